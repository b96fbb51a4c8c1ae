"""Hostile text in the fields of the room: the clock, who plays whom, and whoever judges a chance."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Button, Static

from support.decks import ferry
from support.hostile import HOSTILE, TEXTS, fill, fill_with_all, must_be_harmless, text_called
from support.texts import strings
from support.tui import app_at, at_console, both_order, control_view, put, shown, to_phase, until
from tabletop.game import commands as c
from tabletop.table import Table
from tabletop.tui.modals.clock import ClockModal
from tabletop.tui.modals.roles import RolesModal
from tabletop.tui.screens.adjudicate import AdjudicateScreen
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.gather import GatherScreen
from tabletop.tui.widgets.asked import Asked
from tabletop.tui.widgets.entry import Line
from tabletop.tui.widgets.ruling import RulingForm


def begun(path: Path) -> Table:
    return Table.create(ferry(), c.OpenSession(turns=3), path=path, seed="x")


def judging(path: Path) -> Table:
    table = begun(path)
    both_order(table)
    to_phase(table, "adjudicate")
    return table


async def test_the_clock_says_what_it_takes(tmp_path: Path) -> None:
    table = begun(tmp_path / "x.tabletop")
    before = table.journal.seq
    app = app_at(lambda: ConsoleScreen(table), tmp_path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await at_console(app, pilot)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, ClockModal) and app.screen.query("#minutes-decide"))
        for name in TEXTS:
            await fill(app, pilot, "ClockModal", text_called(name))
            app.screen.query_one("#field-start").focus()
            await pilot.press("enter")
            await until(pilot, lambda: "Start with: write" in shown(app), name)
            must_be_harmless(app)
        for text in ("[/", "=1+", "\x1b[3", "\u202e", "\ud800", "\x00\x9b"):  # three characters: they take no longer paste
            assert all((await fill(app, pilot, "Minutes", text)).values())
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "Minutes for the inject phase" in shown(app), repr(text))
            must_be_harmless(app)
            app.screen.query_one("#trouble", Static).update("")
        assert table.journal.seq == before
    table.close()


async def test_why_a_role_changes_hands_is_kept_as_text(tmp_path: Path) -> None:
    table = begun(tmp_path / "x.tabletop")
    app = app_at(lambda: ConsoleScreen(table), tmp_path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await at_console(app, pilot)
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, RolesModal))
        for name in (*TEXTS, ""):
            typed = await (fill(app, pilot, "RolesModal", text_called(name)) if name else fill_with_all(app, pilot, "RolesModal"))
            before = table.journal.seq
            app.screen.query_one("#reason", Line).focus()
            await pilot.press("enter")
            await until(pilot, lambda before=before: table.journal.seq > before, name)
            assert typed["reason"].strip() in {each for event in table.commits[-1].events for each in strings(event)}
            await until(pilot, lambda: not app.screen.query_one("#reason", Line).value)
            must_be_harmless(app)
    table.close()


async def test_whoever_judges_in_silence_may_have_any_name(tmp_path: Path) -> None:
    table = judging(tmp_path / "x.tabletop")
    app = app_at(lambda: AdjudicateScreen(table), tmp_path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: app.screen.query(RulingForm) and "Chance of success" in shown(app))
        await pilot.press("e")
        names = set()
        for number, name in enumerate(HOSTILE):
            await until(pilot, lambda: isinstance(app.screen, GatherScreen) and "Write your name" in shown(app))
            typed = await fill(app, pilot, "RoundScreen", HOSTILE[name])
            names.add(" ".join(typed["who"].split()))
            app.screen.query_one("#who").focus()
            await pilot.press("enter")
            await until(pilot, lambda: "how likely" in shown(app).lower(), name)
            must_be_harmless(app)
            await pilot.press("1" if number else "6", "enter")
        await until(pilot, lambda: "Write your name" in shown(app))
        must_be_harmless(app)
        assert table.roster is not None
        assert names <= set(table.roster.people.values())
        await pilot.press("ctrl+o")
        await until(pilot, lambda: "from the median: why?" in shown(app) and app.screen.query("#field-why-1, #field-why-9"))
        must_be_harmless(app)
        await fill_with_all(app, pilot, "GatherScreen")
        why = next(iter(app.screen.query("FieldRow").results())).value  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, AdjudicateScreen))
        assert why.strip() in {words.words for order in control_view(table).orders for words in order.explained}
        must_be_harmless(app)
    table.close()


async def test_whoever_is_asked_may_have_any_name(tmp_path: Path) -> None:
    table = judging(tmp_path / "x.tabletop")
    app = app_at(lambda: AdjudicateScreen(table), tmp_path)
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        await until(pilot, lambda: app.screen.query(RulingForm) and "Chance of success" in shown(app))
        put(app, "method", "vote")
        await until(pilot, lambda: app.screen.query_one(Asked).display)
        names = set()
        for name in HOSTILE:
            before = table.journal.seq
            names.add(" ".join((await fill(app, pilot, "Asked", HOSTILE[name]))["field-name"].split()))
            app.screen.query_one("#enter", Button).press()
            await until(pilot, lambda before=before: table.journal.seq > before, name)
            await until(pilot, lambda: not app.screen.query_one("#field-name", Line).value)
            must_be_harmless(app)
        assert table.roster is not None
        assert names <= set(table.roster.people.values())
    table.close()
