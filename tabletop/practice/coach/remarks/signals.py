"""What can be said of what passes between the sides: signals that were missed or taken up, answers, and acting before asking."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.engine.seen import HARD, SOFT
from tabletop.game.adjudication import CARRIED
from tabletop.practice.coach.remarks.evidence import Evidence, Finding
from tabletop.practice.coach.remarks.readings import OPEN, hostile, left_open

HEAVY = 3
"""A purpose on the scale, in steps, that does not fit a move that was taken for a benign one."""


def findings(evidence: Evidence) -> Iterator[Finding]:
    """What there is to say of the signals of the turn, and of how it answers the turn before."""
    yield from _missed(evidence)
    yield from _taken_up(evidence)
    yield from _answered(evidence)
    yield from _against_own_reading(evidence)
    yield from _before_asking(evidence)


def _missed(evidence: Evidence) -> Iterator[Finding]:
    """A step down that was read as the opposite."""
    for move in evidence.moves(evidence.number):
        read = evidence.read(move)
        if read is not None and evidence.soft(move) and hostile(evidence, move.reading):
            text = (
                f"“{move.shown}” takes heat out, or gives you something; you took it for {evidence.purpose(move.reading)}, "
                f"{move.likelihood} % sure. If it was meant, how would they have had to show it?"
            )
            weight = 2.5 + move.likelihood / 40
            yield Finding(kind="signal", well=False, weight=weight, text=text, number=read.number, about=str(move.number))


def _taken_up(evidence: Evidence) -> Iterator[Finding]:
    """A step down of the turn before, and what was ordered after it."""
    before = [move for move in evidence.moves(evidence.number - 1) if evidence.soft(move) and move.outcome in (*CARRIED, None)]
    orders = sorted(evidence.orders, key=evidence.tone)
    if not before or not orders:
        return
    move, soft, hard = before[-1], orders[0], orders[-1]
    if evidence.tone(hard) >= HARD:
        given = evidence.of_order("order_given", hard)
        text = (
            f"Last turn they did this, which takes heat out or gives you something: “{move.shown}” Your next order was "
            f"{evidence.title(hard)}. "
            "What would make them take another?"
        )
        weight = 2.5 + evidence.tone(hard)
        if given is not None:
            yield Finding(kind="step down", well=False, weight=weight, text=text, number=given.number, about=str(move.number))
    elif evidence.tone(soft) <= SOFT:
        given = evidence.of_order("order_given", soft)
        text = (
            f"Last turn they did this, which takes heat out or gives you something: “{move.shown}” You took it up with "
            f"{evidence.title(soft)}."
        )
        if given is not None:
            yield Finding(kind="step down", well=True, weight=3.0, text=text, number=given.number, about=str(move.number))


def _answered(evidence: Evidence) -> Iterator[Finding]:
    """What the others did after an order of the turn before, against what it was to say."""
    last = [each for each in evidence.cards_before(evidence.number - 1) if each.outcome in CARRIED and each.posture == "overt"]
    moves = [move for move in evidence.moves(evidence.number) if move.author]
    if not last or not moves:
        return
    order, hardest = last[0], max(moves, key=evidence.heat)
    step, shown = evidence.scale(order.message), evidence.shown(hardest)
    if step is None or shown is None:
        return
    said = f"Last turn you wanted {evidence.purpose(order.message)} read in {evidence.title(order)}"
    if evidence.hard(hardest):
        if step == 0:  # what is to look like routine is to answer nothing
            return
        kind = "It has not calmed them as far as you can see" if step < 0 else "It has not held them back as far as you can see"
        text = f"{said}; this turn they did this: “{hardest.shown}” {kind}: was it read as you wanted?"
        weight = 2.5 + evidence.heat(hardest)
        yield Finding(kind="answer", well=False, weight=weight, text=text, number=shown.number, about=order.id)
    elif not hostile(evidence, order.message) and all(evidence.soft(move) for move in moves):
        text = f"{said}; this turn they did this, which takes heat out or gives you something: “{hardest.shown}”"
        yield Finding(kind="answer", well=True, weight=3.0, text=text, number=shown.number, about=order.id)


def _against_own_reading(evidence: Evidence) -> Iterator[Finding]:
    """An order that does not fit what the person itself said that it saw."""
    orders = [each for each in evidence.orders if (evidence.scale(each.purpose) or 0) >= HEAVY]
    moves = [
        move
        for move in evidence.moves(evidence.number - 1)
        if move.reading and move.likelihood >= OPEN and (step := evidence.scale(move.reading)) is not None and step <= 0
    ]
    if not orders or not moves or any(evidence.hard(move) for move in evidence.moves(evidence.number - 1)):
        return
    order, move = orders[0], moves[-1]
    given = evidence.of_order("order_given", order)
    if given is not None:
        text = (
            f"Last turn you took their move for {evidence.purpose(move.reading)}, {move.likelihood} % sure, and this turn you "
            f"meant {evidence.purpose(order.purpose)} by {evidence.title(order)}. Had something changed, or did you not believe "
            "your own reading?"
        )
        yield Finding(kind="own reading", well=False, weight=3.5, text=text, number=given.number, about=order.id)


def _before_asking(evidence: Evidence) -> Iterator[Finding]:
    """A hard order on a report that is still open."""
    hard = [each for each in evidence.orders if evidence.tone(each) >= HARD]
    reports = [
        report
        for report in evidence.view.inbox
        if report.turn == evidence.number
        and report.incident
        and report.reading
        and report.likelihood <= OPEN
        and left_open(report)
    ]
    if not hard or not reports or any(evidence.tone(each) <= SOFT for each in evidence.orders):
        return
    order, report = max(hard, key=evidence.tone), reports[0]
    given = evidence.of_order("order_given", order)
    if given is not None:
        text = (
            f"You were {report.likelihood} % sure what lay behind the turn's report, which its source calls "
            f"“{report.reliability}”, and in the same turn went ahead with {evidence.title(order)}. What could you have asked "
            "first, and whom?"
        )
        weight = 2.0 + evidence.tone(order)
        yield Finding(kind="before asking", well=False, weight=weight, text=text, number=given.number, about=order.id)
