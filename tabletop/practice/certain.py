"""Orders on whose outcome no reason bears: they happen as ordered, and nothing is rolled."""

from __future__ import annotations

from tabletop.engine.seen import fitting
from tabletop.engine.sight import Sight


def certain(sight: Sight) -> frozenset[str]:
    """What happens without a throw: own orders by their id, moves of others by their number as text.

    A move of others counts where every card that it can be, as far as the seat sees it, happens without a throw.
    """
    view, book = sight.view, sight.book
    own = {order.id for order in view.orders if order.card and book.actions[order.card].card.method == "certain"}
    for move in view.moves:
        cards = fitting(book, view.team, move) if move.open else []
        if cards and all(action.card.method == "certain" for action in cards):
            own.add(str(move.number))
    return frozenset(own)
