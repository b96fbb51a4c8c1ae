"""Worlds played on in thought."""

from __future__ import annotations

from random import Random

import pytest

from support.decks import ferry
from support.positions import give, position, standing
from tabletop.engine.habits import Habits
from tabletop.engine.match import Books
from tabletop.engine.ordering import PASS, ordering
from tabletop.engine.playout import Playout
from tabletop.game.events import OrderRuled
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


def test_an_order_that_the_rules_refuse_is_no_game_to_learn_from() -> None:
    dear = standing(BOOKS, position(BOOKS), norvia__capital=0)
    with pytest.raises(RuntimeError, match="political capital"):
        playout().play(dear, {"norvia": (ordering(BOOK.actions["halt-ferry"]),)}, chance(1), "refused", 1)


def test_roles_that_control_plays_agree_to_what_habit_orders() -> None:
    draft = standing(BOOKS, position(BOOKS), sandrel__capital=6)
    draft.absent = tuple(role.id for role in BOOKS.deck.roles if role.team == "sandrel")
    collective = [action.id for action in BOOK.actions_of["sandrel"] if action.collective]
    assert collective
    for seed in range(6):
        end = playout(**{collective[0].replace("-", "_"): 40.0}).play(draft.copy(), {}, chance(seed), "absent", 1)
        assert collective[0] in {each.card for each in ruled(end, "sandrel")}
