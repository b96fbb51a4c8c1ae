"""A session that stops before the deck's course does has no scores, with whosever eyes it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.screen import Screen

from support.coaching import begun
from support.decks import ferry
from support.tui import WIDE, app_at, control_view, shown, until
from tabletop.game.audience import CONTROL
from tabletop.practice.session import Practice
from tabletop.review import analyse
from tabletop.review.prose import judged_text
from tabletop.table.replay import Replay
from tabletop.tui.modals.evidence import EvidenceModal
from tabletop.tui.modals.finding import FindingModal
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.evaluator import EvaluatorScreen
from tabletop.tui.screens.history import HistoryScreen
from tabletop.tui.screens.plan import PlanScreen
from tabletop.tui.screens.replay import ReplayScreen
from tabletop.tui.widgets.situation import situation


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
        pytest.param(lambda at: EvaluatorScreen(at.table), id="evaluator"),
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


@pytest.mark.parametrize(("stops", "scored"), [(1, False), (0, True)])
def test_the_situation_and_the_report_say_alike_why_there_are_none(stops: int, *, scored: bool) -> None:
    at = begun(ferry(), "norvia", turns=3, until=stops)
    at.end()
    why = "Aims are made for the whole course, and this session was to play only 1 turn of it: they are not scored."
    found = analyse(at.table)
    assert (judged_text(found.session, found.aims) == why) is not scored
    assert (why in situation(at.table.deck, control_view(at.table)).plain) is not scored


@pytest.mark.parametrize(("stops", "scored"), [(1, False), (0, True)])
async def test_so_it_is_in_the_evidence_of_a_finding(stops: int, *, scored: bool) -> None:
    at = begun(ferry(), "norvia", turns=3, until=stops)
    at.end()
    app = app_at(lambda: PlanScreen(at.table, at.table.seat(CONTROL)))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PlanScreen) and "Next:" in shown(app), "the plan")
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, FindingModal), "the finding")
        await pilot.press("ctrl+e")
        await until(pilot, lambda: isinstance(app.screen, EvidenceModal), "the evidence")
        await pilot.press(*"endex")
        await until(pilot, lambda: "ENDEX, called early" in shown(app), "the end")
        assert ("Aims reached" in " ".join(shown(app).split())) is scored, shown(app)
