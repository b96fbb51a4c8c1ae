"""The console: what it shows, says and finds, and where its keys lead."""

from __future__ import annotations

from typing import Any

import pytest
from textual.screen import Screen

from support.tui import (
    NARROW,
    WIDE,
    both_order,
    console,
    do,
    release_all,
    shown,
    table_in_memory,
    to_phase,
    until,
)
from tabletop.game.commands import EndSession, MakeStatement
from tabletop.tui.screens.hotwash import HotWashScreen
from tabletop.tui.screens.public import PublicScreen
from tabletop.tui.screens.review import ReviewScreen
from tabletop.tui.widgets.msellist import MselList


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
        await until(pilot, lambda: "Release the inject chosen, or the next that is due" in shown(app))


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
