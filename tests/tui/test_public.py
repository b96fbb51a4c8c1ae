"""The public screen: large, timed, and nothing on it that anybody may not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.hands import timed_table
from support.tui import HOSTILE, NARROW, WIDE, app_at, at_console, both_order, console, do, release_all, shown, text_of, until
from tabletop.game.commands import AdvancePhase, MakeStatement, SendMessage, StartClock, TellTeams
from tabletop.journal.pin import set_pin
from tabletop.tui.modals.pin import PinModal
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.public import PublicScreen
from tabletop.tui.widgets.bigclock import ROWS, BigClock, figures
from tabletop.tui.widgets.tracks import Tracks

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE, (200, 60)], ids=str)


@SIZES
async def test_it_shows_turn_clock_announcements_and_statements(size: tuple[int, int]) -> None:
    table, hands = timed_table()
    release_all(table)
    both_order(table)
    do(table, "norvia", MakeStatement(text="We only patrol our own waters."))
    do(table, "norvia", SendMessage(text="A word for control alone", rfi=True))
    do(table, "control", TellTeams(text={"all": "Lunch is at noon."}))
    do(table, "control", TellTeams(text={"norvia": "For Norvia alone."}))
    do(table, "control", AdvancePhase())
    do(table, "control", StartClock(seconds=760))
    async with console(table, size) as (app, pilot):
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, PublicScreen) and "Lunch is at noon." in shown(app))
        big = app.screen.query_one(BigClock)
        scale = 1 if size == NARROW else 2 if size == WIDE else 4
        await until(pilot, lambda: figures("12:40", scale)[0] in text_of(big).splitlines()[0])
        told = str(app.screen.query_one("#told").render())  # what is below is reached by scrolling
        assert "We only patrol our own waters." in told
        assert "TURN 1 of 3" in shown(app)
        assert "For Norvia alone." not in told
        assert "A word for control alone" not in told
        hands.forward(1)
        big.tick()
        await until(pilot, lambda: figures("12:39", scale)[0] in text_of(big).splitlines()[0])
        await pilot.press("escape")
        await at_console(app, pilot)


async def test_on_a_large_screen_the_tracks_stand_apart_with_long_gauges_and_none_is_cut_off() -> None:
    table, _ = timed_table()
    async with console(table, (200, 60)) as (app, pilot):
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, PublicScreen) and "TURN 1 of 3" in shown(app))
        tracks = app.screen.query_one(Tracks)
        await until(pilot, lambda: tracks.size.height == len(str(tracks.render()).split("\n")) > 2 * len(tracks.tracks))
        assert max(line.count("█") + line.count("░") for line in str(tracks.render()).splitlines()) > 10


async def test_a_notice_that_control_gets_meanwhile_waits_for_control() -> None:
    table, _ = timed_table()
    async with console(table) as (app, pilot):
        below = app.screen
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, PublicScreen))
        below.notify("Ruled: the covert order succeeds.", markup=False)
        for _ in range(5):
            await pilot.pause()
            assert "covert" not in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: "covert order succeeds" in shown(app))


async def test_hostile_announcements_show_as_they_are() -> None:
    table, _ = timed_table()
    for hostile in HOSTILE:
        do(table, "control", TellTeams(text={"all": f"A{hostile}Z"}))
    async with console(table, (200, 60)) as (app, pilot):
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, PublicScreen) and "A<script>alert(1)</script>Z" in shown(app))
        for text in ("A[/Z", "Ax[/red]Z", "A[bold red]shout[/]Z", "A␛[31mred␛[0mZ", "A�gnp.exeZ"):
            assert text in shown(app), text


def test_figures_are_five_rows_of_one_width() -> None:
    for scale, rows in ((1, ROWS), (2, ROWS), (4, 2 * ROWS)):
        for text in ("0123456789", "1:05:00", "NO DUFF", "TURN 3", "ENDEX"):
            lines = figures(text, scale)
            assert len(lines) == rows
            assert len({len(line) for line in lines}) == 1
    shapes = {digit: tuple(figures(digit)) for digit in "0123456789"}
    assert len(set(shapes.values())) == 10


@SIZES
async def test_with_a_pin_it_is_left_only_by_whoever_knows_it(size: tuple[int, int], tmp_path: Path) -> None:
    save = tmp_path / "s.tabletop"
    table, _ = timed_table(path=save)
    set_pin(save, "4711")
    app = app_at(lambda: ConsoleScreen(table, save))
    async with app.run_test(size=size, notifications=True) as pilot:
        with table:
            await at_console(app, pilot)
            await pilot.press("p")
            await until(pilot, lambda: isinstance(app.screen, PublicScreen) and "TURN 1 of 3" in shown(app))
            for leave in ("escape", "p", "enter"):
                await pilot.press(leave)
                await until(pilot, lambda: isinstance(app.screen, PinModal))
                await pilot.press("1", "2", "3", "4", "enter")
                await until(pilot, lambda: "That is not the PIN" in shown(app))
                await pilot.press("escape")
                await until(pilot, lambda: isinstance(app.screen, PublicScreen))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, PinModal))
            await pilot.press("4", "7", "1", "1", "enter")
            await at_console(app, pilot)
