"""Worlds played on in thought."""

from __future__ import annotations

from collections import Counter
from random import Random

from support.decks import ferry
from support.positions import give, position, standing
from tabletop.engine.match import Books
from tabletop.engine.ordering import PASS, ordering
from tabletop.engine.playout import Habits, Playout
from tabletop.game.events import OrderRuled
from tabletop.game.rules.orders import orderable
from tabletop.game.state import Draft

BOOKS = Books(ferry())
BOOK = BOOKS.whole
TEAMS = ("norvia", "sandrel")


def chance(seed: object) -> Random:
    return Random(str(seed))  # noqa: S311 - dice of a game


def playout(**worth: float) -> Playout:
    """Quick players to whom every card is worth nothing but these, by id with `_` for `-`."""
    given = {name.replace("_", "-"): value for name, value in worth.items()}
    return Playout(BOOK, [Habits(BOOK, team, {a.id: given.get(a.id, 0.0) for a in BOOK.actions_of[team]}) for team in TEAMS])


def ruled(draft: Draft, team: str) -> list[OrderRuled]:
    return [each for each in draft.rulings if each.team == team]


def test_a_world_is_played_so_many_turns_or_to_its_end() -> None:
    assert (playout().play(position(BOOKS), {}, chance(1), "a", 1)).number == 2
    end = playout().play(position(BOOKS), {}, chance(1), "a", 9)
    assert end.ended is not None
    assert end.number == 3
    opened = playout().play(position(BOOKS), {}, chance(1), "a", 1)
    assert opened.phase == "inject"
    assert opened.ended is None


def test_the_orders_given_are_those_of_this_turn_only() -> None:
    halt = ordering(BOOK.actions["halt-ferry"])
    for seed in range(8):
        end = playout(halt_ferry=-50, resume_ferry=-50).play(position(BOOKS), {"norvia": (halt,)}, chance(seed), "b", 2)
        assert ruled(end, "norvia")[0].card == "halt-ferry"
        assert [each.card for each in ruled(end, "norvia")].count("halt-ferry") == 1


def test_what_is_ordered_already_stands() -> None:
    draft = position(BOOKS)
    give(BOOKS, draft, "sandrel", PASS)
    end = playout().play(draft, {}, chance(1), "c", 1)
    assert not ruled(end, "sandrel")


def test_the_same_chance_is_the_same_game() -> None:
    def game(seed: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
        end = playout().play(position(BOOKS), {}, chance(seed), seed, 3)
        return end.tracks, tuple(each.card for each in end.rulings)

    assert game("same") == game("same")
    assert len({game(str(seed)) for seed in range(6)}) > 1


def test_the_others_orders_and_dice_fall_alike_whatever_is_ordered_against_them() -> None:
    halt = (ordering(BOOK.actions["halt-ferry"]),)
    both = (*halt, ordering(BOOK.actions["ask-sandrel"], "national"))
    for seed in range(12):
        found = set()
        for orders in ((PASS,), halt, both):
            draft = standing(BOOKS, position(BOOKS), norvia__capital=6, sandrel__capital=6)
            end = playout().play(draft, {"norvia": orders}, chance(seed), str(seed), 1)
            found.add(tuple((each.card, each.dice) for each in ruled(end, "sandrel")))
        assert len(found) == 1


def test_habits_follow_worth() -> None:
    draft = standing(BOOKS, position(BOOKS), norvia__capital=6)
    cards = [card.id for card in orderable(BOOK, draft, "norvia", "main")]
    assert len(cards) > 3
    worth = dict.fromkeys((action.id for action in BOOK.actions_of["norvia"]), 0.0) | {cards[0]: 6.0, cards[1]: -20.0}
    habits, rng = Habits(BOOK, "norvia", worth), chance("habits")
    drawn = Counter(habits.main(draft, rng).card for _ in range(2000))
    assert drawn[cards[0]] > 1200
    assert drawn[cards[1]] < 20
    assert all(drawn[card] > 20 for card in (*cards[2:], ""))
    draft.tracks = tuple(0 for _ in draft.tracks)
    assert all(BOOK.actions[card].cost == 0 for card in {habits.main(draft, rng).card for _ in range(200)} - {""})
