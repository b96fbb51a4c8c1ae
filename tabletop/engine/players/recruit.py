"""The recruit: any order that is allowed, with the same chance."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from tabletop.engine.ordering import PASS, ordering
from tabletop.engine.sight import Sight
from tabletop.game.commands import GiveOrder
from tabletop.game.events import Level

T = TypeVar("T")


def any_of(options: Sequence[T], rng: Random) -> T:
    """One of some options, each with the same chance; faster than `choice`."""
    return options[int(rng.random() * len(options))]


class Recruit:
    """Orders any card that it may, or passes."""

    level: Level = "recruit"

    def orders(self, sight: Sight, rng: Random) -> tuple[GiveOrder, ...]:
        """One main order."""
        cards = sight.orderable("main")
        pick = int(rng.random() * (len(cards) + 1))
        if pick == len(cards):
            return (PASS,)
        action = cards[pick]
        card = action.card
        return (
            ordering(
                action,
                posture=any_of(card.postures, rng),
                purpose=any_of(card.purposes, rng),
                message=any_of(card.purposes, rng),
            ),
        )
