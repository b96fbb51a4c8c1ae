"""The order form of practice: nothing has to be typed, and what can be filled in beforehand is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tabletop.deck.model import Method
from tabletop.engine.white_cell import ruled_by
from tabletop.game.commands import GiveOrder
from tabletop.game.view import TeamView
from tabletop.practice.rationales import arguing, rationales
from tabletop.table.seat import SeatHandle
from tabletop.tui.practice.coach import Coach
from tabletop.tui.practice.confirm import CoachedConfirm
from tabletop.tui.practice.odds import odds_lines
from tabletop.tui.practice.ready import Ready
from tabletop.tui.seat.confirm import ConfirmModal
from tabletop.tui.seat.line import Line
from tabletop.tui.seat.order import OrderForm
from tabletop.tui.seat.panel import question
from tabletop.tui.seat.pick import Moves, OneOf, Option, Ticks
from tabletop.tui.seat.words import METHODS
from tabletop.tui.text import content

_PROS = (1, 2, 3)
"""The lines for reasons, by number."""


class PracticeOrderForm(OrderForm):
    """An order in the making. It begins with a card; all whose agreement it needs agree, and a reason stands ready."""

    def __init__(self, coach: Coach, key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(key, handle, view)
        self._coach = coach
        self._card = ""
        """The card that the form was last filled in for."""

    def ask_why(self) -> ComposeResult:
        """Reasons to choose from, and a line for one's own."""
        with Vertical(id="for-why", classes="part"):
            yield from question("Why?", "The first is taken, unless you choose another or write your own line below.")
            yield Ready(id="why")
            own = Line(id="rationale", placeholder="in your own words")
            own.add_class("optional")
            yield own

    def offer_pros(self) -> ComposeResult:
        """What the white cell offers for an argument that moves the tracks chosen."""
        with Vertical(id="for-pros", classes="part"):
            offers = "The white cell offers these; space takes one into the lines below, or write your own there."
            yield Static(content(offers), classes="hint", markup=False)
            yield Ticks(id="offered")

    def on_mount(self) -> None:
        """What is chosen stands in the lines at once."""
        self.query_one(Ready).at_once = self._why_chosen
        self.query_one("#offered", Ticks).at_once = self._pros_chosen
        self.query_one("#moves", Moves).at_once = self._moved

    def fill(self, fields: dict[str, str]) -> None:
        """As kept; else with a card to be chosen."""
        super().fill({"substance": "action", **fields})
        self._mark_why()
        self._offer_pros()

    def _arrange(self) -> None:
        """Show what the order needs, and fill in what follows from its card."""
        super()._arrange()
        card = self.card
        if card is not None and card.id != self._card:
            self._card = card.id
            self.query_one("#agreed", Ticks).values = card.authority if card.collective else ()
        posture = self.query_one("#posture", OneOf)
        if not posture.value and posture.options:
            posture.value = posture.options[0].key  # the most open one
        self._offer_why()

    def _offer_why(self) -> None:
        why = self.query_one(Ready)
        if self.substance == "argument":
            texts = arguing(self.deck, self.query_one("#moves", Moves).effects)
        elif self.substance == "action":
            texts = rationales(self.deck, self._card) if self.card is not None else ()
        else:
            texts = rationales(self.deck, "")
        self.query_one("#for-why").display = bool(texts)
        before = why.words
        why.put(texts)
        line = self.query_one("#rationale", Line)
        if line.value in ("", *before) and line.value not in texts:  # what was written is kept
            line.put(texts[0] if texts else "")
        self._mark_why()

    def _mark_why(self) -> None:
        """Mark the reason that stands in the line."""
        self.query_one(Ready).mark(self.line("rationale"))

    def _why_chosen(self) -> None:
        if chosen := self.query_one(Ready).take(self.line("rationale")):
            self.query_one("#rationale", Line).put(chosen)

    def _moved(self) -> None:
        """What the argument is to move has changed, and with it what speaks for it."""
        self._offer_pros()
        self._offer_why()

    def _pros(self) -> list[str]:
        return [text for number in _PROS if (text := self.line(f"pro-{number}"))]

    def _offer_pros(self) -> None:
        """Offer reasons for what the argument is to move; those that stand in the lines are ticked."""
        ticks = self.query_one("#offered", Ticks)
        effects = self.query_one("#moves", Moves).effects
        offered = self._coach.offered(effects).pros if effects else ()
        ticks.options = tuple(Option(text, text) for text in offered)
        ticks.values = tuple(text for text in offered if text in self._pros())
        self.query_one("#for-pros").display = bool(offered)

    def _pros_chosen(self) -> None:
        """The reasons ticked come first, then those that were written, none of which is given up for one that is offered."""
        ticks = self.query_one("#offered", Ticks)
        offered = [option.key for option in ticks.options]
        stood = self._pros()
        written = [text for text in stood if text not in offered]
        if len(ticks.values) > (room := len(_PROS) - len(written)):
            ticks.values = tuple(text for text in ticks.values if text in stood)[:room]
            self.table_screen.tell("An argument has three reasons at most: empty a line first, or untick one.")
        for number, text in zip(_PROS, [*ticks.values, *written, "", "", ""], strict=False):
            self.query_one(f"#pro-{number}", Line).put(text)

    def on_input_changed(self, event: Line.Changed) -> None:
        """One's own words are no longer a reason of the list."""
        if event.input.id == "rationale":
            self._mark_why()

    def confirmation(self, order: GiveOrder) -> ConfirmModal:
        """Asks once more; the coach may have a question."""
        odds = self._coach.odds(order)
        summary = self.summary(order, odds_lines(odds) if odds is not None else ())
        return CoachedConfirm("Commit this order?", summary, self._coach, self._coach.question(order), yes="Commit it")

    def decided(self, method: Method) -> str:
        """As the white cell rules it, which is no table that could estimate or vote."""
        return METHODS[ruled_by(method)]

    def then(self, given: str) -> str:
        """The coach has something to say."""
        return "coach" if self._coach.on else super().then(given)
