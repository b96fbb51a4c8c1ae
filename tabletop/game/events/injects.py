"""What control puts into play, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal, TypeAlias

from tabletop.game.audience import Audience, known
from tabletop.game.events.base import Event
from tabletop.game.frozen import frozen

Mark: TypeAlias = Literal["met", "partly", "missed"]


@frozen(kw_only=True)
class InjectReleased(Event):
    """An inject reached its recipients, with the text as released.

    `refs`, `text`, `source` and `reliability` are by team; a ref is the number in that team's inbox, from
    1. `planned` is false for a release that the MSEL did not propose. `cause` is what lies behind an
    incident. The event of a hazard names the hazard as its `inject`.
    """

    NAME: ClassVar[str] = "inject_released"
    MARK: ClassVar[Audience] = Audience.EACH
    inject: str = known(Audience.CONTROL)
    title: str = known(Audience.CONTROL, words=True)
    turn: int = known(Audience.EVERYBODY)
    time: str = known(Audience.EVERYBODY, words=True)
    refs: Mapping[str, int] = known(Audience.EACH)
    text: Mapping[str, str] = known(Audience.EACH, words=True)
    source: Mapping[str, str] = known(Audience.EACH, words=True)
    reliability: Mapping[str, str] = known(Audience.EACH, words=True)
    incident: bool = known(Audience.EVERYBODY)
    cause: str = known(Audience.CONTROL)
    planned: bool = known(Audience.CONTROL)
    reason: str = known(Audience.CONTROL, words=True)
    tracks: tuple[int, ...] = known(Audience.CONTROL)
    flags: tuple[str, ...] = known(Audience.CONTROL)


@frozen(kw_only=True)
class InjectWritten(Event):
    """Control wrote an inject of its own into the MSEL; it is held until released."""

    NAME: ClassVar[str] = "inject_written"
    inject: str = known(Audience.CONTROL)
    title: str = known(Audience.CONTROL, words=True)
    text: Mapping[str, str] = known(Audience.CONTROL, words=True)
    source: str = known(Audience.CONTROL, words=True)
    reliability: str = known(Audience.CONTROL, words=True)
    time: str = known(Audience.CONTROL, words=True)
    truth: str = known(Audience.CONTROL)


@frozen(kw_only=True)
class InjectSetAside(Event):
    """Control held an inject back, deferred it to `turn`, or skipped it, and said why."""

    NAME: ClassVar[str] = "inject_set_aside"
    inject: str = known(Audience.CONTROL)
    how: Literal["held", "deferred", "skipped"] = known(Audience.CONTROL)
    turn: int | None = known(Audience.CONTROL)
    reason: str = known(Audience.CONTROL, words=True)


@frozen(kw_only=True)
class ExpectationMarked(Event):
    """The expected action of an inject was met, partly met, or missed; `by` is `deck` or `control`."""

    NAME: ClassVar[str] = "expectation_marked"
    inject: str = known(Audience.CONTROL)
    mark: Mark = known(Audience.CONTROL)
    by: Literal["deck", "control"] = known(Audience.CONTROL)
    note: str = known(Audience.CONTROL, words=True)


@frozen(kw_only=True)
class InjectTimed(Event):
    """An inject is to be proposed at a moment, in seconds UTC since 1970; 0 takes the timing off.

    A `fixed` one is bound to that hour of the day; any other is put off by as long as the table stands still. The last word on
    an inject counts: a timing ends that it was set aside, and the other way round.
    """

    NAME: ClassVar[str] = "inject_timed"
    VERSION: ClassVar[int] = 2
    inject: str = known(Audience.CONTROL)
    at: int = known(Audience.CONTROL)
    fixed: bool = known(Audience.CONTROL)
