"""The clock and NO DUFF in words."""

from __future__ import annotations

import pytest

from tabletop.game.telling.timing import length_words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(40, "40 seconds"), (119, "119 seconds"), (1500, "25 minutes"), (50_000, "14 hours"), (22_000_000, "255 days")],
)
def test_how_long_a_session_was_closed_is_told_in_the_unit_that_tells_enough(seconds: int, words: str) -> None:
    assert length_words(seconds) == words
