"""Another side at the root of a search: it moves at the same time, and learns from the same games."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from attrs import frozen

from tabletop.deck.model import Temperament
from tabletop.engine.habits import Habits
from tabletop.engine.prospect import Value
from tabletop.engine.regret import Regrets, drawn
from tabletop.game.commands import GiveOrder
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft

REPLIES = 4
"""Main orders that another side chooses from in a world, a pass not counted."""
HABIT = 0.8
"""How often it goes by habit, whatever it has learned: people do not think everything through."""
FIRST = 4
"""How many games its first estimates count for."""
LIKING = 0.4
"""How much of a temperament's liking counts in a search, where one order makes less difference than at first sight."""
_WAR = 30.0
"""What war is taken to cost it, in points of score."""


class Rival:
    """Another team of one temperament.

    What it wants is not known: `value` is what it is taken to want, `worth` what each of its cards is worth by that, with what
    the temperament likes.
    """

    def __init__(self, book: Rulebook, team: str, value: Value, worth: Mapping[str, float], temper: Temperament | None) -> None:
        self.team, self.temper = team, temper.id if temper else ""
        self.worth, self.habits = worth, Habits(book, team, worth)
        self._value = value
        self._likes = {card: LIKING * temper.likes.get(book.actions[card].card.kind, 0) if temper else 0.0 for card in worth}
        self._regrets = Regrets({"": 0.0, **{card: FIRST * gain for card, gain in worth.items()}})

    def face(self, world: Draft, rng: Random) -> Reply:
        """What it chooses from in a world, and what it takes there."""
        habits, cards = self.habits, self.habits.offered(world)
        mix = self._regrets.mixed(habits.likeliest(world, cards, REPLIES), HABIT)
        return Reply(self, mix, {card: (habits.order(card),) for card in mix}, drawn(mix, rng))

    def judged(self, card: str, then: Draft) -> float:
        """What it makes of how a world stands after it gave an order."""
        if then.ended is not None and then.ended.ending == "war":
            return -_WAR
        return self._value(then, 1) + self._likes.get(card, 0.0)

    def learn(self, mix: Mapping[str, float], thens: Mapping[str, Draft]) -> None:
        """How a world would stand after each of its options."""
        self._regrets.learn(mix, {card: self.judged(card, then) for card, then in thens.items()})


@frozen(eq=False)
class Reply:
    """What another side does in one world: its options by main card with their chances, and the one that it takes."""

    rival: Rival
    mix: dict[str, float]
    options: dict[str, tuple[GiveOrder, ...]]
    taken: str

    @property
    def orders(self) -> tuple[GiveOrder, ...]:
        """The orders that it gives."""
        return self.options[self.taken]
