"""How good a state is for a team."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from attrs import evolve

from support.decks import ferry
from support.positions import position, standing, with_aim
from tabletop.engine.match import Books
from tabletop.engine.worth import Worth, spread
from tabletop.library import load_deck

BOOKS = Books(ferry())
TEMPERS = {temper.id: temper for temper in load_deck("zapad-2025").temperaments}


def worth(met: str, remaining: int, partly: str = "false", flags: tuple[str, ...] = (), **tracks: int) -> float:
    """What Norvia's one aim says of a world, without what is in its purse."""
    books = with_aim(BOOKS, "norvia", met, partly)
    draft = standing(books, position(books), flags, norvia__capital=0, **tracks)
    return Worth(books.whole, "norvia").of(draft, remaining)


def test_at_the_end_an_aim_is_worth_its_whole_weight_or_nothing() -> None:
    assert worth("norvia.trust >= 3", 0, norvia__trust=3) > 90
    assert worth("norvia.trust >= 3", 0, norvia__trust=2) < 10
    assert worth("norvia.trust = 3", 0, norvia__trust=3) > 90
    assert worth("norvia.trust != 3", 0, norvia__trust=3) < 10
    assert worth("norvia.trust < 3", 0, norvia__trust=3) < 10
    assert worth("norvia.trust > 3", 0, norvia__trust=4) > 90
    assert worth("norvia.trust <= 3 and not ferry_halted", 0, norvia__trust=3) > 90
    assert worth("norvia.trust <= 3 and not ferry_halted", 0, flags=("ferry_halted",), norvia__trust=3) < 10
    assert worth("norvia.trust > 5 or ferry_halted", 0, flags=("ferry_halted",)) > 90


def test_half_of_it_for_what_is_met_in_part() -> None:
    assert 40 < worth("norvia.trust >= 5", 0, "norvia.trust >= 3", norvia__trust=3) < 60


@pytest.mark.parametrize("remaining", range(4))
def test_each_step_nearer_is_worth_more(remaining: int) -> None:
    steps = [worth("norvia.trust >= 4", remaining, norvia__trust=trust) for trust in range(7)]
    assert steps == sorted(steps)
    assert steps[4] - steps[3] == max(after - before for before, after in pairwise(steps))


def test_what_may_still_change_counts_for_less() -> None:
    assert spread(0) < spread(1) < spread(3) <= spread(50)
    sure = [worth("norvia.trust >= 3", remaining, norvia__trust=4) for remaining in range(6)]
    assert sure == sorted(sure, reverse=True)


def test_war_is_worth_nothing_and_its_nearness_costs() -> None:
    top = BOOKS.whole.highs[BOOKS.whole.ladder]
    values = [worth("norvia.trust >= 3", 2, norvia__trust=5, escalation=top - steps) for steps in range(4)]
    assert values[0] == 0
    assert values == sorted(values)


def test_in_the_last_turn_too_what_ends_in_war_costs_all_and_what_comes_near_it_something() -> None:
    top = BOOKS.whole.highs[BOOKS.whole.ladder]
    last = [worth("norvia.trust >= 3", 0, norvia__trust=5, escalation=top - steps) for steps in (0, 1, 2, 5)]
    assert last[0] == 0
    assert last == sorted(last)
    assert last[1] < last[2] < last[3]
    before = [worth("norvia.trust >= 3", 3, norvia__trust=5, escalation=top - steps) for steps in (1, 5)]
    # The fewer turns are to come, the less often it still comes to that.
    assert last[1] / last[3] > before[0] / before[1]


def test_the_cautious_fear_it_more_than_the_bold() -> None:
    draft = standing(BOOKS, position(BOOKS), escalation=BOOKS.whole.highs[BOOKS.whole.ladder] - 1)
    cautious, steady, bold = (Worth(BOOKS.whole, "norvia", TEMPERS[each]).of(draft, 3) for each in ("cautious", "steady", "bold"))
    assert cautious < steady < bold
    assert steady == Worth(BOOKS.whole, "norvia").of(draft, 3)


def test_capital_is_worth_something_while_it_can_be_spent() -> None:
    poor, rich = (standing(BOOKS, position(BOOKS), sandrel__capital=capital) for capital in (0, 6))
    value = Worth(BOOKS.whole, "sandrel").of
    assert value(rich, 3) > value(rich, 1) - value(poor, 1) + value(poor, 3) > value(poor, 3)
    assert value(rich, 0) == value(poor, 0)


def test_by_aim_tells_the_parts_of_the_whole() -> None:
    draft = standing(BOOKS, position(BOOKS), norvia__capital=0, escalation=0)
    worth_ = Worth(BOOKS.whole, "norvia")
    parts = worth_.by_aim(draft, 2)
    assert [aim.id for aim, _ in parts] == [aim.id for aim in BOOKS.deck.aims if aim.team == "norvia"]
    assert sum(points for _, points in parts) == pytest.approx(worth_.of(draft, 2))


def test_what_was_graded_before_is_graded_alike_again() -> None:
    """Two states that an aim cannot tell apart are worth the same, and those that it can never get each other's grade."""
    books = with_aim(BOOKS, "norvia", "norvia.trust >= 4 and (sandrel.trust < 3 or ferry_halted)")
    kept = Worth(books.whole, "norvia")
    worlds = [
        standing(books, position(books), flags, norvia__capital=0, norvia__trust=own, sandrel__trust=theirs)
        for own, theirs, flags in product(range(7), range(7), ((), ("ferry_halted",)))
    ]
    first = [kept.of(world, 2) for world in worlds]
    assert [Worth(Books(evolve(books.deck)).whole, "norvia").of(world, 2) for world in reversed(worlds)] == first[::-1]
    assert [kept.of(world, 2) for world in worlds] == first
    assert len(set(first)) > 20
