"""What a guess of a temperament rested on, told when all is over."""

from __future__ import annotations

import pytest

from support.movesseen import before, moved
from tabletop.practice.coach.hindsight import _rested


@pytest.mark.parametrize(
    ("cards", "said"),
    [
        (("shorten-exercise",), ["spoke most against “Bold”"]),
        (("baltic-flight",), ["spoke most for “Bold”"]),
        (("baltic-flight", "shorten-exercise"), ["spoke most for “Bold”", "most against it"]),
    ],
)
def test_each_clause_can_stand_alone(cards: tuple[str, ...], said: list[str]) -> None:
    seen = (moved(card, number=number) for number, card in enumerate(cards, 1))
    rested = list(_rested(before("nato", *seen), "q-temper-union-state-bold"))
    assert [each.partition("(turn 3) ")[2] for each in rested] == said
