"""Asking once more before control's screens come back to a shared one."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from tabletop.tui.modal import TabletopModal
from tabletop.tui.text import content


class StopSharingModal(TabletopModal[bool]):
    """Gives True for yes. It starts on no: Enter alone shows nothing."""

    SHOWS_NOTHING = True
    BINDINGS = [  # noqa: RUF012 — Screen declares it so
        Binding("left,right", "app.focus_next", "Other button", show=False),
        Binding("ctrl+s", "stop", "Stop sharing", id="stop"),
    ]
    DEFAULT_CSS = """
    StopSharingModal .buttons { height: auto; margin-top: 1; }
    StopSharingModal .buttons Button { margin-right: 2; }
    StopSharingModal .buttons Button:focus { background: $accent; color: $background; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__("Stop sharing?")

    def compose_body(self) -> ComposeResult:
        """What is going to happen, then the buttons."""
        yield Static(
            content("Control’s screens come back here, and they show everybody’s secrets. Is nobody else looking?"), markup=False
        )
        with Horizontal(classes="buttons"):
            yield Button(Content("Go on sharing  esc"), id="no", compact=True)
            yield Button(Content("Stop sharing  ctrl+s"), id="yes", compact=True)

    def on_mount(self) -> None:
        """Start on no."""
        self.query_one("#no").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer."""
        self.dismiss(event.button.id == "yes")

    def action_stop(self) -> None:
        """Yes."""
        self.dismiss(True)
