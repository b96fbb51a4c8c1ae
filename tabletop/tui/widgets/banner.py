"""The line at the top of every screen: what is played, where it stands, and how it is to be handled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.tui.text import cut, one_line

if TYPE_CHECKING:
    from tabletop.game.events import Phase
    from tabletop.game.view.parts import Clock

EXERCISE = "EXERCISE"
_ALL: tuple[Phase, ...] = ("inject", "assess", "decide", "adjudicate", "consequences")


class Banner(Widget):
    """EXERCISE, title, turn, date, the phases with the current one marked, and the handling marking.

    One line where all of it fits, else two. `played` are the phases that this session has; `place` says whose screen it is.
    """

    DEFAULT_CSS = """
    Banner { dock: top; height: auto; width: 100%; background: $panel; color: $foreground; padding: 0 1; }
    """

    clock: reactive[Clock | None] = reactive(None, layout=True)
    played: reactive[tuple[Phase, ...]] = reactive(_ALL, layout=True)
    place: reactive[str] = reactive("", layout=True)

    def __init__(self, clock: Clock | None = None, *, place: str = "", played: tuple[Phase, ...] = _ALL) -> None:
        super().__init__()
        self.set_reactive(Banner.clock, clock)
        self.set_reactive(Banner.place, place)
        self.set_reactive(Banner.played, played)

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
        phases = self._phases(clock.phase)
        handling = one_line(clock.handling, 24)
        place = one_line(self.place, 20)
        tail = [part for part in (place, handling) if part]
        right = Content(" · ").join(Content.styled(part, "b") for part in tail)
        fixed = cell_len(EXERCISE) + cell_len(where) + 6
        single = width - fixed - phases.cell_length - right.cell_length - 6
        title = one_line(clock.title, 60)
        if single >= min(cell_len(title), 16):
            left = self._left(title, where, width - fixed - phases.cell_length - right.cell_length - 6)
            return [self._spread(Content.assemble(left, "   ", phases), right, width)]
        left = self._left(title, where, max(width - fixed - right.cell_length - 3, 6))
        return [
            self._spread(left, right, width),
            phases if phases.cell_length <= width else self._phases(clock.phase, short=True),
        ]

    def _left(self, title: str, where: str, room: int) -> Content:
        return Content.from_markup(
            "[b $accent]$mark[/] · [b]$title[/] · $where", mark=EXERCISE, title=cut(title, max(room, 6)), where=where
        )

    @staticmethod
    def _spread(left: Content, right: Content, width: int) -> Content:
        gap = width - left.cell_length - right.cell_length
        return Content.assemble(left, " " * gap, right) if gap > 0 else left

    @staticmethod
    def _where(clock: Clock) -> str:
        if clock.phase == "ended":
            return "ENDEX"
        of = f" of {clock.of}" if clock.of else ""
        date = one_line(clock.date, 18)
        return f"Turn {clock.number}{of}" + (f" · {date}" if date else "")

    def _phases(self, current: Phase, *, short: bool = False) -> Content:
        parts = []
        for phase in self.played:
            name = phase[:6] if short and phase != current else phase
            parts.append(Content.styled(name.upper(), "b reverse") if phase == current else Content.styled(name, "$muted"))
        return Content(" ▸ ").join(parts)
