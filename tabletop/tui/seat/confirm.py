"""Asking once more before something is committed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from tabletop.tui.modal import TabletopModal

_SCROLL = {"down": "1", "up": "-1", "pagedown": "10", "pageup": "-10"}
"""Keys that scroll the summary, and by how many lines."""


class ConfirmModal(TabletopModal[bool]):
    """A summary and two buttons: `yes` says what is going to happen. The answer is True for yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "yes", "Yes"),
        Binding("left,right", "app.focus_next", "Other button", show=False),
        *(Binding(key, f"scroll({way})", "Scroll", show=False) for key, way in _SCROLL.items()),
    ]
    DEFAULT_CSS = """
    ConfirmModal .buttons { height: auto; margin-top: 1; }
    ConfirmModal .buttons Button { margin-right: 2; }
    """

    def __init__(self, title: str, summary: Content, *, yes: str, no: str = "Back to the form") -> None:
        super().__init__(title)
        self._summary = summary
        self._yes, self._no = yes, no

    def compose_body(self) -> ComposeResult:
        """The summary, then the buttons."""
        with VerticalScroll(can_focus=False):
            yield Static(self._summary, id="summary", markup=False)
        with Horizontal(classes="buttons"):
            yield Button(Content(self._yes), id="yes", variant="primary", compact=True)
            yield Button(Content(f"{self._no}  esc"), id="no", compact=True)

    def on_mount(self) -> None:
        """Start on yes: Enter goes on, Escape goes back."""
        self.query_one("#yes").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer."""
        self.dismiss(event.button.id == "yes")

    def action_scroll(self, lines: int) -> None:
        """Move the summary, where it is longer than the screen."""
        self.query_one(".box > VerticalScroll").scroll_relative(y=lines, animate=False)

    def action_yes(self) -> None:
        """Answer yes."""
        self.dismiss(True)
