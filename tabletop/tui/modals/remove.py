"""Asking once more before a save is taken out of the list."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from tabletop.tui.modal import TabletopModal
from tabletop.tui.text import content


class RemoveModal(TabletopModal[bool]):
    """Names the session and says where it goes; gives True for yes. It starts on no: Enter alone removes nothing."""

    BINDINGS = [Binding("left,right", "app.focus_next", "Other button", show=False)]  # noqa: RUF012 — Screen declares it so
    DEFAULT_CSS = """
    RemoveModal .buttons { height: auto; margin-top: 1; }
    RemoveModal .buttons Button { margin-right: 2; }
    RemoveModal .buttons Button:focus { background: $accent; color: $background; text-style: bold; }
    """

    def __init__(self, title: str, name: str, folder: str) -> None:
        super().__init__("Remove this session?")
        self._title, self._name, self._folder = title, name, folder

    def compose_body(self) -> ComposeResult:
        """What is going to happen, then the buttons."""
        yield Static(content(self._title, "b"), id="title", markup=False)
        yield Static(
            content(
                f"Nothing is deleted. {self._name} moves to the folder {self._folder}, with the names of its people and texts "
                "not yet sent; move the files back, and it is in the list again."
            ),
            markup=False,
        )
        with Horizontal(classes="buttons"):
            yield Button(Content("Keep it  esc"), id="no", compact=True)
            yield Button(Content("Remove it"), id="yes", compact=True)

    def on_mount(self) -> None:
        """Start on no."""
        self.query_one("#no").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer."""
        self.dismiss(event.button.id == "yes")
