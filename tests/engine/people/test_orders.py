"""Orders as a staff writes them out: each says what it does itself."""

from __future__ import annotations

from random import Random

from support.positions import position, sight, standing
from tabletop.engine.match import Books
from tabletop.engine.ordering import ordering
from tabletop.engine.people.orders import orders
from tabletop.engine.sight import Sight
from tabletop.game.commands import GiveOrder
from tabletop.game.events import Level, Slot
from tabletop.library import load_deck

ZAPAD = Books(load_deck("zapad-2025"))


class Decided:
    """A player whose mind is made up."""

    level: Level = "recruit"

    def __init__(self, *cards: str) -> None:
        slots: tuple[Slot, ...] = ("main", "national")
        self._orders = tuple(ordering(ZAPAD.whole.actions[card], slot) for card, slot in zip(cards, slots, strict=False))

    def orders(self, _sight: Sight, _rng: Random) -> tuple[GiveOrder, ...]:
        return self._orders


def told(*cards: str) -> list[str]:
    """The reasons of these orders at a ladder that the second would lower only from where it stands now."""
    draft = standing(ZAPAD, position(ZAPAD, turns=4), escalation=5)
    return [order.rationale for order in orders(Decided(*cards), sight(ZAPAD, draft, "nato"), Random("told"))]  # noqa: S311 - always the same


def test_a_national_order_claims_nothing_that_the_main_one_has_done_already() -> None:
    assert "lowers escalation" in told("rotate-not-add")[0]
    first, second = told("hold-posture", "rotate-not-add")
    assert "lowers escalation" in first
    assert "lowers escalation" not in second
