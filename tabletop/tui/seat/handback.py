"""Handing the keyboard back to control."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from tabletop.game.view import TeamView
from tabletop.tui.seat.panel import Panel
from tabletop.tui.seat.steps import READ_ONLY, steps
from tabletop.tui.text import content


class HandBackPanel(Panel):
    """What is still open, and whether the team is done with the phase."""

    class Leave(Message):
        """The keyboard goes back; `done` says that the team is done with the phase."""

        def __init__(self, *, done: bool) -> None:
            super().__init__()
            self.done = done

    @property
    def heading(self) -> str:
        """What it is."""
        return "Hand the keyboard back to control"

    def compose_panel(self) -> ComposeResult:
        """What is open, then two ways to go."""
        yield Static("", id="open-steps", markup=False)
        with Horizontal(classes="foot"):
            yield Button(Content("Done: hand back"), id="done", variant="primary", compact=True)
            yield Button(Content("Not done: hand back"), id="not-done", compact=True)
            yield Button(Content("Back  esc"), classes="back", compact=True)
        yield Static("", classes="problem", markup=False)

    def on_mount(self) -> None:
        """Show what is open."""
        self._show()

    def follow(self, view: TeamView) -> None:
        """Show what is open now."""
        super().follow(view)
        self._show()

    def guide(self) -> str:
        """Enter goes."""
        return "Enter hands the keyboard back; tab goes to the other choices"

    def _show(self) -> None:
        left = [step.title for step in steps(self.view) if step.pressing and not step.done and step.key not in READ_ONLY]
        phase = self.view.clock.phase
        if left:
            text = f"Still open in this phase: {'; '.join(left)}. You may hand back all the same."
        else:
            text = f"Everything that the {phase} phase wants of you is done."
        self.query_one("#open-steps", Static).update(content(text))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go."""
        if event.button.id in ("done", "not-done"):
            event.stop()
            self.post_message(self.Leave(done=event.button.id == "done"))
