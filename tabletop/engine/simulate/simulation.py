"""The games of a plan, played."""

from __future__ import annotations

from attrs import frozen

from tabletop.deck.parse import parse_deck
from tabletop.engine.match import Books, Match, Settings
from tabletop.engine.players import make_player
from tabletop.engine.simulate.plan import Chunk, Plan
from tabletop.engine.simulate.result import GameResult
from tabletop.engine.simulate.tally import Tally
from tabletop.engine.simulate.watch import Watch


@frozen
class Played:
    """A chunk that was played: what each game came to, and all of them together."""

    chunk: Chunk
    results: tuple[GameResult, ...]
    tally: Tally


class Simulation:
    """Plays the games of a plan, each by its own seed: in any order, and as often as one likes.

    Raises ValueError if the plan's files are no deck.
    """

    def __init__(self, plan: Plan) -> None:
        parsed = parse_deck({name: text.encode() for name, text in plan.files})
        if parsed.deck is None:
            raise ValueError("The plan's files are no deck.")
        self.plan = plan
        self.deck = parsed.deck
        self._books = Books(parsed.deck)
        self._settings = Settings(plan.turns)
        self._players = {
            team: make_player(level, plan.iterations) for team, level in zip(parsed.deck.team_ids, plan.levels, strict=True)
        }

    def game(self, number: int) -> GameResult:
        """Play one game, counted from 1."""
        seed, watch = self.plan.seed_of(number), Watch(self._books.whole)
        return watch.result(number, seed, Match(self._books, self._players, self._settings, seed, watch.keep).play())

    def play(self, chunk: Chunk) -> Played:
        """Play a chunk."""
        tally = Tally.empty(self.deck)
        results = []
        for number in range(chunk.first, chunk.last + 1):
            result = self.game(number)
            tally.add(result)
            results.append(result)
        return Played(chunk, tuple(results), tally)
