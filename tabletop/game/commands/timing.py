"""The clock of the room, and NO DUFF."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.game.frozen import frozen


@frozen(kw_only=True)
class StartClock:
    """Start the clock at so many seconds, 1 to 86,400, whatever it showed before."""

    seconds: int


@frozen(kw_only=True)
class ExtendClock:
    """Give `seconds` more, or less if negative."""

    seconds: int


@frozen(kw_only=True)
class PauseClock:
    """Stop the clock where it is."""


@frozen(kw_only=True)
class ResumeClock:
    """Let the clock run on."""


@frozen(kw_only=True)
class PlanClock:
    """Start the clock by itself when a phase opens: `minutes` by phase, 0 to 240; without a phase it is left alone."""

    minutes: Mapping[str, int]


@frozen(kw_only=True)
class StopPlay:
    """NO DUFF: stop play for a matter of the real world, until control lets it go on or ends the session."""

    words: str = ""


@frozen(kw_only=True)
class ResumePlay:
    """Go on where NO DUFF stopped play."""
