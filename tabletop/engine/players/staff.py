"""The staff officer: weighs what each order does for its aims, one turn ahead, in a few worlds that it takes for possible."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import exp
from random import Random

from tabletop.engine.belief import Belief
from tabletop.engine.ordering import PASS, ordering
from tabletop.engine.sight import Sight
from tabletop.engine.weighing import WORTHWHILE, Weighed, Weighing
from tabletop.game.commands import GiveOrder
from tabletop.game.events import Level

WORLDS = 4
"""Worlds in which an order is weighed."""
HEAT = 1.5
"""Points of score by which an order must be better than another to be taken e times as often."""
NEAR = 6.0
"""Points of score that an order may be worse than the best and still be taken."""


class Staff:
    """Takes an order that gains much for its aims, the better the likelier, and a national one beside it if that pays."""

    level: Level = "staff"

    def orders(self, sight: Sight, rng: Random) -> tuple[GiveOrder, ...]:
        """A main order, or a pass where waiting gains as much; a national one besides, if one gains enough."""
        belief = Belief(sight.view, sight.book)
        worlds = [belief.draw(rng) for _ in range(WORLDS)]
        weighing = Weighing(sight, worlds)
        first = _taken(weighing.mains, 0.0, rng)
        if first is None:
            return (PASS,)
        main = ordering(first.action, posture=first.posture)
        second = _taken(weighing.beside(first), WORTHWHILE, rng)
        return (main,) if second is None else (main, ordering(second.action, "national", second.posture))


def _taken(options: Sequence[Weighed], nothing: float, rng: Random) -> Weighed | None:
    """One of the options near the best, the more it gains the likelier (a softmax), or none, as if that gained `nothing`.

    What gains less than nothing is never taken.
    """
    best = max([nothing, *(option.gain for option in options)])
    least = max(nothing, best - NEAR)
    near: list[tuple[float, Weighed | None]] = [(nothing, None)] if nothing >= least else []
    near += [(option.gain, option) for option in options if option.gain >= least]
    sums = list(accumulate(exp((gain - best) / HEAT) for gain, _ in near))
    pick = rng.random() * sums[-1]
    return next((option for upto, (_, option) in zip(sums, near, strict=True) if pick < upto), near[0][1])
