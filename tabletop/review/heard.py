"""What a seat heard of an event, in a sentence: for logs, the replay, and reports for a seat's eyes.

Made from the values that the seat may know and from the deck as it may read it, and from nothing else; what it may not know is
left out of the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from tabletop.deck.model import Deck
from tabletop.game.feed import Heard
from tabletop.review.analysis.titles import OUTCOMES, Titles, counted, listed

Values: TypeAlias = Mapping[str, Any]

_PHASES = {
    "inject": "inject",
    "assess": "assess",
    "decide": "decide",
    "adjudicate": "adjudicate",
    "consequences": "consequences",
}


class Teller:
    """Tells events in words, for a seat that reads this deck. `people` are names by roster id, where the seat may know them."""

    def __init__(self, deck: Deck, people: Mapping[str, str] | None = None) -> None:
        self.titles = Titles(deck, people or {})
        self._injects = {card.id: card.title for card in deck.injects}

    def tell(self, heard: Heard) -> str:
        """One sentence or two, as plain text on one line or several."""
        telling = _TELLINGS.get(heard.kind)
        return telling(self, heard.values) if telling else heard.kind.replace("_", " ")

    def inject(self, inject: str) -> str:
        """An inject's title, or its id."""
        return self._injects.get(inject, inject)

    def wordings(self, texts: Mapping[str, str]) -> str:
        """Texts by team: one text where all are alike."""
        if len(set(texts.values())) == 1:
            return f"“{next(iter(texts.values()))}”"
        return " ".join(f"{self.titles.team(team)}: “{text}”" for team, text in texts.items())


def _session_opened(t: Teller, v: Values) -> str:
    teams = listed([t.titles.team_long(team) for team in v["teams"]])
    hidden = ", the end hidden" if v["hidden_end"] else ""
    return f"STARTEX. “{v['title']}”: {teams}, {counted(len(v['plan']), 'turn')}{hidden}."


def _turn_opened(_t: Teller, v: Values) -> str:
    return f"Turn {v['number']} begins: {v['title']}, {v['date']}."


def _phase_opened(_t: Teller, v: Values) -> str:
    return f"The {_PHASES.get(v['phase'], v['phase'])} phase begins."


def _inject_written(t: Teller, v: Values) -> str:
    return f"Control wrote the inject “{v['title']}”. {t.wordings(v['text'])}"


def _inject_released(t: Teller, v: Values) -> str:
    title = f" “{v['title']}”" if "title" in v else ""
    time = f" ({v['time']})" if v["time"] else ""
    if "text" not in v:
        return f"{'An incident is' if v['incident'] else 'A report has been'} told{time}, each team its own way."
    cause = f" Sealed truth: {t.titles.cause(v['cause'])}." if v.get("cause") else ""
    reason = f" Out of plan: {v['reason']}" if v.get("reason") else ""
    sources = sorted({source for source in v.get("source", {}).values() if source})
    source = f" Source: {listed(sources)}." if sources else ""
    what = "Incident" if v["incident"] else "Report"
    return f"{what}{title}{time}. {t.wordings(v['text'])}{source}{cause}{reason}"


def _inject_set_aside(t: Teller, v: Values) -> str:
    until = f" to the deck’s turn {v['turn']}" if v["turn"] else ""
    return f"Inject “{t.inject(v['inject'])}” {v['how']}{until}: {v['reason']}"


def _expectation_marked(t: Teller, v: Values) -> str:
    return f"The action expected after “{t.inject(v['inject'])}” is {v['mark']}. {v['note']}".strip()


def _incident_read(t: Teller, v: Values) -> str:
    return f"{t.titles.team(v['team'])} takes report {v['ref']} for: {t.titles.cause(v['reading'])}, {v['likelihood']} %."


def _move_read(t: Teller, v: Values) -> str:
    return f"{t.titles.team(v['team'])} takes move {v['ref']} for: {t.titles.purpose(v['reading'])}, {v['likelihood']} %."


def _forecast_made(t: Teller, v: Values) -> str:
    return f"{t.titles.team(v['team'])} puts {v['probability']} % on: {t.titles.question(v['question'])}"


def _order_given(t: Teller, v: Values) -> str:
    slot = "main" if v["slot"] == "main" else "national"
    if v["substance"] == "pass":
        return f"{t.titles.team(v['team'])} passes its {slot} order: “{v['rationale']}”"
    what = t.titles.card(v["card"]) if v["card"] else v["argument"]
    meant = f"Purpose {t.titles.purpose(v['purpose'])}, to be taken for {t.titles.purpose(v['message'])}."
    return f"{t.titles.team(v['team'])} gives its {slot} order: {what} ({v['posture']}). {meant} Why: “{v['rationale']}”"


def _order_withdrawn(t: Teller, v: Values) -> str:
    return f"{t.titles.team(v['team'])} takes an order back."


def _agreement_given(t: Teller, v: Values) -> str:
    words = f": “{v['words']}”" if v["words"] else "."
    return f"{t.titles.role(v['role'])} {'agrees' if v['agrees'] else 'refuses'}{words}"


def _statement_made(t: Teller, v: Values) -> str:
    return f"{t.titles.team(v['team'])} chooses its words: “{v['text']}”"


def _team_finished(t: Teller, v: Values) -> str:
    return f"{t.titles.team(v['team'])} is done with the {v['phase']} phase."


def _observable_worded(_t: Teller, v: Values) -> str:
    return f"Control words what others will see: “{v['text']}”"


def _statements_revealed(t: Teller, v: Values) -> str:
    return " ".join(f"{t.titles.team(team)} says: “{text}”" for team, text in v["statements"].items())


_STANDINGS = {
    "carried": "goes ahead",
    "national": "goes ahead as one office’s own",
    "waits": "lacks agreement and waits",
    "void": "lacks agreement and comes to nothing",
    "passed": "is a pass",
}


def _order_revealed(t: Teller, v: Values) -> str:
    shown = f" “{v['shown']}”" if v.get("shown") else ""
    if "standing" not in v:
        who = t.titles.team(v["author"]) if v.get("author") else "Nobody can tell who"
        exposed = " It was meant to stay hidden." if v.get("exposed") else ""
        return f"Seen: {who}.{shown}{exposed}"
    exposed = " It is exposed." if v["exposed"] else ""
    return f"{t.titles.team(v['team'])}’s order {_STANDINGS[v['standing']]}.{exposed}{f' Seen of it:{shown}' if shown else ''}"


def _reason_raised(t: Teller, v: Values) -> str:
    return f"{t.titles.team(v['team'])} argues {'for' if v['side'] == 'pro' else 'against'} it: “{v['text']}”"


def _estimate_given(_t: Teller, v: Values) -> str:
    return f"An estimate: {v['percent']} %."


def _vote_cast(_t: Teller, v: Values) -> str:
    return f"A vote: it {'succeeds' if v['succeeds'] else 'fails'}."


def _order_ruled(t: Teller, v: Values) -> str:
    whose = f"{t.titles.team(v['team'])}: {t.titles.card(v['card'])}" if v.get("card") else "A move"
    dice = f" ({v['method']}, dice {' + '.join(map(str, v['dice']))})" if v.get("dice") else ""
    words = f" “{v['words']}”" if v["words"] else ""
    fact = f" Established: “{v['fact']}”" if v["fact"] else ""
    return f"{whose} ends in {OUTCOMES[v['outcome']]}{dice}.{words}{fact}"


def _proposal_made(_t: Teller, v: Values) -> str:
    return f"Proposed: {v['title']} ({', '.join(v['effects']) or 'no effect'})."


_DECISIONS = {"accept": "accepts", "soften": "softens", "hold": "holds"}


def _proposal_settled(_t: Teller, v: Values) -> str:
    reason = f": {v['reason']}" if v["reason"] else "."
    return f"Control {_DECISIONS[v['decision']]} a proposal ({', '.join(v['effects']) or 'no effect'}){reason}"


def _world_adjusted(_t: Teller, v: Values) -> str:
    return f"Control sets {v['what']}: {v['reason']}"


def _ladder_chosen(_t: Teller, v: Values) -> str:
    what = {"war": "war", "off_ramp": "one off-ramp turn", "contained": "a contained incident"}[v["choice"]]
    return f"At the top of the ladder: {what}. {v['words']}".strip()


def _question_answered(t: Teller, v: Values) -> str:
    return f"{t.titles.question(v['question'])} {'Yes' if v['answer'] else 'No'}."


_ENDINGS = {"endex": "ENDEX.", "war": "ENDEX: war.", "stopped": "ENDEX, before its time."}


def _session_ended(_t: Teller, v: Values) -> str:
    return f"{_ENDINGS[v['ending']]} {v['words']}".strip()


def _seat_taken(t: Teller, v: Values) -> str:
    team, _, place = v["place"].partition("/")
    return f"{t.titles.person(v['person'])} takes the seat {t.titles.team(team)}{f', {place}' if place else ''}."


def _noted(_t: Teller, v: Values) -> str:
    return f"Note: {v['text']}"


def _observation_made(t: Teller, v: Values) -> str:
    what = "Strength" if v["seen"] == "strength" else "Area for improvement"
    task = f" ({t.titles.task(v['task'])})" if v["task"] else ""
    return f"{what}{task}: {v['text']}"


def _task_rated(t: Teller, v: Values) -> str:
    note = f": {v['note']}" if v["note"] else "."
    return f"{t.titles.task(v['task'])} is rated {v['rating']}{note}"


def _rewound(_t: Teller, v: Values) -> str:
    where = f" to step {v['to_seq']}" if "to_seq" in v else ""
    return f"Control takes the session back{where}: {v['reason']}"


def _amended(_t: Teller, v: Values) -> str:
    return f"Words of step {v['seq']} are amended to “{v['text']}”: {v['reason']}"


_TELLINGS: dict[str, Callable[[Teller, Values], str]] = {
    "session_opened": _session_opened,
    "turn_opened": _turn_opened,
    "phase_opened": _phase_opened,
    "inject_written": _inject_written,
    "inject_released": _inject_released,
    "inject_set_aside": _inject_set_aside,
    "expectation_marked": _expectation_marked,
    "incident_read": _incident_read,
    "move_read": _move_read,
    "forecast_made": _forecast_made,
    "order_given": _order_given,
    "order_withdrawn": _order_withdrawn,
    "agreement_given": _agreement_given,
    "statement_made": _statement_made,
    "team_finished": _team_finished,
    "observable_worded": _observable_worded,
    "statements_revealed": _statements_revealed,
    "order_revealed": _order_revealed,
    "reason_raised": _reason_raised,
    "estimate_given": _estimate_given,
    "vote_cast": _vote_cast,
    "order_ruled": _order_ruled,
    "proposal_made": _proposal_made,
    "proposal_settled": _proposal_settled,
    "world_adjusted": _world_adjusted,
    "ladder_chosen": _ladder_chosen,
    "question_answered": _question_answered,
    "session_ended": _session_ended,
    "seat_taken": _seat_taken,
    "noted": _noted,
    "observation_made": _observation_made,
    "task_rated": _task_rated,
    "rewound": _rewound,
    "amended": _amended,
}
