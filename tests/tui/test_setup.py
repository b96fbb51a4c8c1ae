"""Set-up: what is proposed, what is created, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, Select

from support.decks import ferry, ferry_with
from support.tui import HOSTILE, NARROW, PASTE, WIDE, app_at, shown, until
from tabletop.journal.pin import has_pin, pin_fits
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.setup import SetupScreen
from tabletop.tui.widgets.field import FieldRow
from tabletop.tui.widgets.tick import Tick


def saves_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.tabletop"))


async def test_enter_twice_from_home_is_a_session(tmp_path: Path) -> None:
    app = TabletopApp(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "New session" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query("#field-title"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
        app.close_table()
    assert len(saves_in(tmp_path)) == 1


async def test_what_was_chosen_is_what_is_played(tmp_path: Path) -> None:
    app = app_at(lambda: SetupScreen(deck=ferry()), tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.screen.query("#field-title"))
        app.screen.query_one("#field-hours", Input).focus()
        await pilot.press("backspace", "1")
        app.screen.query_one("#field-title", Input).value = "Ferry, Tuesday"
        app.screen.query_one("#field-people-control", Input).value = "Ada Brandt, Emil Vask"
        app.screen.query_one("#field-people-norvia", Input).value = "Jo"
        await pilot.pause()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.table is not None)
        assert app.table is not None
        opened = app.table.state.opened
        assert opened is not None
        assert opened.title == "Ferry, Tuesday"
        assert len(opened.plan) == 2, "an hour holds the shorter session"
        assert app.table.roster is not None
        assert list(app.table.roster.people.values()) == ["Ada Brandt", "Emil Vask", "Jo"]
        app.close_table()
    (path,) = saves_in(tmp_path)
    assert path.name.startswith("ferry-tuesday")
    assert b"Ada Brandt" not in path.read_bytes()


async def test_going_back_keeps_what_was_typed(tmp_path: Path) -> None:
    app = TabletopApp(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        for _ in range(2):
            await until(pilot, lambda: "New session" in shown(app))
            app.push_screen(SetupScreen(deck=ferry()))
            await until(pilot, lambda: app.screen.query("#field-title"))
            typed = app.screen.query_one("#field-title", Input)
            if typed.value:
                break
            typed.value = "Half a title"
            await pilot.press("escape")
        assert app.screen.query_one("#field-title", Input).value == "Half a title"


@pytest.mark.parametrize("hostile", [*HOSTILE, PASTE], ids=lambda text: repr(text[:12]))
async def test_hostile_text_in_every_field_breaks_nothing(tmp_path: Path, hostile: str) -> None:
    app = app_at(lambda: SetupScreen(deck=ferry()), tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.screen.query("#field-title"))
        for row in app.screen.query(FieldRow):
            if row.field.kind == "line":
                row.query_one(Input).value = hostile
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.table is not None or str(app.screen.query_one("#trouble").render()).strip())
        app.close_table()
    for path in saves_in(tmp_path):
        with Table.open(path) as table:
            assert table.state.opened is not None


async def test_a_folder_that_cannot_be_made_is_told_and_the_form_stays(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    app = app_at(lambda: SetupScreen(deck=ferry()), tmp_path / "file" / "saves")
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.screen.query("#field-title"))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "cannot be made" in str(app.screen.query_one("#trouble").render()))
        assert app.table is None


async def test_a_turn_without_a_training_audience_is_not_begun(tmp_path: Path) -> None:
    app = app_at(lambda: SetupScreen(deck=ferry()), tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.screen.query(Tick))
        for box in app.screen.query(Tick):
            box.value = False
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "at least one team" in shown(app))
        assert app.table is None


@pytest.mark.parametrize("hours", ["4abc", "0", "-3", "nan", "1e9", "0 h 0", "2:75"])
async def test_hours_that_are_no_number_are_told_and_nothing_begins(tmp_path: Path, hours: str) -> None:
    app = app_at(lambda: SetupScreen(deck=ferry()), tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.screen.query("#field-hours"))
        app.screen.query_one("#field-hours", Input).value = hours
        await pilot.press("ctrl+s")
        await until(pilot, lambda: shown(app).count("Hours there are: write a number") == 2)
        assert saves_in(tmp_path) == []
        assert app.focused is app.screen.query_one("#field-hours")


async def test_the_whole_form_is_in_sight_in_a_large_window(tmp_path: Path) -> None:
    app = app_at(lambda: SetupScreen(deck=ferry()), tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "Seed" in shown(app) and "Hidden end" in shown(app))


async def test_a_pin_is_kept_beside_the_save_and_never_in_it(tmp_path: Path) -> None:
    app = app_at(lambda: SetupScreen(deck=ferry()), tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: app.screen.query("#field-pin"))
        app.screen.query_one("#field-pin", Input).focus()
        await pilot.press(*"471")
        assert "471" not in shown(app), "it shows dots"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "A PIN has 4 to 64 characters" in str(app.screen.query_one("#trouble").render()))
        assert app.table is None
        assert app.focused is app.screen.query_one("#field-pin")
        await pilot.press("1", "ctrl+s")
        await until(pilot, lambda: app.table is not None)
        app.close_table()
    (path,) = saves_in(tmp_path)
    assert pin_fits(path, "4711")
    assert not pin_fits(path, "471")
    assert not any(b"4711" in file.read_bytes() for file in tmp_path.iterdir())


async def test_without_a_pin_there_is_no_file_of_one(tmp_path: Path) -> None:
    app = app_at(lambda: SetupScreen(deck=ferry()), tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: app.screen.query("#field-pin"))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.table is not None)
        app.close_table()
    (path,) = saves_in(tmp_path)
    assert not has_pin(path)


def own_decks(monkeypatch: pytest.MonkeyPatch, folder: Path, **decks: str) -> None:
    """The user's folder of decks, with ferries by folder name; each value takes the place of the ferry's title."""
    monkeypatch.setattr("tabletop.library.library.users_folder", lambda: folder)
    for name, title in decks.items():
        for file, data in ferry_with("deck.toml", "The ferry dispute", title).items():
            path = folder / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def fills(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the decks that the form is filled for, as it happens."""
    found: list[str] = []
    fill = SetupScreen.fill

    def noted(self: SetupScreen, deck: str = "") -> object:
        found.append(deck)
        return fill(self, deck)

    monkeypatch.setattr(SetupScreen, "fill", noted)
    return found


async def test_another_deck_takes_nothing_of_what_was_typed_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own_decks(monkeypatch, tmp_path / "decks", alpha="First ferry", beta="Second ferry")
    app = app_at(SetupScreen, tmp_path / "saves")
    app.setup_fields = {"deck": "alpha"}
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.screen.query("#field-title"))
        app.screen.query_one("#field-title", Input).value = "Tuesday"
        app.screen.query_one("#field-people-control", Input).value = "Ada Brandt"
        app.screen.query_one("#field-hours", Input).value = "2"
        app.screen.query_one("#field-deck", Select).value = "beta"
        await until(
            pilot, lambda: any(line.placeholder == "Second ferry" for line in app.screen.query("#field-title").results(Input))
        )
        values = app.screen.values()  # type: ignore[attr-defined]
        assert (values["title"], values["people-control"], values["hours"]) == ("Tuesday", "Ada Brandt", "2")


@pytest.mark.parametrize("damaged", [False, True])
async def test_a_deck_in_a_folder_of_another_name_is_read_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damaged: bool
) -> None:
    own_decks(monkeypatch, tmp_path / "decks", **{"my-copy": "A copy"})
    if damaged:
        (tmp_path / "decks" / "my-copy" / "deck.toml").write_text("not = [", "utf-8")
    found = fills(monkeypatch)
    app = app_at(SetupScreen, tmp_path / "saves")
    app.setup_fields = {"deck": "my-copy"}
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.screen.query("#field-deck"))
        for _ in range(10):
            await pilot.pause()
        assert found == [""]
