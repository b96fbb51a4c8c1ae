"""Who sits opposite: the question what the staff that the engine plays is like, with what there is to choose from."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tabletop.game.view.parts import Asked
from tabletop.tui.seat.panel import question
from tabletop.tui.seat.readings import ForecastForm
from tabletop.tui.text import clean


class OppositeForm(ForecastForm):
    """A forecast about the other staff's temperament. What each temperament of the deck means stands below."""

    @property
    def asked(self) -> Asked | None:
        """The question, if it is still put."""
        return next((asked for asked in self.view.questions if asked.id == self.key.partition(":")[2]), None)

    @property
    def heading(self) -> str:
        """What it asks."""
        return "Who sits opposite?"

    def compose_panel(self) -> ComposeResult:
        """The question and the probability; then the temperaments."""
        yield from super().compose_panel()
        yield from question("What staffs there are", "One was drawn before the session; you learn at the end which it was.")
        lines = [Content.assemble((clean(each.title), "b"), "  ", clean(each.text)) for each in self.deck.temperaments]
        yield Static(Content("\n").join(lines), id="temperaments", markup=False)
