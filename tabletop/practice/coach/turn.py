"""One thing of a turn that went well and one to look at, each with the event that it rests on: by what the person may know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from tabletop.engine.sight import Sight
from tabletop.game.feed import Heard
from tabletop.practice.coach.remarks import foresight, orders, readings, signals
from tabletop.practice.coach.remarks.evidence import Evidence, Finding
from tabletop.practice.coach.thought import Commitment

LABEL = "A model's remark on what your seat has heard; it knows no secret and judges nobody."
NOTHING = "Nothing stood out this turn."
LEAST = 2.0
"""How much something must have mattered to be worth a word."""
_ROOMS = (orders.findings, readings.findings, signals.findings, foresight.findings)


@frozen
class Said:
    """A remark that was made in an earlier turn."""

    turn: int
    kind: str
    about: str


@frozen
class Remark:
    """What the coach says, the number of the event in the person's feed that it rests on, and what sort of remark it is."""

    text: str
    number: int
    said: Said


@frozen
class TurnRemarks:
    """What the coach says after a turn. `label` says what it is, and is shown with it."""

    label: str
    well: Remark | None
    look: Remark | None

    @property
    def said(self) -> tuple[Said, ...]:
        """What is not to be said again soon."""
        return tuple(remark.said for remark in (self.well, self.look) if remark is not None)


def after_turn(heard: Sequence[Heard], sight: Sight, thought: Commitment | None = None, said: Sequence[Said] = ()) -> TurnRemarks:
    """What mattered most in the turn of what went well, and of what is worth a look; nothing where nothing did.

    For the consequences phase: `heard` is the person's whole feed, `sight` what it sees, `thought` what the coach worked out
    about the orders before they were laid open, `said` what it said after earlier turns. How dice fell is no mark of a choice.
    """
    evidence = Evidence(heard, sight, thought)
    before = [each for each in said if each.turn < evidence.number]
    found = [finding for room in _ROOMS for finding in room(evidence) if _fresh(finding, before, evidence.number)]
    return TurnRemarks(
        LABEL,
        _weightiest((each for each in found if each.well), evidence.number),
        _weightiest((each for each in found if not each.well), evidence.number),
    )


def _fresh(finding: Finding, before: Iterable[Said], turn: int) -> bool:
    """Whether it is no remark of the turn before again, and was never made of the same thing."""
    return not any(each.kind == finding.kind and (each.turn == turn - 1 or each.about == finding.about) for each in before)


def _weightiest(found: Iterable[Finding], turn: int) -> Remark | None:
    ranked = sorted((each for each in found if each.weight >= LEAST), key=lambda each: -each.weight)
    if not ranked:
        return None
    first = ranked[0]
    return Remark(first.text, first.number, Said(turn, first.kind, first.about))
