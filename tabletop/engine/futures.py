"""Games that may follow from what a seat sees."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from tabletop.engine.belief import Belief
from tabletop.engine.belief.wheel import Wheel, spin, wheel
from tabletop.engine.habits import BLUNT, Habits
from tabletop.engine.playout import Playout
from tabletop.engine.prospect import Value, gain
from tabletop.engine.rival import Reply, Rival
from tabletop.engine.sight import Sight
from tabletop.engine.tempers import tempers
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
_NEAR_WAR = 15.0
"""What it is taken to fear at the top of the ladder; half of it a step below, a third two steps below, and so on."""
_WORLDS = 4
"""Worlds in which the habits of all sides are worked out."""
_BY_HABIT: Mapping[str, tuple[GiveOrder, ...]] = {}


class Futures:
    """Draws worlds in which the orders of a turn can be tried.

    In each the others are of a temperament drawn by how likely each is, and choose by what they are taken to want. No injects
    come: what will come is secret, and in 300 games of Zapad-2025 they moved a track in one turn of sixteen, the ladder in one of
    eight.
    """

    def __init__(self, sight: Sight, belief: Belief) -> None:
        self.book = book = sight.book
        self._belief = belief
        self._team = sight.team
        # War at its full cost, whatever the temperament: that shows in what is tried, and in what is liked.
        self._worth = Worth(book, sight.team).of
        self._others = tuple((team, _wheel(tempers(sight.view, book, team))) for team in book.others[sight.team])
        self._tempers = {temper.id: temper for temper in book.deck.temperaments}
        rng = Random("habits")  # noqa: S311 - chance of a game, always the same
        self._worlds = [belief.draw(rng) for _ in range(_WORLDS)]
        self._remaining = turns_to_come(sight)
        self._own_worth = self._worths(sight.team, self._worth)
        self._own = Habits(book, sight.team, self._own_worth)
        self._values = {team: _assumed(book, team) for team, _ in self._others}
        self._first = {team: self._worths(team, value) for team, value in self._values.items()}
        self._rivals: dict[tuple[str, str], Rival] = {}
        self._playouts: dict[tuple[str, ...], Playout] = {}
        self._broad_playouts: dict[tuple[str, ...], Playout] = {}

    def _worths(self, team: str, value: Value) -> dict[str, float]:
        """What each card of a team is worth by some value, as a mean over a few worlds."""
        book, worlds = self.book, self._worlds
        return {
            action.id: sum(gain(book, world, action, action.card.postures[-1], self._remaining, value) for world in worlds)
            / len(worlds)
            for action in book.actions_of[team]
        }

    def world(self, rng: Random) -> World:
        """One world, with the chance that every order tried in it shares."""
        rivals = self._drawn(rng)
        return World(self._playout(rivals), self._belief.draw(rng), self._team, rivals, rng.random(), self._worth)

    def played_on(self, rng: Random, until: int) -> Draft:
        """One world played on by habit until a turn of the deck is over, or the session.

        What the team has ordered already stands.
        """
        playout = self._broad(self._drawn(rng))
        draft, seed = self._belief.draw(rng), str(rng.random())
        while draft.ended is None and draft.turn <= until:
            playout.play(draft, {}, rng, f"{seed}/{draft.number}", 1)
        return draft

    def _drawn(self, rng: Random) -> tuple[Rival, ...]:
        """The other sides, each of a temperament that is drawn."""
        return tuple([self._rival(team, spin(wheel, rng)) for team, wheel in self._others])

    def _rival(self, team: str, temper: str) -> Rival:
        """Another side of a temperament: made once, so that it learns."""
        if (team, temper) not in self._rivals:
            drawn = self._tempers.get(temper)
            likes = drawn.likes if drawn else {}
            worth = {card: gain + likes.get(self.book.actions[card].card.kind, 0) for card, gain in self._first[team].items()}
            self._rivals[team, temper] = Rival(self.book, team, self._values[team], worth, drawn)
        return self._rivals[team, temper]

    def _playout(self, rivals: tuple[Rival, ...]) -> Playout:
        key = tuple([rival.temper for rival in rivals])
        if key not in self._playouts:
            by_team = {self._team: self._own, **{rival.team: rival.habits for rival in rivals}}
            self._playouts[key] = Playout(self.book, [by_team[team] for team in self.book.teams])
        return self._playouts[key]

    def _broad(self, rivals: tuple[Rival, ...]) -> Playout:
        """A playout for forecasts: with national orders, and not too sure of what anybody wants.

        A search goes without: with national orders it took twice as long and won no more.
        """
        key = tuple([rival.temper for rival in rivals])
        if key not in self._broad_playouts:
            worths = {self._team: self._own_worth, **{rival.team: rival.worth for rival in rivals}}
            habits = [Habits(self.book, team, worths[team], BLUNT) for team in self.book.teams]
            self._broad_playouts[key] = Playout(self.book, habits, seconds=True)
        return self._broad_playouts[key]


class World:
    """A world as it may be. Whatever is tried in it meets the same dice, and the same orders of the others if none are given."""

    def __init__(self, playout: Playout, draft: Draft, team: str, rivals: tuple[Rival, ...], chance: float, value: Value) -> None:
        self.rivals = rivals
        self._value = value
        self._playout = playout
        self._draft = draft
        self._team = team
        self._chance = chance

    def faced(self, rng: Random) -> tuple[Reply, ...]:
        """What each of the others chooses from, and what it takes."""
        return tuple([rival.face(self._draft, rng) for rival in self.rivals])

    def play(self, orders: tuple[GiveOrder, ...]) -> tuple[float, bool]:
        """What the team can expect to score if it gives these orders now, and whether it came to war."""
        return self.judged(self.played(orders))

    def played(self, orders: tuple[GiveOrder, ...], others: Mapping[str, tuple[GiveOrder, ...]] = _BY_HABIT) -> Draft:
        """How the world stands `DEPTH` turns on, or as the session ends before, if the team gives these orders now.

        `others` are orders of other teams; who is not among them goes by habit.
        """
        rng = Random(self._chance)  # noqa: S311 - chance of a game
        return self._playout.play(self._draft.copy(), {self._team: orders, **others}, rng, str(self._chance), DEPTH)

    def judged(self, then: Draft) -> tuple[float, bool]:
        """The score as a session ended, and whether in war; else what the aims say of how it then stands."""
        if then.ended is not None:
            return then.ended.scores[self._team], then.ended.ending == "war"
        assert then.opened is not None
        return self._value(then, len(then.opened.course) - then.number), False


def _wheel(likely: Mapping[str, float]) -> Wheel[str]:
    """Temperaments as often as they are likely, in parts of a hundred; an empty string where a deck has none."""
    return wheel((temper, round(100 * chance)) for temper, chance in likely.items()) or ("",)


def _assumed(book: Rulebook, team: str) -> Value:
    """What another team is taken to want: its own tracks high, and no war."""
    own = [index for index, track in enumerate(book.deck.tracks) if track.team == team and index != book.capital[team]]
    ladder, top = book.ladder, book.highs[book.ladder]

    def value(draft: Draft, _remaining: int) -> float:
        tracks = draft.tracks
        # The turn that is played is still to come to its end, even the last.
        risk = _NEAR_WAR / (top - tracks[ladder] + 1)
        return _OWN * sum([tracks[index] for index in own]) - _CALM * tracks[ladder] - risk

    return value
