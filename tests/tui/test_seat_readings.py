"""Readings at a seat: what is asked, and the line why that may be left out."""

from __future__ import annotations

import pytest
from textual.widgets import Button

from support.seats import SeatApp, opened, table_in, until
from tabletop.game.view import TeamView
from tabletop.table import Table
from tabletop.tui.seat.chance import Chance
from tabletop.tui.seat.line import Line


def read(table: Table) -> tuple[str, int, str]:
    """The reading of report 1, as Norvia sees it."""
    view = table.seen("norvia")
    assert isinstance(view, TeamView)
    report = view.inbox[0]
    return report.reading, report.likelihood, report.grounds


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_reading_is_given_with_the_keys_that_it_always_took(size: tuple[int, int]) -> None:
    table = table_in("assess")
    async with SeatApp(table).run_test(size=size) as pilot:
        panel = await opened(pilot, "incident:1")
        await pilot.press("2", "enter")
        await until(pilot, lambda: pilot.app.screen.focused is panel.query_one(Chance), "the likelihood")
        await pilot.press("7", "0", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen.focused, Button), "the button, past the line that is optional")
        await pilot.press("enter")
        await until(pilot, lambda: bool(read(table)[0]), "the reading")
    assert read(table) == ("accident", 70, "")


async def test_who_wants_to_says_why() -> None:
    table = table_in("assess")
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        panel = await opened(pilot, "incident:1")
        await pilot.press("2", "enter", "7", "0", "tab")
        await until(pilot, lambda: pilot.app.screen.focused is panel.query_one("#grounds", Line), "the line")
        await pilot.press(*"Fog", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen.focused, Button), "the button")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: bool(read(table)[0]), "the reading")
        again = await opened(pilot, "incident:1")
        assert again.query_one("#grounds", Line).value == "Fog"
    assert read(table) == ("accident", 70, "Fog")
