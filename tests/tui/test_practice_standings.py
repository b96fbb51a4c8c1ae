"""What the progress page says of a few sessions."""

from __future__ import annotations

import pytest

from tabletop.practice.progress import ProgressRecord
from tabletop.tui.practice.standings import _foresight


@pytest.mark.parametrize(("resolved", "words"), [(1, "over 1 forecast. "), (2, "over 2 forecasts. ")])
def test_forecasts_are_counted_as_people_say_it(resolved: int, words: str) -> None:
    record = ProgressRecord(sessions=(), resolved=resolved, brier=0.2, curve=(), read=0, misread=0, aims={}, passed_over="")
    assert any(words in line.plain for line in _foresight(record))
