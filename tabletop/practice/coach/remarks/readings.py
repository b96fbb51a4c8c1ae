"""What can be said of what a person read in reports and moves: beside what their sources and a staff in its place would say."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from tabletop.engine.people.moves import readings
from tabletop.engine.people.signs import doubtful, open_cause
from tabletop.engine.sight import SeatSight
from tabletop.game.view.parts import Report
from tabletop.practice.coach.remarks.evidence import Evidence, Finding

SURE = 80
"""A likelihood in per cent that a doubtful report does not bear."""
OPEN = 60
"""A likelihood up to which a reading leaves it open too."""
FAR = 2
"""Steps of the scale from a staff's reading to one that is far from it."""
AGREED = 50
"""How sure a staff must be of a reading, in per cent, for it to be more than a guess."""
HOSTILE = 0.8
"""Where on the deck's scale, from its most benign purpose (0) to its worst (1), purposes begin to be hostile."""


def findings(evidence: Evidence) -> Iterator[Finding]:
    """What there is to say of the readings of the turn."""
    yield from _reports(evidence)
    yield from _moves(evidence)
    yield from _all_hostile(evidence)


def hostile(evidence: Evidence, purpose: str) -> bool:
    """Whether a purpose is among the worst of the deck's."""
    steps = [each.scale for each in evidence.book.deck.purposes if each.scale is not None]
    step = evidence.scale(purpose)
    return step is not None and step >= min(steps) + HOSTILE * (max(steps) - min(steps))


def left_open(report: Report) -> bool:
    """Whether a report's own source leaves open what happened, or what lay behind it."""
    return doubtful(report.reliability) or open_cause(report.reliability)


def _reports(evidence: Evidence) -> Iterator[Finding]:
    """How sure the person was of reports whose sources are not."""
    for report in evidence.view.inbox:
        if report.turn != evidence.number or not report.incident or not report.reading or not left_open(report):
            continue
        read = evidence.event("incident_read", lambda each, number=report.number: each.values["ref"] == number)  # type: ignore[misc]  # bound
        if read is None:
            continue
        if report.likelihood >= SURE:
            text = (
                f"You were {report.likelihood} % sure of what lay behind a report that its source calls “{report.reliability}”. "
                "What would you have had to hear to be wrong?"
            )
            weight = (report.likelihood - OPEN) / 8
            yield Finding(kind="doubt", well=False, weight=weight, text=text, number=read.number, about=str(report.number))
        elif report.likelihood <= OPEN:
            text = f"Its source calls the report “{report.reliability}”, and with {report.likelihood} % you left it open too."
            yield Finding(kind="doubt", well=True, weight=2.0, text=text, number=read.number)


def _moves(evidence: Evidence) -> Iterator[Finding]:
    """The person's readings beside those of a staff that sees the same and no more."""
    again = tuple(
        evolve(move, reading="", readable=True) if move.turn == evidence.number and move.reading else evolve(move, readable=False)
        for move in evidence.view.moves
    )
    staff = {
        each.ref: each for each in readings(SeatSight(evolve(evidence.view, moves=again), evidence.book, evidence.sight.temper))
    }
    for move in evidence.moves(evidence.number):
        beside, read = staff.get(move.number), evidence.read(move)
        if beside is None or read is None:
            continue
        own, theirs = evidence.scale(move.reading), evidence.scale(beside.reading)
        took = f"You took “{move.shown}” for {evidence.purpose(move.reading)}"
        if own is not None and theirs is not None and abs(own - theirs) >= FAR and move.likelihood >= OPEN:
            text = (
                f"{took}, {move.likelihood} % sure. A staff in your seat would say: “{beside.grounds}” "
                f"What in it speaks for {evidence.purpose(move.reading)}?"
            )
            weight = abs(own - theirs) * move.likelihood / OPEN
            yield Finding(kind="reading", well=False, weight=weight, text=text, number=read.number, about=str(move.number))
        elif move.reading == beside.reading and beside.likelihood >= AGREED and abs(move.likelihood - beside.likelihood) <= 20:
            text = f"{took}, {move.likelihood} % sure. A staff in your seat would come to the same: “{beside.grounds}”"
            weight = 2 * beside.likelihood / AGREED
            yield Finding(kind="reading", well=True, weight=weight, text=text, number=read.number, about=str(move.number))


def _all_hostile(evidence: Evidence) -> Iterator[Finding]:
    """Every move taken for the worst."""
    moves = [move for move in evidence.moves(evidence.number) if move.reading]
    read = evidence.event("move_read")
    if read is not None and len(moves) > 1 and all(hostile(evidence, move.reading) for move in moves):
        text = "You read every move as hostile. Which of them would look the same if it were not?"
        yield Finding(kind="all hostile", well=False, weight=3.0, text=text, number=read.number)
