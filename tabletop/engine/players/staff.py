"""The staff officer: weighs what each order does for its aims, one turn ahead, in a few worlds that it takes for possible."""

from __future__ import annotations

from random import Random

from tabletop.engine.belief import Belief
from tabletop.engine.ordering import PASS, ordering
from tabletop.engine.sight import Sight
from tabletop.engine.weighing import turns_to_come, weighed
from tabletop.game.commands import GiveOrder
from tabletop.game.events import Level

WORLDS = 4
"""Worlds in which an order is weighed."""
SECOND = 1.0
"""What a national order beside the main one must at least gain, in points of score."""


class Staff:
    """Takes the order that gains most for its aims, and a national one beside it if that pays."""

    level: Level = "staff"

    def orders(self, sight: Sight, rng: Random) -> tuple[GiveOrder, ...]:
        """The main order of most gain, or a pass if every order costs more than it brings; a national one besides."""
        belief = Belief(sight.view, sight.book)
        worlds = [belief.draw(rng) for _ in range(WORLDS)]
        remaining = turns_to_come(sight)
        mains = weighed(sight, "main", worlds, remaining)
        if not mains or mains[0].gain <= 0:
            return (PASS,)
        first = mains[0]
        left = sight.view.spendable - first.action.cost
        for second in weighed(sight, "national", worlds, remaining):
            if second.gain >= SECOND and second.action.id != first.action.id and second.action.cost <= left:
                return ordering(first.action, posture=first.posture), ordering(second.action, "national", second.posture)
        return (ordering(first.action, posture=first.posture),)
