"""What a seat heard, as a sentence for a log."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tabletop.deck.model import Deck
from tabletop.game.feed import Heard
from tabletop.tui.text import one_line
from tabletop.tui.theme import team_of
from tabletop.tui.words import METHODS, OUTCOMES, PHASE_TASKS, cause_title, per_mille, purpose_title, role_title

Values = Mapping[str, Any]
"""The fields of an event as far as a seat may know them."""

_HOW = {"held": "held back", "deferred": "deferred", "skipped": "skipped"}
_STANDING = {
    "carried": "goes ahead",
    "national": "goes ahead as national",
    "waits": "waits a turn",
    "void": "is void",
    "passed": "passes",
}
_CHOICES = {"war": "war", "off_ramp": "one off-ramp turn", "contained": "a contained incident"}
_ENDINGS = {"endex": "ENDEX.", "war": "ENDEX: it ended in war.", "stopped": "ENDEX, called early"}


def sentence(deck: Deck, heard: Heard) -> str:
    """One event in one line of plain words, without its time; user text in it is shown as data."""
    make = _SENTENCES.get(heard.kind)
    return one_line(make(deck, heard.values) if make else heard.kind.replace("_", " "), 600)


def _team(deck: Deck, values: Values) -> str:
    return _short(deck, values.get("team", ""))


def _short(deck: Deck, team: str) -> str:
    found = team_of(deck, team)
    return found.short if found else {"control": "Control", "": "Somebody"}.get(team, team)


def _card(deck: Deck, values: Values) -> str:
    substance = values.get("substance", "")
    if substance == "pass":
        return "a pass"
    card = next((action.title for action in deck.actions if action.id == values.get("card")), "")
    return card or one_line(values.get("argument", "") or "an argument", 80)


def _inject(deck: Deck, values: Values) -> str:
    found = next((inject.title for inject in deck.injects if inject.id == values.get("inject")), "")
    return values.get("title") or found or str(values.get("inject", "a report"))


def _quoted(text: str) -> str:
    return f": “{text}”" if text.strip() else "."


def _opened(deck: Deck, values: Values) -> str:
    return f"STARTEX: {values.get('title') or deck.title}, {len(values.get('plan', ()))} turns."


def _turn(_deck: Deck, values: Values) -> str:
    return f"Turn {values.get('number')} opens: {values.get('title')}, {values.get('date')}."


def _phase(_deck: Deck, values: Values) -> str:
    phase = values.get("phase", "setup")
    return f"Phase: {phase} ({PHASE_TASKS.get(phase, '')})."


def _released(deck: Deck, values: Values) -> str:
    to = [_short(deck, team) for team in values.get("text", {})]
    if "title" not in values:
        return f"Report {' '.join(map(str, values.get('refs', {}).values()))}: {' '.join(values.get('text', {}).values())}"
    everybody = len(to) == len(deck.teams)
    told = f"Released: {values['title']}" + ("" if everybody else f", to {' and '.join(to)} alone")
    return told + (f" (out of plan: {values.get('reason')})" if not values.get("planned", True) else ".")


def _read(deck: Deck, values: Values, what: str, title: str) -> str:
    return f"{_team(deck, values)} reads {what} as {title.lower()}, {values.get('likelihood')} %."


def _incident_read(deck: Deck, values: Values) -> str:
    return _read(deck, values, f"report {values.get('ref')}", cause_title(deck, values.get("reading", "")))


def _move_read(deck: Deck, values: Values) -> str:
    return _read(deck, values, f"move {values.get('ref')}", purpose_title(deck, values.get("reading", "")))


def _forecast(deck: Deck, values: Values) -> str:
    asked = next((each.text for each in deck.questions if each.id == values.get("question")), str(values.get("question")))
    return f"{_team(deck, values)} forecasts {values.get('probability')} %: {asked}"


def _order(deck: Deck, values: Values) -> str:
    slot = "" if values.get("slot") == "main" else f" ({role_title(deck, values.get('role', ''))})"
    purpose = purpose_title(deck, values.get("purpose", ""))
    return f"{_team(deck, values)} orders{slot}: {_card(deck, values)}" + (f", for {purpose.lower()}." if purpose else ".")


def _agreement(deck: Deck, values: Values) -> str:
    verb = "agrees to" if values.get("agrees") else "refuses"
    return f"{role_title(deck, values.get('role', ''))} {verb} {values.get('order')}{_quoted(values.get('words', ''))}"


def _revealed(deck: Deck, values: Values) -> str:
    shown = values.get("shown", "")
    author = values.get("author", "")
    if "standing" in values:
        seen = f" Seen as: “{shown}”" if shown else " Nobody sees it."
        if values["standing"] not in ("carried", "national"):
            seen = ""
        exposed = " It is exposed." if values.get("exposed") else ""
        return f"{_team(deck, values)}'s order {values.get('order')} {_STANDING.get(values['standing'], '')}.{exposed}{seen}"
    return f"{_short(deck, author) if author else 'Seen, author unknown'}: {shown}"


def _ruled(deck: Deck, values: Values) -> str:
    outcome = OUTCOMES.get(values.get("outcome", "failure"), "")
    if "order" not in values:
        return f"A move seen comes to {outcome}{_quoted(values.get('words', ''))}"
    card = next((action.title for action in deck.actions if action.id == values.get("card")), str(values["order"]))
    dice = "+".join(map(str, values.get("dice", ())))
    chance = per_mille(values["chance"]) if values.get("chance") and values.get("method") != "certain" else ""
    how = ", ".join(filter(None, (METHODS.get(values.get("method", "umpire"), ""), chance, f"dice {dice}" if dice else "")))
    return f"Ruled: {_team(deck, values)}, {card}: {outcome} ({how}){_quoted(values.get('words', ''))}"


def _proposed(_deck: Deck, values: Values) -> str:
    dice = f" (d100 {values.get('roll')} against {values.get('chance')})" if values.get("roll") else ""
    return (
        f"Proposed by {values.get('source')}: {values.get('title')}{dice}: {', '.join(values.get('effects', ())) or 'no change'}."
    )


def _settled(_deck: Deck, values: Values) -> str:
    done = {"accept": "Accepted proposal", "soften": "Softened proposal", "hold": "Held proposal"}.get(
        values.get("decision", ""), "Settled"
    )
    return f"{done} {values.get('proposal')}{_quoted(values.get('reason', ''))}"


def _ended(deck: Deck, values: Values) -> str:
    scores = ", ".join(f"{_short(deck, team)} {score}" for team, score in values.get("scores", {}).items())
    words = _ENDINGS.get(values.get("ending", ""), "ENDEX.")
    words += _quoted(values.get("words", "")) if values.get("ending") == "stopped" else ""
    return f"{words} Aims reached: {scores}." if scores else words


def _question(deck: Deck, values: Values) -> str:
    asked = next((each.text for each in deck.questions if each.id == values.get("question")), str(values.get("question")))
    return f"Answered {'yes' if values.get('answer') else 'no'}: {asked}"


def _observed(_deck: Deck, values: Values) -> str:
    what = "Strength" if values.get("seen") == "strength" else "Area for improvement"
    task = f" [{values['task']}]" if values.get("task") else ""
    return f"{what}{task}: {values.get('text')}"


def _expectation(deck: Deck, values: Values) -> str:
    by = "" if values.get("by") == "control" else " (seen by the deck)"
    return f"Expected action of “{_inject(deck, values)}” {values.get('mark')}{by}{_quoted(values.get('note', ''))}"


def _reason(deck: Deck, values: Values) -> str:
    side = "for" if values.get("side") == "pro" else "against"
    about = values.get("order") or f"move {values.get('ref')}"
    return f"{_team(deck, values)} {side} {about}: {values.get('text')}"


def _statements(deck: Deck, values: Values) -> str:
    said = [f"{_short(deck, team)}: “{text}”" for team, text in values.get("statements", {}).items()]
    return "Statements. " + " ".join(said)


_SENTENCES: Mapping[str, Callable[[Deck, Values], str]] = {
    "session_opened": _opened,
    "turn_opened": _turn,
    "phase_opened": _phase,
    "inject_written": lambda _deck, v: f"Control wrote an inject: {v.get('title')}.",
    "inject_released": _released,
    "inject_set_aside": lambda deck, v: f"{_inject(deck, v)} {_HOW.get(v.get('how', ''), '')}{_quoted(v.get('reason', ''))}",
    "expectation_marked": _expectation,
    "incident_read": _incident_read,
    "forecast_made": _forecast,
    "order_given": _order,
    "order_withdrawn": lambda deck, v: f"{_team(deck, v)} takes back order {v.get('order')}.",
    "agreement_given": _agreement,
    "statement_made": lambda deck, v: f"{_team(deck, v)} will say: “{v.get('text')}”",
    "team_finished": lambda deck, v: f"{_team(deck, v)} is done with the {v.get('phase')} phase.",
    "observable_worded": lambda _deck, v: f"What others see of {v.get('order')} worded: “{v.get('text')}”",
    "statements_revealed": _statements,
    "order_revealed": _revealed,
    "move_read": _move_read,
    "reason_raised": _reason,
    "estimate_given": lambda _deck, v: f"An estimate of {v.get('order') or 'a move'}: {v.get('percent')} %.",
    "vote_cast": lambda _deck, v: f"A vote on {v.get('order') or 'a move'}: {'succeeds' if v.get('succeeds') else 'fails'}.",
    "order_ruled": _ruled,
    "proposal_made": _proposed,
    "proposal_settled": _settled,
    "world_adjusted": lambda _deck, v: f"Control adjusted {v.get('what')}{_quoted(v.get('reason', ''))}",
    "ladder_chosen": lambda _deck, v: (
        f"At the top of the ladder: {_CHOICES.get(v.get('choice', ''), '')}{_quoted(v.get('words', ''))}"
    ),
    "question_answered": _question,
    "session_ended": _ended,
    "seat_taken": lambda deck, v: f"Seat {_short(deck, v.get('place', ''))} taken by {v.get('person')}.",
    "noted": lambda _deck, v: f"Note: {v.get('text')}",
    "observation_made": _observed,
    "task_rated": lambda _deck, v: f"Rated {v.get('rating')}: {v.get('task')}.",
    "rewound": lambda _deck, v: f"Taken back to an earlier step{_quoted(v.get('reason', ''))}",
    "amended": lambda _deck, v: f"Words amended{_quoted(v.get('reason', ''))}",
}
