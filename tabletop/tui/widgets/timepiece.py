"""The clock of the room on the screen: painted once a second, and nothing else with it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer as Ticking
from textual.widget import Widget

if TYPE_CHECKING:
    from tabletop.game.timing import Timer

_SOON, _LAST = 300, 60
"""Seconds left at which people are told, and told again, where a phase is long."""
LONG_OVER = 3600
"""Seconds over from which on it is no longer counted: nobody minds the clock."""
_OFTEN = 0.5
"""Seconds between two looks at the clock; only when what it shows has changed is it painted."""


def warnings(timer: Timer) -> tuple[int, int, int]:
    """Seconds left at which people are told that time runs out, most first: never more than a third and a sixth of the whole."""
    return min(_SOON, timer.whole // 3), min(_LAST, timer.whole // 6), 0


class Timepiece(Widget):
    """Shows `timer` at the moment that `now` gives, in seconds UTC since 1970. Nothing is shown without a timer.

    It looks at the clock by itself while the timer runs; `tick` looks at once.
    """

    timer: reactive[Timer | None] = reactive(None, init=False)
    stopped: reactive[bool] = reactive(False, init=False)
    """Whether NO DUFF is in force."""
    left: reactive[int] = reactive(0)
    """Seconds left, as they are painted."""

    class Passed(Message):
        """The time left has come down to one of the `warnings`. `ends` tells one run of the clock from another."""

        def __init__(self, ends: int, left: int) -> None:
            super().__init__()
            self.ends = ends
            self.left = left

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — as Widget has it
        super().__init__(id=id)
        self.now: Callable[[], int] = _wall
        self.warns = True
        """Whether it says so when time runs out; a replay's does not."""
        self._ticking: Ticking | None = None

    def on_mount(self) -> None:
        """Look now and then, while there is something to see."""
        self._ticking = self.set_interval(_OFTEN, self.tick, pause=True)
        self._follow()

    def watch_timer(self, _old: Timer | None, _new: Timer | None) -> None:
        """The clock was set: what has passed by now is no news."""
        self._follow()

    def watch_stopped(self, _old: bool, _new: bool) -> None:
        """Play stopped, or goes on."""
        self._follow()

    def _follow(self) -> None:
        timer = self.timer
        self.display = timer is not None or self.stopped
        self.left = timer.at(self.now()) if timer is not None else 0
        self.refresh()
        if self._ticking is not None:
            if timer is not None and timer.running:
                self._ticking.resume()
            else:
                self._ticking.pause()

    def tick(self) -> None:
        """Look at the clock: paint it if a second has passed, and say so when time runs out."""
        timer = self.timer
        if timer is None or not timer.running:
            return
        before, self.left = self.left, timer.at(self.now())
        passed = [mark for mark in warnings(timer) if self.left <= mark < before]
        if passed and self.warns:
            self.post_message(self.Passed(timer.ends, passed[-1]))


class ClockFace(Timepiece):
    """The clock in the banner: `12:40`, `4:59 !`, `over 1:05`, `paused 12:40`; in `WIDTH` cells.

    From `LONG_OVER` on it says `time over`, and how long no more.
    """

    WIDTH = 15
    DEFAULT_CSS = """
    ClockFace { dock: right; width: 15; height: 1; text-align: right; text-wrap: nowrap; background: transparent; }
    """

    def render(self) -> Content:
        """What it shows."""
        if self.stopped:
            return Content.styled(" NO DUFF ", "b reverse")
        timer = self.timer
        if timer is None:
            return Content("")
        shown = clock_time(abs(self.left))
        if self.left <= -LONG_OVER:
            return Content.styled(" time over ", "b reverse $error")
        if self.left < 0:
            return Content.styled(f" over {shown} ", "b reverse $error")
        if not timer.running:
            return Content.styled(f"paused {shown}", "$muted")
        soon, last, _ = warnings(timer)
        if self.left <= last:
            return Content.styled(f" {shown} !! ", "b reverse $warning")
        if self.left <= soon:
            return Content.styled(f"{shown} !", "b $warning")
        return Content.styled(shown, "b")


def clock_time(seconds: int) -> str:
    """Seconds as a clock shows them: `12:40`, `1:05:00`."""
    minutes, rest = divmod(max(seconds, 0), 60)
    whole, minutes = divmod(minutes, 60)
    return f"{whole}:{minutes:02}:{rest:02}" if whole else f"{minutes}:{rest:02}"


def time_left(seconds: int) -> str:
    """How much time is left, as a sentence: `5 minutes left.`, `30 seconds left.`; empty for none."""
    if seconds <= 0:
        return ""
    if seconds < 60:
        return f"{seconds} second{'s' if seconds > 1 else ''} left."
    minutes, rest = divmod(seconds, 60)
    return f"{clock_time(seconds)} left." if rest else f"{minutes} minute{'s' if minutes > 1 else ''} left."


def _wall() -> int:
    return int(time.time())
