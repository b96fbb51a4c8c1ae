"""Releasing an inject: the scenario time that is told with it."""

from __future__ import annotations

from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from support.decks import ferry
from support.tui import HOSTILE, NARROW, at_console, console, control_view, form_open, put, shown, status, table_in_memory, until
from tabletop.game.commands import OpenSession, WriteInject
from tabletop.game.events import InjectReleased
from tabletop.table import Table
from tabletop.tui.widgets.field import FieldRow
from tabletop.tui.widgets.msellist import MselList


def saved(folder: Path) -> Table:
    """The ferry dispute in a save, which alone keeps what is being typed."""
    return Table.create(ferry(), OpenSession(turns=3), seed="x", path=folder / "x.tabletop")


def released(table: Table) -> list[InjectReleased]:
    return list(table.state.inbox)


def time_field(app: App[None]) -> str:
    return next(row.value for row in app.screen.query(FieldRow) if row.field.name == "time")


async def choose(app: App[None], pilot: Pilot[None], inject: str) -> None:
    """Go to an inject of the MSEL with the arrows."""
    msel = app.screen.query_one(MselList)
    await pilot.press("home")
    while msel.chosen is None or msel.chosen.inject != inject:
        at = msel.chosen
        await pilot.press("down")
        assert msel.chosen != at, f"{inject} is not in the list"


async def test_a_planned_inject_is_told_with_its_cards_time() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("R")
        await until(pilot, lambda: form_open(app))
        assert time_field(app) == "05:40"
        await pilot.press("enter")
        await until(pilot, lambda: released(table))
        assert released(table)[0].time == "05:40"


async def test_another_time_is_told_as_it_was_typed() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("R")
        await until(pilot, lambda: form_open(app))
        put(app, "time", "  noon  ")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: released(table))
        assert released(table)[0].time == "noon"
        await at_console(app, pilot)
        await choose(app, pilot, "collision")
        await until(pilot, lambda: "Told as of: noon" in shown(app))


async def test_out_of_plan_the_day_that_is_played_is_proposed() -> None:
    table = table_in_memory()
    held = next(line for line in control_view(table).msel if line.status == "held" and line.time)
    async with console(table, NARROW) as (app, pilot):
        await choose(app, pilot, held.inject)
        await pilot.press("R")
        await until(pilot, lambda: form_open(app))
        assert time_field(app) == "1 March" != held.time
        put(app, "reason", "It is needed now.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: status(table, held.inject) in ("released", "complete"))
        assert released(table)[-1].time == "1 March"


async def test_a_time_that_was_only_proposed_is_proposed_anew(tmp_path: Path) -> None:
    table = saved(tmp_path)
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("R")
        await until(pilot, lambda: form_open(app))
        put(app, "time", "")
        await pilot.press("escape")
        await until(pilot, lambda: not form_open(app))
        await pilot.press("R")
        await until(pilot, lambda: form_open(app))
        assert time_field(app) == "05:40"


async def test_controls_own_inject_without_a_time_gets_the_day() -> None:
    table = table_in_memory()
    table.submit("control", WriteInject(title="Fire", text={"all": "A fire in the port."}))
    async with console(table, NARROW) as (app, pilot):
        await choose(app, pilot, "control-1")
        await pilot.press("R")
        await until(pilot, lambda: form_open(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: released(table))
        assert released(table)[0].time == "1 March"


async def test_a_time_that_is_too_long_is_told_and_hostile_text_is_data() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("R")
        await until(pilot, lambda: form_open(app))
        put(app, "time", " ".join(HOSTILE))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "the most is 40" in shown(app))
        assert not released(table)
        put(app, "time", HOSTILE[3])
        await pilot.press("ctrl+s")
        await until(pilot, lambda: released(table))
        assert "\x1b" not in shown(app)


async def test_a_wording_that_was_emptied_is_still_empty_when_the_form_is_opened_again(tmp_path: Path) -> None:
    table = saved(tmp_path)
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("R")
        await until(pilot, lambda: form_open(app))
        await pilot.press("ctrl+e")
        put(app, "text-norvia", "")
        await pilot.press("escape")
        await until(pilot, lambda: not form_open(app))
        await pilot.press("r")
        await until(pilot, lambda: form_open(app))
        wording = next(row for row in app.screen.query(FieldRow) if row.field.name == "text-norvia")
        assert (wording.value, wording.display) == ("", True)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: released(table))
        assert list(released(table)[0].text) == ["sandrel"]


async def test_an_inject_that_was_only_read_is_released_by_one_key(tmp_path: Path) -> None:
    table = saved(tmp_path)
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("R")
        await until(pilot, lambda: form_open(app))
        await pilot.press("escape")
        await until(pilot, lambda: not form_open(app))
        await pilot.press("r")
        await until(pilot, lambda: released(table))
        assert sorted(released(table)[0].text) == ["norvia", "sandrel"]
