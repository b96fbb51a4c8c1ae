"""Turn by turn: what came, what was read into it, what was decided and why, what became of it."""

from __future__ import annotations

from tabletop.game import events as e
from tabletop.review.analysis import Analysis
from tabletop.review.analysis.changes import Change
from tabletop.review.analysis.injects import InjectPlayed
from tabletop.review.analysis.orders import OrderPlayed
from tabletop.review.analysis.record import Ref
from tabletop.review.analysis.turns import ProposalPlayed, TurnPlayed
from tabletop.review.chapters.overview import MODEL, PLAYER, RULING
from tabletop.review.markdown import block, md, quoted, table
from tabletop.review.prose import (
    agreements_text,
    change_text,
    cost_text,
    likelihood,
    reading_text,
    ruling_text,
    seen_text,
    standing_text,
    steps,
)

_HELD = {"held": "held back", "deferred": "deferred", "skipped": "skipped"}
_SETTLED = {"accept": "accepted it", "soften": "softened it", "hold": "held it"}
_CHOICES = {"war": "war", "off_ramp": "one off-ramp turn", "contained": "a contained incident"}
_MARKS = {"met": "met", "partly": "partly met", "missed": "missed"}
_THROUGH = {"order": "Order", "inject": "Inject", "rule": "Rule", "hazard": "Hazard", "control": "Control"}


def at(*refs: Ref) -> str:
    """Where something stands in the record, as a note."""
    return f"*({steps(refs)})*"


def turns_chapter(analysis: Analysis, *, staff: bool) -> list[str]:
    """Every turn in order; control's notes are for staff alone."""
    lines = ["## 3. Turn by turn", ""]
    for turn in analysis.turns:
        lines += turn_lines(analysis, turn, staff=staff)
    return lines


def turn_lines(analysis: Analysis, turn: TurnPlayed, *, staff: bool) -> list[str]:
    """One turn; control's notes are for staff alone."""
    titles = analysis.titles
    lines = [f"### Turn {turn.number} · {md(turn.date)} · {md(turn.title)}", ""]
    if turn.text:
        lines += [*block(turn.text), ""]
    if turn.injects or turn.held:
        lines += ["**What happened**", ""]
        for inject in turn.injects:
            lines += _inject(analysis, inject)
        for held in turn.held:
            until = f" to {_turn_of(analysis, held.aside.turn)}" if held.aside.turn else ""
            how = f"{_HELD[held.aside.how]}{until}"
            lines.append(f"- {RULING} {quoted(held.title)} was {how}. Reason: {quoted(held.aside.reason)} {at(held.ref)}")
        lines.append("")
    if turn.statements:
        lines += ["**Public statements**", ""]
        lines += [f"- {PLAYER} {md(titles.team(one.team))}: {quoted(one.text)} {at(one.ref)}" for one in turn.statements]
        lines.append("")
    if turn.orders or turn.silent:
        lines += ["**Orders**", ""]
        for order in turn.orders:
            lines += order_lines(analysis, order, turn.number)
        lines += [f"- {PLAYER} {md(titles.team(team))} gave no order." for team in turn.silent]
        lines.append("")
    if turn.later:
        lines += ["**Orders of earlier turns**", ""]
        for order in turn.later:
            lines += _later(analysis, order, turn.number)
        lines.append("")
    lines += _consequences(analysis, turn)
    if staff and turn.notes:
        lines += ["**Control’s notes**", ""]
        lines += [f"- {RULING} {quoted(note.event.text)} {at(note.ref)}" for note in turn.notes]
        lines.append("")
    lines += _changes(analysis, turn.changes)
    return lines


def _turn_of(analysis: Analysis, turn: int) -> str:
    """A turn of the deck by the number that the session gave it; by the deck's own if the session did not come to it."""
    number = next((played.number for played in analysis.turns if played.turn == turn), 0)
    return f"turn {number}" if number else f"the deck’s turn {turn}"


def _inject(analysis: Analysis, inject: InjectPlayed) -> list[str]:
    titles, event = analysis.titles, inject.released
    kind = [event.time] if event.time else []
    if event.incident:
        kind.append("an incident")
    if inject.by_hazard:
        kind.append("from a hazard that control accepted")
    tail = f" ({md(', '.join(kind))})" if kind else ""
    lines = [f"- {RULING} **{md(event.title)}**{tail} {at(inject.ref)}"]
    if event.reason:
        how = "Released out of plan" if not event.planned else "Released with a word"
        lines.append(f"  - {how}. Reason: {quoted(event.reason)}")
    told = set(zip(event.text.values(), event.source.values(), event.reliability.values(), strict=False))
    alike = len(told) == 1 and len(event.text) == len(analysis.deck.teams) > 1
    for team, text in event.text.items():
        who = "To all" if alike else f"To {md(titles.team(team))}"
        facts = [fact for fact in (event.source.get(team, ""), event.reliability.get(team, "")) if fact]
        source = f" ({md(', '.join(facts))})" if facts else ""
        lines.append(f"  - {who}{source}: {quoted(text)}")
        if alike:
            break
    if event.incident:
        lines += _readings(analysis, inject)
    return lines


def _readings(analysis: Analysis, inject: InjectPlayed) -> list[str]:
    titles = analysis.titles
    lines = []
    for reading in inject.readings:
        right = "that is what it was" if reading.right else "that is not what it was"
        lines.append(
            f"  - {PLAYER} {md(titles.team(reading.team))} took it for: {md(titles.cause(reading.reading))} "
            f"({likelihood(reading.likelihood)}); {right} {at(reading.ref)}"
        )
    if inject.unread and analysis.session.assess:
        lines.append(f"  - No reading from {md(' and '.join(titles.team(team) for team in inject.unread))}")
    drawn = inject.by_hazard or any(card.id == inject.released.inject for card in analysis.deck.injects)
    lines.append(f"  - {MODEL if drawn else RULING} Sealed truth: {md(titles.cause(inject.released.cause))}")
    return lines


def order_lines(analysis: Analysis, order: OrderPlayed, number: int) -> list[str]:
    """An order from its reasons to its ruling, as a list item; what came of it in later turns is told there."""
    titles, given = analysis.titles, order.given
    lines = [f"- {PLAYER} **{md(titles.team(given.team))}: {md(order.title)}** ({md(cost_text(order, titles))}) {at(order.ref)}"]
    if given.substance != "pass":
        lines.append(f"  - Purpose: {md(titles.purpose(given.purpose))}. To be taken for: {md(titles.purpose(given.message))}.")
    lines.append(f"  - Why: {quoted(given.rationale)}")
    for name, text in (
        ("Meant to move", analysis.titles.effects(given.effects)),
        ("Other ways considered", given.alternatives),
        ("Dissent", given.dissent),
        ("In charge", given.owner),
        ("Aimed at", given.target),
    ):
        if text:
            lines.append(f"  - {name}: {md(text) if name == 'Meant to move' else quoted(text)}")
    lines += [f"  - {PLAYER} {md(text)} {at(ref)}" for text, ref in agreements_text(order, titles)]
    if standing := standing_text(order, titles):
        lines.append(f"  - {MODEL if order.reveals else PLAYER} {md(standing)}{_refs(order)}")
    if order.worded:
        lines.append(f"  - {RULING} Control worded what others would see of it {at(order.worded.ref)}")
    lines += _revealed(analysis, order, number)
    if order.ruling and order.ruling.number == number:
        lines += _ruled(analysis, order)
    elif order.carried and order.carried.number == number and order.carried.event.due > number:
        lines.append(f"  - {MODEL} It takes until turn {order.carried.event.due} {at(order.carried.ref)}")
    return lines


def _refs(order: OrderPlayed) -> str:
    refs = [reveal.ref for reveal in order.reveals] + ([order.withdrawn.ref] if order.withdrawn else [])
    return f" {at(*refs)}" if refs else ""


def _revealed(analysis: Analysis, order: OrderPlayed, number: int) -> list[str]:
    """What a reveal in this turn showed, moved, and was taken for."""
    titles = analysis.titles
    money = next((team.capital for team in analysis.deck.teams if team.id == order.given.team), "")
    at_reveal = {reveal.ref for reveal in order.reveals if reveal.number == number}
    moved = [change for change in order.changes if change.ref in at_reveal and change.what != money]
    lines = []
    if order.carried and order.carried.number == number and (seen := seen_text(order, titles)):
        lines.append(f"  - {MODEL} {md(seen)} {at(order.carried.ref)}")
    if moved:
        told = "; ".join(change_text(analysis.deck, change) for change in moved)
        lines.append(f"  - {MODEL} {md(told)} {at(*at_reveal)}")
    lines += [
        f"  - {PLAYER} {md(reading_text(titles, reading))} {at(reading.ref)}"
        for reading in analysis.perception.readings
        if reading.order_ref == order.ref and reading.number == number
    ]
    return lines


def _ruled(analysis: Analysis, order: OrderPlayed) -> list[str]:
    assert order.ruling is not None
    titles, ruling = analysis.titles, order.ruling.event
    lines = []
    weights = {"pro": ruling.pros, "con": ruling.cons}
    raised = {reason.event.text: reason for reason in order.reasons}
    card = next((card for card in analysis.deck.actions if card.id == order.given.card), None)
    printed = {reason.text for reason in (*card.pros, *card.cons)} if card else set()
    for side, name in (("pro", "For"), ("con", "Against")):
        for weighed in weights[side]:
            who = raised.get(weighed.text)
            by = f", raised by {md(titles.team(who.event.team))}" if who else ", from the card" if weighed.text in printed else ""
            lines.append(f"  - {RULING} {name} (weight {weighed.weight}{by}): {quoted(weighed.text)}")
    kept = {weighed.text for weighed in (*ruling.pros, *ruling.cons)}
    for reason in order.reasons:
        if reason.event.text not in kept:
            side = "for" if reason.event.side == "pro" else "against"
            who_said = md(titles.team(reason.event.team))
            lines.append(f"  - {PLAYER} {who_said} argued {side} it: {quoted(reason.event.text)} {at(reason.ref)}")
    if ruling.contest:
        others = [
            other.title
            for other in analysis.orders
            if other.given.order in ruling.contest and other.ruling and other is not order
        ]
        lines.append(f"  - {RULING} Ruled as one contest with {md(' and '.join(f'“{title}”' for title in others))}")
    words = f" {quoted(ruling.words)}" if ruling.words else ""
    lines.append(f"  - {RULING} {md(ruling_text(order))}{words} {at(order.ruling.ref)}")
    if ruling.fact:
        lines.append(f"  - {RULING} Established as a fact: {quoted(ruling.fact)}")
    if ruling.note:
        lines.append(f"  - {RULING} Control’s note: {quoted(ruling.note)}")
    halved = _halved(analysis, order)
    if moved := [change_text(analysis.deck, change) for change in order.changes if change.ref == order.ruling.ref]:
        lines.append(f"  - {MODEL} {md('; '.join(moved))}.{halved}")
    else:
        lines.append(f"  - {MODEL} Nothing in the world changed by it.{halved}")
    return lines


def _halved(analysis: Analysis, order: OrderPlayed) -> str:
    """Why a partial success did what it did, of a card that says nothing of partial success."""
    card = next((card for card in analysis.deck.actions if card.id == order.given.card), None)
    if card is None or card.partial or not order.ruling or order.ruling.event.outcome != "partial":
        return ""
    return " The card says nothing of a partial success: half of what success moves, rounded toward zero."


def _later(analysis: Analysis, order: OrderPlayed, number: int) -> list[str]:
    """What became in this turn of an order of an earlier one."""
    titles = analysis.titles
    lines = [f"- {md(titles.team(order.given.team))}: **{md(order.title)}**, ordered in turn {order.number} {at(order.ref)}"]
    waited = [reveal for reveal in order.reveals if reveal.number == number]
    if waited and (standing := standing_text(order, titles)):
        lines.append(f"  - {MODEL} {md(standing)} {at(*(reveal.ref for reveal in waited))}")
    lines += _revealed(analysis, order, number)
    if order.ruling and order.ruling.number == number:
        lines += _ruled(analysis, order)
    return lines


def _consequences(analysis: Analysis, turn: TurnPlayed) -> list[str]:
    lines: list[str] = []
    for proposal in turn.proposals:
        lines += _proposal(analysis, proposal)
    for adjusted in turn.adjusted:
        event = adjusted.event
        what = md(analysis.titles.effects((event.what,)))
        lines.append(f"- {RULING} Control changed the world by hand: {what}. Reason: {quoted(event.reason)} {at(adjusted.ref)}")
    for choice in turn.choices:
        words = f" {quoted(choice.event.words)}" if choice.event.words else ""
        lines.append(
            f"- {RULING} At the top of the ladder control chose {_CHOICES[choice.event.choice]}.{words} {at(choice.ref)}"
        )
    cards = {one.inject: one for one in analysis.objectives.expected}
    for mark in turn.marks:
        expected = cards.get(mark.event.inject)
        if expected is not None:
            lines.append(_mark(mark.event, mark.ref, f"{analysis.titles.team(expected.team)}: {expected.text}"))
    for answer in turn.answers:
        said = "yes" if answer.event.answer else "no"
        lines.append(f"- {MODEL} {quoted(analysis.titles.question(answer.event.question))} Answer: {said} {at(answer.ref)}")
    return ["**Consequences**", "", *lines, ""] if lines else []


def _mark(mark: e.ExpectationMarked, ref: Ref, text: str) -> str:
    label = RULING if mark.by == "control" else MODEL
    note = f" {quoted(mark.note)}" if mark.note else ""
    return f"- {label} Expected of {md(text)} Result: {_MARKS[mark.mark]}.{note} {at(ref)}"


def _proposal(analysis: Analysis, proposal: ProposalPlayed) -> list[str]:
    made = proposal.made.event
    what = "The standing rule" if made.source == "rule" else f"The hazard (chance {made.chance} %, d100 fell {made.roll})"
    effects = md(analysis.titles.effects(made.effects)) or "nothing"
    lines = [f"- {MODEL} {what} **{md(made.title)}** proposed: {effects} {at(proposal.made.ref)}"]
    if proposal.settled:
        settled = proposal.settled.event
        reason = f" Reason: {quoted(settled.reason)}" if settled.reason else ""
        softened = f" to {md(analysis.titles.effects(settled.effects) or 'nothing')}" if settled.decision == "soften" else ""
        lines.append(f"  - {RULING} Control {_SETTLED[settled.decision]}{softened}.{reason} {at(proposal.settled.ref)}")
    else:
        lines.append("  - Not settled.")
    return lines


def _changes(analysis: Analysis, changes: tuple[Change, ...]) -> list[str]:
    titles = analysis.titles
    rows = []
    for change in changes:
        team = f"{titles.team(change.team)}: " if change.team else ""
        through = "" if change.source == "income" else f"{_THROUGH[change.source]}: "
        rows.append((md(change_text(analysis.deck, change)), through + md(team + change.cause), str(change.ref)))
    if not rows:
        return ["Nothing in the world changed.", ""]
    return ["**What changed**", "", *table(("Change", "Through", "Where"), rows), ""]
