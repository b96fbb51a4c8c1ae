"""NO DUFF: one key from any screen, everything goes blank, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from support.hands import timed_table
from support.tui import (
    NARROW,
    WIDE,
    app_at,
    at_console,
    both_order,
    console,
    control_view,
    do,
    form_open,
    put,
    release_all,
    shown,
    to_phase,
    until,
)
from tabletop.game.commands import EndSession, ResumePlay, StartClock, StopPlay
from tabletop.journal.errors import SaveError
from tabletop.journal.pin import set_pin
from tabletop.tui.modals.head import HeadModal
from tabletop.tui.modals.pin import PinModal
from tabletop.tui.modals.record import EndexModal
from tabletop.tui.screens.adjudicate import AdjudicateScreen
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.cover import CoverScreen
from tabletop.tui.screens.noduff import NoDuffScreen
from tabletop.tui.screens.public import PublicScreen
from tabletop.tui.screens.seat import SeatScreen

SIZES = pytest.mark.parametrize("size", [(60, 15), NARROW, WIDE, (200, 60)], ids=str)


def stopped(app: App[Any]) -> bool:
    return isinstance(app.screen, NoDuffScreen) and "This is real." in shown(app)


async def resume(app: App[Any], pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+s")
    await until(pilot, lambda: not isinstance(app.screen, NoDuffScreen))


@SIZES
async def test_one_key_blanks_the_console_stops_the_clock_and_control_goes_on(size: tuple[int, int]) -> None:
    table, hands = timed_table()
    async with console(table, size) as (app, pilot):
        do(table, "control", StartClock(seconds=600))
        app.notify("What Norvia wanted", markup=False)
        hands.forward(100)
        await pilot.press("f9")
        assert isinstance(app.screen, NoDuffScreen), "the screen is blank before anything is written"
        await until(pilot, lambda: stopped(app))
        for word in ("Collision", "MSEL", "EXERCISE", "Escalation", "What Norvia wanted"):
            assert word not in shown(app)
        assert "control presses Ctrl+S" in shown(app)
        clock = control_view(table).clock
        assert clock.stopped
        assert clock.timer is not None
        assert not clock.timer.running
        hands.forward(5000)
        for key in ("escape", "enter", "f9", "f10", "q", "g", "question_mark", "ctrl+p"):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.screen, NoDuffScreen), key
        await resume(app, pilot)
        clock = control_view(table).clock
        assert not clock.stopped
        assert clock.timer is not None
        assert clock.timer.at(hands_now(table)) == 500


def hands_now(table: Any) -> int:
    return int(table.seat("control").now())


SCREENS: Sequence[tuple[str, Sequence[str], type[Any]]] = (
    ("inject", ("p",), PublicScreen),
    ("inject", ("f10",), PublicScreen),
    ("inject", ("1",), CoverScreen),
    ("inject", ("1", "enter"), SeatScreen),
    ("adjudicate", ("a",), AdjudicateScreen),
    ("inject", ("question_mark",), object),
    ("inject", ("c",), object),
    ("inject", ("ctrl+p",), object),
)


@pytest.mark.parametrize(("phase", "keys", "screen"), SCREENS, ids=lambda value: str(value))
async def test_it_comes_over_every_screen_and_goes_back_to_it(phase: str, keys: Sequence[str], screen: type[Any]) -> None:
    table, _ = timed_table()
    release_all(table)
    if phase == "adjudicate":
        both_order(table)
        to_phase(table, phase)
    async with console(table) as (app, pilot):
        first = app.screen
        for key in keys:
            before = app.screen
            await pilot.press(key)
            await until(pilot, lambda before=before: app.screen is not before)
        on_top = app.screen
        assert on_top is not first
        assert isinstance(on_top, screen)
        await pilot.pause()
        await pilot.press("f9")
        await until(pilot, lambda: stopped(app))
        await resume(app, pilot)
        assert app.screen is on_top


async def test_what_was_being_typed_at_controls_form_is_still_there() -> None:
    table, _ = timed_table()
    async with console(table) as (app, pilot):
        await pilot.press("n")
        await until(pilot, lambda: form_open(app))
        form = app.screen
        put(app, "title", "Half a tit")
        focused = app.focused
        assert isinstance(focused, Input)
        await pilot.press("f9")
        await until(pilot, lambda: stopped(app))
        assert "Half a tit" not in shown(app)
        await pilot.press("b", "y", "backspace")
        await resume(app, pilot)
        assert app.screen is form
        assert form.values()["title"] == "Half a tit"  # type: ignore[attr-defined]  # it is a form
        assert app.focused is focused


async def test_a_team_stops_play_and_control_alone_lets_it_go_on(tmp_path: Path) -> None:
    table, _ = timed_table(path=tmp_path / "s.tabletop")
    set_pin(tmp_path / "s.tabletop", "4711")
    app = app_at(lambda: ConsoleScreen(table, tmp_path / "s.tabletop"))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await at_console(app, pilot)
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, CoverScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SeatScreen))
        await pilot.press("f9")
        await until(pilot, lambda: stopped(app))
        assert table.commits[-1].seat == "norvia"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, PinModal))
        await pilot.press("1", "2", "3", "4", "enter")
        await until(pilot, lambda: "That is not the PIN" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: stopped(app))
        assert control_view(table).clock.stopped
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, PinModal))
        await pilot.press("4", "7", "1", "1", "enter")
        await until(pilot, lambda: isinstance(app.screen, SeatScreen))
        assert not control_view(table).clock.stopped
    table.close()


async def test_a_session_that_was_left_so_opens_so_and_another_seat_can_stop_and_resume_it() -> None:
    table, _ = timed_table()
    do(table, "sandrel", StopPlay(words="A fire [/ alarm."))
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: stopped(app))
        do(table, "control", ResumePlay())
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
        do(table, "sandrel", StopPlay(words="A fire [/ alarm."))
        await until(pilot, lambda: stopped(app))


async def test_it_stops_the_hot_wash_as_well() -> None:
    table, _ = timed_table()
    do(table, "control", EndSession(words="Enough."))
    async with console(table) as (app, pilot):
        await pilot.press("b")
        await until(pilot, lambda: not isinstance(app.screen, ConsoleScreen))
        await pilot.press("f9")
        await until(pilot, lambda: stopped(app))
        assert control_view(table).clock.stopped


async def test_it_blanks_the_screen_though_the_save_takes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    table, _ = timed_table()
    async with console(table) as (app, pilot):

        def full(*_: object) -> None:
            raise SaveError("The disk is full.")

        monkeypatch.setattr(table.journal, "append", full)
        await pilot.press("f9")
        await until(pilot, lambda: stopped(app) and "Not written down: The disk is full." in shown(app))
        await resume(app, pilot)
        await at_console(app, pilot)


async def test_where_no_session_is_open_there_is_nothing_to_stop(tmp_path: Path) -> None:
    from tabletop.tui.app import TabletopApp

    app = TabletopApp(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "New session" in shown(app))
        await pilot.press("f9", "f10")
        await pilot.pause()
        assert "NO DUFF" not in shown(app)
        assert "New session" in shown(app)


async def test_with_a_pin_play_goes_on_by_it_also_where_control_sat(tmp_path: Path) -> None:
    save = tmp_path / "s.tabletop"
    table, _ = timed_table(path=save)
    set_pin(save, "4711")
    app = app_at(lambda: ConsoleScreen(table, save))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        with table:
            await at_console(app, pilot)
            await pilot.press("f9")
            await until(pilot, lambda: stopped(app))
            await pilot.press("ctrl+s")
            await until(pilot, lambda: isinstance(app.screen, PinModal))
            await pilot.press("escape")
            await until(pilot, lambda: stopped(app))
            assert control_view(table).clock.stopped
            await pilot.press("ctrl+s")
            await until(pilot, lambda: isinstance(app.screen, PinModal))
            await pilot.press("4", "7", "1", "1", "enter")
            await at_console(app, pilot)
            assert not control_view(table).clock.stopped


@pytest.mark.parametrize("size", [NARROW, WIDE, (200, 60)], ids=str)
async def test_control_ends_a_session_that_cannot_go_on_from_the_panel(size: tuple[int, int]) -> None:
    table, hands = timed_table()
    async with console(table, size) as (app, pilot):
        do(table, "control", StartClock(seconds=600))
        await pilot.press("f9")
        await until(pilot, lambda: stopped(app) and "x ends the session" in shown(app))
        hands.forward(300)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, EndexModal) and form_open(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Say why the session ends now" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: stopped(app))
        assert control_view(table).clock.stopped, "Escape ends nothing"
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, EndexModal) and form_open(app))
        put(app, "words", "The building is closed.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen) and app.screen.view is not None)
        ended = table.state.ended
        assert ended is not None
        assert ended.words == "The building is closed."
        await until(pilot, lambda: "Next: ENDEX" in shown(app) and "This is real" not in shown(app))


async def test_the_pin_is_asked_before_the_session_is_ended_and_the_head_hash_is_shown_after(tmp_path: Path) -> None:
    save = tmp_path / "s.tabletop"
    table, _ = timed_table(path=save)
    set_pin(save, "4711")
    app = app_at(lambda: ConsoleScreen(table, save))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        with table:
            await at_console(app, pilot)
            await pilot.press("f9")
            await until(pilot, lambda: stopped(app) and "x ends the session" in shown(app))
            await pilot.press("x")
            await until(pilot, lambda: isinstance(app.screen, PinModal))
            await pilot.press("escape")
            await until(pilot, lambda: stopped(app))
            await pilot.press("x")
            await until(pilot, lambda: isinstance(app.screen, PinModal))
            await pilot.press("4", "7", "1", "1", "enter")
            await until(pilot, lambda: isinstance(app.screen, EndexModal) and form_open(app))
            put(app, "words", "Enough.")
            await pilot.press("ctrl+s")
            await until(pilot, lambda: isinstance(app.screen, HeadModal))
            assert table.state.ended is not None


async def test_a_seat_without_control_and_a_session_that_has_ended_offer_no_ending() -> None:
    table, _ = timed_table()
    do(table, "control", EndSession(words="Enough."))
    async with console(table) as (app, pilot):
        await pilot.press("f9")
        await until(pilot, lambda: stopped(app))
        for _ in range(3):
            await pilot.pause()
        assert "x ends the session" not in shown(app)
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(app.screen, NoDuffScreen)
    other, _ = timed_table()
    app = app_at(lambda: SeatScreen(other.seat("norvia")))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: isinstance(app.screen, SeatScreen))
        await pilot.press("f9")
        await until(pilot, lambda: stopped(app) and "Control lets play go on." in shown(app))
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(app.screen, NoDuffScreen)
        assert other.state.ended is None
