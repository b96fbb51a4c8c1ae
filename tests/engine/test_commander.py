"""The commander: searches, tells how far it is, can be interrupted, and finds the plainly best order."""

from __future__ import annotations

from random import Random

import pytest

from support.decks import ferry
from support.positions import position, sight, standing
from tabletop.engine.match import Books
from tabletop.engine.players import make_player
from tabletop.engine.players.commander import ITERATIONS, Choice, Commander, Progress
from tabletop.game.state import Draft

BOOKS = Books(ferry())


def chance(seed: object) -> Random:
    return Random(str(seed))  # noqa: S311 - dice of a game


def choice(
    draft: Draft, team: str = "norvia", iterations: int = 120, seed: object = 1, progress: Progress | None = None
) -> Choice:
    return Commander(iterations, progress).choose(sight(BOOKS, draft, team), chance(seed))


def halted() -> Draft:
    """The last turn: the ferry is halted, and all that Norvia lacks is that it runs."""
    return standing(BOOKS, position(BOOKS, 3), ("ferry_halted",), norvia__unity=4, norvia__capital=4, escalation=1)


@pytest.mark.parametrize("seed", range(6))
def test_it_gives_the_order_that_is_plainly_best(seed: int) -> None:
    orders = choice(halted(), seed=seed).orders
    assert (orders[0].slot, orders[0].card) == ("main", "resume-ferry")


@pytest.mark.parametrize("seed", range(6))
def test_it_shuns_the_order_that_is_plainly_war(seed: int) -> None:
    draft = standing(BOOKS, position(BOOKS, 3), norvia__readiness=4, sandrel__trust=0, escalation=5)
    found = choice(draft, seed=seed)
    assert not {"halt-ferry", "patrol-strait"} & {order.card for order in found.orders}


@pytest.mark.parametrize("team", BOOKS.whole.teams)
def test_the_same_chance_and_iterations_give_the_same_choice(team: str) -> None:
    draft = position(BOOKS, 2)
    assert choice(draft, team) == choice(draft, team)
    assert choice(draft, team).orders == Commander(120).orders(sight(BOOKS, draft, team), chance(1))
    assert len({choice(draft, team, seed=seed).tried for seed in range(3)}) == 3


def test_it_tells_how_far_it_is_up_to_the_end() -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, whole: int) -> bool:
        told.append((done, whole))
        return True

    quiet, heard = choice(position(BOOKS)), choice(position(BOOKS), progress=progress)
    assert quiet == heard
    assert len(told) > 5
    assert told == sorted(told)
    assert {whole for _, whole in told} == {120}
    assert told[-1][0] > 100


@pytest.mark.parametrize("after", [1, 3])
def test_it_stops_when_it_is_told_to_and_answers_with_the_best_so_far(after: int) -> None:
    told: list[int] = []

    def progress(done: int, _whole: int) -> bool:
        told.append(done)
        return len(told) < after

    found = choice(position(BOOKS), iterations=100_000, progress=progress)
    assert len(told) == after
    # Those that are played for what the others learn are no candidate's.
    assert 0 < sum(each.games for each in found.tried) <= told[-1] < 100
    assert found.orders == found.tried[0].candidate.orders


def test_it_tells_all_that_it_weighed_and_looked_longest_at_the_best() -> None:
    found = choice(position(BOOKS, 2))
    assert found.tried[0].candidate.orders == found.orders
    assert found.tried[0].games == max(each.games for each in found.tried)
    assert len({each.candidate.orders for each in found.tried}) == len(found.tried) > 4
    assert any(each.candidate.orders[0].substance == "pass" for each in found.tried)
    assert sum(each.games for each in found.tried) >= 80
    assert all(0 <= each.wars <= 100 for each in found.tried)


def test_with_one_thing_to_do_it_does_it() -> None:
    draft = standing(BOOKS, position(BOOKS, 3), ("ferry_halted", "cable_tapped"), sandrel__capital=0)
    draft.played = frozenset(BOOKS.whole.actions)
    draft.absent = tuple(role.id for role in BOOKS.deck.roles if role.team == "sandrel")
    found = choice(draft, "sandrel")
    assert all(order.substance == "pass" or order.card for order in found.orders)


def test_levels_are_made_by_name() -> None:
    assert make_player("commander", 7) is not make_player("commander", 7)
    assert [make_player(level).level for level in ("recruit", "staff", "commander")] == ["recruit", "staff", "commander"]
    assert ITERATIONS >= 200
