"""Control's forms about injects: releasing, setting aside, writing its own."""

from __future__ import annotations

import pytest

from support.tui import (
    NARROW,
    WIDE,
    at_console,
    console,
    control_view,
    form_open,
    put,
    shown,
    status,
    table_in_memory,
    until,
)
from tabletop.tui.widgets.msellist import MselList


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_r_and_enter_release_what_is_due(size: tuple[int, int]) -> None:
    table = table_in_memory()
    due = [line.inject for line in control_view(table).msel if line.status == "ready"]
    async with console(table, size) as (app, pilot):
        for inject in due:
            await pilot.press("r")
            await until(pilot, lambda: form_open(app))
            await pilot.press("enter")
            await until(pilot, lambda inject=inject: status(table, inject) in ("released", "complete"))
            await at_console(app, pilot)
        await until(pilot, lambda: "Nothing more is due" in shown(app))


async def test_out_of_plan_needs_a_reason() -> None:
    table = table_in_memory()
    held = next(line for line in control_view(table).msel if line.status == "held")
    async with console(table, WIDE) as (app, pilot):
        app.screen.query_one(MselList).highlighted = held.number - 1
        await pilot.press("r")
        await until(pilot, lambda: form_open(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "out of plan" in str(app.screen.query_one("#trouble").render()))
        put(app, "reason", "The teams have earned it.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: status(table, held.inject) in ("released", "complete"))


async def test_changed_wording_reaches_the_team_and_an_emptied_one_does_not() -> None:
    table = table_in_memory()
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("r")
        await until(pilot, lambda: form_open(app))
        await pilot.press("ctrl+e")
        put(app, "text-norvia", "Only what we know for sure.")
        put(app, "text-sandrel", "")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: control_view(table).inbox)
        assert dict(control_view(table).inbox[0].text) == {"norvia": "Only what we know for sure."}


async def test_an_inject_is_set_aside_with_a_reason() -> None:
    table = table_in_memory()
    first = next(line for line in control_view(table).msel if line.status == "ready")
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("h")
        await until(pilot, lambda: form_open(app))
        put(app, "how", "skipped")
        put(app, "reason", "Too much at once.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: status(table, first.inject) == "skipped")


async def test_an_inject_of_controls_own_is_written_and_released() -> None:
    table = table_in_memory()
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("n")
        await until(pilot, lambda: form_open(app))
        put(app, "title", "A buoy is found")
        put(app, "text-all", "Fishermen bring a buoy ashore.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any(event.title == "A buoy is found" for event in control_view(table).inbox))


async def test_a_team_with_its_own_wording_reads_that_and_the_rest_the_text_for_all() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("n")
        await until(pilot, lambda: form_open(app))
        assert "Release it now" in shown(app), "what the button does is in sight"
        assert "Write and release" in shown(app)
        put(app, "title", "A storm")
        put(app, "text-all", "A storm is coming.")
        put(app, "text-norvia", "Your cutters see a storm.")
        put(app, "text-sandrel", "Your harbour sees a storm.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Every team has its own wording" in shown(app))
        put(app, "text-sandrel", "")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not form_open(app))
    assert control_view(table).inbox[-1].text == {"norvia": "Your cutters see a storm.", "sandrel": "A storm is coming."}
