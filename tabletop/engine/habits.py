"""How a quick player of a team chooses."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import exp
from random import Random

from tabletop.engine.ordering import PASS, ordering
from tabletop.game.audience import CONTROL
from tabletop.game.commands import GiveOrder
from tabletop.game.play import Actor
from tabletop.game.rulebook import PlayableAction, Rulebook
from tabletop.game.rules.orders import orderable
from tabletop.game.state import Draft

SHARP = 0.5
"""How much a point of score more makes a card likelier: by a factor of e for two points."""
BLUNT = 0.35
"""The same where it counts that what others are worth to themselves is a guess: by a factor of e for three points."""
_AGAIN = 0.4
"""What is left of the weight of a card that was carried out before."""
_ALONE = 6.0
"""The weight of giving no national order beside the main one."""


class Habits:
    """How a quick player of a team chooses: each card with a weight that follows from what it is worth, a pass with weight 1.

    `worth` is in points of score, of every card of the team.
    """

    def __init__(self, book: Rulebook, team: str, worth: Mapping[str, float], sharp: float = SHARP) -> None:
        self.team = team
        # Control gives the order for them, so that roles which control plays can agree to it.
        self.actor = Actor.at(CONTROL, behalf=team)
        self._book = book
        self._purse, self._floor = book.capital[team], book.lows[book.capital[team]]
        self._weights = {card: exp(max(min(gain * sharp, 8.0), -8.0)) for card, gain in worth.items()}
        self._again = {card: weight * _AGAIN for card, weight in self._weights.items()}
        self._mains = {action.id: ordering(action, "main", action.card.postures[-1]) for action in book.actions_of[team]}
        self._seconds = {action.id: ordering(action, "national", action.card.postures[-1]) for action in book.actions_of[team]}

    def offered(self, draft: Draft) -> tuple[PlayableAction, ...]:
        """The cards that can be ordered in a world, as main orders or, if one role decides them, as national ones."""
        return orderable(self._book, draft, self.team, "main")

    def orders(self, draft: Draft, rng: Random, *, second: bool = False) -> tuple[GiveOrder, ...]:
        """The orders of a turn: a main one; with `second` perhaps a national one beside it."""
        cards = self.offered(draft)
        pick = _pick(cards, self._weighed(draft, cards), 1.0, rng.random())
        main = self.order(pick.id if pick else "")
        if not second:
            return (main,)
        left = draft.tracks[self._purse] - self._floor - (pick.cost if pick else 0)
        beside = [card for card in cards if not card.collective and card.cost <= left and card is not pick]
        pick = _pick(beside, self._weighed(draft, beside), _ALONE, rng.random())
        return (main,) if pick is None else (main, self._seconds[pick.id])

    def likeliest(self, draft: Draft, cards: Sequence[PlayableAction], most: int) -> dict[str, float]:
        """Of these cards those that are taken most often, and a pass as an empty string, with chances that sum to 1."""
        weights = {card.id: weight for card, weight in zip(cards, self._weighed(draft, cards), strict=True)}
        best = sorted(weights, key=lambda card: -weights[card])[:most]
        whole = sum([weights[card] for card in best]) + 1.0
        return {**{card: weights[card] / whole for card in best}, "": 1.0 / whole}

    def order(self, card: str) -> GiveOrder:
        """The main order of a card; a pass for an empty string."""
        return self._mains[card] if card else PASS

    def _weighed(self, draft: Draft, cards: Sequence[PlayableAction]) -> list[float]:
        weights, again, played = self._weights, self._again, draft.played
        return [again[card.id] if card.id in played else weights[card.id] for card in cards]


def _pick(cards: Sequence[PlayableAction], weights: Sequence[float], none: float, chance: float) -> PlayableAction | None:
    """The card at which a chance, 0 to 1, falls, or none, which has a weight too."""
    sums = list(accumulate(weights))
    pick = bisect(sums, chance * ((sums[-1] if sums else 0.0) + none))
    return None if pick >= len(cards) else cards[pick]
