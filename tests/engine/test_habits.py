"""How quick players choose."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from support.decks import ferry
from support.positions import position, standing
from tabletop.engine.habits import Habits
from tabletop.engine.match import Books
from tabletop.engine.ordering import PASS
from tabletop.game.rules.orders import orderable
from tabletop.game.state import Draft

BOOKS = Books(ferry())
BOOK = BOOKS.whole


def chance(seed: object) -> Random:
    return Random(str(seed))  # noqa: S311 - dice of a game


def flat(**worth: float) -> Habits:
    """Norvia's, to which every card is worth nothing but these, by id with `_` for `-`."""
    given = {name.replace("_", "-"): value for name, value in worth.items()}
    return Habits(BOOK, "norvia", {action.id: given.get(action.id, 0.0) for action in BOOK.actions_of["norvia"]})


def likely(habits: Habits, draft: Draft, most: int) -> dict[str, float]:
    return habits.likeliest(draft, habits.offered(draft), most)


def test_habits_follow_worth() -> None:
    draft = standing(BOOKS, position(BOOKS), norvia__capital=6)
    cards = [card.id for card in orderable(BOOK, draft, "norvia", "main")]
    assert len(cards) > 3
    worth = dict.fromkeys((action.id for action in BOOK.actions_of["norvia"]), 0.0) | {cards[0]: 6.0, cards[1]: -20.0}
    habits, rng = Habits(BOOK, "norvia", worth), chance("habits")
    drawn = Counter(habits.orders(draft, rng)[0].card for _ in range(2000))
    assert drawn[cards[0]] > 1200
    assert drawn[cards[1]] < 20
    assert all(drawn[card] > 20 for card in (*cards[2:], ""))
    draft.tracks = tuple(0 for _ in draft.tracks)
    assert all(BOOK.actions[card].cost == 0 for card in {habits.orders(draft, rng)[0].card for _ in range(200)} - {""})


def test_a_national_order_goes_beside_the_main_one_now_and_then_and_is_paid_for() -> None:
    draft = standing(BOOKS, position(BOOKS), norvia__capital=3)
    habits, rng = flat(ask_sandrel=4.0), chance("second")
    found = [habits.orders(draft, rng, second=True) for _ in range(400)]
    assert {len(orders) for orders in found} == {1, 2}
    for orders in found:
        assert [order.slot for order in orders] == ["main", "national"][: len(orders)]
        assert sum(BOOK.actions[order.card].cost for order in orders if order.card) <= 3
        assert len({order.card for order in orders}) == len(orders)
    assert {len(habits.orders(draft, rng)) for _ in range(50)} == {1}


def test_what_was_carried_out_before_comes_less_often() -> None:
    draft = standing(BOOKS, position(BOOKS), norvia__capital=6)
    before = likely(flat(), draft, 20)
    done = draft.copy()
    card = next(card for card in before if card and not BOOK.actions[card].once)
    done.played = frozenset([card])
    assert likely(flat(), done, 20)[card] < 0.6 * before[card]


def test_the_likeliest_are_few_and_a_pass_is_among_them() -> None:
    draft = standing(BOOKS, position(BOOKS), norvia__capital=6)
    habits = flat(halt_ferry=5.0, train_pilots=3.0)
    found = likely(habits, draft, 2)
    assert [*found] == ["halt-ferry", next(card for card in found if card not in ("halt-ferry", "")), ""]
    assert sum(found.values()) == pytest.approx(1.0)
    assert found["halt-ferry"] == max(found.values())
    assert habits.order("") == PASS
    assert habits.order("halt-ferry").card == "halt-ferry"
