"""What control puts into play, in words."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.game import events as e
from tabletop.game.telling.telling import Telling, Values
from tabletop.game.telling.titles import Titles
from tabletop.game.telling.words import MARKS, listed, quoted

_HOW = {"held": "held back", "deferred": "deferred", "skipped": "skipped"}


def _wordings(t: Titles, texts: Mapping[str, str]) -> str:
    """Texts by team: one text where all are alike."""
    if len(set(texts.values())) == 1:
        return f"“{next(iter(texts.values()))}”"
    return " ".join(f"{t.team(team)}: “{text}”" for team, text in texts.items())


def _written(_t: Titles, v: Values) -> str:
    return f"Control wrote the inject “{v['title']}”."


def _written_long(t: Titles, v: Values) -> str:
    return f"{_written(t, v)} {_wordings(t, v['text'])}"


def _each_its_own(v: Values) -> str:
    """What everybody may know of an inject that each team was told in its own way."""
    time = f" ({v['time']})" if v["time"] else ""
    what = "An incident" if v["incident"] else "A report"
    # Without an entry of its own a seat cannot tell whether all were told, or only some.
    return f"{what} is told{time}{', each team its own way' if 'text' not in v else ', not to all'}."


def _released(t: Titles, v: Values) -> str:
    if not v.get("text"):
        return _each_its_own(v)
    if "title" not in v:
        number = "".join(f" {ref}" for ref in v.get("refs", {}).values())
        return f"Report{number}: {' '.join(v['text'].values())}"
    alone = "" if len(v["text"]) == len(t.deck.teams) else f", to {listed(t.team(team) for team in v['text'])} alone"
    reworded = ", in other words" if _reworded(t, v) else ""
    what = f"Released: {v['title']}{alone}{reworded}"
    if not v["planned"]:
        return f"{what}, out of plan{quoted(v['reason'])}"
    return what if what.endswith(("?", "!", ".")) else f"{what}."


def _reworded(t: Titles, v: Values) -> bool:
    """Whether control changed what the deck's card tells somebody."""
    card = next((each for each in t.deck.injects if each.id == v["inject"]), None)
    return card is not None and any(text.strip() != card.wording(team).strip() for team, text in v["text"].items())


def _released_long(t: Titles, v: Values) -> str:
    if not v.get("text"):
        return _each_its_own(v)
    title = f" “{v['title']}”" if "title" in v else ""
    time = f" ({v['time']})" if v["time"] else ""
    sources = sorted({source for source in v.get("source", {}).values() if source})
    source = f" Source: {listed(sources)}." if sources else ""
    cause = f" Sealed truth: {t.cause(v['cause'])}." if v.get("cause") else ""
    reason = f" Out of plan{quoted(v['reason'])}" if v.get("reason") else ""
    return f"{'Incident' if v['incident'] else 'Report'}{title}{time}. {_wordings(t, v['text'])}{source}{cause}{reason}"


def _set_aside(t: Titles, v: Values) -> str:
    until = f" to {t.date(v['turn'])}" if v["turn"] else ""
    return f"Inject “{v.get('title') or t.inject(v['inject'])}” {_HOW[v['how']]}{until}{quoted(v['reason'])}"


def _expectation(t: Titles, v: Values) -> str:
    by = "" if v["by"] == "control" else ", seen by the deck"
    return f"Expected action after “{v.get('title') or t.inject(v['inject'])}”: {MARKS[v['mark']]}{by}{quoted(v['note'])}"


def _timed(t: Titles, v: Values) -> str:
    how = "is to be proposed at its time by the clock" if v["at"] else "is off the clock"
    return f"Inject “{t.inject(v['inject'])}” {how}."


TELLINGS: Mapping[type[e.Event], Telling] = {
    e.InjectWritten: Telling(_written, _written_long),
    e.InjectReleased: Telling(_released, _released_long),
    e.InjectSetAside: Telling.alike(_set_aside),
    e.ExpectationMarked: Telling.alike(_expectation),
    e.InjectTimed: Telling.alike(_timed),
}
