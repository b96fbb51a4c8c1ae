from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from support.decks import ferry
from support.practising import Keyboard, practice, rest
from support.tui import HOSTILE, NARROW, WIDE, put, shown, until
from tabletop.tui.app import TabletopApp
from tabletop.tui.practising import as_practice
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.home import HomeScreen
from tabletop.tui.screens.practice import PracticeScreen
from tabletop.tui.screens.practicesetup import PracticeSetupScreen
from tabletop.tui.screens.progress import ProgressScreen
from tabletop.tui.screens.replay import ReplayScreen
from tabletop.tui.seat.confirm import ConfirmModal


def unfinished(folder: Path) -> Path:
    """A practice save in its first turn."""
    path = folder / "evening.tabletop"
    practice(ferry(), "norvia", path=path).table.close()
    return path


def finished(folder: Path) -> Path:
    """A practice save that has come to ENDEX."""
    path = folder / "played.tabletop"
    at = practice(ferry(), "norvia", path=path)
    at.end()
    at.table.close()
    return path


async def test_enter_on_a_practice_save_goes_on_with_it_at_the_persons_seat(tmp_path: Path) -> None:
    unfinished(tmp_path)
    app = TabletopApp(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "practice, turn" in shown(app) or "practice, " in shown(app), "listed as practice")
        await pilot.press("end", "enter")
        await until(pilot, lambda: isinstance(app.screen, PracticeScreen), "the seat")
        await rest(pilot)
        await pilot.press("Q")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) and app.table is None, "home, and the save let go of")


@pytest.mark.parametrize(("key", "screen"), [("c", ConsoleScreen), ("v", ReplayScreen)])
async def test_looking_behind_an_unfinished_practice_is_warned_of(tmp_path: Path, key: str, screen: type) -> None:
    unfinished(tmp_path)
    app = TabletopApp(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "practice, " in shown(app), "listed")
        for answer, opens in (("escape", False), ("enter", True)):
            await pilot.press("end", key)
            await until(pilot, lambda: isinstance(app.screen, ConfirmModal) and "not finished" in shown(app), "the warning")
            await pilot.press(answer)
            await until(pilot, lambda: not isinstance(app.screen, ConfirmModal), "answered")
            await pilot.pause()
            if not opens:
                assert isinstance(app.screen, HomeScreen)
        await until(pilot, lambda: isinstance(app.screen, screen), "opened by choice")


async def test_after_endex_control_and_replay_open_without_a_question(tmp_path: Path) -> None:
    finished(tmp_path)
    app = TabletopApp(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "practice, finished" in shown(app), "listed")
        await pilot.press("end", "c")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen), "the console")


async def test_opened_from_the_command_line_a_practice_save_is_practice(tmp_path: Path) -> None:
    app = TabletopApp(tmp_path, open_save=unfinished(tmp_path))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PracticeScreen), "the seat")


async def test_practice_is_set_up_with_its_own_key_and_enter_begins(tmp_path: Path) -> None:
    app = TabletopApp(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "Practice" in shown(app), "home")
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, PracticeSetupScreen) and "6 turns" in shown(app), "the set-up")
        rows = shown(app).splitlines()
        at = next(place for place, row in enumerate(rows) if "● Commander" in row)
        assert "plays its best orders on for two turns" in rows[at + 1], "the level is explained under it"
        assert next(row for row in rows if "Deck" in row).index("Zapad-2025") == rows[at].index("○ Recruit"), "one column"
        assert "the same seed gives the same world" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PracticeScreen), "begun")
        assert app.save is not None
        assert app.save.exists()
        await rest(pilot)


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_a_hostile_title_is_shown_as_it_is(tmp_path: Path, hostile: str) -> None:
    app = TabletopApp(tmp_path, practice=True)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PracticeSetupScreen) and "6 turns" in shown(app), "the set-up")
        put(app, "title", hostile)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, PracticeScreen) and "ASSESS" in shown(app), "begun")
        assert "\x1b" not in shown(app)
        assert "\u202e" not in shown(app)


async def test_the_first_session_says_what_to_do_and_goes_with_the_person(tmp_path: Path) -> None:
    app = TabletopApp(tmp_path, practice=True)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PracticeSetupScreen) and "6 turns" in shown(app), "the set-up")
        await pilot.press("ctrl+t")
        await until(pilot, lambda: isinstance(app.screen, PracticeScreen), "begun")
        keyboard = Keyboard(pilot)
        await rest(pilot)
        await until(pilot, lambda: "First session, 1 of" in shown(app), "the strip")
        strip = app.screen.query_one("#lesson", Static)
        seen = {str(strip.render())}
        await pilot.press("c")  # the coach asks for nothing
        while app.table is not None and app.table.state.phase != "consequences":
            await keyboard.step()
            seen.add(str(strip.render()))
        assert len(seen) >= 4, "it has gone on from step to step"


async def test_progress_reads_the_saves(tmp_path: Path) -> None:
    finished(tmp_path)
    app = TabletopApp(tmp_path, practice=True)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PracticeSetupScreen) and "6 turns" in shown(app), "the set-up")
        await pilot.press("ctrl+r")
        await until(pilot, lambda: isinstance(app.screen, ProgressScreen) and "staff officer" in shown(app), "it")
        assert "ended early" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PracticeSetupScreen), "back")


async def test_progress_without_a_session_says_what_to_do(tmp_path: Path) -> None:
    app = TabletopApp(tmp_path / "none", practice=True)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PracticeSetupScreen), "the set-up")
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "There is no practice session here yet." in shown(app), "told")


def test_a_session_with_people_on_both_sides_is_no_practice() -> None:
    from support.tui import table_in_memory

    assert as_practice(table_in_memory()) is None
    assert as_practice(practice(ferry(), "norvia").table) is not None
