"""A long log: one line an entry, painted only where it can be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tabletop.tui.text import fill

Entry = TypeVar("Entry")


class LogView(ScrollView, Generic[Entry], can_focus=True):
    """Entries with one of them chosen. `line` makes the line of an entry, which is asked for when it is first painted.

    It keeps to the end while the last entry is chosen, and while the cursor is elsewhere.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding("enter", "select", "Read", show=False),
    ]
    DEFAULT_CSS = """
    LogView { height: 1fr; width: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """

    chosen: reactive[int] = reactive(-1)

    class Highlighted(Message):
        """Another entry is chosen."""

        def __init__(self, view: LogView[Any], index: int) -> None:
            super().__init__()
            self.view = view
            self.index = index

        @property
        def control(self) -> LogView[Any]:
            """The widget."""
            return self.view

    class Selected(Highlighted):
        """An entry was asked for, with Enter or a click."""

    def __init__(self, line: Callable[[Entry], str], *, id: str | None = None) -> None:  # noqa: A002 — as Widget has it
        super().__init__(id=id)
        self._entries: list[Entry] = []
        self._line = line
        self._text = lru_cache(maxsize=2048)(self._text_of)

    def _text_of(self, index: int) -> str:
        return self._line(self._entries[index])

    @property
    def entries(self) -> list[Entry]:
        """All entries, oldest first."""
        return self._entries

    @property
    def entry(self) -> Entry | None:
        """The chosen entry."""
        return self._entries[self.chosen] if 0 <= self.chosen < len(self._entries) else None

    def extend(self, entries: Iterable[Entry]) -> None:
        """Add entries at the end."""
        follows = self.chosen >= len(self._entries) - 1 or not self.has_focus
        before = len(self._entries)
        self._entries.extend(entries)
        if len(self._entries) == before:
            return
        self.virtual_size = Size(self.size.width, len(self._entries))
        if follows:
            self.chosen = len(self._entries) - 1
            self.call_after_refresh(self._show_chosen)
        self.refresh()

    def clear(self) -> None:
        """Forget all entries."""
        self.keep(0)

    def keep(self, count: int) -> None:
        """Forget the entries beyond the first `count`."""
        if count >= len(self._entries):
            return
        del self._entries[count:]
        self._text.cache_clear()
        self.virtual_size = Size(self.size.width, count)
        if self.chosen >= count:
            self.chosen = count - 1
            self.call_after_refresh(self._show_chosen)
        self.refresh()

    def forget_line(self, index: int) -> None:
        """Ask for the line of an entry anew: it tells something else now."""
        self._text.cache_clear()
        self.refresh(Region(0, index - self.scroll_offset.y, max(self.size.width, 1), 1))

    def render_line(self, y: int) -> Strip:
        """The line at row `y` of what is seen."""
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if not 0 <= index < len(self._entries) or width <= 0:
            return Strip.blank(max(width, 0), self.rich_style)
        style = self.rich_style
        if index == self.chosen:
            style += self._marked(focused=self.has_focus)
        return Strip([Segment(fill(self._text(index), width), style)], width)

    def _marked(self, *, focused: bool) -> Style:
        return Style(bold=True, reverse=focused)

    def watch_chosen(self, old: int, new: int) -> None:
        """Say so and paint the two lines again."""
        top = self.scroll_offset.y
        for index in (old, new):
            if index >= 0:
                self.refresh(Region(0, index - top, max(self.size.width, 1), 1))
        self.post_message(self.Highlighted(self, new))

    def on_resize(self) -> None:
        """Keep the lines as wide as the view, and the chosen one in sight."""
        self.virtual_size = Size(self.size.width, len(self._entries))
        self.call_after_refresh(self._show_chosen)

    def on_focus(self) -> None:
        """Show the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """Show its loss."""
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Choose what was clicked."""
        at = event.get_content_offset(self)
        if at is not None:
            index = at.y + self.scroll_offset.y
            if 0 <= index < len(self._entries):
                self.chosen = index
                self.post_message(self.Selected(self, index))

    def _go(self, index: int) -> None:
        if self._entries:
            self.chosen = min(max(index, 0), len(self._entries) - 1)
            self._show_chosen()

    def _show_chosen(self) -> None:
        height = max(self.scrollable_content_region.height, 1)
        top = self.scroll_offset.y
        if self.chosen < top:
            self.scroll_to(y=self.chosen, animate=False, force=True, immediate=True)
        elif self.chosen >= top + height:
            self.scroll_to(y=self.chosen - height + 1, animate=False, force=True, immediate=True)

    def action_move(self, step: int) -> None:
        """Choose the entry above or below."""
        self._go(self.chosen + step)

    def action_page(self, step: int) -> None:
        """Choose an entry a page away."""
        self._go(self.chosen + step * max(self.scrollable_content_region.height - 1, 1))

    def action_first(self) -> None:
        """Choose the oldest."""
        self._go(0)

    def action_last(self) -> None:
        """Choose the newest."""
        self._go(len(self._entries) - 1)

    def action_select(self) -> None:
        """Ask for the chosen entry."""
        if self.entry is not None:
            self.post_message(self.Selected(self, self.chosen))
