"""Dice typed in by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.tui.dice import read_dice


@pytest.mark.parametrize("typed", ["43", "4 3", "4,3", "4+3", " 4  3 ", "4, 3", "4/3"])
def test_two_dice_are_read_however_they_are_written(typed: str) -> None:
    assert read_dice(typed, 2, 6) == (4, 3)


@pytest.mark.parametrize("typed", ["7 1", "4", "4 3 2", "four three", "0 3", "4-3", "⁴ 3", "432"])
def test_two_dice_that_cannot_be_are_told_with_how_to_write_them(typed: str) -> None:
    assert "such as 43 or 4 3" in read_dice(typed, 2, 6)


def test_nothing_typed_lets_the_seed_throw() -> None:
    assert read_dice("  ", 2, 6) == ()


@given(st.integers(1, 100))
def test_one_die_of_a_hundred(fell: int) -> None:
    assert read_dice(str(fell), 1, 100) == (fell,)


@pytest.mark.parametrize("typed", ["0", "101", "4 3", "x", "-1"])
def test_one_die_that_cannot_be_is_told(typed: str) -> None:
    assert "from 1 to 100" in read_dice(typed, 1, 100)


@given(st.text(max_size=30))
def test_no_text_breaks_it(typed: str) -> None:
    dice = read_dice(typed, 2, 6)
    assert isinstance(dice, str) or dice == () or (len(dice) == 2 and all(1 <= die <= 6 for die in dice))
