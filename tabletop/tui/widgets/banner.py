"""The line at the top of every screen: what is played, where it stands, and how it is to be handled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.tui.text import cut, one_line
from tabletop.tui.widgets.timepiece import ClockFace

if TYPE_CHECKING:
    from tabletop.game.view.parts import Clock

EXERCISE = "EXERCISE"
_HANDLING = 24
"""Cells that a handling marking has at every width; where there is room it stands whole."""
_WHOLE = 60
_TITLE = 8
"""Cells below which a title says nothing, and is left out."""


class Banner(Widget):
    """EXERCISE, title, turn, date, the phases with the current one marked, and the handling marking.

    One line where all of it fits, else two; the marking is always there, and the clock of the room, if it is set and `timed`.
    `place` says whose screen it is.
    """

    DEFAULT_CSS = """
    Banner { dock: top; height: auto; width: 100%; background: $panel; color: $foreground; padding: 0 1; }
    """

    clock: reactive[Clock | None] = reactive(None, layout=True)
    place: reactive[str] = reactive("", layout=True)

    def __init__(self, clock: Clock | None = None, *, place: str = "", timed: bool = True) -> None:
        super().__init__()
        self._timed = timed
        self.set_reactive(Banner.clock, clock)
        self.set_reactive(Banner.place, place)

    def compose(self) -> ComposeResult:
        """The clock is painted apart, once a second."""
        if self._timed:
            yield ClockFace()

    def on_mount(self) -> None:
        """Set the clock."""
        self.watch_clock()

    def watch_clock(self) -> None:
        """Set the clock as the table has it."""
        for face in self.query(ClockFace):
            face.timer = self.clock.timer if self.clock else None
            face.stopped = bool(self.clock and self.clock.stopped)

    def tell_time(self, now: Callable[[], int], *, live: bool) -> None:
        """Say where the clock takes its time from, and whether people are told when it runs out."""
        for face in self.query(ClockFace):
            face.now, face.warns = now, live

    def tick(self) -> None:
        """Look at the clock now."""
        for face in self.query(ClockFace):
            face.tick()

    @property
    def _clock_room(self) -> int:
        """Cells that the clock takes at the end of the first line."""
        clock = self.clock
        return ClockFace.WIDTH + 1 if self._timed and clock is not None and (clock.timer is not None or clock.stopped) else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 — as Widget has it
        """One line, or two where it is narrow."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The line or lines."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        clock = self.clock
        if clock is None or clock.phase == "setup":
            title = cut(self.place or "Tabletop", max(width - cell_len(EXERCISE) - 3, 8))
            return [Content.from_markup("[b $accent]$mark[/] · [b]$title[/]", mark=EXERCISE, title=title)]
        where = self._where(clock)
        title = one_line(clock.title, 60)
        place = Content.styled(one_line(self.place, 20), "b")
        handling = Content.styled(one_line(clock.handling, _WHOLE), "b")
        phases = self._phases(clock)
        fixed = cell_len(EXERCISE) + cell_len(where) + 6
        right = Content(" · ").join(part for part in (place, handling) if part)
        first = width - self._clock_room
        room = first - fixed - phases.cell_length - right.cell_length - 6
        if room >= min(cell_len(title), 16):
            return [self._spread(Content.assemble(self._left(title, where, room), "   ", phases), right, first)]
        # On two lines the marking stands beside the phases, so that neither the title nor the place can push it out.
        if phases.cell_length + handling.cell_length + 1 > width:
            phases = self._phases(clock, short=True)
            spare = width - phases.cell_length - 1
            handling = Content.styled(one_line(clock.handling, min(max(spare, _HANDLING), _WHOLE)), "b")
        left = self._left(title, where, first - fixed - place.cell_length - 2)
        return [self._spread(left, place, first), self._spread(phases, handling, width)]

    def _left(self, title: str, where: str, room: int) -> Content:
        if room < min(_TITLE, cell_len(title)):
            return Content.from_markup("[b $accent]$mark[/] · $where", mark=EXERCISE, where=where)
        short = cut(title, room)
        return Content.from_markup("[b $accent]$mark[/] · [b]$title[/] · $where", mark=EXERCISE, title=short, where=where)

    @staticmethod
    def _spread(left: Content, right: Content, width: int) -> Content:
        """One at each end of a line; the left one gives way."""
        if not right:
            return left
        room = width - right.cell_length - 1
        if left.cell_length > room:
            left = left.truncate(max(room, 0), ellipsis=True)
        return Content.assemble(left, " " * (width - left.cell_length - right.cell_length), right)

    @staticmethod
    def _where(clock: Clock) -> str:
        if clock.phase == "ended":
            return "ENDEX"
        of = f" of {clock.of}" if clock.of else ""
        date = one_line(clock.date, 18)
        return f"Turn {clock.number}{of}" + (f" · {date}" if date else "")

    @staticmethod
    def _phases(clock: Clock, *, short: bool = False) -> Content:
        parts = []
        for phase in clock.phases:
            name = phase[:6] if short and phase != clock.phase else phase
            parts.append(Content.styled(name.upper(), "b reverse") if phase == clock.phase else Content.styled(name, "$muted"))
        return Content(" ▸ ").join(parts)
