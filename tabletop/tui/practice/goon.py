"""Going on to the next phase while something is still open in this one."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from tabletop.game.view import TeamView
from tabletop.practice.coach import orders_of
from tabletop.table.seat import SeatHandle
from tabletop.tui.seat.panel import Panel
from tabletop.tui.text import content


class GoOnPanel(Panel):
    """What is still open, and whether to go on all the same. `left_open` gives the titles of what is open now."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("left,right", "other", "Other button", show=False)]

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
            yield Button(Content("Back  esc"), classes="back", compact=True)
            yield Button(Content("Go on all the same"), id="done", compact=True)

    def on_mount(self) -> None:
        """Show what is open."""
        self.follow(self.view)

    def follow(self, view: TeamView) -> None:
        """Show what is open now."""
        super().follow(view)
        titles = "; ".join(self._left_open())
        sentence = f"Still open in this phase: {titles}{'' if titles.endswith('?') else '.'}"
        if view.clock.phase == "decide" and all(order.slot != "main" for order in orders_of(view)):
            sentence += " You have given no order: if you go on now, your side passes, and does nothing this turn."
        self.query_one("#open-steps", Static).update(content(sentence))

    def first(self) -> Widget | None:
        """The way back: a key pressed too many leaves nothing out."""
        return self.query_one(".back")

    def action_other(self) -> None:
        """Go to the other button."""
        back, done = self.query_one(".back"), self.query_one("#done")
        (done if back.has_focus else back).focus()

    def guide(self) -> str:
        """Both ways."""
        return "Enter goes back to it; right, then Enter goes on without it"

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go on."""
        if event.button.id == "done":
            event.stop()
            self.post_message(self.GoOn())
