"""A world played to its end by quick players, under the rules of the table."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping
from itertools import accumulate
from math import exp
from random import Random

from tabletop.engine import white_cell
from tabletop.engine.ordering import PASS, ordering
from tabletop.engine.prospect import Value, gain, luck
from tabletop.game.audience import CONTROL
from tabletop.game.commands import AdvancePhase, ChooseLadder, Command, GiveOrder, RuleOrder
from tabletop.game.decide import decide_on
from tabletop.game.dice import Dice
from tabletop.game.orders import capital_left, committed
from tabletop.game.play import Actor
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Rulebook
from tabletop.game.rules.orders import orderable
from tabletop.game.state import Draft

_ADVANCE = AdvancePhase()
_WAR = ChooseLadder(choice="war")
_CONTROL = Actor.at(CONTROL)
_SHARP = 0.5
"""How much a point of score more makes a card likelier: by a factor of e for two points."""
_WEIGHED = 6
"""Cards that are weighed when a turn to come is played with care."""


class Habits:
    """How a quick player of a team chooses: each card with a weight that follows from what it is worth, a pass with weight 1."""

    def __init__(self, book: Rulebook, team: str, worth: Mapping[str, float]) -> None:
        self.team = team
        self.actor = Actor.at(team)
        self._book = book
        self._weights = {card: exp(max(min(gain * _SHARP, 8.0), -8.0)) for card, gain in worth.items()}
        self._orders = {action.id: ordering(action, "main", action.card.postures[-1]) for action in book.actions_of[team]}

    def choose(self, draft: Draft, rng: Random) -> tuple[GiveOrder, ...]:
        """A main order."""
        cards = orderable(self._book, draft, self.team, "main")
        sums = list(accumulate([self._weights.get(card.id, 1.0) for card in cards]))
        pick = bisect(sums, rng.random() * ((sums[-1] if sums else 0.0) + 1.0))
        return (PASS if pick >= len(cards) else self._orders[cards[pick].id],)


class Care:
    """How a team plays its turns to come in thought: of the cards that were worth most, the one that gains most in the world then."""

    def __init__(self, book: Rulebook, team: str, worth: Mapping[str, float], value: Value) -> None:
        self.team = team
        self.actor = Actor.at(team)
        self._book, self._value, self._worth = book, value, worth

    def choose(self, draft: Draft, rng: Random) -> tuple[GiveOrder, ...]:
        """A main order, and a national one if it gains."""
        rng.random()  # As much chance as habits take, so that the others' is the same beside either.
        assert draft.opened is not None
        remaining = len(draft.opened.course) - draft.number
        worth = self._worth
        cards = sorted(orderable(self._book, draft, self.team, "main"), key=lambda card: -worth[card.id])[:_WEIGHED]
        weighed = [
            (gain(self._book, draft, card, card.card.postures[-1], remaining, self._value), -place)
            for place, card in enumerate(cards)
        ]
        found = sorted(weighed, reverse=True)
        if not found or found[0][0] <= 0:
            return (PASS,)
        first = cards[-found[0][1]]
        orders = (ordering(first, "main", first.card.postures[-1]),)
        left = capital_left(draft, self.team, self._book.capital[self.team]) - self._book.lows[self._book.capital[self.team]]
        for gained, place in found[1:]:
            second = cards[-place]
            if gained >= 1.0 and not second.collective and second.cost + first.cost <= left:
                return (*orders, ordering(second, "national", second.card.postures[-1]))
        return orders


class Playout:
    """Plays worlds on from the decide phase. `habits` are those of every team."""

    def __init__(self, book: Rulebook, habits: Iterable[Habits | Care], value: Value | None = None) -> None:
        self._book = book
        self._habits = tuple(habits)
        self._value = value

    def play(self, draft: Draft, orders: Mapping[str, tuple[GiveOrder, ...]], rng: Random, seed: str, turns: int) -> Draft:
        """Play a world on, in place, until so many turns have passed or it ends.

        This turn is played with the orders given for some teams, all else by habit. It stops as a turn opens.
        """
        self.luck = 0.0
        until = draft.number + turns
        while draft.ended is None and draft.number < until:
            self._dice = Dice(f"{seed}/{draft.number}/{draft.phase}", 1)
            if draft.phase == "decide":
                for habits in self._habits:
                    given = orders.get(habits.team)
                    if given is None and not committed(draft, habits.team):
                        given = habits.choose(draft, rng)
                    for order in given or ():
                        self._give(draft, order, habits.actor)
                orders = {}
            elif draft.phase == "adjudicate":
                for ruling in white_cell.rulings(self._book, draft):
                    self._rule(draft, ruling, seed)
            elif draft.phase == "consequences":
                for settlement in white_cell.settlements(draft):
                    self._give(draft, settlement, _CONTROL)
                if white_cell.at_top(self._book, draft):
                    self._give(draft, _WAR, _CONTROL)
                    continue
            self._give(draft, _ADVANCE, _CONTROL)
        return draft

    def _rule(self, draft: Draft, ruling: RuleOrder, seed: str) -> None:
        # Dice by the order, so that they fall alike whatever else was ordered.
        self._dice = Dice(f"{seed}/{ruling.order}", 1)
        before = draft.copy() if self._value is not None and ruling.method != "certain" else None
        self._give(draft, ruling, _CONTROL)
        if before is not None and self._value is not None:
            ruled = draft.rulings[-1]
            action = self._book.actions.get(ruled.card)
            if action is not None:
                assert draft.opened is not None
                remaining = len(draft.opened.course) - draft.number
                self.luck += luck(self._book, before, action, ruled.outcome, remaining, self._value)

    def _give(self, draft: Draft, command: Command, actor: Actor) -> None:
        came = decide_on(self._book, draft, command, actor, self._dice)
        if isinstance(came, Refusal) and command is _ADVANCE:
            raise RuntimeError(f"A world cannot be played on: {came.sentence}")
