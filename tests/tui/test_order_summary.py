"""What a team reads before it commits an order that would be ruled only after the end."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.orders import of_card
from support.play import Rehearsal
from tabletop.deck.brief import for_team
from tabletop.tui.seat.summary import order_summary
from tabletop.tui.seat.words import METHODS


@pytest.mark.parametrize(("turn", "late"), [(2, False), (3, True)])
def test_an_order_that_comes_too_late_says_so_first(turn: int, *, late: bool) -> None:
    deck = for_team(ferry(), "norvia")
    view = Rehearsal(ferry()).to("decide", turn).team("norvia")
    order = of_card(next(card for card in deck.actions if card.id == "train-pilots"))
    text = order_summary(deck, view, order, lambda method: METHODS[method]).plain
    assert text.startswith("Too late: it takes 2 turns, and the session ends before it is ruled.") is late
    assert ("How it is decided  not at all: the session ends before it is ruled" in text) is late
    assert (METHODS["certain"] in text) is not late
