"""How far a simulation is: nothing is said of the time left before it is known, and then what it is."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from tabletop.cli.gauge import Gauge, left, pace, whole_length


def test_the_bar_tells_pace_and_time_left_only_once_they_are_known() -> None:
    seconds = 0.0
    gauge = Gauge(400, clock=lambda: seconds)

    def shown() -> str:
        page = Console(file=StringIO(), width=120)
        page.print(gauge.bar)
        assert isinstance(page.file, StringIO)
        return " ".join(page.file.getvalue().replace("━", "").replace("╸", "").replace("╺", "").split())

    seconds = 8.0
    gauge.done(2)
    assert shown() == "2/400"
    seconds = 60.0
    gauge.done(20)
    assert shown() == "20/400 20.0 games/min about 19 minutes left"
    seconds = 600.0
    assert shown() == "20/400 20.0 games/min about 10 minutes left"


@pytest.mark.parametrize(("done", "seconds"), [(0, 60.0), (2, 8.0), (9, 600.0), (400, 1.0)])
def test_no_time_is_told_from_a_few_games_or_a_few_seconds(done: int, seconds: float) -> None:
    known = whole_length(done, 400, seconds)
    assert known is None
    assert left(known, seconds) == ""


def test_the_time_left_is_by_the_pace_so_far_and_runs_down_between_games() -> None:
    whole = whole_length(20, 400, 60.0)
    assert left(whole, 60.0) == "about 19 minutes left"
    assert left(whole, 1100.0) == "about 100 seconds left"
    assert left(whole, 1199.0) == "about 1 second left"


def test_no_time_is_told_where_games_take_longer_than_thought() -> None:
    assert left(60.0, 60.0) == left(60.0, 61.0) == ""


def test_a_slow_pace_is_told_by_the_minute() -> None:
    assert pace(2000, 4.0) == "500.0 games/s"
    assert pace(10, 300.0) == "2.0 games/min"
