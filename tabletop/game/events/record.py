"""What is kept about the session rather than played in it. These survive a rewind."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from tabletop.game.audience import Audience, Seat, known
from tabletop.game.events.base import Event
from tabletop.game.frozen import frozen

Rating: TypeAlias = Literal["P", "S", "M", "U", "not observed"]


@frozen(kw_only=True)
class SeatTaken(Event):
    """A person, by roster id, sat down at a seat."""

    NAME: ClassVar[str] = "seat_taken"
    LASTING: ClassVar[bool] = True
    place: Seat = known(Audience.CONTROL)
    person: str = known(Audience.CONTROL)


@frozen(kw_only=True)
class Noted(Event):
    """Control wrote something down for the review."""

    NAME: ClassVar[str] = "noted"
    MARK: ClassVar[Audience] = Audience.STAFF
    LASTING: ClassVar[bool] = True
    text: str = known(Audience.STAFF, words=True)


@frozen(kw_only=True)
class ObservationMade(Event):
    """An evaluator saw a strength or an area for improvement; `task` and `about` (an inject or order) may be empty."""

    NAME: ClassVar[str] = "observation_made"
    MARK: ClassVar[Audience] = Audience.STAFF
    LASTING: ClassVar[bool] = True
    seen: Literal["strength", "improvement"] = known(Audience.STAFF)
    text: str = known(Audience.STAFF, words=True)
    task: str = known(Audience.STAFF)
    about: str = known(Audience.STAFF)


@frozen(kw_only=True)
class TaskRated(Event):
    """An evaluator, by roster id, rated a critical task after ENDEX; each rates a task once."""

    NAME: ClassVar[str] = "task_rated"
    MARK: ClassVar[Audience] = Audience.STAFF
    LASTING: ClassVar[bool] = True
    task: str = known(Audience.STAFF)
    rating: Rating = known(Audience.STAFF)
    person: str = known(Audience.STAFF)
    note: str = known(Audience.STAFF, words=True)


@frozen(kw_only=True)
class Rewound(Event):
    """Control took the session back to the end of commit `to_seq`."""

    NAME: ClassVar[str] = "rewound"
    MARK: ClassVar[Audience] = Audience.EVERYBODY
    LASTING: ClassVar[bool] = True
    to_seq: int = known(Audience.CONTROL)
    reason: str = known(Audience.EVERYBODY, words=True)


@frozen
class WordsAt:
    """Where words stand: a field of event number `event` (from 0) of commit `seq`.

    A text in a mapping or a row is named by its key or its number from 0 after a full stop, as in `text.nato`.
    """

    seq: int
    event: int
    field: str


@frozen(kw_only=True)
class Amended(Event):
    """Control replaced words; nothing else changes.

    They were born in `field` of event number `event` (from 0) of commit `seq`; `also` are the places that had taken them over as
    they were, in the order of the log.
    """

    NAME: ClassVar[str] = "amended"
    VERSION: ClassVar[int] = 2
    LASTING: ClassVar[bool] = True
    seq: int = known(Audience.CONTROL)
    event: int = known(Audience.CONTROL)
    field: str = known(Audience.CONTROL)
    text: str = known(Audience.CONTROL, words=True)
    reason: str = known(Audience.CONTROL, words=True)
    also: tuple[WordsAt, ...] = known(Audience.CONTROL, default=())

    @property
    def places(self) -> tuple[WordsAt, ...]:
        """Everywhere that the words stood."""
        return (WordsAt(self.seq, self.event, self.field), *self.also)
