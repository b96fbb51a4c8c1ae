"""The clock of the room, and NO DUFF. Moments are in seconds UTC since 1970. All of it survives a rewind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from tabletop.game.audience import Audience, known
from tabletop.game.events.base import Event
from tabletop.game.frozen import frozen


@frozen(kw_only=True)
class ClockSet(Event):
    """The clock was started, extended, stopped or let run on.

    A running clock stands at zero at the moment `ends`; one that stands has `left` seconds, and `ends` is 0. The clock advises:
    nothing happens when it has run down.
    """

    NAME: ClassVar[str] = "clock_set"
    MARK: ClassVar[Audience] = Audience.EVERYBODY
    LASTING: ClassVar[bool] = True
    ends: int = known(Audience.EVERYBODY)
    left: int = known(Audience.EVERYBODY)


@frozen(kw_only=True)
class ClockPlanned(Event):
    """The clock will start by itself with each phase that has `minutes`."""

    NAME: ClassVar[str] = "clock_planned"
    MARK: ClassVar[Audience] = Audience.EVERYBODY
    LASTING: ClassVar[bool] = True
    minutes: Mapping[str, int] = known(Audience.EVERYBODY)


@frozen(kw_only=True)
class PlayStopped(Event):
    """NO DUFF: play stopped at a moment for a matter of the real world; `running` says whether the clock ran."""

    NAME: ClassVar[str] = "play_stopped"
    MARK: ClassVar[Audience] = Audience.EVERYBODY
    LASTING: ClassVar[bool] = True
    words: str = known(Audience.EVERYBODY, words=True)
    at: int = known(Audience.EVERYBODY)
    running: bool = known(Audience.EVERYBODY)


@frozen(kw_only=True)
class SessionReopened(Event):
    """The session had been closed from the moment `since` to the moment `until`, and that time is nobody's.

    What it put off comes with it, in events of its own.
    """

    NAME: ClassVar[str] = "session_reopened"
    LASTING: ClassVar[bool] = True
    since: int = known(Audience.CONTROL)
    until: int = known(Audience.CONTROL)


@frozen(kw_only=True)
class PlayResumed(Event):
    """Play went on where it had stopped."""

    NAME: ClassVar[str] = "play_resumed"
    MARK: ClassVar[Audience] = Audience.EVERYBODY
    LASTING: ClassVar[bool] = True
