"""The cover between two seats at one keyboard. It shows nothing of either."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tabletop.tui.screen import TabletopScreen
from tabletop.tui.text import clean
from tabletop.tui.widgets.banner import Banner

if TYPE_CHECKING:
    from tabletop.game.view import ControlView


class CoverScreen(TabletopScreen[bool]):
    """Asks that the keyboard be handed to `who`; gives True when they say that they have it.

    Of `view` it shows what everybody knows: title, turn, phase and the handling marking. With a `save` that has a PIN, who
    sits down is asked for it.
    """

    ABOUT = "The keyboard goes from one seat to another. Nothing secret is shown until whoever is named here has sat down."
    CSS_PATH = "cover.tcss"
    TIMED = False
    OTHER_EYES = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "seated", "We are seated", id="seated", tooltip="Show the seat"),
        Binding("escape", "back", "Back", id="back", tooltip="Not now: go back"),
    ]

    def __init__(
        self, who: str, *, style: str = "", can_go_back: bool = True, view: ControlView | None = None, save: Path | None = None
    ) -> None:
        super().__init__(place="Change of seats")
        self._save = save
        self._view = view
        self._who = who
        self._style = style
        self._can_go_back = can_go_back

    def compose_body(self) -> ComposeResult:
        """Who is to sit down."""
        who = clean(self._who)
        lines = Content.assemble(
            "Hand the keyboard to\n\n", (who, f"b {self._style}"), f"\n\nNobody else looks.\nPress Enter when {who} is seated."
        )
        yield Static(lines, id="cover", markup=False)

    def on_mount(self) -> None:
        """Say it once more below, and what is played above."""
        if self._view is not None:
            self.query_one(Banner).clock = self._view.clock
        self.next_step(f"When {clean(self._who)} has the keyboard: Enter.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Screen has it
        """Back only where somebody is to go back to."""
        return self._can_go_back if action == "back" else True

    @work(exclusive=True, group="seated")
    async def action_seated(self) -> None:
        """They are there."""
        from tabletop.tui.modals.pin import ask_pin

        if await ask_pin(self.app, self._save, f"{clean(self._who)} alone sees everybody’s secrets."):
            self.dismiss(True)

    def action_back(self) -> None:
        """Not now."""
        self.dismiss(False)
