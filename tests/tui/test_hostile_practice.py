"""Hostile text in the fields of practice and of readings: it stays text."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from support.decks import ferry
from support.hostile import fill_with_all, must_be_harmless
from support.practising import PracticeApp, play_to, practice, rest, seat
from support.seats import SeatApp, table_in
from support.texts import strings
from support.tui import shown, until
from tabletop.tui.app import TabletopApp
from tabletop.tui.practice.order import PracticeOrderForm
from tabletop.tui.screens.practice import PracticeScreen
from tabletop.tui.screens.practicesetup import PracticeSetupScreen
from tabletop.tui.seat.chance import Chance
from tabletop.tui.seat.panel import Panel


async def opened(pilot: Pilot[None], step: str, kind: type[Panel]) -> None:
    await pilot.app.screen.open_step(step)  # type: ignore[attr-defined]  # a seat's screen
    await until(pilot, lambda: bool(pilot.app.screen.query(kind)) and pilot.app.screen.focused is not None, step)
    await pilot.pause()


async def test_set_up_of_practice_takes_hostile_text_as_text(tmp_path: Path) -> None:
    app = TabletopApp(tmp_path, practice=True)
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PracticeSetupScreen) and "6 turns" in shown(app), "the set-up")
        typed = await fill_with_all(app, pilot, "PracticeSetupScreen")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, PracticeScreen) and "ASSESS" in shown(app), "begun")
        must_be_harmless(app)
        assert app.table is not None
        opened_with = app.table.state.opened
        assert opened_with is not None
        assert opened_with.title == typed["field-title"].strip()
        assert app.table.journal.header.seed == typed["field-seed"].strip()
        app.close_table()


async def test_the_order_form_of_practice_takes_hostile_text_as_text() -> None:
    at = practice(ferry(), "norvia")
    play_to(at, "decide")
    app = PracticeApp(at)
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        await rest(pilot)
        await opened(pilot, "order:main", PracticeOrderForm)
        panel = seat(pilot).panel
        assert isinstance(panel, PracticeOrderForm)
        typed = await fill_with_all(app, pilot, "PracticeOrderForm")
        assert panel.line("rationale") == typed["rationale"].strip()
        must_be_harmless(app)


async def test_the_grounds_of_a_reading_take_hostile_text_as_text(tmp_path: Path) -> None:
    table = table_in("assess", path=tmp_path / "x.tabletop")
    app = SeatApp(table)
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        await until(pilot, lambda: "Hand back to control" in shown(app), "the steps")
        await opened(pilot, "incident:1", Panel)
        typed = await fill_with_all(app, pilot, "ReadingForm")
        app.screen.query_one("#reading").focus()
        await pilot.press("2")
        app.screen.query_one(Chance).value = 60
        before = table.journal.seq
        await pilot.press("ctrl+s")
        await until(pilot, lambda: table.journal.seq > before, "the reading")
        stored = {each for event in table.commits[-1].events for each in strings(event)}
        assert {value.strip() for value in typed.values() if value} <= stored
        await pilot.press("i")
        await pilot.pause()
        must_be_harmless(app)
    table.close()
