"""What is asked, said and offered besides orders, in words."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.game import events as e
from tabletop.game.telling.telling import Telling, Values
from tabletop.game.telling.titles import Titles
from tabletop.game.telling.words import listed, quoted

_PASSING: Mapping[e.Passing, str] = {
    "free": "go at once from now on",
    "held": "wait for control’s approval from now on",
    "off": "are off from now on",
}


def _set(_t: Titles, v: Values) -> str:
    return f"Messages between teams {_PASSING[v['passing']]}."


def _sent(t: Titles, v: Values) -> str:
    team = t.team(v["team"])
    if v["rfi"]:
        return f"{team} asks control (message {v['ref']}): “{v['text']}”"
    return f"{team} writes to {listed(t.team(to) for to in v['to'])} (message {v['ref']}): “{v['text']}”"


def _wordings(t: Titles, texts: Mapping[str, str]) -> str:
    """Texts by team: one text where all are alike."""
    if len(set(texts.values())) == 1:
        return f"“{next(iter(texts.values()))}”"
    return " ".join(f"{t.team(team)}: “{text}”" for team, text in texts.items())


def _delivered(t: Titles, v: Values) -> str:
    texts: Mapping[str, str] = v.get("text", {})
    if not texts:
        # Its sender learns that it arrived; everybody, that each team got words of its own from control.
        return "Control tells each team its own words." if v["team"] == "control" else f"Message {v['ref']} was delivered."
    # A team reads its own text alone, and knows whom it reached; only control and evaluators know the message's number.
    to = "" if "message" not in v and "all" not in texts else f" to {_to(t, texts)}"
    if v["team"] != "control":
        return f"{t.team(v['team'])}’s message{to}: {_wordings(t, texts)}"
    asked = [(team, number) for team, number in v.get("answered", {}).items() if number]
    if asked:
        team, number = asked[0]
        return f"Control answers {t.team(team)}’s message {number}{to}: {_wordings(t, texts)}"
    return f"Control’s message{to}: {_wordings(t, texts)}"


def _to(t: Titles, texts: Mapping[str, str]) -> str:
    """To whom it went, by the teams that a text is for."""
    everybody = "all" in texts or len(texts) == len(t.deck.teams)
    return "all teams" if everybody else listed(t.team(team) for team in texts)


def _closed(t: Titles, v: Values) -> str:
    return f"Control closes {t.team(v['team'])}’s message {v['ref']}{quoted(v['reason'])}"


def _taken_up(t: Titles, v: Values) -> str:
    where = f" with the inject “{t.inject(v['inject'])}”" if "inject" in v else ""
    return f"Control takes {t.team(v['team'])}’s message {v['ref']} up in play{where}."


def _opened(t: Titles, v: Values) -> str:
    teams = list(v.get("refs", {}))
    between = f" between {listed(map(t.team, teams))}" if len(teams) > 1 else ""
    return f"Talks{between} are open{quoted(v['topic'])}"


def _recorded(t: Titles, v: Values) -> str:
    return f"{t.team(v['team'])} writes down what was said in the talks."


def _recorded_long(t: Titles, v: Values) -> str:
    offered, heard = v["offered"].strip() or "nothing", v["heard"].strip() or "nothing"
    return f"{t.team(v['team'])} on the talks. What it offered: “{offered}” What it heard: “{heard}”"


def _over(t: Titles, v: Values) -> str:
    teams = list(v.get("refs", {}))
    between = f" between {listed(map(t.team, teams))}" if len(teams) > 1 else ""
    return f"The talks{between} are over."


TELLINGS: Mapping[type[e.Event], Telling] = {
    e.MessagesSet: Telling.alike(_set),
    e.MessageSent: Telling.alike(_sent),
    e.MessageDelivered: Telling.alike(_delivered),
    e.MessageClosed: Telling.alike(_closed),
    e.MessageTakenUp: Telling.alike(_taken_up),
    e.TalksOpened: Telling.alike(_opened),
    e.TalksRecorded: Telling(_recorded, _recorded_long),
    e.TalksClosed: Telling.alike(_over),
}
