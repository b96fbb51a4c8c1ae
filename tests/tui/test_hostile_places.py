"""Hostile text in the fields outside control's forms: set-up, the PIN, finding, and all that a team types."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from support.decks import ferry
from support.hostile import HOSTILE, PASTE, TEXTS, fill, must_be_harmless, said, strings, text_called
from support.seats import SANDREL_ORDER, SeatApp, submit, table_in
from support.tui import app_at, at_console, shown, to_phase, until
from tabletop.game import commands as c
from tabletop.journal.pin import set_pin
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.modals.pin import PinModal
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.setup import SetupScreen


def begun(path: Path) -> Table:
    return Table.create(ferry(), c.OpenSession(turns=3), path=path, seed="x")


def stored_since(table: Table, before: int) -> set[str]:
    return {each.strip() for commit in table.commits[before:] for event in commit.events for each in strings(event)}


@pytest.mark.parametrize("name", TEXTS)
async def test_set_up_takes_hostile_text_as_text(name: str, tmp_path: Path) -> None:
    text = text_called(name)
    app = app_at(lambda: SetupScreen(deck=ferry()), tmp_path)
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        await until(pilot, lambda: app.screen.query("#field-title"))
        typed = await fill(app, pilot, "SetupScreen", text)
        for exact, proper in (("field-hours", "4"), ("field-pin", "4711")):
            await pilot.press("ctrl+s")
            await until(pilot, lambda: said(app) or app.table is not None)
            if exact == "field-hours" or not 4 <= len(typed["field-pin"].strip()) <= 64:
                assert app.table is None
                app.screen.query_one(f"#{exact}", Input).value = proper
        await pilot.press("ctrl+s")
        if name not in HOSTILE:
            await until(pilot, lambda: "the most is" in said(app))
            assert app.table is None
            assert list(tmp_path.glob("*.tabletop")) == []
            return
        await until(pilot, lambda: app.table is not None)
        assert app.table is not None
        opened, roster = app.table.state.opened, app.table.roster
        assert opened is not None
        assert roster is not None
        assert (opened.title, opened.handling) == (typed["field-title"].strip(), typed["field-handling"].strip())
        assert app.table.journal.header.seed == typed["field-seed"].strip()
        assert {" ".join(typed[f"field-people-{seat}"].split()) for seat in ("control", "norvia", "sandrel", "evaluator")} == set(
            roster.people.values()
        )
        app.close_table()
    assert len(list(tmp_path.glob("*.tabletop"))) == 1
    home = TabletopApp(tmp_path)
    async with home.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "turn 1 of" in shown(home))
        must_be_harmless(home)


async def test_the_pin_takes_hostile_text_as_text(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    begun(path).close()
    set_pin(path, "4711")
    app = TabletopApp(tmp_path, replay=path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PinModal))
        for name in TEXTS:
            app.screen.query_one("#trouble", Static).update("")
            await fill(app, pilot, "PinModal", text_called(name))
            await pilot.press("enter")
            await until(pilot, lambda: "That is not the PIN." in said(app), name)
            must_be_harmless(app)


async def test_finding_takes_hostile_text_as_text(tmp_path: Path) -> None:
    table = begun(tmp_path / "x.tabletop")
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_console(app, pilot)
        for name in TEXTS:
            await pilot.press("slash")
            await fill(app, pilot, "ConsoleScreen", text_called(name))
            await pilot.press("enter")
            await pilot.pause()
            must_be_harmless(app)
            await pilot.press("slash", "escape")
    table.close()


@pytest.mark.parametrize("substance", ["action", "argument", "pass"])
async def test_a_teams_order_takes_hostile_text_as_text(substance: str, tmp_path: Path) -> None:
    table = table_in("decide", path=tmp_path / "x.tabletop", orders=False)
    app = SeatApp(table)
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        await until(pilot, lambda: "Choose your order" in shown(app))
        screen = app.screen
        for name in HOSTILE:
            before = table.journal.seq
            await screen.open_step("order:main")  # type: ignore[attr-defined]
            await pilot.press({"action": "1", "argument": "2", "pass": "3"}[substance], "enter")
            if substance == "action":
                await pilot.press("enter")
                await until(pilot, lambda: "Your cards" in shown(app))
                cards = app.screen.query_one("#card-list", OptionList)
                cards.highlighted = cards.get_option_index("halt-ferry")
                await pilot.press("enter")
                await until(pilot, lambda: "Your cards" not in shown(app))
            typed = await fill(app, pilot, "OrderForm", HOSTILE[name])
            if substance == "argument":
                screen.query_one("#moves").focus()
                await pilot.press("right", "enter")
            for choice in ("purpose", "message") if substance != "pass" else ():
                screen.query_one(f"#{choice}").focus()
                await pilot.press("1")
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "Commit this order?" in shown(app), name)
            must_be_harmless(app)
            await pilot.press("enter")
            await until(pilot, lambda before=before: table.journal.seq > before, name)
            stored = stored_since(table, before)
            used = {each: value for each, value in typed.items() if substance == "argument" or each in ("rationale", "dissent")}
            assert {value.strip() for value in used.values()} <= stored
            await pilot.pause()
            must_be_harmless(app)
            submit(table, "control", c.Rewind(to_seq=before, reason="Again."))
            await until(pilot, lambda: "Choose your order" in shown(app))
    table.close()


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_teams_words_take_hostile_text_as_text(name: str, tmp_path: Path) -> None:
    table = table_in("decide", path=tmp_path / "x.tabletop")
    app = SeatApp(table)
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        await until(pilot, lambda: "Public statement" in shown(app))
        for step, host, phase in (("statement", "StatementForm", ""), ("con:1", "ReasonsPanel", "adjudicate")):
            if phase:
                for team, order in (("norvia", c.GiveOrder(substance="pass", rationale="x")), ("sandrel", SANDREL_ORDER)):
                    submit(table, team, order)
                to_phase(table, phase)
                await until(pilot, lambda: "reasons against it" in shown(app))
            before = table.journal.seq
            await app.screen.open_step(step)  # type: ignore[attr-defined]
            typed = await fill(app, pilot, host, HOSTILE[name])
            await pilot.press("ctrl+s")
            if host == "ReasonsPanel":
                await until(pilot, lambda: "Give control this reason?" in shown(app), host)
                must_be_harmless(app)
                await pilot.press("enter")
            await until(pilot, lambda before=before: table.journal.seq > before, host)
            assert {" ".join(value.split()) for value in typed.values()} <= stored_since(table, before)
            await pilot.pause()
            must_be_harmless(app)
    table.close()


async def test_a_team_is_told_that_a_paste_is_too_long(tmp_path: Path) -> None:
    table = table_in("decide", path=tmp_path / "x.tabletop", orders=False)
    app = SeatApp(table)
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        await until(pilot, lambda: "Public statement" in shown(app))
        for step, host in (("order:main", "OrderForm"), ("statement", "StatementForm")):
            await app.screen.open_step(step)  # type: ignore[attr-defined]
            assert not any((await fill(app, pilot, host, PASTE)).values())
            await until(pilot, lambda: "a field takes" in said(app))
            app.clear_notifications()
    table.close()
