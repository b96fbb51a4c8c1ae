"""The commander: plays each order that is worth a thought on in many possible worlds, and takes the best.

Monte Carlo search over worlds drawn from its view. The root is a game of simultaneous moves. Its own candidates are those of
`candidates.py`; the others have a few replies each (`rival.py`), of a temperament that is drawn for each world by what they were
seen to do. All live candidates are tried in the same world, against the same replies and dice, so that luck weighs little between
them; half of them are dropped after each part of the search (sequential halving: Karnin, Koren and Somekh, Almost Optimal
Exploration in Multi-Armed Bandits, 2013).

The others learn too. One game in eight shows a side what its other replies would have come to against one of our live
candidates, and from then on it mixes them by regret matching (`regret.py`), though four times in five it goes by habit. Our
candidate there is drawn by regret matching as well, so that nobody learns against an order that we would not give. The turn after
is played by habit on all sides (`playout.py`), and how it then stands is judged by the aims.

The order given is the one that scored most against all that the others took, not a mix: told afterwards, it can be given reasons.

That the others learn makes no measurable difference to strength: over staff officers, at 200 iterations, it won 59 to 68 % of
a hundred pairs of games from either of two seeds, with others that learned more or less, or that went by habit alone.
"""

from __future__ import annotations

from collections.abc import Callable
from math import log2
from random import Random

from tabletop.engine.belief import Belief
from tabletop.engine.candidates import candidates
from tabletop.engine.futures import Futures
from tabletop.engine.search import Choice, Search, Tried
from tabletop.engine.sight import Sight
from tabletop.game.commands import GiveOrder
from tabletop.game.events import Level

__all__ = ["ITERATIONS", "Choice", "Commander", "Progress", "Tried"]

ITERATIONS = 1200
"""Games played in thought for a move, unless told otherwise."""
Progress = Callable[[int, int], bool]
"""Told how many iterations of how many are done; answers whether to go on."""


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
        search = Search(candidates(sight, belief, rng), rng)
        futures = Futures(sight, belief)
        rounds = max(round(log2(len(search.options))), 1)
        for number in range(rounds):
            until = search.played + (self._iterations - search.played) // (rounds - number)
            while search.played < until and len(search.live) > 1:
                search.try_in(futures.world(rng))
                if self._progress is not None and not self._progress(min(search.played, self._iterations), self._iterations):
                    return search.choice()
            search.halve()
        return search.choice()
