"""What is told in passing in practice stands beside the question, never over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static
from textual.widgets._toast import Toast

from support.decks import ferry
from support.orders import PASS
from support.practising import PracticeApp, opened, play_to, practice, rest, seat
from support.solo import seen
from support.tui import shown, until
from tabletop.game.refusal import Refusal
from tabletop.practice.session import Practice
from tabletop.tui.app import TabletopApp
from tabletop.tui.practice.coach import Coach
from tabletop.tui.practice.coached import CoachPanel
from tabletop.tui.practice.outcome import PracticeOutcome
from tabletop.tui.practice.progress import EngineLine
from tabletop.tui.screens.practice import PracticeScreen
from tabletop.tui.widgets.timepiece import ClockFace, Timepiece


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_is_told_in_passing_stands_in_a_line_of_its_own_until_the_next_step(size: tuple[int, int]) -> None:
    async with PracticeApp(practice(ferry(), "norvia")).run_test(size=size) as pilot:
        await rest(pilot)
        await pilot.press("escape", "c")
        await until(pilot, lambda: "The coach is off; c switches it on again." in shown(pilot.app), "told")
        assert seat(pilot).query_one(EngineLine).size.height == 1
        assert not pilot.app._notifications
        await pilot.press("n")
        await until(pilot, lambda: not seat(pilot).query_one(EngineLine).display, "past")


async def test_what_is_in_the_way_is_a_notice_still() -> None:
    async with PracticeApp(practice(ferry(), "norvia")).run_test(size=(80, 24)) as pilot:
        await rest(pilot)
        seat(pilot).tell("The disk is full.")
        await until(pilot, lambda: len(pilot.app._notifications) == 1, "a notice")


async def test_time_that_runs_out_is_shown_by_the_clock_and_no_notice_lies_over_the_question() -> None:
    at = Practice.begin(ferry(), "norvia", level="staff", seed="x")
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        await rest(pilot)
        face = seat(pilot).query_one(ClockFace)
        for left in (60, 20, 0):
            face.post_message(Timepiece.Passed(ends=1, left=left))
        await pilot.pause()
        await pilot.pause()
        assert not pilot.app._notifications


async def test_a_session_that_was_closed_for_a_while_opens_without_a_notice(tmp_path: Path) -> None:
    path = tmp_path / "evening.tabletop"
    at = Practice.begin(ferry(), "norvia", level="staff", seed="x", path=path, clock=lambda: "2025-03-01T08:00:00.000Z")
    at.table.close()
    app = TabletopApp(tmp_path, open_save=path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PracticeScreen), "the seat")
        await rest(pilot)
        assert not app._notifications


async def test_switching_the_coach_off_and_on_takes_its_remarks_away_and_brings_them_back() -> None:
    at = practice(ferry(), "norvia")
    play_to(at, "consequences")
    async with PracticeApp(at).run_test(size=(120, 40)) as pilot:
        await rest(pilot)
        await seat(pilot).open_step("outcome")
        await until(pilot, lambda: "The coach  A model's remark" in shown(pilot.app), "its remarks")
        await pilot.press("c")
        await until(pilot, lambda: "A model's remark" not in shown(pilot.app), "none")
        await pilot.press("c")
        await until(pilot, lambda: "The coach  A model's remark" in shown(pilot.app), "its remarks again")


async def test_where_the_coach_has_nothing_to_look_back_at_it_does_not_say_that_it_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Coach, "remarking", lambda *_: None)
    at = practice(ferry(), "norvia")
    play_to(at, "consequences")
    async with PracticeApp(at).run_test(size=(120, 40)) as pilot:
        panel = await opened(pilot, "outcome", PracticeOutcome)
        await until(pilot, lambda: not str(panel.query_one("#remarks", Static).content), "nothing")
        assert "looks back" not in shown(pilot.app)


async def test_a_sentence_that_is_told_again_stands_there_once_and_another_beside_it() -> None:
    async with PracticeApp(practice(ferry(), "norvia")).run_test(size=(80, 24), notifications=True) as pilot:
        await rest(pilot)
        for sentence in ("It costs too much.", "It costs too much.", "The disk is full.", "It costs too much."):
            seat(pilot).tell(sentence)
            await pilot.pause()
        await until(pilot, lambda: len(pilot.app.screen.query(Toast)) == 2, "two notices")
        assert [each.message for each in pilot.app._notifications] == ["The disk is full.", "It costs too much."]


async def test_switching_the_coach_off_takes_its_page_away() -> None:
    at = practice(ferry(), "norvia")
    play_to(at, "decide")
    came = at.table.submit("norvia", PASS)
    assert not isinstance(came, Refusal)
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        await rest(pilot)
        await seat(pilot).open_step("coach")
        assert isinstance(seat(pilot).panel, CoachPanel)
        await pilot.press("c")
        await until(pilot, lambda: seat(pilot).panel is None, "no page of the coach")
        await until(pilot, lambda: "The coach is off; c switches it on again." in shown(pilot.app), "told")
        assert "what may come of your order" not in shown(pilot.app)


async def test_the_coach_says_nothing_of_a_turn_that_the_table_has_left_while_its_page_was_read() -> None:
    at = practice(ferry(), "norvia")
    play_to(at, "consequences")
    view, coach = seen(at), Coach(at)
    assert coach.remarking(view, tuple(at.table.heard("norvia"))) is not None
    play_to(at, "assess")
    assert coach.remarking(view, tuple(at.table.heard("norvia"))) is None
