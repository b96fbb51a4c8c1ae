"""The root of a commander's search: candidates tried side by side in worlds where the others choose too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from attrs import frozen

from tabletop.engine.candidates import Candidate
from tabletop.engine.futures import World
from tabletop.engine.regret import Regrets, drawn
from tabletop.engine.rival import LIKING, Reply
from tabletop.game.commands import GiveOrder
from tabletop.game.state import Draft

PRIOR = 8
"""How many games the first estimate of a candidate counts for."""
LEARNING = 8
"""One game in so many is played for what the others learn."""


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


class Search:
    """The candidates of one decision, and what came of the games that each was tried in."""

    def __init__(self, options: Sequence[Candidate], rng: Random) -> None:
        self.options, self._rng = options, rng
        self.played = 0
        self.live = list(range(len(options)))
        self._sums = [(option.worth - (1 - LIKING) * option.liking) * PRIOR for option in options]
        self._games = [0] * len(options)
        self._wars = [0] * len(options)
        self._regrets = Regrets({index: self._sums[index] for index in self.live})
        self._learned = 0

    def try_in(self, world: World) -> None:
        """Play every live candidate in a world, against what the others take there; and let all sides learn from it."""
        faced = world.faced(self._rng)
        taken = {reply.rival.team: reply.orders for reply in faced}
        thens: dict[int, Draft] = {}
        payoffs: dict[int, float] = {}
        for index in self.live:
            thens[index] = world.played(self.options[index].orders, taken)
            score, war = world.judged(thens[index])
            payoffs[index] = score + LIKING * self.options[index].liking
            self._sums[index] += payoffs[index]
            self._wars[index] += war
            self._games[index] += 1
        self.played += len(self.live)
        mix = self._regrets.mixed(dict.fromkeys(self.live, 1 / len(self.live)))
        self._regrets.learn(mix, payoffs)
        if self._learned * LEARNING <= self.played:
            mine = drawn(mix, self._rng)
            for reply in faced:
                self._teach(world, reply, taken, mine, thens[mine])

    def _teach(self, world: World, reply: Reply, taken: Mapping[str, tuple[GiveOrder, ...]], mine: int, then: Draft) -> None:
        """Let another side see what each of its options would have come to against one candidate."""
        orders = self.options[mine].orders
        thens = {
            card: then if card == reply.taken else world.played(orders, {**taken, reply.rival.team: option})
            for card, option in reply.options.items()
        }
        reply.rival.learn(reply.mix, thens)
        self._learned += len(thens) - 1
        self.played += len(thens) - 1

    def halve(self) -> None:
        """Drop the half of the candidates that has scored least so far."""
        self.live.sort(key=lambda index: -self._score(index))
        del self.live[(len(self.live) + 1) // 2 :]

    def _score(self, index: int) -> float:
        return self._sums[index] / (self._games[index] + PRIOR)

    def choice(self) -> Choice:
        """The best of the live candidates, and all the others."""
        best = max(self.live, key=self._score)
        tried = [
            Tried(option, games, self._score(index), round(100 * self._wars[index] / max(games, 1)))
            for index, (option, games) in enumerate(zip(self.options, self._games, strict=True))
        ]
        rest = sorted((each for each in tried if each is not tried[best]), key=lambda each: (-each.games, -each.score))
        return Choice(self.options[best].orders, (tried[best], *rest))
