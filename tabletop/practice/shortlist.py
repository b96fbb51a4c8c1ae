"""The cards that a staff puts before the person first: few of each kind, of those that fit the moment."""

from __future__ import annotations

from collections import Counter
from random import Random

from tabletop.engine.belief import Belief
from tabletop.engine.sight import Sight
from tabletop.engine.weighing import Weighing
from tabletop.game.events import Slot
from tabletop.practice.coach import Decision

EACH = 2
"""Cards of a kind at most."""
_WORLDS = 4


def shortlist(decision: Decision, now: Sight, slot: Slot) -> tuple[str, ...]:
    """The ids of up to two cards of each class that can be ordered in a slot `now`, in the order of the deck.

    Of each class they are those that do most for the team's aims one turn ahead, as its staff would weigh them from what its seat
    saw before it ordered anything; left out is what came off last turn, what takes the team's own last move back without a cause,
    and what is so already, but for the best card of a class that has no other. A national order that contradicts the main one of
    the `decision` is not proposed at all.
    """
    sight, book = decision.sight, decision.sight.book
    rng, belief = Random("shortlist"), Belief(sight.view, book)  # noqa: S311 - always the same of the same
    weighing = Weighing(sight, [belief.draw(rng) for _ in range(_WORLDS)])
    main = next((book.actions[order.card] for order in decision.orders if order.slot == "main" and order.card), None)
    can = [
        action
        for action in now.orderable(slot)
        if slot == "main" or main is None or weighing.goes_with(main, book.actions[action.id])
    ]
    cards = [action.id for action in can]
    found = [each.action for each in weighing.mains if each.action.id in cards]
    kinds = {action.kind for action in found}
    found += [each.action for each in weighing.weighed([action for action in can if action.kind not in kinds], sensible=False)]
    taken: Counter[str] = Counter()
    first = set()
    for action in found:
        if taken[action.kind] < (EACH if action.kind in kinds else 1):
            taken[action.kind] += 1
            first.add(action.id)
    return tuple(card for card in cards if card in first)
