"""The console: what it shows, says and finds, and where its keys lead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from support.decks import ferry
from support.tui import (
    NARROW,
    WIDE,
    both_order,
    console,
    do,
    form_open,
    release_all,
    shown,
    table_in_memory,
    text_of,
    to_phase,
    until,
)
from tabletop.game.commands import EndSession, MakeStatement, Note, OpenSession, TakeSeat
from tabletop.table import Table
from tabletop.tui.modals.help import HelpModal
from tabletop.tui.screens.hotwash import HotWashScreen
from tabletop.tui.screens.public import PublicScreen
from tabletop.tui.screens.review import ReviewScreen
from tabletop.tui.widgets.log import LogView
from tabletop.tui.widgets.msellist import MselList

AT = "2025-03-01T08:00:00.000Z"


async def test_the_palette_has_every_seat_by_its_name() -> None:
    table = table_in_memory()
    async with console(table, WIDE) as (app, _):
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert [title for title in titles if title.startswith("Seat: ")] == [f"Seat: {team.title}" for team in table.deck.teams]
        assert len(titles) == len(set(titles))


async def test_a_notice_leaves_the_next_step_and_the_keys_in_sight() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        app.notify("A notice", markup=False)
        await until(pilot, lambda: "A notice" in shown(app))
        text = shown(app).splitlines()
        assert any(line.startswith(" Next:") for line in text)
        assert "Help" in text[-1]
        assert "EXERCISE" in text[0]


async def test_find_narrows_the_msel_and_escape_shows_all() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        msel = app.screen.query_one(MselList)
        everything = msel.option_count
        await pilot.press("slash", *"collision")
        await until(pilot, lambda: msel.option_count < everything)
        assert msel.chosen is not None
        assert "ollision" in msel.chosen.title
        await pilot.press("escape")
        await until(pilot, lambda: msel.option_count == everything)


async def test_the_public_screen_shows_what_everybody_may_know() -> None:
    table = table_in_memory()
    both_order(table)
    to_phase(table, "adjudicate")
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, PublicScreen) and "Two cutters" in shown(app))
        assert "Patrol the strait" not in shown(app)
        assert "Deterrence" not in shown(app)


async def test_hostile_text_in_the_save_shows_as_it_is() -> None:
    table = table_in_memory(title="x[/red]", handling="[/")
    do(table, "control", EndSession(words="\x1b[31m [b]over[/]"))
    async with console(table, WIDE) as (app, pilot):
        await until(pilot, lambda: "x[/red]" in shown(app))
        await until(pilot, lambda: "[b]over[/]" in shown(app))


async def test_narrow_shows_one_pane_and_arrows_go_through_them() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        assert "Escalation" not in shown(app)
        await pilot.press("right")
        await until(pilot, lambda: "Escalation" in shown(app))
        await pilot.press("right")
        await until(pilot, lambda: "STARTEX" in shown(app))


async def test_the_help_names_the_keys() -> None:
    table = table_in_memory()
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("question_mark")
        await until(pilot, lambda: "Release the inject chosen, or the next due" in shown(app))


async def test_the_console_follows_what_happens_at_the_table() -> None:
    table = table_in_memory()
    async with console(table, WIDE) as (app, pilot):
        to_phase(table, "decide")
        do(table, "norvia", MakeStatement(text="We only want our buoy back."))
        await until(pilot, lambda: "We only want our buoy back." in shown(app))
        assert "DECIDE" in shown(app)


@pytest.mark.parametrize(("key", "screen"), [("b", HotWashScreen), ("v", ReviewScreen)])
async def test_after_endex_the_talk_and_the_review_open(key: str, screen: type[Screen[Any]]) -> None:
    table = table_in_memory()
    do(table, "control", EndSession(words="Enough."))
    async with console(table, WIDE) as (app, pilot):
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, screen))


async def test_a_terminal_with_ascii_alone_gets_ascii_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLETOP_ASCII", "1")
    table = table_in_memory()
    release_all(table)
    async with console(table, WIDE) as (app, pilot):
        await until(pilot, lambda: "^ Norvia" in shown(app))
        assert shown(app).isascii()


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_injects_that_become_ready_in_another_phase_are_named(size: tuple[int, int]) -> None:
    table = table_in_memory()
    async with console(table, size) as (app, pilot):
        await until(pilot, lambda: "is due" in shown(app) or "are due" in shown(app))
        assert "ready: r releases" not in shown(app)
        to_phase(table, "decide")
        await until(pilot, lambda: "ready: r releases." in " ".join(shown(app).split()))
        release_all(table)
        await until(pilot, lambda: "ready: r releases." not in " ".join(shown(app).split()))


async def test_z_gives_the_log_the_whole_width_and_the_columns_come_back() -> None:
    table = table_in_memory()
    words = "A note that is a good deal longer than the narrow column of the log at the side, up to its end."
    do(table, "control", Note(text=words))
    async with console(table, WIDE) as (app, pilot):
        await until(pilot, lambda: "Note: A note" in shown(app))
        assert not any(words in line for line in shown(app).splitlines())
        app.screen.query_one(LogView).focus()
        await pilot.press("z")
        await until(pilot, lambda: any(words in line for line in shown(app).splitlines()))
        assert "MSEL" not in shown(app)
        assert "z shows all three again" in shown(app)
        await pilot.press("z")
        await until(pilot, lambda: "MSEL" in shown(app) and "Situation" in shown(app))
        await pilot.press("z")
        await until(pilot, lambda: "MSEL" not in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: "MSEL" in shown(app))


async def test_the_chosen_line_stays_in_sight_when_the_log_has_less_room() -> None:
    table = table_in_memory()
    for number in range(60):
        do(table, "control", Note(text=f"note {number}"))
    do(table, "control", Note(text="The newest. " + "It is long. " * 30))
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("right", "right")
        await until(pilot, lambda: "Note: The newest." in text_of(app.screen.query_one(LogView)))


async def test_people_are_told_by_name_and_by_no_number(tmp_path: Path) -> None:
    table = Table.create(ferry(), OpenSession(turns=3), path=tmp_path / "s.tabletop", seed="x", clock=lambda: AT)
    assert table.roster is not None
    person = table.roster.add("Ann Ode")
    do(table, "control", TakeSeat(place="norvia", person=person))
    async with console(table, WIDE) as (app, pilot):
        await until(pilot, lambda: "Ann Ode takes the seat Norvia." in " ".join(text_of(app.screen.query_one("#entry")).split()))
    table.close()


async def test_a_trouble_with_drafts_is_told_when_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    table = table_in_memory()
    async with console(table, WIDE) as (app, pilot):
        monkeypatch.setattr(Table, "notice", "Unsent texts are not being kept.")
        assert "not being kept" not in shown(app)
        do(table, "control", Note(text="Go on."))
        await until(pilot, lambda: "Unsent texts are not being kept." in shown(app))


async def test_more_is_named_below_and_gives_all_by_name_with_its_key() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        assert "^p More" in shown(app).splitlines()[-1]
        await pilot.press("ctrl+p")
        await until(pilot, lambda: "t · Set a track or a flag right by hand" in shown(app))
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert len(app.screen_stack) == 3, "home, the console and one palette"


@pytest.mark.parametrize("key", ["R", "h", "n", "o", "g", "t", "x"])
async def test_every_dialogue_has_help(key: str) -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press(key)
        await until(pilot, lambda: form_open(app))
        form = app.screen
        assert "Help" in shown(app)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, HelpModal) and "Tab moves between fields" in shown(app))
        assert "Leave; nothing is done" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is form)
