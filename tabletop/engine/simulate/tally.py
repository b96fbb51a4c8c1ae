"""Many games together: counts that are small however many games there are, and that add up in any order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, TypeVar

from attrs import define, field

from tabletop.deck.model import Deck
from tabletop.engine.simulate.figures import Sample
from tabletop.engine.simulate.result import GameResult
from tabletop.game.events import AimResult, Ending

K = TypeVar("K")
Counts: TypeAlias = dict[int, int]
"""How often each number was there."""


@define
class CardTally:
    """A card over all games: how often it was ordered, its team's scores in games with it, and how many of those ended in war."""

    times: int = 0
    wars: int = 0
    scores: Sample = field(factory=Sample)

    def merge(self, other: CardTally) -> None:
        """Take all of another's."""
        self.times += other.times
        self.wars += other.wars
        self.scores.merge(other.scores)


@define
class Occurrences:
    """In how many games something was there, and how often in all."""

    games: int = 0
    times: int = 0

    def merge(self, other: Occurrences) -> None:
        """Take all of another's."""
        self.games += other.games
        self.times += other.times


@define
class TeamTally:
    """A team over all games: its scores, in how many its score was above every other's, and its orders. A war is a score of 0."""

    scores: Sample = field(factory=Sample)
    spread: Counts = field(factory=dict)
    ahead: int = 0
    orders: int = 0

    def merge(self, other: TeamTally) -> None:
        """Take all of another's."""
        self.scores.merge(other.scores)
        _add(self.spread, other.spread)
        self.ahead += other.ahead
        self.orders += other.orders


@define
class Tally:
    """Many games together. Whatever is by card is there for every card of the deck, in its order."""

    teams: dict[str, TeamTally]
    cards: dict[str, CardTally]
    injects: dict[str, int]
    """In how many games each was released."""
    proposed: dict[str, Occurrences]
    """Standing rules and hazards that took effect."""
    aims: dict[str, dict[AimResult, int]]
    owner: dict[str, str]
    """The team of each card."""
    games: int = 0
    endings: dict[Ending, int] = field(factory=dict)
    lengths: Counts = field(factory=dict)
    ladder: dict[int, Counts] = field(factory=dict)
    """How high it stood at the end of each turn, of the games that came so far."""
    moved: dict[str, int] = field(factory=dict)
    """Steps of the tracks, by what moved them."""

    @classmethod
    def empty(cls, deck: Deck) -> Tally:
        """No games of a deck yet."""
        return cls(
            teams={team: TeamTally() for team in deck.team_ids},
            cards={card.id: CardTally() for card in deck.actions},
            injects=dict.fromkeys((inject.id for inject in deck.injects), 0),
            proposed={rule.id: Occurrences() for rule in deck.rules} | {hazard.id: Occurrences() for hazard in deck.hazards},
            aims={aim.id: {"met": 0, "partly": 0, "missed": 0} for aim in deck.aims},
            owner={card.id: card.team for card in deck.actions},
            moved=dict.fromkeys(("orders", "injects", "rules", "hazards", "income", "spent"), 0),
        )

    def add(self, game: GameResult) -> None:
        """Count one game more."""
        self.games += 1
        war = game.ending == "war"
        self.endings[game.ending] = self.endings.get(game.ending, 0) + 1
        self.lengths[game.turns] = self.lengths.get(game.turns, 0) + 1
        best = max(game.scores)
        alone = game.scores.count(best) == 1
        scores = dict(zip(self.teams, game.scores, strict=True))
        for tally, score, orders in zip(self.teams.values(), game.scores, game.orders, strict=True):
            tally.scores.add(score)
            tally.spread[score] = tally.spread.get(score, 0) + 1
            tally.ahead += alone and score == best
            tally.orders += orders
        for card in game.cards:
            self.cards[card].times += 1
        for card in dict.fromkeys(game.cards):
            used = self.cards[card]
            used.wars += war
            used.scores.add(scores[self.owner[card]])
        for inject in game.injects:
            self.injects[inject] += 1
        for proposed in game.proposed:
            self.proposed[proposed].times += 1
        for proposed in dict.fromkeys(game.proposed):
            self.proposed[proposed].games += 1
        for results, result in zip(self.aims.values(), game.aims, strict=True):
            results[result] += 1
        for turn, value in enumerate(game.ladder, 1):
            counts = self.ladder.setdefault(turn, {})
            counts[value] = counts.get(value, 0) + 1
        moved, by = game.moved, self.moved
        by["orders"] += moved.orders
        by["injects"] += moved.injects
        by["rules"] += moved.rules
        by["hazards"] += moved.hazards
        by["income"] += moved.income
        by["spent"] += moved.spent

    def merge(self, other: Tally) -> None:
        """Count another's games too. The two must be of one deck."""
        self.games += other.games
        _add(self.endings, other.endings)
        _add(self.lengths, other.lengths)
        _add(self.injects, other.injects)
        _add(self.moved, other.moved)
        for team, tally in other.teams.items():
            self.teams[team].merge(tally)
        for card, used in other.cards.items():
            self.cards[card].merge(used)
        for proposed, occurrences in other.proposed.items():
            self.proposed[proposed].merge(occurrences)
        for aim, results in other.aims.items():
            _add(self.aims[aim], results)
        for turn, counts in other.ladder.items():
            _add(self.ladder.setdefault(turn, {}), counts)


def _add(counts: dict[K, int], more: Mapping[K, int]) -> None:
    for key, count in more.items():
        counts[key] = counts.get(key, 0) + count
