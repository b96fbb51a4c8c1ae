"""Two levels of engine players against each other, over pairs of games with sides swapped."""

from __future__ import annotations

from attrs import evolve, frozen

from tabletop.deck.model import Deck
from tabletop.engine.match import Books, Match, Settings
from tabletop.engine.player import Player
from tabletop.engine.players import make_player
from tabletop.engine.simulate.figures import Interval, share
from tabletop.game.events import Level, SessionEnded


@frozen
class Pair:
    """Two games from one seed, sides swapped: the total of each level, and how many of the two ended in war."""

    better: int
    worse: int
    wars: int

    @property
    def points(self) -> float:
        """1 if the level that should be better has the greater total, half for a tie, else 0."""
        return 1.0 if self.better > self.worse else 0.5 if self.better == self.worse else 0.0


class Duel:
    """Pairs of games between two levels on a deck of two teams, each of its greatest length.

    Both games of a pair have the same dice, temperaments and injects; `iterations` are those of a commander's move.
    """

    def __init__(self, deck: Deck, better: Level, worse: Level, iterations: int = 200) -> None:
        self._books = Books(deck)
        self._settings = Settings(max(length.turns for length in deck.lengths))
        self._levels: tuple[Player, Player] = make_player(better, iterations), make_player(worse, iterations)
        first, second = deck.team_ids
        self._teams = first, second

    def pair(self, seed: str) -> Pair:
        """Play one pair."""
        first, second = self._teams
        totals, wars = [0, 0], 0
        for better, worse in ((first, second), (second, first)):
            ended = self._game({better: self._levels[0], worse: self._levels[1]}, seed)
            totals[0] += ended.scores[better]
            totals[1] += ended.scores[worse]
            wars += ended.ending == "war"
        return Pair(totals[0], totals[1], wars)

    def _game(self, players: dict[str, Player], seed: str) -> SessionEnded:
        ended = Match(self._books, players, self._settings, seed).play().ended
        assert ended is not None
        return ended


def won(pairs: list[Pair]) -> Interval | None:
    """The share of pairs that the better level won, ties half, with its 95 % interval."""
    return share(sum(pair.points for pair in pairs), len(pairs))


def without_temperaments(deck: Deck) -> Deck:
    """A deck whose engines have no temperament."""
    return evolve(deck, temperaments=())
