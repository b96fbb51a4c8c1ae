"""The cover: what stands between two seats."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from support.decks import ferry
from support.hands import timed_table
from support.tui import (
    NARROW,
    WIDE,
    app_at,
    at_console,
    console,
    release_all,
    shown,
    table_in_memory,
    to_phase,
    until,
)
from tabletop.game.commands import OpenSession
from tabletop.journal.pin import set_pin
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.control.keyboard import Keyboard
from tabletop.tui.modals.pin import PinModal
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.cover import CoverScreen
from tabletop.tui.screens.seat import SeatScreen


async def test_notices_of_one_seat_are_gone_at_the_cover_which_bears_the_marking() -> None:
    table = table_in_memory(handling="RESTRICTED")
    async with console(table, NARROW) as (app, pilot):
        app.notify("What Norvia wanted to do", markup=False)
        await until(pilot, lambda: "What Norvia wanted" in shown(app))
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, CoverScreen) and "RESTRICTED" in shown(app))
        await until(pilot, lambda: "What Norvia wanted" not in shown(app))


async def test_the_cover_shows_nothing_of_either_seat() -> None:
    table = table_in_memory()
    release_all(table)
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, CoverScreen) and "Nobody else looks." in shown(app))
        text = shown(app)
        assert "Hand the keyboard to" in text
        assert "Norvia" in text
        for secret in ("Escalation", "Released", "Collision", "MSEL"):
            assert secret not in text
        await pilot.press("escape")
        await at_console(app, pilot)


async def test_the_keyboard_goes_to_a_team_and_back_through_covers() -> None:
    table = table_in_memory()
    release_all(table)
    to_phase(table, "assess")
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("2", "enter")
        await until(pilot, lambda: isinstance(app.screen, SeatScreen))
        app.screen.dismiss(None)
        await until(pilot, lambda: isinstance(app.screen, CoverScreen) and "Press Enter when Control is seated." in shown(app))
        await pilot.press("escape")
        assert isinstance(app.screen, CoverScreen), "there is nobody to go back to"
        await pilot.press("enter")
        await at_console(app, pilot)


async def test_where_there_is_a_pin_it_stands_between_a_team_and_control(tmp_path: Path) -> None:
    save = tmp_path / "s.tabletop"
    table, _ = timed_table(path=save)
    set_pin(save, "4711")
    app = app_at(lambda: ConsoleScreen(table, save))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        with table:
            await at_console(app, pilot)
            await pilot.press("2", "enter")
            await until(pilot, lambda: isinstance(app.screen, SeatScreen)), "a team needs none"
            app.screen.dismiss(None)
            await until(pilot, lambda: isinstance(app.screen, CoverScreen) and "Press Enter when Control" in shown(app))
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, PinModal) and "everybody’s secrets" in shown(app))
            await pilot.press("4", "7", "enter")
            await until(pilot, lambda: "That is not the PIN" in shown(app))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, CoverScreen))
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, PinModal))
            await pilot.press("4", "7", "1", "1", "enter")
            await at_console(app, pilot)


async def test_a_session_left_at_a_teams_seat_is_opened_again_behind_a_cover(tmp_path: Path) -> None:
    path = tmp_path / "ferry.tabletop"
    Table.create(ferry(), OpenSession(turns=3), path=path, seed="x").close()
    app = TabletopApp(tmp_path, open_save=path)
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, CoverScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SeatScreen))
        await pilot.press("ctrl+q")
    app.close_table()

    again = TabletopApp(tmp_path, open_save=path)
    async with again.run_test(size=WIDE) as pilot:
        await until(
            pilot, lambda: isinstance(again.screen, CoverScreen) and "Press Enter when ▲ Norvia is seated" in shown(again)
        )
        assert not [screen for screen in again.screen_stack if isinstance(screen, ConsoleScreen) and screen.visible]
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(again.screen, SeatScreen))
        again.screen.dismiss(None)
        await until(pilot, lambda: isinstance(again.screen, CoverScreen) and "Press Enter when Control is seated" in shown(again))
        await pilot.press("ctrl+q")
    again.close_table()

    back = TabletopApp(tmp_path, open_save=path)
    async with back.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: isinstance(back.screen, CoverScreen) and "Press Enter when Control is seated" in shown(back))
        await pilot.press("enter")
        await at_console(back, pilot)
        assert "Escalation" in shown(back)
        await pilot.press("ctrl+q")
    back.close_table()

    last = TabletopApp(tmp_path, open_save=path)
    async with last.run_test(size=WIDE) as pilot:
        await at_console(last, pilot)
        assert not isinstance(last.screen, CoverScreen), "control had the keyboard"
    last.close_table()


@asynccontextmanager
async def sandrel_away(folder: Path) -> AsyncIterator[tuple[TabletopApp, Pilot[None]]]:
    """A session that was left at Sandrel's seat, opened again by somebody who does not take that seat."""
    path = folder / "ferry.tabletop"
    table = Table.create(ferry(), OpenSession(turns=3), path=path, seed="x")
    Keyboard(table.seat("control").drafts).goes_to("sandrel")
    table.close()
    app = TabletopApp(folder, open_save=path)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: isinstance(app.screen, CoverScreen) and "● Sandrel" in shown(app))
        await pilot.press("escape")
        yield app, pilot
    app.close_table()


async def test_control_finds_the_console_fitted_to_the_window_though_it_was_hidden_at_the_start(tmp_path: Path) -> None:
    async with sandrel_away(tmp_path) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, CoverScreen) and "Press Enter when Control is seated" in shown(app))
        await pilot.press("enter")
        await at_console(app, pilot)
        await until(pilot, lambda: app.screen.has_class("-narrow") and "Collision in fog" in shown(app))
        assert "Escalation" not in shown(app), "one pane at a time"


async def test_who_will_not_take_the_teams_seat_leaves_it_to_control_and_not_to_whoever_is_there(tmp_path: Path) -> None:
    async with sandrel_away(tmp_path) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, CoverScreen) and "Press Enter when Control is seated" in shown(app))
