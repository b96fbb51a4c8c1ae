"""What is learned from a session: feedback, findings, corrective actions. They survive a rewind, and are for staff alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal, TypeAlias

from tabletop.game.audience import Audience, Seat, known
from tabletop.game.events.base import Event
from tabletop.game.frozen import frozen

Element: TypeAlias = Literal["planning", "organisation", "equipment", "training", "exercises"]
"""What a corrective action is about, as capability elements are sorted in HSEEP."""


@frozen(kw_only=True)
class FeedbackGiven(Event):
    """A participant's feedback: `marks` of 1 (disagree) to 5 (agree) by statement, and words by question.

    A later one with the same `form` takes its place.
    """

    NAME: ClassVar[str] = "feedback_given"
    MARK: ClassVar[Audience] = Audience.STAFF
    LASTING: ClassVar[bool] = True
    form: str = known(Audience.STAFF)
    seat: Seat = known(Audience.STAFF)
    person: str = known(Audience.STAFF)
    marks: Mapping[str, int] = known(Audience.STAFF)
    words: Mapping[str, str] = known(Audience.STAFF, words=True)


@frozen(kw_only=True)
class FindingMade(Event):
    """A strength or an area for improvement of the improvement plan; a later one with the same id takes its place.

    `evidence` are events of the log as `SEQ.NUMBER`, the number of an event in its commit counting from 0.
    """

    NAME: ClassVar[str] = "finding_made"
    MARK: ClassVar[Audience] = Audience.STAFF
    LASTING: ClassVar[bool] = True
    finding: str = known(Audience.STAFF)
    seen: Literal["strength", "improvement"] = known(Audience.STAFF)
    title: str = known(Audience.STAFF, words=True)
    task: str = known(Audience.STAFF)
    analysis: str = known(Audience.STAFF, words=True)
    cause: str = known(Audience.STAFF, words=True)
    evidence: tuple[str, ...] = known(Audience.STAFF)


@frozen(kw_only=True)
class FindingWithdrawn(Event):
    """A finding was taken out of the improvement plan, with its corrective actions."""

    NAME: ClassVar[str] = "finding_withdrawn"
    MARK: ClassVar[Audience] = Audience.STAFF
    LASTING: ClassVar[bool] = True
    finding: str = known(Audience.STAFF)


@frozen(kw_only=True)
class ActionPlanned(Event):
    """A corrective action for a finding; a later one with the same id takes its place. Dates are `YYYY-MM-DD` or empty."""

    NAME: ClassVar[str] = "action_planned"
    MARK: ClassVar[Audience] = Audience.STAFF
    LASTING: ClassVar[bool] = True
    action: str = known(Audience.STAFF)
    finding: str = known(Audience.STAFF)
    text: str = known(Audience.STAFF, words=True)
    element: Element = known(Audience.STAFF)
    owner: str = known(Audience.STAFF, words=True)
    contact: str = known(Audience.STAFF, words=True)
    start: str = known(Audience.STAFF)
    completion: str = known(Audience.STAFF)


@frozen(kw_only=True)
class ActionDropped(Event):
    """A corrective action was taken out of the improvement plan."""

    NAME: ClassVar[str] = "action_dropped"
    MARK: ClassVar[Audience] = Audience.STAFF
    LASTING: ClassVar[bool] = True
    action: str = known(Audience.STAFF)
