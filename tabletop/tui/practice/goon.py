"""Going on to the next phase while something is still open in this one."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from tabletop.game.view import TeamView
from tabletop.table.seat import SeatHandle
from tabletop.tui.seat.form import Panel
from tabletop.tui.text import content


class GoOnPanel(Panel):
    """What is still open, and whether to go on all the same. `left_open` gives the titles of what is open now."""

    class GoOn(Message):
        """The person goes on, whatever is open."""

    def __init__(self, left_open: Callable[[], tuple[str, ...]], key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(key, handle, view)
        self._left_open = left_open

    @property
    def heading(self) -> str:
        """What it is."""
        return "Go on?"

    def compose_panel(self) -> ComposeResult:
        """What is open, then two ways to go."""
        yield Static("", id="open-steps", markup=False)
        with Horizontal(classes="foot"):
            yield Button(Content("Go on all the same"), id="done", compact=True)
            yield Button(Content("Back  esc"), classes="back", compact=True)

    def on_mount(self) -> None:
        """Show what is open."""
        self.follow(self.view)

    def follow(self, view: TeamView) -> None:
        """Show what is open now."""
        super().follow(view)
        self.query_one("#open-steps", Static).update(content(f"Still open in this phase: {'; '.join(self._left_open())}."))

    def guide(self) -> str:
        """Enter goes on."""
        return "Enter goes on without it, escape goes back to it"

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go on."""
        if event.button.id == "done":
            event.stop()
            self.post_message(self.GoOn())
