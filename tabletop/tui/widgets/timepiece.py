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
    from tabletop.game.view.parts import Timer

WARNINGS = (300, 60, 0)
"""Seconds left at which people are told."""
LONG_OVER = 3600
"""Seconds over from which on it is no longer counted: the session was reopened, or nobody minds the clock."""
_OFTEN = 0.5
"""Seconds between two looks at the clock; only when what it shows has changed is it painted."""


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
        """The time left has come down to one of the `WARNINGS`. `ends` tells one run of the clock from another."""

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
        passed = [mark for mark in WARNINGS if self.left <= mark < before]
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
        if self.left <= WARNINGS[1]:
            return Content.styled(f" {shown} !! ", "b reverse $warning")
        if self.left <= WARNINGS[0]:
            return Content.styled(f"{shown} !", "b $warning")
        return Content.styled(shown, "b")


def clock_time(seconds: int) -> str:
    """Seconds as a clock shows them: `12:40`, `1:05:00`."""
    minutes, rest = divmod(max(seconds, 0), 60)
    whole, minutes = divmod(minutes, 60)
    return f"{whole}:{minutes:02}:{rest:02}" if whole else f"{minutes}:{rest:02}"


def time_words(timer: Timer | None, left: int) -> str:
    """How the clock stands, in words for a line beside it."""
    if timer is None:
        return "No clock is set."
    if left < 0:
        return "The time is over."
    return "left" if timer.running else "left; paused"


def _wall() -> int:
    return int(time.time())
