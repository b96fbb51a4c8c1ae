"""One of a few: all shown in a line, chosen with the arrow keys or the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.tui.text import clean


class Choice(Widget, can_focus=True):
    """A value out of a few `options`, each a value and its words, `gap` cells apart.

    Wraps where they do not fit a line; `stacked`, each has one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down", "step(1)", "Next choice", show=False),
        Binding("left,up", "step(-1)", "Previous choice", show=False),
        Binding("space", "keep", "Choose", show=False),
    ]
    DEFAULT_CSS = """
    Choice { height: auto; width: 1fr; padding: 0 1; }
    Choice:focus { background: $panel; }
    """

    value: reactive[str] = reactive("")
    stacked: reactive[bool] = reactive(False, layout=True)

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, choice: Choice, value: str) -> None:
            super().__init__()
            self.choice = choice
            self.value = value

        @property
        def control(self) -> Choice:
            """The widget."""
            return self.choice

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        value: str | None = None,
        *,
        gap: int = 3,
        id: str | None = None,  # noqa: A002 — as Widget has it
    ) -> None:
        super().__init__(id=id)
        self._gap = gap
        self._options = tuple((each, clean(words)) for each, words in options)
        self.set_reactive(Choice.value, value if value is not None else self._options[0][0] if self._options else "")

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """Values and their words."""
        return self._options

    @options.setter
    def options(self, options: Sequence[tuple[str, str]]) -> None:
        self._options = tuple((each, clean(words)) for each, words in options)
        if self.value not in (each for each, _ in self._options):
            self.value = self._options[0][0] if self._options else ""
        self.refresh(layout=True)

    def watch_value(self, old: str, new: str) -> None:
        """Say so."""
        if old != new:
            self.post_message(self.Changed(self, new))

    def action_step(self, step: int) -> None:
        """Choose the one after or before."""
        values = [each for each, _ in self._options]
        if values:
            at = values.index(self.value) if self.value in values else 0
            self.value = values[(at + step) % len(values)]

    def action_keep(self) -> None:
        """Keep what the arrows chose: who confirms it with space means that, and not the next one."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 — as Widget has it
        """As many lines as the options take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The options, the chosen one marked."""
        lines = []
        for line in self._lines(self.content_size.width):
            parts = [
                Content.styled(f"● {words}", "b $accent" if self.has_focus else "b")
                if value == self.value
                else Content(f"○ {words}")
                for value, words in line
            ]
            lines.append(Content(" " * self._gap).join(parts))
        return Content("\n").join(lines)

    def _lines(self, width: int) -> list[list[tuple[str, str]]]:
        lines: list[list[tuple[str, str]]] = [[]]
        room = width
        for value, words in self._options:
            needed = cell_len(words) + 2
            if lines[-1] and (self.stacked or needed > room):
                lines.append([])
                room = width
            lines[-1].append((value, words))
            room -= needed + self._gap
        return lines

    def on_click(self, event: Click) -> None:
        """Choose what was clicked."""
        lines = self._lines(self.content_size.width)
        at = event.get_content_offset(self)
        if at is None or not 0 <= at.y < len(lines):
            return
        left = 0
        for value, words in lines[at.y]:
            right = left + cell_len(words) + 2
            if left <= at.x < right:
                self.value = value
                return
            left = right + self._gap

    def on_focus(self) -> None:
        """Show the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """Show its loss."""
        self.refresh()
