"""The clock of the room: in the banner, in its dialogue, and when it runs out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from support.hands import Hands, timed_table
from support.tui import HOSTILE, NARROW, WIDE, at_console, console, control_view, do, put, shown, text_of, until
from tabletop.game.commands import AdvancePhase, EndSession, ExtendClock, Finish, PauseClock, PlanClock, ResumeClock, StartClock
from tabletop.tui.modals.clock import ClockModal
from tabletop.tui.widgets.nextline import NextLine
from tabletop.tui.widgets.timepiece import LONG_OVER, ClockFace, Timepiece, clock_time

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE, (200, 60)], ids=str)


def banner_clock(app: App[Any]) -> ClockFace:
    return app.screen_stack[1].query_one(ClockFace)


def pass_by(app: App[Any], hands: Hands, seconds: int) -> None:
    """Time passes, and every clock on the screens looks."""
    hands.forward(seconds)
    for screen in app.screen_stack:
        for piece in screen.query(Timepiece):
            piece.tick()


async def in_dialogue(app: App[Any], pilot: Pilot[None]) -> None:
    await pilot.press("c")
    await until(pilot, lambda: isinstance(app.screen, ClockModal) and app.screen.query_one("#run").has_focus)


def left(app: App[Any]) -> Callable[[str], bool]:
    return lambda text: text in text_of(banner_clock(app))


@SIZES
async def test_the_banner_counts_down_marks_the_end_and_says_when_it_stands(size: tuple[int, int]) -> None:
    table, hands = timed_table()
    async with console(table, size) as (app, pilot):
        assert not banner_clock(app).display
        do(table, "control", StartClock(seconds=960))
        await until(pilot, lambda: text_of(banner_clock(app)).strip() == "16:00")
        assert "Turn 1 of 3 · 1 March" in shown(app)
        for seconds, says in ((1, "15:59"), (659, "5:00 !"), (240, "1:00 !!"), (61, "over 0:01")):
            pass_by(app, hands, seconds)
            assert text_of(banner_clock(app)).strip() == says
            await until(pilot, lambda says=says: says in shown(app).splitlines()[0])
        do(table, "control", PauseClock())
        await until(pilot, lambda: "over 0:01" in shown(app).splitlines()[0])
        do(table, "control", StartClock(seconds=90))
        do(table, "control", PauseClock())
        await until(pilot, lambda: "paused 1:30" in shown(app).splitlines()[0])


async def test_a_short_phase_begins_calm_and_is_warned_of_in_its_own_measure() -> None:
    table, hands = timed_table()
    do(table, "control", PlanClock(minutes={"inject": 3, "decide": 9}))
    async with console(table) as (app, pilot):
        for seconds, says in ((0, "3:00"), (119, "1:01"), (1, "1:00 !"), (29, "0:31 !"), (1, "0:30 !!"), (31, "over 0:01")):
            pass_by(app, hands, seconds)
            await until(pilot, lambda says=says: left(app)(says))
            assert text_of(banner_clock(app)).strip() == says
        told = ["1 minute left.", "30 seconds left.", "Time is over. The clock only advises: go on when you are ready."]
        await until(pilot, lambda: [note.message for note in app._notifications] == told)
        do(table, "control", AdvancePhase())
        do(table, "control", AdvancePhase())
        await until(pilot, lambda: left(app)("9:00"))
        pass_by(app, hands, 400)
        assert text_of(banner_clock(app)).strip() == "2:20 !"
        do(table, "control", PauseClock())
        do(table, "control", ResumeClock())
        await until(pilot, lambda: left(app)("2:20 !"), "what was planned counts, not what it was let run on from")


async def test_the_next_line_says_that_time_is_over_until_there_is_more() -> None:
    table, hands = timed_table()
    async with console(table, NARROW) as (app, pilot):
        do(table, "control", StartClock(seconds=60))
        await until(pilot, lambda: left(app)("1:00"))
        assert "Time is over." not in app.screen.query_one(NextLine).render().plain
        pass_by(app, hands, 60)
        await until(pilot, lambda: app.screen.query_one(NextLine).render().plain.startswith("Time is over. Next: "))
        do(table, "control", ExtendClock(seconds=120))
        await until(pilot, lambda: app.screen.query_one(NextLine).render().plain.startswith("Next: "))
        pass_by(app, hands, 121)
        await until(pilot, lambda: app.screen.query_one(NextLine).over)
        do(table, "control", EndSession(words="Enough."))
        await until(pilot, lambda: not app.screen.query_one(NextLine).over)
        assert not banner_clock(app).display, "after ENDEX there is no time left of anything"


async def test_a_second_paints_the_clock_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    table, hands = timed_table()
    async with console(table) as (app, pilot):
        do(table, "control", StartClock(seconds=760))
        await until(pilot, lambda: "12:40" in shown(app))
        for _ in range(5):
            await pilot.pause()
        painted: list[tuple[int, int, int]] = []
        display = app._display

        def watched(screen: Any, update: Any) -> None:
            painted.extend(getattr(update, "spans", [(-1, 0, 0)]))
            display(screen, update)

        monkeypatch.setattr(app, "_display", watched)
        pass_by(app, hands, 1)
        await until(pilot, lambda: painted)
        await pilot.pause()
        face = banner_clock(app).region
        assert painted
        for y, start, end in painted:
            assert y == face.y
            assert face.x <= start < end <= face.right


async def test_each_warning_comes_once_takes_no_focus_and_only_the_end_has_a_tone(monkeypatch: pytest.MonkeyPatch) -> None:
    table, hands = timed_table()
    async with console(table) as (app, pilot):
        tones: list[int] = []
        monkeypatch.setattr(app, "bell", lambda: tones.append(1))
        do(table, "control", StartClock(seconds=1000))
        await until(pilot, lambda: left(app)("16:40"))
        focused = app.focused
        await pilot.press("n")
        await until(pilot, lambda: app.focused is not focused)
        focused = app.focused
        told = []
        for seconds in (700, 1, 238, 2, 58, 1, 5, 5):
            pass_by(app, hands, seconds)
            await pilot.pause()
            told.append(len(app._notifications))
            assert app.focused is focused
        assert told == [1, 1, 1, 2, 2, 3, 3, 3]
        assert [note.message for note in app._notifications] == [
            "5 minutes left.",
            "1 minute left.",
            "Time is over. The clock only advises: go on when you are ready.",
        ]
        assert len(tones) == 1
        do(table, "control", PauseClock())
        do(table, "control", ResumeClock())
        for _ in range(3):
            await pilot.pause()
            pass_by(app, hands, 1)
        assert len(tones) == 1


@SIZES
async def test_a_session_reopened_a_week_later_says_only_that_time_is_over(size: tuple[int, int]) -> None:
    table, hands = timed_table()
    async with console(table, size) as (app, pilot):
        do(table, "control", StartClock(seconds=60))
        await until(pilot, lambda: left(app)("1:00"))
        pass_by(app, hands, 60 + LONG_OVER - 1)
        await until(pilot, lambda: "over 59:59" in shown(app).splitlines()[0])
        pass_by(app, hands, 7 * 24 * 3600)
        await until(pilot, lambda: "time over" in shown(app).splitlines()[0])
        await in_dialogue(app, pilot)
        await until(pilot, lambda: "time is over" in shown(app))
        assert not re.search(r"\d{2,}:\d\d:\d\d", shown(app)), "no hours are counted"


async def test_two_minutes_more_are_two_keys_and_the_phase_goes_on_all_the_same() -> None:
    table, hands = timed_table()
    async with console(table) as (app, pilot):
        do(table, "control", StartClock(seconds=60))
        hands.forward(100)
        await in_dialogue(app, pilot)
        await until(pilot, lambda: "over" in shown(app))
        await pilot.press("2")
        await until(pilot, lambda: left(app)("2:00"))
        await pilot.press("minus", "5", "1")
        await until(pilot, lambda: left(app)("7:00"))
        await pilot.press("space")
        await until(pilot, lambda: left(app)("paused 7:00"))
        await pilot.press("space")
        await until(pilot, lambda: "paused" not in text_of(banner_clock(app)))
        await pilot.press("escape")
        await at_console(app, pilot)
        assert control_view(table).clock.phase == "inject"


@SIZES
async def test_the_whole_dialogue_is_in_reach(size: tuple[int, int]) -> None:
    table, _ = timed_table()
    async with console(table, size) as (app, pilot):
        do(table, "control", PlanClock(minutes={"inject": 4, "consequences": 2}))
        await in_dialogue(app, pilot)
        await until(pilot, lambda: "consequences" in shown(app) and "Keep the plan  ctrl+s" in shown(app))
        text = shown(app)
        for word in ("Pause  space", "+1 min  1", "+2 min  2", "+5 min  5", "−1 min  -", "Start with", "It only"):
            assert word in text, word
        assert [app.screen.query_one(f"#minutes-{phase}", Input).value for phase in ("inject", "decide", "consequences")] == [
            "4",
            "",
            "2",
        ]


async def test_it_starts_with_minutes_and_keeps_a_plan() -> None:
    table, _ = timed_table()
    async with console(table) as (app, pilot):
        await in_dialogue(app, pilot)
        await until(pilot, lambda: "No clock is set" in shown(app))
        app.screen.query_one("#field-start").focus()
        await pilot.press("2", "5", "enter")
        await until(pilot, lambda: left(app)("25:00"))
        app.screen.query_one("#minutes-assess", Input).value = "7"
        await pilot.press("ctrl+s")
        await at_console(app, pilot)
        do(table, "control", AdvancePhase())
        await until(pilot, lambda: left(app)("7:00"))
        do(table, "control", AdvancePhase())
        await pilot.pause()
        assert control_view(table).clock.timer is not None


@pytest.mark.parametrize("hostile", [*HOSTILE, "-1", "0", "99999", "²"])
async def test_nonsense_in_its_fields_is_told_and_kept(hostile: str) -> None:
    table, _ = timed_table()
    async with console(table) as (app, pilot):
        await in_dialogue(app, pilot)
        put(app, "start", hostile)
        app.screen.query_one("#field-start").focus()
        await pilot.press("enter")
        await until(pilot, lambda: "write a whole number of minutes" in shown(app))
        app.screen.query_one("#minutes-decide", Input).value = "x[/"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Minutes for the decide phase" in shown(app))
        assert control_view(table).clock.timer is None


async def test_the_console_says_how_long_a_team_took() -> None:
    table, hands = timed_table()
    async with console(table) as (app, pilot):
        do(table, "control", AdvancePhase())
        hands.forward(372)
        do(table, "norvia", Finish())
        await until(pilot, lambda: "✓ done after 6:12" in shown(app))


def test_times_read_as_on_a_clock() -> None:
    assert [clock_time(seconds) for seconds in (0, 9, 65, 3600, 3 * 3600 + 61)] == ["0:00", "0:09", "1:05", "1:00:00", "3:01:01"]
