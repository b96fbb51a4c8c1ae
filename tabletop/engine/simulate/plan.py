"""What is to be simulated, and in which parts."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from tabletop.deck.model import Deck
from tabletop.game.events import Level

MOST_GAMES = 10_000_000
MOST_ITERATIONS = 100_000
"""Most games that a commander may play in thought for one move."""
_PART = {"recruit": 100, "staff": 2, "commander": 1}
"""Games of a chunk by the slowest level in it, so that each takes some tenths of a second, or one game."""


@frozen
class Chunk:
    """Games that are played in one go: numbers `first` to `last`, both counted, from 1."""

    first: int
    last: int

    @property
    def games(self) -> int:
        """How many games it holds."""
        return self.last - self.first + 1


@frozen(kw_only=True)
class Plan:
    """What is simulated, all of it: whoever plays game i of the same plan gets the same game.

    `files` are the deck's by name, `levels` those of its teams in the deck's order, `iterations` the commanders' games in thought
    for a move. `version` is Tabletop's own, whose rules are played.
    """

    files: tuple[tuple[str, str], ...]
    levels: tuple[Level, ...]
    turns: int
    iterations: int
    seed: str
    games: int
    version: str

    @classmethod
    def of(
        cls, deck: Deck, levels: tuple[Level, ...], *, turns: int, iterations: int, seed: str, games: int, version: str
    ) -> Plan:
        """A plan for a deck."""
        files = tuple((name, deck.files[name]) for name in sorted(deck.files))
        return cls(files=files, levels=levels, turns=turns, iterations=iterations, seed=seed, games=games, version=version)

    def seed_of(self, number: int) -> str:
        """The seed of a game, counted from 1. It reads as no date and no formula where a spreadsheet opens it."""
        return f"{self.seed}#{number}"

    def chunks(self, workers: int) -> Iterator[Chunk]:
        """All games, in parts small enough to share between so many workers."""
        size = max(min(*(_PART[level] for level in self.levels), -(-self.games // workers)), 1)
        for first in range(1, self.games + 1, size):
            yield Chunk(first, min(first + size - 1, self.games))
