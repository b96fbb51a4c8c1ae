"""The clock of the room, and whether play is stopped."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from tabletop.game.events import ClockSet, PlayStopped


@frozen(kw_only=True)
class Timer:
    """The clock of the room: it is at zero at the moment `ends`, in seconds UTC since 1970; if that is 0, `left` seconds stay.

    `whole` is what the time left is measured against, in seconds: what the phase was planned for or what the clock was last set
    to, whichever is more.
    """

    ends: int
    left: int
    whole: int

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self.ends > 0

    def at(self, moment: int) -> int:
        """Seconds left at a moment; negative once it has run down."""
        return self.ends - moment if self.running else self.left


@frozen(kw_only=True)
class Timing:
    """The clock as last set, when it starts by itself (minutes by phase), and the NO DUFF that is in force.

    ENDEX ends a NO DUFF and takes the clock away; in the hot wash there can be others.
    """

    clock: ClockSet | None = None
    planned: Mapping[str, int] = field(factory=dict)
    stopped: PlayStopped | None = None

    @property
    def running(self) -> bool:
        """Whether the clock runs."""
        return self.clock is not None and self.clock.ends > 0

    def timer(self, phase: str) -> Timer | None:
        """The clock as it is read in a phase; None where none is set."""
        clock = self.clock
        if clock is None:
            return None
        return Timer(ends=clock.ends, left=clock.left, whole=max(clock.left, 60 * self.planned.get(phase, 0)))
