"""Set-up: the minutes that follow from hours and turns, and how messages go."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from support.decks import ferry
from support.tui import HOSTILE, NARROW, WIDE, app_at, shown, until
from tabletop.game.commands import AdvancePhase
from tabletop.tui.app import TabletopApp
from tabletop.tui.minutes import too_tight
from tabletop.tui.screens.setup import SetupScreen
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.minutes import Minutes
from tabletop.tui.widgets.tick import Tick
from tabletop.tui.words import hours

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE, (200, 60)], ids=str)


@asynccontextmanager
async def set_up(folder: Path, size: tuple[int, int] = WIDE) -> AsyncIterator[tuple[TabletopApp, Pilot[None]]]:
    app = app_at(lambda: SetupScreen(deck=ferry()), folder)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.screen.query("#field-seed"))
        try:
            yield app, pilot
        finally:
            app.close_table()


def minutes(app: App[Any]) -> list[str]:
    return list(app.screen.query_one(Minutes).typed.values())


@SIZES
async def test_minutes_follow_hours_turns_and_phases_until_somebody_writes_others(tmp_path: Path, size: tuple[int, int]) -> None:
    async with set_up(tmp_path, size) as (app, pilot):
        assert minutes(app) == ["4", "4", "10", "9", "3"], "three turns in four hours: thirty minutes each at most"
        hours = app.screen.query_one("#field-hours", Input)
        hours.focus()
        await pilot.press("backspace", "2")
        await until(pilot, lambda: minutes(app) == ["2", "2", "4", "4", "1"])
        next(box for box in app.screen.query(Tick) if box.name == "assess").value = False
        await until(pilot, lambda: minutes(app) == ["2", "", "6", "4", "1"])
        own = app.screen.query_one("#minutes-decide", Input)
        own.value = "15"
        hours.focus()
        await pilot.press("backspace", "4")
        app.screen.query_one("#field-turns", Choice).action_step(1)
        for _ in range(3):
            await pilot.pause()
        assert minutes(app)[2] == "15"
        own.scroll_visible(animate=False)
        await until(pilot, lambda: "consequences" in shown(app) and "Teams’ messages" in shown(app))


async def test_the_clock_starts_with_the_session_and_with_each_phase_that_has_minutes(tmp_path: Path) -> None:
    async with set_up(tmp_path) as (app, pilot):
        app.screen.query_one("#minutes-inject", Input).value = "3"
        app.screen.query_one("#minutes-assess", Input).value = ""
        app.screen.query_one("#field-passing", Choice).value = "held"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.table is not None and app.table.state.timing.clock is not None)
        table = app.table
        assert table is not None
        assert table.state.timing.clock is not None
        assert table.state.timing.clock.left == 180
        assert "assess" not in table.state.timing.planned
        assert table.state.exchange.passing == "held"
        before = table.state.timing.clock
        table.submit("control", AdvancePhase())
        assert table.state.timing.clock is before, "a phase without minutes leaves the clock alone"


async def test_without_minutes_there_is_no_clock(tmp_path: Path) -> None:
    async with set_up(tmp_path) as (app, pilot):
        for line in app.screen.query_one(Minutes).query(Input):
            line.value = ""
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.table is not None)
        assert app.table is not None
        assert app.table.state.timing.clock is None
        assert app.table.state.exchange.passing == "free"


@pytest.mark.parametrize("hostile", [*HOSTILE, "-1", "241", "²"])
async def test_nonsense_is_named_and_nothing_is_made(hostile: str, tmp_path: Path) -> None:
    async with set_up(tmp_path) as (app, pilot):
        app.screen.query_one("#minutes-decide", Input).value = hostile[:3]
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Minutes for the decide phase" in shown(app))
        assert app.table is None
        assert not list(tmp_path.glob("*.tabletop"))


async def test_going_back_keeps_minutes_and_messages(tmp_path: Path) -> None:
    async with set_up(tmp_path) as (app, pilot):
        app.screen.query_one("#minutes-decide", Input).value = "17"
        app.screen.query_one("#field-passing", Choice).value = "off"
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, SetupScreen))
        app.push_screen(SetupScreen(deck=ferry()))
        await until(pilot, lambda: app.screen.query("#field-seed"))
        assert minutes(app)[2] == "17"
        assert app.screen.query_one("#field-passing", Choice).value == "off"


@SIZES
async def test_it_is_said_when_the_hours_are_too_few_for_the_turns(tmp_path: Path, size: tuple[int, int]) -> None:
    async with set_up(tmp_path, size) as (app, pilot):
        summary = app.screen.query_one("#summary")
        longest, shortest = ferry().lengths
        assert "The time includes briefing" in str(summary.render())
        app.screen.query_one("#field-hours", Input).focus()
        await pilot.press("backspace", "1")
        await until(pilot, lambda: "2 turns are proposed" in str(summary.render()))
        app.screen.query_one("#field-turns", Choice).value = str(longest.turns)
        await until(pilot, lambda: f"{longest.turns} turns want {hours(longest.minutes)}" in str(summary.render()))
        await pilot.press("backspace", *"0.5")
        await until(pilot, lambda: f"{shortest.turns} turns want {hours(shortest.minutes)}" in str(summary.render()))
        assert "Find more." in str(summary.render())


@pytest.mark.parametrize("typed", ["4 h", "4:00", "4h 0", "4,0"])
async def test_hours_may_be_written_as_a_clock_or_a_programme_has_them(tmp_path: Path, typed: str) -> None:
    async with set_up(tmp_path) as (app, pilot):
        field = app.screen.query_one("#field-hours", Input)
        field.value = "2:00"
        await until(pilot, lambda: minutes(app) == ["2", "2", "4", "4", "1"])
        field.value = typed
        await until(pilot, lambda: minutes(app) == ["4", "4", "10", "9", "3"])


def test_how_tight_it_is_said_in_minutes_a_turn() -> None:
    assert too_tight(4, 165, 240) == ""
    assert too_tight(4, 165, 165) == ""
    assert too_tight(4, 165, 120) == (
        "4 turns want 2 h 45; in 2 h a turn has 10 minutes. Shorten briefing and hot wash, or find more time."
    )
    assert "there is not the time in 1 h: briefing, break and hot wash alone take 1 h 20." in too_tight(4, 165, 60)
