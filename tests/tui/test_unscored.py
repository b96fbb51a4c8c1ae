"""A session that stops before the deck's course does has no scores, with whosever eyes it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.screen import Screen

from support.coaching import begun
from support.decks import ferry
from support.tui import WIDE, app_at, shown, until
from tabletop.practice.session import Practice
from tabletop.table.replay import Replay
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.history import HistoryScreen
from tabletop.tui.screens.replay import ReplayScreen


def _replayed(at: Practice) -> ReplayScreen:
    replay = Replay(at.table.journal.header, at.table.deck, at.table.commits)
    replay.jump(len(replay))
    return ReplayScreen(replay)


@pytest.mark.parametrize(
    "opened",
    [
        pytest.param(lambda at: ConsoleScreen(at.table), id="console"),
        pytest.param(lambda at: HistoryScreen(at.table), id="history"),
        pytest.param(_replayed, id="replay"),
    ],
)
@pytest.mark.parametrize(("stops", "scored"), [(1, False), (0, True)])
async def test_scores_are_shown_of_a_whole_course_only(
    opened: Callable[[Practice], Screen[Any]], stops: int, *, scored: bool
) -> None:
    at = begun(ferry(), "norvia", turns=3, until=stops)
    at.end()
    app = app_at(lambda: opened(at))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "ENDEX" in shown(app), "the end")
        await pilot.pause()
        flat = " ".join(shown(app).split())
        assert ("of 100" in flat or "Aims reached" in flat) is scored, flat
