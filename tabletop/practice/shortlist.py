"""The cards that a staff puts before the person first: few of each kind, of those that fit the moment."""

from __future__ import annotations

from collections import Counter
from random import Random

from tabletop.engine.belief import Belief
from tabletop.engine.sight import Sight
from tabletop.engine.weighing import Weighing
from tabletop.game.events import Slot

EACH = 2
"""Cards of a kind at most."""
_WORLDS = 4


def shortlist(sight: Sight, slot: Slot) -> tuple[str, ...]:
    """The ids of up to two cards of each class that can be ordered in a slot, in the order of the deck.

    Of each class they are those that do most for the team's aims one turn ahead, as its staff would weigh them from what its seat
    sees; left out is what came off last turn, what takes the team's own last move back without a cause, and what is so already.
    `sight` is from before the orders of the turn, in the decide phase.
    """
    rng, belief = Random("shortlist"), Belief(sight.view, sight.book)  # noqa: S311 - always the same of the same
    found = Weighing(sight, [belief.draw(rng) for _ in range(_WORLDS)]).mains
    can = [action.id for action in sight.orderable(slot)]
    taken: Counter[str] = Counter()
    first = set()
    for each in found:
        if each.action.id in can and taken[each.action.kind] < EACH:
            taken[each.action.kind] += 1
            first.add(each.action.id)
    return tuple(card for card in can if card in first)
