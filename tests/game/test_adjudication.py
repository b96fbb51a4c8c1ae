"""Chances and outcomes, against the figures of the field."""

from __future__ import annotations

from itertools import product
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.game.adjudication import (
    CAP,
    ESTIMATE_CARDS,
    chance_2d6,
    median_chance,
    net_reasons,
    outcome_2d6,
    outcome_d100,
)
from tabletop.game.events import Weighed

THROWS = tuple(product(range(1, 7), repeat=2))
PUBLISHED = {-3: 167, -2: 278, -1: 417, 0: 583, 1: 722, 2: 833, 3: 917}
"""The matrix-game table: 7 or more on 2d6 with net reasons, in tenths of a per cent."""

weights = st.lists(st.builds(Weighed, text=st.just("because"), weight=st.integers(0, 2)), max_size=6)


@pytest.mark.parametrize(("net", "chance"), PUBLISHED.items())
def test_chances_are_those_of_the_published_table(net: int, chance: int) -> None:
    assert chance_2d6(net) == chance


@pytest.mark.parametrize("net", range(-CAP, CAP + 1))
def test_the_chance_told_is_the_share_of_throws_that_do_not_fail_by_their_total(net: int) -> None:
    reached = sum(sum(dice) + net >= 7 for dice in THROWS)
    assert chance_2d6(net) == round(1000 * reached / 36)


@pytest.mark.parametrize("net", range(-CAP, CAP + 1))
def test_every_throw_of_two_dice_comes_to_what_the_rule_says(net: int) -> None:
    for dice in THROWS:
        expected = {2: "disaster", 12: "notable"}.get(sum(dice))
        if expected is None:
            total = sum(dice) + net
            expected = "partial" if total == 7 else "success" if total > 7 else "failure"
        assert outcome_2d6(dice, net) == expected


def test_a_natural_two_is_a_disaster_however_good_the_reasons() -> None:
    assert outcome_2d6((1, 1), CAP) == "disaster"


def test_a_natural_twelve_is_notable_however_bad_the_reasons() -> None:
    assert outcome_2d6((6, 6), -CAP) == "notable"


@given(weights, weights)
def test_net_reasons_are_the_difference_capped_at_three(pros: list[Weighed], cons: list[Weighed]) -> None:
    difference = sum(pro.weight for pro in pros) - sum(con.weight for con in cons)
    assert net_reasons(pros, cons) == max(-3, min(3, difference))


def test_a_struck_reason_counts_nothing_and_a_compelling_one_twice() -> None:
    pros = [Weighed(text="It was agreed in writing.", weight=2), Weighed(text="People like it.", weight=0)]
    assert net_reasons(pros, [Weighed(text="It is foggy.", weight=1)]) == 1


@given(st.lists(st.sampled_from(ESTIMATE_CARDS), min_size=1, max_size=9))
def test_estimates_come_to_their_median(estimates: list[int]) -> None:
    assert median_chance(estimates) == round(median(estimates) * 10)


@pytest.mark.parametrize("chance", range(0, 1001, 50))
def test_d100_succeeds_up_to_the_chance_and_only_in_part_within_ten_below_it(chance: int) -> None:
    came = [outcome_d100(roll, chance) for roll in range(1, 101)]
    whole = chance // 10
    assert came == ["success"] * max(whole - 10, 0) + ["partial"] * min(whole, 10) + ["failure"] * (100 - whole)
