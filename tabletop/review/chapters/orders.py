"""An order as the report tells it: from its reasons to its ruling."""

from __future__ import annotations

from tabletop.game.audience import CONTROL
from tabletop.game.telling.titles import Titles
from tabletop.game.telling.words import listed
from tabletop.review.analysis import Analysis
from tabletop.review.analysis.orders import OrderPlayed
from tabletop.review.chapters.labels import MODEL, PLAYER, RULING, cell, control, decided, of_team
from tabletop.review.chapters.overview import at
from tabletop.review.markdown import md, quoted
from tabletop.review.prose import change_text, cost_text, reading_text, ruling_text, seen_text, standing_text, wall_clock


def order_lines(analysis: Analysis, order: OrderPlayed, number: int) -> list[str]:
    """An order from its reasons to its ruling, as a list item; what came of it in later turns is told there."""
    titles, given, by = analysis.titles, order.given, of_team(analysis, order.given.team)
    played = bool(given.role) and analysis.roles.by_control(given.role, order.ref)
    whose = f"; {titles.role(given.role)} was played by control" if played else ""
    head = f"**{md(titles.team(given.team))}: {md(order.title)}** ({md(cost_text(order, titles) + whose)})"
    lines = [f"- {RULING if played else by} {head} {at(order.ref)}"]
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
    lines += agreement_lines(order, titles, by)
    if standing := standing_text(order, titles):
        lines.append(f"  - {MODEL if order.reveals else by} {md(standing)}{_refs(order)}")
    if order.worded:
        lines.append(f"  - {decided(analysis)} worded what others would see of it {at(order.worded.ref)}")
    lines += _revealed(analysis, order, number)
    if order.ruling and order.ruling.number == number:
        lines += _ruled(analysis, order)
    elif order.carried and order.carried.number == number and order.carried.event.due > number:
        lines.append(f"  - {MODEL} It takes until turn {order.carried.event.due} {at(order.carried.ref)}")
    return lines


def agreement_lines(order: OrderPlayed, titles: Titles, by: str = PLAYER) -> list[str]:
    """The silence that an order was put under, and who agreed to it, refused it or went back on it, as it came; `by` is the label
    of its team.
    """
    lines = []
    behind = set(order.given.agreed)
    if behind:
        lines.append(f"  - {by} {md(titles.roles(order.given.agreed))} agreed when it was given {at(order.ref)}")
    for one in order.silences:
        until = f"until {wall_clock(one.event.ends)} {at(one.ref)}"
        if order.put_off(one):
            lines.append(f"  - {MODEL} The silence was put off {until}")
        else:
            lines.append(f"  - {by} It was put under silence {until}")
    for said in order.agreements:
        role = said.event.role
        silent = said.event.agrees and role in order.by_silence
        verb = "agreed by silence" if silent else "agreed" if said.event.agrees else "refused"
        if not said.event.agrees and (order.silences or role in behind):
            verb = "broke the silence" if order.silences else "took its agreement back"
        told = silent or said.event.words.strip() in ("", verb)  # the seat's own words for it say no more
        words = "" if told else f": {quoted(said.event.words)}"
        (behind.add if said.event.agrees else behind.discard)(role)
        if said.number != order.number:
            verb += f" in turn {said.number}"
        hand = said.hand == CONTROL and not silent
        label, slip = (RULING, ", entered by control") if hand else (by, "")
        lines.append(f"  - {label} {md(titles.role(role))} {verb}{slip}{words} {at(said.ref)}")
    return lines


def _estimated(order: OrderPlayed) -> list[str]:
    """The silent estimates that were laid open, and what those far from the median said for themselves."""
    if order.shown is None:
        return []
    laid = order.shown.event
    given = listed([f"{percent} %" for percent in laid.estimates])
    lines = [f"  - {PLAYER} Silent estimates: {given}; median {laid.median} % {at(order.shown.ref)}"]
    far = order.outliers
    for percent, why in far:
        told = f"{quoted(why.event.words)} {at(why.ref)}" if why else "not asked why"
        lines.append(f"    - Far from the median, {percent} %: {told}")
    outlying = {why.ref for _, why in far if why}
    others = (entry for entry in order.explained if entry.ref not in outlying)
    return lines + [f"    - {entry.event.percent} %: {quoted(entry.event.words)} {at(entry.ref)}" for entry in others]


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
        f"  - {of_team(analysis, reading.reader)} {md(reading_text(titles, reading))} {at(reading.ref)}"
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
            lines.append(f"  - {cell(analysis)} {name} (weight {weighed.weight}{by}): {quoted(weighed.text)}")
    kept = {weighed.text for weighed in (*ruling.pros, *ruling.cons)}
    for reason in order.reasons:
        if reason.event.text not in kept:
            side = "for" if reason.event.side == "pro" else "against"
            who_said = f"{of_team(analysis, reason.event.team)} {md(titles.team(reason.event.team))}"
            lines.append(f"  - {who_said} argued {side} it: {quoted(reason.event.text)} {at(reason.ref)}")
    if ruling.contest:
        others = [
            other.title
            for other in analysis.orders
            if other.given.order in ruling.contest and other.ruling and other is not order
        ]
        lines.append(f"  - {cell(analysis)} Ruled as one contest with {md(' and '.join(f'“{title}”' for title in others))}")
    lines += _estimated(order)
    words = f" {quoted(ruling.words)}" if ruling.words else ""
    lines.append(f"  - {cell(analysis)} {md(ruling_text(order))}{words} {at(order.ruling.ref)}")
    if ruling.fact:
        lines.append(f"  - {cell(analysis)} Established as a fact: {quoted(ruling.fact)}")
    if ruling.note:
        lines.append(f"  - {cell(analysis)} {control(analysis).capitalize()}’s note: {quoted(ruling.note)}")
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


def later_lines(analysis: Analysis, order: OrderPlayed, number: int) -> list[str]:
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
