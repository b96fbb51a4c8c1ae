"""The cover: what stands between two seats."""

from __future__ import annotations

from support.tui import (
    NARROW,
    WIDE,
    at_console,
    console,
    release_all,
    shown,
    table_in_memory,
    to_phase,
    until,
)
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
