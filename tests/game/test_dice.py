"""Dice fall as the seed says."""

from __future__ import annotations

from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from tabletop.game.dice import Dice


@given(st.text(alphabet=st.characters()), st.integers(0, 10**9), st.integers(1, 1000))
@example("half a pair \ud800", 1, 6)
def test_the_same_seed_commit_and_number_fall_alike(seed: str, commit: int, sides: int) -> None:
    one, other = Dice(seed, commit), Dice(seed, commit)
    first = [one.roll(sides) for _ in range(5)]
    assert first == [other.roll(sides) for _ in range(5)]
    assert all(1 <= die <= sides for die in first)


def test_another_commit_throws_other_dice() -> None:
    def throw(commit: int) -> list[int]:
        dice = Dice("seed", commit)
        return [dice.roll(6) for _ in range(10)]

    assert len({tuple(throw(commit)) for commit in range(50)}) == 50


def test_all_sides_come_up_about_equally_often() -> None:
    dice = Dice("seed", 1)
    fell = Counter(dice.roll(6) for _ in range(6000))
    assert set(fell) == set(range(1, 7))
    assert max(fell.values()) - min(fell.values()) < 200
