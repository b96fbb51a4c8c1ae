"""A player's orders, filled in as a staff fills them in: purpose, message, why, and what else was weighed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from attrs import evolve

from tabletop.engine.belief import Belief
from tabletop.engine.deed import Deed, deed
from tabletop.engine.people.account import pass_rationale, rationale, searched_beside, weighed_beside
from tabletop.engine.people.intent import message_of, purpose_of
from tabletop.engine.people.occasion import Occasion
from tabletop.engine.people.wording import Told
from tabletop.engine.player import Player
from tabletop.engine.players.commander import Commander
from tabletop.engine.prospect import likeliest
from tabletop.engine.sight import Sight
from tabletop.engine.weighing import Weighed, Weighing, turns_to_come
from tabletop.engine.worth import Worth
from tabletop.game.commands import GiveOrder

_WORLDS = 6
"""Worlds in which what an order does is looked at."""
_RIVALS = 2
"""Other cards that are spoken of beside a main order."""


def orders(player: Player, sight: Sight, rng: Random) -> tuple[GiveOrder, ...]:
    """The player's orders of the turn, whole and in the order in which they can be given."""
    alternatives = ""
    if isinstance(player, Commander):
        choice = player.choose(sight, rng)
        given, alternatives = choice.orders, searched_beside(choice, sight.book)
    else:
        given = player.orders(sight, rng)
    desk = _Desk(sight, player, rng)
    return tuple(desk.fill(order, alternatives) for order in given)


class _Desk:
    """Where orders of one turn are written out."""

    def __init__(self, sight: Sight, player: Player, rng: Random) -> None:
        self._sight, self._player, self._rng = sight, player, rng
        belief = Belief(sight.view, sight.book)
        self._worlds = [belief.draw(rng) for _ in range(_WORLDS)]
        self._remaining = turns_to_come(sight)
        self._worth = Worth(sight.book, sight.team, sight.temper)
        self._occasion = Occasion(sight)
        self._told = Told([*(order.rationale for order in sight.view.past), *(order.rationale for order in sight.view.orders)])
        self._first: Deed | None = None

    def fill(self, order: GiveOrder, alternatives: str) -> GiveOrder:
        """An order with all that belongs to it; roles that control plays agree for themselves."""
        sight = self._sight
        if not order.card:
            why = pass_rationale(self._occasion, self._told, self._nearest())
            self._told.add(why)
            return evolve(order, rationale=why, alternatives=alternatives)
        action = sight.book.actions[order.card]
        done = self._deed(action.id, order)
        purpose = purpose_of(done, sight.book, sight.temper, self._occasion.memory.felt, self._rng)
        main = order.slot == "main"
        why = rationale(done, self._occasion, self._told, self._first)
        self._told.add(why)
        filled = evolve(
            order,
            purpose=purpose,
            message=message_of(action.card, purpose, sight.book, sight.temper, self._rng, order.posture),
            rationale=why,
            agreed=tuple(role for role in order.agreed if role not in sight.view.absent),
            alternatives=(alternatives or self._beside(order, done)) if main else "",
        )
        if self._first is None:  # what goes beside it does what is left to do
            self._first = done
            self._worlds = [likeliest(sight.book, world, action) for world in self._worlds]
        return filled

    def _nearest(self) -> Deed | None:
        """What comes nearest to being ordered where nothing is; None if nothing that could be makes sense."""
        found = Weighing(self._sight, self._worlds).mains
        return self._of(found[0]) if found else None

    def _deed(self, card: str, order: GiveOrder) -> Deed:
        action = self._sight.book.actions[card]
        return deed(self._sight.book, action, order.posture, self._worlds, self._remaining, self._worth)

    def _beside(self, order: GiveOrder, done: Deed) -> str:
        """The cards that came next to the one chosen, for a player that weighs them at all."""
        if self._player.level == "recruit":
            return ""
        found = Weighing(self._sight, self._worlds).mains
        return weighed_beside(done, [self._of(each) for each in _rivals(found, order.card)], self._sight.book)

    def _of(self, each: Weighed) -> Deed:
        return deed(self._sight.book, each.action, each.posture, self._worlds, self._remaining, self._worth)


def _rivals(found: Sequence[Weighed], chosen: str) -> list[Weighed]:
    """The best of the cards that promise no more than the one chosen."""
    gain = next((each.gain for each in found if each.action.id == chosen), 0.0)
    return [each for each in found if each.action.id != chosen and each.gain <= gain][:_RIVALS]
