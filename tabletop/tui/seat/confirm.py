"""Asking once more before something is committed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from tabletop.tui.modal import TabletopModal

_SCROLL = {"down": "1", "up": "-1", "pagedown": "10", "pageup": "-10"}
"""Keys that scroll the summary, and by how many lines."""


class Summary(VerticalScroll, can_focus=False):
    """What is to be read first; it says when another part of it comes into sight."""

    class Moved(Message):
        """More of it, or less, lies below what is in sight."""

    def on_resize(self) -> None:
        """Its room, or its text, has changed."""
        self.post_message(self.Moved())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """It was scrolled."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())


class ConfirmModal(TabletopModal[bool]):
    """A summary and two buttons: `yes` says what is going to happen. The answer is True for yes.

    What cannot be taken back is asked with `careful`: then Enter alone goes back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "yes", "Yes"),
        Binding("left,right", "app.focus_next", "Other button", show=False),
        *(Binding(key, f"scroll({way})", "Scroll", show=False) for key, way in _SCROLL.items()),
    ]
    DEFAULT_CSS = """
    ConfirmModal .buttons { height: auto; margin-top: 1; }
    ConfirmModal .buttons Button { margin-right: 2; }
    ConfirmModal #below { width: auto; color: $warning; }
    """

    def __init__(self, title: str, summary: Content, *, yes: str, no: str = "Back to the form", careful: bool = False) -> None:
        super().__init__(title)
        self._careful = careful
        self._summary = summary
        self._yes, self._no = yes, no

    def compose_body(self) -> ComposeResult:
        """The summary, then the buttons."""
        with Summary():
            yield from self.compose_summary()
        with Horizontal(classes="buttons"):
            yield Button(Content(self._yes), id="yes", variant="primary", compact=True)
            yield Button(Content(f"{self._no}  esc"), id="no", compact=True)
            yield Static("", id="below", markup=False)

    def compose_summary(self) -> ComposeResult:
        """What is read before the answer."""
        yield Static(self._summary, id="summary", markup=False)

    def on_mount(self) -> None:
        """Start on yes: Enter goes on, Escape goes back. What needs care starts on no."""
        self.query_one("#no" if self._careful else "#yes").focus()

    def on_summary_moved(self) -> None:
        """Say that there is more to read, where there is."""
        summary = self.query_one(Summary)
        more = summary.scroll_y < summary.max_scroll_y
        self.query_one("#below", Static).update("↓ more to read" if more else "")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer."""
        self.dismiss(event.button.id == "yes")

    def action_scroll(self, lines: int) -> None:
        """Move the summary, where it is longer than the screen."""
        self.query_one(Summary).scroll_relative(y=lines, animate=False)

    def action_yes(self) -> None:
        """Answer yes."""
        self.dismiss(True)
