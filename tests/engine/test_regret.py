"""Sides that move at once and learn from what they would have gained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from random import Random

import pytest

from tabletop.engine.regret import Regrets, drawn

EVEN = {"left": 0.5, "right": 0.5}


def learned(payoffs: Mapping[tuple[str, str], float], trials: int = 4000) -> tuple[dict[str, float], dict[str, float]]:
    """How often each side of a game of two options takes each, over all trials; what one gains the other loses."""
    sides: tuple[Regrets[str], Regrets[str]] = Regrets(dict.fromkeys(EVEN, 0.0)), Regrets(dict.fromkeys(EVEN, 0.0))
    taken = dict.fromkeys(EVEN, 0.0), dict.fromkeys(EVEN, 0.0)
    rng = Random("regret")  # noqa: S311 - chance of a game
    for _ in range(trials):
        mixes = [side.mixed(EVEN) for side in sides]
        mine, theirs = drawn(mixes[0], rng), drawn(mixes[1], rng)
        sides[0].learn(mixes[0], {option: payoffs[option, theirs] for option in EVEN})
        sides[1].learn(mixes[1], {option: -payoffs[mine, option] for option in EVEN})
        for mix, sums in zip(mixes, taken, strict=True):
            for option, share in mix.items():
                sums[option] += share / trials
    return taken


def test_two_sides_that_learn_come_near_the_equilibrium() -> None:
    pennies = {("left", "left"): 3.0, ("right", "right"): 1.0, ("left", "right"): 0.0, ("right", "left"): 0.0}
    mine, theirs = learned(pennies)
    assert mine == pytest.approx({"left": 0.25, "right": 0.75}, abs=0.06)
    assert theirs == pytest.approx({"left": 0.25, "right": 0.75}, abs=0.06)


def test_what_is_worse_whatever_the_other_does_is_given_up() -> None:
    mine, _ = learned({("left", "left"): 2.0, ("right", "right"): 1.0, ("left", "right"): 2.0, ("right", "left"): 0.0}, 500)
    assert mine["left"] > 0.97


def test_a_share_goes_by_habit_whatever_was_learned() -> None:
    side = Regrets({"left": 0.0, "right": 50.0})
    habit = {"left": 0.8, "right": 0.2}
    assert side.mixed(habit) == {"left": 0.0, "right": 1.0}
    assert side.mixed(habit, 0.5) == pytest.approx({"left": 0.4, "right": 0.6})
    assert Regrets({"left": 3.0, "right": 3.0}).mixed(habit, 0.5) == habit


def test_options_are_drawn_by_their_chances() -> None:
    rng = Random("drawn")  # noqa: S311 - chance of a game
    found = Counter(drawn({"a": 0.7, "b": 0.0, "c": 0.3}, rng) for _ in range(2000))
    assert found["b"] == 0
    assert 1300 < found["a"] < 1500
