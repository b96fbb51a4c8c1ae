"""Numbers as sentences have them."""

from __future__ import annotations

import pytest

from tabletop.game.adjudication import chance_2d6, median_chance
from tabletop.game.telling.words import per_mille


@pytest.mark.parametrize(
    ("chance", "told"),
    [
        (chance_2d6(0), "58 %"),
        (chance_2d6(-1), "42 %"),
        (chance_2d6(3), "92 %"),
        (median_chance((70,)), "70 %"),
        (median_chance((65, 70)), "67.5 %"),
        (1000, "100 %"),
        (0, "0 %"),
    ],
)
def test_a_chance_is_told_in_whole_per_cent_but_for_the_half_between_two_estimates(chance: int, told: str) -> None:
    assert per_mille(chance) == told
