"""Words of probability and the figures that they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.game.telling.probability import WORDINGS, fives, held, wording


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        (0, "no chance"),
        (1, "almost no chance"),
        (5, "very unlikely"),
        (20, "unlikely"),
        (45, "roughly even"),
        (50, "roughly even"),
        (55, "roughly even"),
        (80, "likely"),
        (95, "very likely"),
        (96, "almost certain"),
        (99, "almost certain"),
        (100, "certain"),
    ],
)
def test_each_range_has_its_word(percent: int, words: str) -> None:
    assert wording(percent) == words


@given(st.integers(1, 99))
def test_a_word_names_a_range_that_holds_the_figure(percent: int) -> None:
    named = next(each for each in WORDINGS if each.words == wording(percent))
    assert named.low <= percent <= named.high


@given(st.integers(1, 99))
def test_a_chance_and_its_opposite_have_mirrored_words(percent: int) -> None:
    names = [each.words for each in WORDINGS]
    assert names.index(wording(percent)) == len(names) - 1 - names.index(wording(100 - percent))


def test_choosing_a_word_gives_a_figure_that_has_that_word() -> None:
    assert [wording(each.figure) for each in WORDINGS] == [each.words for each in WORDINGS]


def test_a_reading_of_ones_own_choice_is_never_called_unlikely() -> None:
    assert [held(percent) for percent in (5, 30, 44, 45, 55, 60, 85)] == [
        "a best guess",
        "a best guess",
        "a best guess",
        "roughly even",
        "roughly even",
        "likely",
        "very likely",
    ]


def test_an_estimate_is_said_in_fives_and_never_as_certain() -> None:
    assert [fives(share) for share in (0, 0.42, 0.6, 1)] == [5, 40, 60, 95]
    assert fives(0.9, high=60) == 60
