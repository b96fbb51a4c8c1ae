"""The team's public words in practice: ready ones to choose from, or one's own."""

from __future__ import annotations

from textual.app import ComposeResult

from tabletop.engine.ordering import WAITING
from tabletop.practice.statements import statements
from tabletop.tui.practice.ready import Ready
from tabletop.tui.seat.panel import question
from tabletop.tui.seat.statement import StatementForm, Words


class PracticeStatementForm(StatementForm):
    """Words to choose from, put into the field where they can be changed."""

    def compose_panel(self) -> ComposeResult:
        """The ready words, then the field."""
        yield from question("Words to choose from", "A number takes them; they can be changed below, or written anew.")
        yield Ready(id="ready")
        yield from super().compose_panel()

    def on_mount(self) -> None:
        """What is chosen stands in the field at once."""
        shown = [order.card for order in self.view.orders if order.card and order.posture == "overt" and order.status in WAITING]
        ready = self.query_one(Ready)
        ready.put(statements(self.deck, shown))
        ready.at_once = self._take

    def _take(self) -> None:
        if chosen := self.query_one(Ready).take(self.text):
            self.query_one(Words).text = chosen

    def open_questions(self) -> tuple[tuple[str, str], ...]:
        """Words, chosen or written."""
        found = super().open_questions()
        return found if self.text.strip() else (("choose what you say, or write it", "ready"),)
