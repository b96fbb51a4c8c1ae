"""Control's forms when something is wrong: a full disk, leaving at once, hostile text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from support.decks import ferry
from support.tui import (
    HOSTILE,
    NARROW,
    PASTE,
    WIDE,
    console,
    form_open,
    put,
    shown,
    table_in_memory,
    until,
)
from tabletop.game.commands import OpenSession
from tabletop.journal.errors import NotSaved
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.widgets.field import FieldRow


class FullDisk:
    """A journal on a disk that is full."""

    def __init__(self, journal: Any) -> None:
        self._journal = journal

    def __getattr__(self, name: str) -> Any:
        return getattr(self._journal, name)

    def append(self, *_: Any) -> None:
        raise NotSaved(Path("exercise.tabletop"), OSError(28, "No space left on device"))


async def test_a_full_disk_is_told_and_the_form_and_session_stay() -> None:
    table = table_in_memory()
    whole = table.journal
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("o")
        await until(pilot, lambda: form_open(app))
        put(app, "text", "Keep this.")
        table.journal = FullDisk(whole)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "The disk is full" in shown(app))
        assert "Keep this." in shown(app)
        table.journal = whole
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any(heard.kind == "noted" for heard in table.heard("control")))


async def test_leaving_at_once_keeps_what_was_being_typed(tmp_path: Path) -> None:
    path = tmp_path / "ferry.tabletop"
    Table.create(ferry(), OpenSession(turns=3), path=path, seed="x").close()
    for text in ("", "Half an observat"):
        app = TabletopApp(tmp_path, open_save=path)
        async with app.run_test(size=WIDE) as pilot:
            await until(pilot, lambda app=app: isinstance(app.screen, ConsoleScreen))
            await pilot.press("o")
            await until(pilot, lambda app=app: form_open(app))
            area = app.screen.query_one(TextArea)
            assert area.text == text
            if not text:
                area.focus()
                await pilot.press(*"Half an observat")
                await pilot.press("ctrl+q")
        app.close_table()


@pytest.mark.parametrize("hostile", [" ".join(HOSTILE), PASTE], ids=["hostile", "paste"])
@pytest.mark.parametrize("key", ["n", "o", "h", "t", "x"])
async def test_hostile_text_in_every_form_breaks_nothing(key: str, hostile: str) -> None:
    table = table_in_memory()
    async with console(table, WIDE) as (app, pilot):
        before = table.journal.seq
        await pilot.press(key)
        await until(pilot, lambda: form_open(app))
        for row in app.screen.query(FieldRow):
            if row.field.kind == "line":
                row.query_one(Input).value = hostile
            elif row.field.kind == "page":
                row.query_one(TextArea).text = hostile
        await pilot.press("ctrl+s")
        await until(
            pilot,
            lambda: table.journal.seq > before or (form_open(app) and str(app.screen.query_one("#trouble").render()).strip()),
        )
        await pilot.pause()
        assert "\x1b" not in shown(app)
