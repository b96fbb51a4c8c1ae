"""The card of an order, as a field of its form."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.deck.model import Deck
from tabletop.tui.seat.card import seen_lines
from tabletop.tui.seat.words import capital, roles
from tabletop.tui.text import clean


class CardField(Widget, can_focus=True):
    """The card chosen in a form, as a field: Enter opens the cards."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "open", "Choose a card")]
    card: reactive[str] = reactive("", layout=True)
    posture: reactive[str] = reactive("", layout=True)

    class Opened(Message):
        """The cards are wanted."""

    def __init__(self, deck: Deck, *, id: str) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._deck = deck

    def render(self) -> Content:
        """The card's title and text, or that there is none."""
        chosen = next((action for action in self._deck.actions if action.id == self.card), None)
        if chosen is None:
            return Content.assemble("No card yet.  ", ("Enter shows your cards", "$secondary"))
        who = roles(self._deck, chosen.authority) + (" must agree" if chosen.collective else " decides")
        return Content("\n").join(
            [
                Content.assemble((clean(chosen.title), "b"), ("   Enter chooses another", "$secondary")),
                Content.styled(clean(f"{chosen.kind} · {capital(chosen.cost)} · {who}"), "$secondary"),
                *seen_lines(chosen, self.posture),
            ]
        )

    def action_open(self) -> None:
        """Ask for the cards."""
        self.post_message(self.Opened())

    def on_click(self) -> None:
        """Ask for the cards."""
        self.post_message(self.Opened())
