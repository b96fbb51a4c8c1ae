"""The few sets of orders that are worth a search."""

from __future__ import annotations

from random import Random

from attrs import frozen

from tabletop.engine.belief import Belief
from tabletop.engine.ordering import PASS, ordering
from tabletop.engine.sight import Sight
from tabletop.engine.weighing import WORTHWHILE, Weighing, turns_to_come
from tabletop.engine.worth import Worth
from tabletop.game.commands import GiveOrder

WORLDS = 4
"""Worlds in which the cards are weighed first."""
MAINS = 4
"""Main orders that are searched."""
SECONDS = 1
"""National orders that are tried beside each of them."""


@frozen
class Candidate:
    """The orders of a turn, the score that they promise at first sight, and how much of it is a liking of the temperament's."""

    orders: tuple[GiveOrder, ...]
    worth: float
    liking: float = 0.0


def candidates(sight: Sight, belief: Belief, rng: Random) -> list[Candidate]:
    """The main orders that gain most at first sight, each alone and with the national order that goes best with it; a pass."""
    worlds = [belief.draw(rng) for _ in range(WORLDS)]
    remaining = turns_to_come(sight)
    value = Worth(sight.book, sight.team, sight.temper).of
    now = sum(value(world, remaining) for world in worlds) / len(worlds)
    found = [Candidate((PASS,), now)]
    weighing = Weighing(sight, worlds)
    for first in weighing.mains[:MAINS]:
        main = ordering(first.action, posture=first.posture)
        found.append(Candidate((main,), now + first.gain, first.liking))
        for second in weighing.beside(first)[:SECONDS]:
            if second.gain >= WORTHWHILE:
                both = (main, ordering(second.action, "national", second.posture))
                found.append(Candidate(both, now + first.gain + second.gain, first.liking + second.liking))
    return found
