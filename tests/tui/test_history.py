"""History: going back, amending words, forking, through the keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.decks import ferry
from support.tui import HOSTILE, NARROW, WIDE, app_at, at_console, console, do, form_open, put, shown, table_in_memory, until
from tabletop.game.commands import AdvancePhase, Note, OpenSession, PlanClock, ReleaseInject, Rewind, WriteInject
from tabletop.journal.folder import saves
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.history import HistoryScreen
from tabletop.tui.widgets.log import LogView
from tabletop.tui.widgets.nextline import NextLine

SIZES = [NARROW, WIDE, (200, 60)]


def history(app: TabletopApp) -> HistoryScreen:
    assert isinstance(app.screen, HistoryScreen)
    return app.screen


def is_open(app: TabletopApp) -> bool:
    return isinstance(app.screen, HistoryScreen) and app.screen.chosen is not None


def next_line(app: TabletopApp) -> str:
    return str(app.screen.query_one(NextLine).render())


@pytest.mark.parametrize("size", SIZES)
async def test_going_back_says_what_it_takes_back_and_leaves_it_in_the_record(size: tuple[int, int]) -> None:
    table = table_in_memory()
    do(table, "control", AdvancePhase())
    do(table, "control", AdvancePhase())
    phase = table.state.phase
    async with console(table, size) as (app, pilot):
        await pilot.press("y")
        await until(pilot, lambda: is_open(app))
        await pilot.press("up", "w")
        await until(pilot, lambda: form_open(app))
        assert "Taken back: 1 step" in shown(app)
        assert f"Phase: {phase}" in shown(app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Say why" in shown(app))
        assert table.state.phase == phase
        put(app, "reason", "We were not done.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: is_open(app) and len(table.commits) == 4)
        assert table.state.phase == "assess"
        await until(pilot, lambda: "✕   3" in shown(app))
        await pilot.press("up")
        await until(pilot, lambda: "Taken back in step 4: We were not done." in " ".join(shown(app).split()))


async def test_what_lasts_is_kept_and_is_not_counted_as_taken_back() -> None:
    table = table_in_memory()
    do(table, "control", PlanClock(minutes={"assess": 5}))
    do(table, "control", AdvancePhase())
    do(table, "control", Note(text="Kept for good."))
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("y")
        await until(pilot, lambda: is_open(app))
        await until(pilot, lambda: "This latest step stays in force" in next_line(app))
        await pilot.press("up")
        await until(pilot, lambda: "Nothing after this one can be taken back, w takes back this one" in next_line(app))
        await pilot.press("w")
        await until(pilot, lambda: form_open(app))
        await until(pilot, lambda: "Taken back: 1 step" in shown(app))  # the step itself: after it there is nothing to take
        put(app, "to", "after")
        await until(pilot, lambda: "Taken back: nothing" in shown(app))
        put(app, "reason", "No matter.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "stays in force whatever is taken back" in " ".join(shown(app).split()))
        assert len(table.commits) == 4
        put(app, "to", "before")
        await until(pilot, lambda: "Taken back: 1 step" in shown(app) and "(in part)" in shown(app))
        assert "Kept, whatever is taken back: 1 step" in shown(app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: is_open(app) and len(table.commits) == 5)
        await until(pilot, lambda: "◐   3" in shown(app) and "✓   4" in shown(app))
        await pilot.press("up")
        await until(pilot, lambda: "✓ Kept: step 5 went back beyond it" in " ".join(shown(app).split()))
        await pilot.press("up")
        await until(pilot, lambda: "◐ Taken back in part in step 5: No matter." in " ".join(shown(app).split()))
        assert "✓ Stays in force:" in shown(app)


async def test_on_the_latest_step_w_takes_that_one_back() -> None:
    table = table_in_memory()
    do(table, "control", AdvancePhase())
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("y")
        await until(pilot, lambda: is_open(app))
        await pilot.press("w")
        await until(pilot, lambda: form_open(app))
        put(app, "reason", "Too early.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: table.state.phase == "inject")


async def test_words_are_amended_and_the_step_says_so() -> None:
    table = table_in_memory()
    do(table, "control", Note(text="The minster called."))
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("y")
        await until(pilot, lambda: is_open(app))
        await pilot.press("e")
        await until(pilot, lambda: form_open(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "as they stand" in shown(app))
        put(app, "text", "The minister called.")
        put(app, "reason", "Mistyped.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: is_open(app) and len(table.commits) == 3)
        await pilot.press("up")
        await until(pilot, lambda: "The minister called." in shown(app) and "Mistyped." in shown(app))


async def test_of_several_words_the_ones_chosen_are_amended() -> None:
    table = table_in_memory()
    do(table, "control", WriteInject(title="A buoy", text={"norvia": "One.", "sandrel": "Two."}))
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("y")
        await until(pilot, lambda: is_open(app))
        await pilot.press("e")
        await until(pilot, lambda: form_open(app))
        put(app, "which", "2")
        await until(pilot, lambda: "Two." in shown(app) and app.screen.query_one("#field-text").text == "Two.")  # type: ignore[attr-defined]
        put(app, "text", "Three.")
        put(app, "reason", "Two was wrong.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(table.commits) == 3)
    assert table.state.written[0].text == {"norvia": "One.", "sandrel": "Three."}


async def test_a_fork_is_a_save_of_its_own_that_can_be_played_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ferry.tabletop"
    with Table.create(ferry(), OpenSession(turns=3), path=path, seed="x") as table:
        do(table, "control", AdvancePhase())
        do(table, "control", AdvancePhase())
    app = TabletopApp(tmp_path, open_save=path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_console(app, pilot)
        await pilot.press("y")
        await until(pilot, lambda: is_open(app))
        await pilot.press("up", "f")
        await until(pilot, lambda: form_open(app))
        put(app, "title", "What if")
        put(app, "dice", "new")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen) and app.save != path)
        await at_console(app, pilot)
        assert app.table is not None
        assert app.table.journal.header.title == "What if"
        assert app.table.journal.header.seed != "x"
        assert app.table.state.phase == "assess"
        await until(pilot, lambda: "EXERCISE · What if · Turn 1" in shown(app))
        app.close_table()
    titles = {info.title: info.seq for info in saves(tmp_path)}
    assert titles == {ferry().title: 3, "What if": 2}


async def test_a_session_without_a_save_cannot_be_forked() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("y")
        await until(pilot, lambda: is_open(app))
        await pilot.press("f")
        await until(pilot, lambda: any("no save" in note.message for note in app._notifications))


async def test_filters_and_find_narrow_the_list() -> None:
    table = table_in_memory()
    do(table, "control", AdvancePhase())
    do(table, "control", Note(text="XYZZY"))
    do(table, "control", Rewind(to_seq=1, reason="Back."))
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("y")
        await until(pilot, lambda: is_open(app))
        log = history(app).query_one("#steps", LogView)
        await pilot.press("right")
        await until(pilot, lambda: [step.seq for step in log.entries] == [1, 3, 4])
        await pilot.press("right")
        await until(pilot, lambda: [step.seq for step in log.entries] == [4])
        await pilot.press("right")
        await until(pilot, lambda: [step.seq for step in log.entries] == [2])
        await pilot.press("left")
        await pilot.press("left", "left", "slash", *"xyzzy")
        await until(pilot, lambda: [step.seq for step in log.entries] == [3])
        await pilot.press("escape")
        await until(pilot, lambda: len(log.entries) == 4)
        await pilot.press("escape")
        await at_console(app, pilot)


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_words_show_as_they_are(hostile: str) -> None:
    table = table_in_memory()
    do(table, "control", Note(text=hostile))
    do(table, "control", Note(text="An end."))
    app = app_at(lambda: HistoryScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: is_open(app))
        await pilot.press("up", "w")
        await until(pilot, lambda: form_open(app))
        assert "\x1b" not in shown(app)
        assert "\u202e" not in shown(app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_form_says_where_else_the_words_stand_and_the_step_what_stood_before(size: tuple[int, int]) -> None:
    table = table_in_memory()
    do(table, "control", WriteInject(title="A buoy", text={"all": "A buoi is found."}))
    do(table, "control", ReleaseInject(inject="control-1"))
    async with console(table, size) as (app, pilot):
        await pilot.press("y")
        await until(pilot, lambda: is_open(app))
        await pilot.press("e")
        await until(pilot, lambda: form_open(app))
        put(app, "which", "1")
        await until(pilot, lambda: app.screen.query_one("#field-text").text == "A buoi is found.")  # type: ignore[attr-defined]
        await until(pilot, lambda: "The same words stand in step 2, and are amended there as well." in shown(app))
        put(app, "text", "A buoy is found.")
        put(app, "reason", "Mistyped.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: is_open(app) and len(table.commits) == 4)
        await pilot.press("up")
        await until(pilot, lambda: "Before: “A buoi is found.”" in shown(app))
    assert set(table.state.written[0].text.values()) == set(table.state.inbox[0].text.values()) == {"A buoy is found."}
