"""Games that may follow from what a seat sees."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from tabletop.engine.belief import Belief
from tabletop.engine.playout import Habits, Playout
from tabletop.engine.prospect import Value, gain
from tabletop.engine.sight import Sight
from tabletop.engine.weighing import turns_to_come
from tabletop.engine.worth import Worth
from tabletop.game.commands import GiveOrder
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft

DEPTH = 2
"""Turns that are played out, this one counted; what follows is judged by the aims."""
_OWN = 4.0
"""What a step of a track of its own is taken to be worth to another team, in points of score."""
_CALM = 2.0
"""What a step down the ladder is taken to be worth to it."""


class Futures:
    """Draws worlds in which the orders of a turn can be tried.

    `likes` are points of score that teams are taken to add to cards of a class, by team and class.
    """

    def __init__(self, sight: Sight, belief: Belief, likes: Mapping[str, Mapping[str, float]] | None = None) -> None:
        self._belief = belief
        self._team = sight.team
        book = sight.book
        # War at its full cost, whatever the temperament: that shows in what is tried, and in what is liked.
        self._worth = Worth(book, sight.team).of
        remaining = turns_to_come(sight)
        world = belief.draw(Random("habits"))  # noqa: S311 - chance of a game, always the same
        habits = []
        for team in book.teams:
            worths = _worths(book, world, team, remaining, self._value(book, team))
            liked = likes.get(team, {}) if likes else {}
            habits.append(
                Habits(book, team, {card: worth + liked.get(book.actions[card].card.kind, 0.0) for card, worth in worths.items()})
            )
        self._playout = Playout(book, habits)

    def _value(self, book: Rulebook, team: str) -> Value:
        return self._worth if team == self._team else _assumed(book, team)

    def world(self, rng: Random) -> World:
        """One world, with the chance that every order tried in it shares."""
        return World(self._playout, self._belief.draw(rng), self._team, rng.random(), self._worth)

    def played_on(self, rng: Random, until: int) -> Draft:
        """One world played on by habit until a turn of the deck is over, or the session.

        What the team has ordered already stands.
        """
        draft, seed = self._belief.draw(rng), str(rng.random())
        while draft.ended is None and draft.turn <= until:
            self._playout.play(draft, {}, rng, f"{seed}/{draft.number}", 1)
        return draft


class World:
    """A world as it may be. Whatever is tried in it meets the same orders of the others and the same dice."""

    def __init__(self, playout: Playout, draft: Draft, team: str, chance: float, value: Value) -> None:
        self._value = value
        self._playout = playout
        self._draft = draft
        self._team = team
        self._chance = chance

    def play(self, orders: tuple[GiveOrder, ...]) -> tuple[float, bool]:
        """What the team can expect to score if it gives these orders now, and whether it came to war.

        The score itself where the session ends within `DEPTH` turns, else what the aims say of how it then stands.
        """
        rng = Random(self._chance)  # noqa: S311 - chance of a game
        then = self._playout.play(self._draft.copy(), {self._team: orders}, rng, str(self._chance), DEPTH)
        if then.ended is not None:
            return then.ended.scores[self._team], then.ended.ending == "war"
        assert then.opened is not None
        return self._value(then, len(then.opened.course) - then.number), False


def _worths(book: Rulebook, world: Draft, team: str, remaining: int, value: Value) -> dict[str, float]:
    return {action.id: gain(book, world, action, action.card.postures[-1], remaining, value) for action in book.actions_of[team]}


def _assumed(book: Rulebook, team: str) -> Value:
    """What another team is taken to want: its own tracks high, and no war."""
    own = [index for index, track in enumerate(book.deck.tracks) if track.team == team and index != book.capital[team]]
    ladder, top = book.ladder, book.highs[book.ladder]

    def value(draft: Draft, remaining: int) -> float:
        tracks = draft.tracks
        near = top - tracks[ladder]
        risk = 15.0 / (near + 1) if remaining else 0.0
        return _OWN * sum([tracks[index] for index in own]) - _CALM * tracks[ladder] - risk

    return value
