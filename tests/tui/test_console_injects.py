"""Control's forms about injects: releasing, setting aside, writing its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.events import Key

from support.decks import ferry
from support.tui import (
    NARROW,
    WIDE,
    at_console,
    both_order,
    console,
    control_view,
    do,
    form_open,
    put,
    release_all,
    shown,
    status,
    table_in_memory,
    until,
)
from tabletop.game.commands import MarkExpectation, OpenSession, ReleaseInject, WriteInject
from tabletop.table import Table
from tabletop.tui.widgets.field import FieldRow
from tabletop.tui.widgets.msellist import MselList


def field(app: App[Any], name: str) -> str:
    return next(row.value for row in app.screen.query(FieldRow) if row.field.name == name)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_r_releases_what_is_due_one_after_the_other(size: tuple[int, int]) -> None:
    table = table_in_memory()
    due = [line.inject for line in control_view(table).msel if line.status == "ready"]
    async with console(table, size) as (app, pilot):
        for inject in due:
            await pilot.press("r")
            await until(pilot, lambda inject=inject: status(table, inject) in ("released", "complete"))
        await until(pilot, lambda: "Nothing more is due" in shown(app))
        await until(pilot, lambda: "y takes it back" in shown(app))


async def test_r_pressed_twice_in_one_breath_releases_two() -> None:
    table = table_in_memory()
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("r", "r")
        await until(pilot, lambda: len(control_view(table).inbox) == 2)
        assert not form_open(app)


@pytest.mark.parametrize("key", ["R", "enter"])
async def test_what_is_due_can_be_read_before_it_goes_out(key: str) -> None:
    table = table_in_memory()
    due = next(line.inject for line in control_view(table).msel if line.status == "ready")
    async with console(table, NARROW) as (app, pilot):
        await pilot.press(key)
        await until(pilot, lambda: form_open(app))
        assert status(table, due) == "ready"
        await pilot.press("enter")
        await until(pilot, lambda: status(table, due) in ("released", "complete"))


async def test_what_was_half_changed_is_not_released_as_it_stands(tmp_path: Path) -> None:
    table = Table.create(ferry(), OpenSession(turns=3), seed="x", path=tmp_path / "s.tabletop")
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("R")
        await until(pilot, lambda: form_open(app))
        await pilot.press("ctrl+e")
        put(app, "text-norvia", "Only what we know for sure.")
        await pilot.press("escape")
        await until(pilot, lambda: not form_open(app))
        await pilot.press("r")
        await until(pilot, lambda: form_open(app) and "Only what we know" in shown(app))
        assert not control_view(table).inbox
    table.close()


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
        await pilot.press("R")
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


async def test_a_turn_is_asked_for_only_where_the_inject_is_deferred_and_why_must_be_said() -> None:
    table = table_in_memory()
    first = next(line for line in control_view(table).msel if line.status == "ready")
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("h")
        await until(pilot, lambda: form_open(app) and "Hold it back" in shown(app))
        assert "Defer it to" not in shown(app)
        await pilot.press("right")
        await until(pilot, lambda: "Defer it to" in shown(app) and "Defer it" in shown(app))
        await pilot.press("right")
        await until(pilot, lambda: "Skip it" in shown(app) and "Defer it to" not in shown(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Say why the inject is set aside" in shown(app))
        await until(pilot, lambda: app.focused is not None and app.focused.id == "field-reason", "the cursor where it is missing")
        await pilot.press(*"Late", "ctrl+s")
        await until(pilot, lambda: status(table, first.inject) == "skipped")


async def test_to_hold_is_one_key_the_reason_and_the_confirmation() -> None:
    table = table_in_memory()
    first = next(line for line in control_view(table).msel if line.status == "ready")
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("h")
        await until(pilot, lambda: form_open(app))
        await pilot.press(*"Too early", "ctrl+s")
        await until(pilot, lambda: status(table, first.inject) == "held")
    aside = next(line for line in control_view(table).msel if line.inject == first.inject)
    assert aside.reason == "Too early"


async def test_what_has_been_released_is_not_set_aside() -> None:
    table = table_in_memory()
    release_all(table)
    async with console(table, WIDE) as (app, pilot):
        app.screen.query_one(MselList).highlighted = 0
        await pilot.press("h")
        await until(pilot, lambda: "has been released already" in " ".join(shown(app).split()))
        assert not form_open(app)


async def test_an_expected_action_is_marked_only_of_what_has_been_released() -> None:
    table = table_in_memory()
    expecting = next(line for line in control_view(table).msel if line.expects is not None)
    async with console(table, WIDE) as (app, pilot):
        app.screen.query_one(MselList).highlighted = expecting.number - 1
        await pilot.press("e")
        await until(pilot, lambda: "has not been released yet" in " ".join(shown(app).split()))
        assert not form_open(app)
        do(table, "control", ReleaseInject(inject=expecting.inject, reason="Now."))
        await until(pilot, lambda: app.screen.chosen.status == "released")  # type: ignore[attr-defined]
        await pilot.press("e")
        await until(pilot, lambda: form_open(app))


async def test_a_new_inject_is_proposed_at_the_time_of_the_latest() -> None:
    table = table_in_memory()
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("n")
        await until(pilot, lambda: form_open(app))
        assert field(app, "time") == control_view(table).clock.date
        await pilot.press("escape")
        await at_console(app, pilot)
        release_all(table)
        do(table, "control", WriteInject(title="A buoy", text={"all": "A buoy."}, time="1 March, 18:00"))
        do(table, "control", ReleaseInject(inject="control-1"))
        await until(pilot, lambda: [put.title for put in app.screen.view.inbox][-1:] == ["A buoy"])  # type: ignore[attr-defined]
        await pilot.press("n")
        await until(pilot, lambda: form_open(app))
        assert field(app, "time") == "1 March, 18:00"
        put(app, "title", "Another buoy")
        put(app, "text-all", "Another buoy is found.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: control_view(table).inbox[-1].title == "Another buoy")
        assert control_view(table).inbox[-1].time == "1 March, 18:00"


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


async def test_what_was_chosen_for_an_inject_and_left_is_not_chosen_the_next_time() -> None:
    table = table_in_memory()
    async with console(table, WIDE) as (app, pilot):
        for _ in range(2):
            await pilot.press("h")
            await until(pilot, lambda: form_open(app))
            assert field(app, "how") == "held"
            await pilot.press("right")
            assert field(app, "how") == "deferred"
            await pilot.press("escape")
            await at_console(app, pilot)


async def test_an_expected_action_that_did_not_come_is_not_shown_as_a_missed_inject() -> None:
    table = table_in_memory()
    expecting = next(line for line in control_view(table).msel if line.expects is not None)
    do(table, "control", ReleaseInject(inject=expecting.inject, reason="Now."))
    do(table, "control", MarkExpectation(inject=expecting.inject, mark="missed"))
    async with console(table, WIDE) as (app, pilot):
        await until(pilot, lambda: "action missed" in shown(app))


async def test_a_search_that_hides_injects_says_how_to_see_all() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("slash", *"collision", "enter")
        await until(pilot, lambda: "shows only what you looked for" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: "shows only what you looked for" not in shown(app))


async def test_the_cursor_stands_behind_what_is_written_already() -> None:
    table = table_in_memory()
    both_order(table)
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("w")
        await until(pilot, lambda: app.screen.query("OptionList"))
        await pilot.press("enter")
        await until(pilot, lambda: form_open(app))
        before = field(app, "text")
        await pilot.press(*" Seen.")
        assert field(app, "text") == f"{before} Seen."


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_reason_typed_in_one_breath_after_choosing_arrives_whole(size: tuple[int, int]) -> None:
    table = table_in_memory()
    line = next(line for line in control_view(table).msel if line.status == "ready")
    why = "too early for them, says the director"
    async with console(table, size) as (app, pilot):
        await pilot.press("h")
        await until(pilot, lambda: form_open(app) and app.focused is not None and app.focused.id == "field-reason")
        await until(pilot, lambda: "Choose" in shown(app))
        app.post_message(Key("right", None))
        for letter in why:  # faster than any of them is dealt with
            app.post_message(Key("space" if letter == " " else letter, letter))
        await until(pilot, lambda: field(app, "reason") == why, "all of it")
        assert field(app, "how") == "deferred"
        assert "turn 2" in shown(app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: status(table, line.inject) == "deferred")
    put_off = next(each for each in control_view(table).msel if each.inject == line.inject)
    assert (put_off.reason, put_off.deferred) == (why, 2)


async def test_up_and_down_choose_while_a_reason_is_typed_and_left_and_right_move_in_it() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("h")
        await until(pilot, lambda: form_open(app) and app.focused is not None and app.focused.id == "field-reason")
        await pilot.press(*"abc", "down")
        await until(pilot, lambda: field(app, "how") == "deferred")
        await pilot.press("left", "x", "down")
        await until(pilot, lambda: (field(app, "how"), field(app, "reason")) == ("skipped", "abxc"))
        await pilot.press("up", "up")
        await until(pilot, lambda: field(app, "how") == "held")
        await pilot.press("down", "shift+tab")
        await until(pilot, lambda: app.focused is not None and app.focused.id == "field-turn", "the list of turns")
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: field(app, "turn") == "3")
        assert field(app, "how") == "deferred"
