"""The commander: plays each order that is worth a thought on in many possible worlds, and takes the best.

Flat Monte Carlo search over worlds drawn from its view. Both sides move at once: in each world the other side orders by its
own habits before it could see ours. What stands after two turns is judged by the aims. All candidates are tried in the same
worlds, against the same orders and dice, so that luck weighs little between them; half of them are dropped after each part of
the search (sequential halving: Karnin, Koren and Somekh, Almost Optimal Exploration in Multi-Armed Bandits, 2013).
"""

from __future__ import annotations

from collections.abc import Callable
from math import log2
from random import Random

from attrs import frozen

from tabletop.engine.belief import Belief
from tabletop.engine.candidates import Candidate, candidates
from tabletop.engine.futures import Futures
from tabletop.engine.sight import Sight
from tabletop.game.commands import GiveOrder
from tabletop.game.events import Level

ITERATIONS = 1200
"""Games played in thought for a move, unless told otherwise."""
PRIOR = 8
"""How many games the first estimate of a candidate counts for."""
LIKING = 0.4
"""How much of a temperament's liking counts in the search, where one order makes less difference than at first sight."""

Progress = Callable[[int, int], bool]
"""Told how many iterations of how many are done; answers whether to go on."""


@frozen
class Tried:
    """A candidate, in how many games it was tried, and how often they came to war, in per cent.

    `score` is the mean of those games together with the first estimate, which counts for `PRIOR` games, and with what the
    temperament likes.
    """

    candidate: Candidate
    games: int
    score: float
    wars: int


@frozen
class Choice:
    """What the commander chose, and all that it weighed, the best first."""

    orders: tuple[GiveOrder, ...]
    tried: tuple[Tried, ...]


class Commander:
    """Searches for the order that scores best over the games that may follow."""

    level: Level = "commander"

    def __init__(self, iterations: int = ITERATIONS, progress: Progress | None = None) -> None:
        self._iterations = iterations
        self._progress = progress

    def orders(self, sight: Sight, rng: Random) -> tuple[GiveOrder, ...]:
        """The orders of the best candidate."""
        return self.choose(sight, rng).orders

    def choose(self, sight: Sight, rng: Random) -> Choice:
        """Search for `iterations` games, or until the progress is answered with no."""
        belief = Belief(sight.view, sight.book)
        options = candidates(sight, belief, rng)
        futures = Futures(sight, belief)
        sums = [(option.worth - (1 - LIKING) * option.liking) * PRIOR for option in options]
        games = [0] * len(options)
        wars = [0] * len(options)
        live = list(range(len(options)))
        done, rounds = 0, max(round(log2(len(options))), 1)
        while len(live) > 1 and done < self._iterations:
            share = max(self._iterations // (rounds * len(live)), 1)
            for _ in range(share):
                world = futures.world(rng)
                for index in live:
                    score, war = world.play(options[index].orders)
                    sums[index] += score + LIKING * options[index].liking
                    wars[index] += war
                    games[index] += 1
                    done += 1
                if self._progress is not None and not self._progress(min(done, self._iterations), self._iterations):
                    done = self._iterations
                if done >= self._iterations:
                    break
            live.sort(key=lambda index: -sums[index] / (games[index] + PRIOR))
            del live[(len(live) + 1) // 2 :]
        tried = [
            Tried(option, games[index], sums[index] / (games[index] + PRIOR), round(100 * wars[index] / max(games[index], 1)))
            for index, option in enumerate(options)
        ]
        best = tried[live[0]]
        rest = sorted((each for each in tried if each is not best), key=lambda each: (-each.games, -each.score))
        return Choice(best.candidate.orders, (best, *rest))
