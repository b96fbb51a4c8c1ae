"""Hostile text where control corrects, forks, looks things up, and types in slips."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from support.decks import ferry
from support.hostile import ALL, PASTE, TEXTS, fill, fill_with_all, must_be_harmless, said, text_called
from support.texts import strings
from support.tui import app_at, at_console, do, form_open, to_phase, until
from tabletop.game import commands as c
from tabletop.journal.folder import saves
from tabletop.table import Table
from tabletop.tui.modals.finddeck import FindModal
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.history import HistoryScreen
from tabletop.tui.screens.slip import SlipScreen
from tabletop.tui.slips.row import SlipRow


def noted(path: Path) -> Table:
    table = Table.create(ferry(), c.OpenSession(turns=3), path=path, seed="x")
    do(table, "control", c.Note(text="Once."))
    do(table, "control", c.Note(text="Twice."))
    return table


@pytest.mark.parametrize(("host", "key"), [("RewindModal", "w"), ("AmendModal", "e"), ("ForkModal", "f")])
async def test_a_correction_takes_hostile_text_as_text(host: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    table = noted(path)
    if host == "RewindModal":
        # Notes stay in force whatever is taken back.
        do(table, "control", c.AdvancePhase())
    app = app_at(lambda: HistoryScreen(table, path), tmp_path)
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HistoryScreen) and app.screen.chosen is not None)
        await pilot.press(key)
        await until(pilot, lambda: form_open(app))
        before = len(table.commits)
        await fill(app, pilot, host, PASTE)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "the most is" in said(app))
        assert len(table.commits) == before
        assert len(saves(tmp_path)) == 1
        must_be_harmless(app)
        typed = await fill_with_all(app, pilot, host)
        await pilot.press("ctrl+s")
        if host == "ForkModal":
            await until(pilot, lambda: len(saves(tmp_path)) == 2)
            assert typed["field-title"].strip() in {info.title for info in saves(tmp_path)}
        else:
            await until(pilot, lambda: len(table.commits) > before)
            kept = {each.strip() for event in table.commits[-1].events for each in strings(event)}
            assert {text.strip() for text in typed.values()} <= kept
            await until(pilot, lambda: isinstance(app.screen, HistoryScreen))
            must_be_harmless(app)
    table.close()


async def test_looking_things_up_takes_hostile_text_as_text(tmp_path: Path) -> None:
    table = noted(tmp_path / "x.tabletop")
    app = app_at(lambda: ConsoleScreen(table), tmp_path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await at_console(app, pilot)
        await pilot.press("ctrl+f")
        await until(pilot, lambda: isinstance(app.screen, FindModal))
        for name in TEXTS:
            await fill(app, pilot, "FindModal", text_called(name))
            await pilot.pause()
            must_be_harmless(app)
        await pilot.press("escape", "T")
        await until(pilot, lambda: form_open(app))
        for name in TEXTS:
            await fill(app, pilot, "TimeModal", text_called(name))
            app.clear_notifications()
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "Write minutes from now" in said(app))
            must_be_harmless(app)
        await pilot.press("escape", "y")
        await until(pilot, lambda: isinstance(app.screen, HistoryScreen))
        await pilot.press("slash")
        for name in TEXTS:
            await fill(app, pilot, "HistoryScreen", text_called(name))
            await pilot.pause()
            must_be_harmless(app)
        await pilot.press("escape", "escape")
        await at_console(app, pilot)
        assert len(table.commits) == 3
    table.close()


async def test_slips_take_hostile_text_as_text(tmp_path: Path) -> None:
    table = noted(tmp_path / "x.tabletop")
    to_phase(table, "decide")
    before = len(table.commits)
    app = app_at(lambda: SlipScreen(table), tmp_path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: len(app.screen.query(SlipRow)) > 1)
        for text in (PASTE, ALL):
            await fill_with_all(app, pilot, "SlipRow")
            await fill(app, pilot, "SlipRow", text)
            app.clear_notifications()
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "none of them" in said(app))
            must_be_harmless(app)
            for name, value in (("team", "1"), ("slot", ""), ("is", "3")):
                app.screen.query_one(f"#slip-{name}", Input).value = value
            await pilot.pause()
            why = app.screen.query_one("#slip-rationale", Input).value.strip()
            await pilot.press("ctrl+s")
            if text is PASTE:
                await until(pilot, lambda: "the most is" in said(app))
                assert len(table.commits) == before
        await until(pilot, lambda: len(table.commits) > before)
        assert why in {each for event in table.commits[before].events for each in strings(event)}
        must_be_harmless(app)
    table.close()
