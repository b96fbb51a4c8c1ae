"""Turn by turn: what came, what was read into it, what was decided and why, what became of it."""

from __future__ import annotations

from tabletop.game import events as e
from tabletop.game.telling.words import counted, listed
from tabletop.review.analysis import Analysis
from tabletop.review.analysis.changes import Change
from tabletop.review.analysis.injects import InjectPlayed, InjectTiming
from tabletop.review.analysis.record import Ref
from tabletop.review.analysis.turns import ProposalPlayed, TurnPlayed
from tabletop.review.chapters.labels import MODEL, RULING, cell, control, decided, of_team
from tabletop.review.chapters.orders import later_lines, order_lines
from tabletop.review.chapters.overview import at
from tabletop.review.markdown import block, md, quoted, table
from tabletop.review.prose import change_text, likelihood, wall_clock

_HELD = {"held": "held back", "deferred": "deferred", "skipped": "skipped"}
_SETTLED = {"accept": "accepted it", "soften": "softened it", "hold": "held it"}
_CHOICES = {"war": "war", "off_ramp": "one off-ramp turn", "contained": "a contained incident"}
_MARKS = {"met": "met", "partly": "partly met", "missed": "missed"}
_THROUGH = {"order": "Order", "inject": "Inject", "rule": "Rule", "hazard": "Hazard", "control": "Control"}


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
    if turn.injects or turn.held or turn.timed:
        lines += ["**What happened**", ""]
        for inject in turn.injects:
            lines += _inject(analysis, inject)
        for held in turn.held:
            until = f" to {_turn_of(analysis, held.aside.turn)}" if held.aside.turn else ""
            how = f"{_HELD[held.aside.how]}{until}"
            lines.append(f"- {cell(analysis)} {quoted(held.title)} was {how}. Reason: {quoted(held.aside.reason)} {at(held.ref)}")
        lines += [_timing(analysis, one) for one in turn.timed]
        lines.append("")
    if turn.statements:
        lines += ["**Public statements**", ""]
        lines += [
            f"- {of_team(analysis, one.team)} {md(titles.team(one.team))}: {quoted(one.text)} {at(one.ref)}"
            for one in turn.statements
        ]
        lines.append("")
    if turn.orders or turn.silent:
        lines += ["**Orders**", ""]
        for order in turn.orders:
            lines += order_lines(analysis, order, turn.number)
        lines += [f"- {of_team(analysis, team)} {md(titles.team(team))} gave no order." for team in turn.silent]
        lines.append("")
    if turn.later:
        lines += ["**Orders of earlier turns**", ""]
        for order in turn.later:
            lines += later_lines(analysis, order, turn.number)
        lines.append("")
    lines += _exchanged(analysis, turn.number)
    lines += _consequences(analysis, turn)
    if staff and turn.notes:
        lines += ["**Control’s notes**", ""]
        lines += [f"- {RULING} {quoted(note.event.text)} {at(note.ref)}" for note in turn.notes]
        lines.append("")
    lines += _changes(analysis, turn.changes)
    return lines


def _timing(analysis: Analysis, one: InjectTiming) -> str:
    when = f"timed for {wall_clock(one.timed.at)}" if one.timed.at else "timed no longer"
    return f"- {cell(analysis)} {quoted(one.title)} was {when} {at(one.ref)}"


def _exchanged(analysis: Analysis, number: int) -> list[str]:
    """That something was said besides orders, and where it stands."""
    exchange = analysis.exchange
    counts = (
        (sum(one.number == number for one in exchange.messages), "message", "messages"),
        (sum(one.event.turn == number for one in exchange.told), "announcement", "announcements"),
        (sum(one.number == number for one in exchange.talks), "round of talks", "rounds of talks"),
    )
    parts = [counted(count, one, many) for count, one, many in counts if count]
    return [f"Beside the orders: {listed(parts)} (chapter 5).", ""] if parts else []


def _turn_of(analysis: Analysis, turn: int) -> str:
    """A turn of the deck by the number that the session gave it; by its date if the session did not come to it."""
    number = next((played.number for played in analysis.turns if played.turn == turn), 0)
    return f"turn {number}" if number else md(analysis.titles.date(turn))


def _inject(analysis: Analysis, inject: InjectPlayed) -> list[str]:
    titles, event = analysis.titles, inject.released
    kind = [event.time] if event.time else []
    if event.incident:
        kind.append("an incident")
    if inject.by_hazard:
        kind.append(f"from a hazard that {control(analysis)} accepted")
    tail = f" ({md(', '.join(kind))})" if kind else ""
    lines = [f"- {cell(analysis)} **{md(event.title)}**{tail} {at(inject.ref)}"]
    if inject.timed:
        lines.append(f"  - {cell(analysis)} It was timed for {wall_clock(inject.timed.event.at)} {at(inject.timed.ref)}")
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
        who = f"{of_team(analysis, reading.team)} {md(titles.team(reading.team))}"
        lines.append(
            f"  - {who} took it for: {md(titles.cause(reading.reading))} "
            f"({likelihood(reading.likelihood)}); {right} {at(reading.ref)}"
        )
    if inject.unread and analysis.session.assess:
        lines.append(f"  - No reading from {md(' and '.join(titles.team(team) for team in inject.unread))}")
    drawn = inject.by_hazard or any(card.id == inject.released.inject for card in analysis.deck.injects)
    lines.append(f"  - {MODEL if drawn else cell(analysis)} Sealed truth: {md(titles.cause(inject.released.cause))}")
    return lines


def _consequences(analysis: Analysis, turn: TurnPlayed) -> list[str]:
    lines: list[str] = []
    for proposal in turn.proposals:
        lines += _proposal(analysis, proposal)
    for adjusted in turn.adjusted:
        event = adjusted.event
        what = md(analysis.titles.effects((event.what,)))
        lines.append(
            f"- {decided(analysis)} changed the world by hand: {what}. Reason: {quoted(event.reason)} {at(adjusted.ref)}"
        )
    for choice in turn.choices:
        words = f" {quoted(choice.event.words)}" if choice.event.words else ""
        chose = f"At the top of the ladder {control(analysis)} chose {_CHOICES[choice.event.choice]}."
        lines.append(f"- {cell(analysis)} {chose}{words} {at(choice.ref)}")
    cards = {one.inject: one for one in analysis.objectives.expected}
    for mark in turn.marks:
        expected = cards.get(mark.event.inject)
        if expected is not None:
            lines.append(_mark(analysis, mark.event, mark.ref, f"{analysis.titles.team(expected.team)}: {expected.text}"))
    for answer in turn.answers:
        said = "yes" if answer.event.answer else "no"
        lines.append(f"- {MODEL} {quoted(analysis.titles.question(answer.event.question))} Answer: {said} {at(answer.ref)}")
    return ["**Consequences**", "", *lines, ""] if lines else []


def _mark(analysis: Analysis, mark: e.ExpectationMarked, ref: Ref, text: str) -> str:
    label = cell(analysis) if mark.by == "control" else MODEL
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
        lines.append(f"  - {decided(analysis)} {_SETTLED[settled.decision]}{softened}.{reason} {at(proposal.settled.ref)}")
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
