"""Home: what is listed, and what opens."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from support.decks import ferry
from support.tui import NARROW, WIDE, do, shown, until
from tabletop.game.commands import AdvancePhase, EndSession, OpenSession, StartClock
from tabletop.journal.pin import pin_path, set_pin
from tabletop.journal.roster import Roster
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.modals.pin import PinModal
from tabletop.tui.modals.remove import RemoveModal
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.home import HomeScreen
from tabletop.tui.screens.replay import ReplayScreen
from tabletop.tui.screens.setup import SetupScreen


def save(folder: Path, title: str, *, ended: bool = False, hour: int = 8) -> Path:
    path = folder / f"session-{hour}.tabletop"
    with Table.create(
        ferry(), OpenSession(turns=3, title=title), path=path, seed="x", clock=lambda: f"2025-03-01T{hour:02}:00:00.000Z"
    ) as table:
        do(table, "control", AdvancePhase())
        if ended:
            do(table, "control", EndSession(words="Time."))
    return path


async def test_it_offers_a_new_session_and_says_so(tmp_path: Path) -> None:
    app = TabletopApp(tmp_path / "none")
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "New session" in shown(app))
        assert "Press Enter to set up a new session." in shown(app)
        assert "Practice  alone, against the engine" in shown(app)
        told = "First time? p, then Ctrl+T: a session that teaches, twenty minutes."
        await until(pilot, lambda: told in shown(app), "the first session")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SetupScreen))


async def test_saves_are_listed_newest_first_with_where_they_stand(tmp_path: Path) -> None:
    save(tmp_path, "Morning run", hour=8)
    save(tmp_path, "Evening run", ended=True, hour=18)
    app = TabletopApp(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "turn 1 of 3, assess" in shown(app) and "finished" in shown(app))
        text = shown(app)
        assert text.index("Evening run") < text.index("Morning run")
        assert "First time?" not in text


async def test_a_damaged_save_is_shown_as_such_with_its_sentence(tmp_path: Path) -> None:
    whole = save(tmp_path, "Whole one")
    (tmp_path / "broken.tabletop").write_bytes(b'{"format": "nothing"')
    lines = whole.read_bytes().splitlines(keepends=True)
    (tmp_path / "cut.tabletop").write_bytes(lines[0] + lines[1].replace(b"norvia", b"narvia", 1) + lines[2])
    app = TabletopApp(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: shown(app).count("damaged or unreadable") == 2)
        await pilot.press("end")
        await until(pilot, lambda: "cannot be opened for play" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: len(app._notifications) > 0)
        assert not isinstance(app.screen, ConsoleScreen)


async def test_a_session_goes_on_where_it_was(tmp_path: Path) -> None:
    path = save(tmp_path, "Morning run")
    app = TabletopApp(tmp_path, open_save=path)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen) and "ASSESS" in shown(app))
        await pilot.press("Q")
        await until(pilot, lambda: "New session" in shown(app))
        assert app.table is None
    Table.open(path).close()


async def test_a_save_open_elsewhere_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = save(tmp_path, "Morning run")
    with Table.open(path, name="the other desk"):
        app = TabletopApp(tmp_path, open_save=path)
        async with app.run_test(size=WIDE) as pilot:
            await until(pilot, lambda: "in use by" in " ".join(note.message for note in app._notifications))
            assert app.table is None


async def test_hostile_titles_are_listed_as_they_are(tmp_path: Path) -> None:
    save(tmp_path, "x[/red] \x1b[31m \u202e")
    app = TabletopApp(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "x[/red]" in shown(app))
        assert "\x1b" not in shown(app)
        assert "\u202e" not in shown(app)


async def test_two_applications_in_one_process_hold_a_session_each(tmp_path: Path) -> None:
    first, second = save(tmp_path, "First run"), save(tmp_path, "Second run", hour=9)
    one, two = TabletopApp(tmp_path, open_save=first), TabletopApp(tmp_path, open_save=second)
    async with one.run_test(size=WIDE) as pilot_one, two.run_test(size=WIDE) as pilot_two:
        await until(pilot_one, lambda: isinstance(one.screen, ConsoleScreen))
        await until(pilot_two, lambda: isinstance(two.screen, ConsoleScreen))
        assert one.table is not None
        assert two.table is not None
        assert one.table is not two.table
        one.close_table()
        two.close_table()


async def test_v_replays_a_save_and_comes_back(tmp_path: Path) -> None:
    path = save(tmp_path, "Morning run")
    before = path.read_bytes()
    app = TabletopApp(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "Morning run" in shown(app))
        await pilot.press("end", "v")
        await until(pilot, lambda: isinstance(app.screen, ReplayScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert path.read_bytes() == before


async def test_it_can_start_in_a_replay_and_tells_what_is_wrong_with_a_save(tmp_path: Path) -> None:
    app = TabletopApp(tmp_path, replay=tmp_path / "none.tabletop")
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "There is no save at" in " ".join(note.message for note in app._notifications))
        assert isinstance(app.screen, HomeScreen)


async def test_the_cursor_stands_on_the_unfinished_session_played_last(tmp_path: Path) -> None:
    save(tmp_path, "Oldest run", hour=7)
    save(tmp_path, "Morning run", hour=8)
    save(tmp_path, "Evening run", ended=True, hour=18)
    app = TabletopApp(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "Enter goes on with it" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
        assert app.save == tmp_path / "session-8.tabletop"
        await pilot.press("Q")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) and "Enter goes on with it" in shown(app))


async def test_every_session_takes_one_line_with_its_date(tmp_path: Path) -> None:
    save(tmp_path, "A title that is far too long for a line of a narrow window", hour=8)
    app = TabletopApp(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "turn 1 of 3, assess" in shown(app))
        line = next(line for line in shown(app).splitlines() if "turn 1 of 3, assess" in line)
        assert "A title that is" in line
        assert "2025" in line


async def test_a_session_is_removed_after_asking_and_nothing_is_deleted(tmp_path: Path) -> None:
    kept, path = save(tmp_path, "Morning run", hour=8), save(tmp_path, "Tried out", hour=9)
    Roster.open(path).add("Ada")
    before = path.read_bytes()
    app = TabletopApp(tmp_path)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await until(pilot, lambda: "Tried out" in shown(app) and "turn 1 of 3, assess" in shown(app))
        for answer in ("enter", "escape"):
            await pilot.press("d")
            await until(pilot, lambda: "Remove this session?" in shown(app) and "Nothing is deleted" in shown(app))
            assert "Tried out" in str(app.screen.query_one("#title").render())
            await pilot.press(answer)
            await until(pilot, lambda: isinstance(app.screen, HomeScreen))
            assert path.exists(), "Enter alone, or Escape, removes nothing"
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, RemoveModal))
        await pilot.press("right", "enter")
        await until(pilot, lambda: "Tried out" not in shown(app) and "Morning run" in shown(app))
        await until(pilot, lambda: "Nothing of it was deleted." in " ".join(note.message for note in app._notifications))
    assert kept.exists()
    assert (tmp_path / "removed" / path.name).read_bytes() == before
    assert [file.name for file in tmp_path.glob("session-9*")] == []
    assert dict(Roster.open(tmp_path / "removed" / path.name).people) == {"p1": "Ada"}


async def test_a_session_open_elsewhere_is_not_removed(tmp_path: Path) -> None:
    path = save(tmp_path, "Morning run")
    with Table.open(path, name="the other desk"):
        app = TabletopApp(tmp_path)
        async with app.run_test(size=WIDE) as pilot:
            await until(pilot, lambda: "open elsewhere" in shown(app))
            await pilot.press("end", "d")
            await until(pilot, lambda: isinstance(app.screen, RemoveModal))
            await pilot.press("right", "enter")
            await until(pilot, lambda: "in use by the other desk" in " ".join(note.message for note in app._notifications))
            assert path.exists()


async def test_there_is_nothing_to_remove_on_the_line_for_a_new_session(tmp_path: Path) -> None:
    app = TabletopApp(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "New session" in shown(app))
        await pilot.press("d")
        await until(pilot, lambda: "Choose the session to remove first." in " ".join(n.message for n in app._notifications))
        assert isinstance(app.screen, HomeScreen)


async def ask(app: TabletopApp, pilot: Pilot[None], pin: str) -> None:
    await until(pilot, lambda: isinstance(app.screen, PinModal))
    await pilot.press(*pin, "enter")


@pytest.mark.parametrize("way", ["v", "enter", "command"])
async def test_an_unfinished_session_opens_only_with_controls_pin(tmp_path: Path, way: str) -> None:
    path = save(tmp_path, "Morning run")
    set_pin(path, "4711")
    app = TabletopApp(tmp_path, replay=path if way == "command" else None)
    opened = ConsoleScreen if way == "enter" else ReplayScreen
    async with app.run_test(size=NARROW) as pilot:
        if way != "command":
            await until(pilot, lambda: "turn 1 of 3, assess" in shown(app))
            await pilot.press("end", way)
        await ask(app, pilot, "4712")
        await until(pilot, lambda: "That is not the PIN." in shown(app))
        assert "delete session-8.pin.json" in " ".join(shown(app).split())
        assert "4712" not in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) and "Morning run" in shown(app))
        assert app.table is None
        await pilot.press("end", "enter" if way == "enter" else "v")
        await ask(app, pilot, "4711")
        await until(pilot, lambda: isinstance(app.screen, opened))
        app.close_table()


async def test_a_finished_session_asks_for_no_pin_nor_one_whose_file_is_gone(tmp_path: Path) -> None:
    for title, ended in (("Evening run", True), ("Morning run", False)):
        path = save(tmp_path, title, ended=ended)
        set_pin(path, "4711")
        if not ended:
            pin_path(path).unlink()
        app = TabletopApp(tmp_path, replay=path)
        async with app.run_test(size=NARROW) as pilot:
            await until(pilot, lambda app=app: isinstance(app.screen, ReplayScreen))
        path.unlink()


async def test_a_save_is_opened_beside_the_screen_which_says_so_and_begins_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, "Morning run")
    opened, go_on = Table.open, Event()

    def slowly(path: Path, **options: Any) -> Table:
        assert go_on.wait(30)
        return opened(path, **options)

    monkeypatch.setattr(Table, "open", slowly)
    app = TabletopApp(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "Enter goes on with it" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Opening “Morning run” …" in shown(app))
        for key in ("n", "v", "d", "enter"):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.screen, HomeScreen), key
        go_on.set()
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
        app.close_table()


async def test_a_session_that_is_left_while_it_is_being_opened_is_let_go_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path, "Morning run")
    opened, go_on, let_go = Table.open, Event(), Event()

    def slowly(path: Path, **options: Any) -> Table:
        assert go_on.wait(30)
        return opened(path, **options)

    closed = Table.close

    def close(table: Table) -> None:
        closed(table)
        let_go.set()

    monkeypatch.setattr(Table, "open", slowly)
    monkeypatch.setattr(Table, "close", close)
    app = TabletopApp(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "Enter goes on with it" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Opening" in shown(app))
        app.workers.cancel_all()
        await pilot.pause()
        go_on.set()
        await until(pilot, let_go.is_set)
        assert app.table is None
    opened(path).close()


async def test_opening_says_that_the_clock_stood_still_while_the_session_was_closed(tmp_path: Path) -> None:
    path = save(tmp_path, "Morning run")
    with Table.open(path, clock=lambda: "2025-03-01T08:01:00.000Z") as table:
        do(table, "control", StartClock(seconds=540))
    app = TabletopApp(tmp_path, open_save=path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
        told = [note.message for note in app._notifications]
        assert any(each.startswith("Closed for ") and each.endswith(": the clock stood still.") for each in told)
        assert app.table is not None
        timer = app.table.state.timing.timer("assess")
        assert timer is not None
        assert 500 < timer.at(app.table.now()) <= 540
        app.close_table()
    app = TabletopApp(tmp_path, open_save=save(tmp_path, "Evening run", hour=9))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
        assert not app._notifications
        assert app.table is not None
        assert len(app.table.commits) == 2, "where nothing ran there is no step"
        app.close_table()


async def test_an_application_that_ends_lets_go_of_its_session(tmp_path: Path) -> None:
    path = save(tmp_path, "Morning run")
    app = TabletopApp(tmp_path, open_save=path)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
    assert app.table is None
    Table.open(path).close()
