"""The clock of the room, and whether play is stopped."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from tabletop.game.events import ClockSet, PlayStopped


@frozen(kw_only=True)
class Timing:
    """The clock as last set, when it starts by itself (minutes by phase), and the NO DUFF that is in force.

    ENDEX ends a NO DUFF; in the hot wash another can be called.
    """

    clock: ClockSet | None = None
    planned: Mapping[str, int] = field(factory=dict)
    stopped: PlayStopped | None = None

    @property
    def running(self) -> bool:
        """Whether the clock runs."""
        return self.clock is not None and self.clock.ends > 0

    def left(self, at: int) -> int:
        """Seconds on the clock at a moment in seconds UTC; negative once it has run down."""
        if self.clock is None:
            return 0
        return self.clock.ends - at if self.clock.ends else self.clock.left
