"""Setting an inject aside for one of the usual reasons, by its number."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.widgets import Input, Select

from support.tui import NARROW, WIDE, console, control_view, form_open, shown, status, table_in_memory, until
from tabletop.game.view.control import MselLine
from tabletop.table import Table
from tabletop.tui.modals.aside import USUAL

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE, (200, 60)], ids=str)


def line_of(table: Table, inject: str) -> MselLine:
    return next(line for line in control_view(table).msel if line.inject == inject)


def ready(app: App[None]) -> bool:
    return form_open(app) and isinstance(app.focused, Input)


@SIZES
@pytest.mark.parametrize(("how", "downs", "number"), [("held", 0, 1), ("held", 0, 5), ("deferred", 1, 2), ("skipped", 2, 3)])
async def test_each_number_gives_the_reason_that_stands_beside_it(
    size: tuple[int, int], how: str, downs: int, number: int
) -> None:
    table = table_in_memory()
    reason = USUAL[how][number - 1]
    async with console(table, size) as (app, pilot):
        await pilot.press("h")
        await until(pilot, lambda: ready(app))
        await pilot.press(*["down"] * downs)
        await until(pilot, lambda: f"{number} {reason}" in shown(app))
        await pilot.press(str(number))
        await until(pilot, lambda: status(table, "collision") == how and not form_open(app))
    assert line_of(table, "collision").reason == reason


async def test_deferred_by_a_number_it_goes_to_the_turn_that_is_chosen() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("h")
        await until(pilot, lambda: ready(app))
        await pilot.press("down")
        app.screen.query_one("#field-turn", Select).value = "3"
        await pilot.press("4")
        await until(pilot, lambda: status(table, "collision") == "deferred")
    assert (line_of(table, "collision").deferred, line_of(table, "collision").reason) == (3, USUAL["deferred"][3])


async def test_a_number_within_other_words_is_a_number() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("h")
        await until(pilot, lambda: ready(app))
        await pilot.press(*"At 14")
        assert status(table, "collision") == "ready"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: status(table, "collision") == "held")
    assert line_of(table, "collision").reason == "At 14"


def test_the_reasons_are_sentences_that_fit_a_line_of_a_small_window() -> None:
    for how, reasons in USUAL.items():
        assert len(set(reasons)) == len(reasons) == 5, how
        for reason in reasons:
            assert reason.endswith(".")
            assert len(reason) <= 60
