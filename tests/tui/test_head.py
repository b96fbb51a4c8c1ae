"""The head hash at ENDEX: shown when the session ends, and again when it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from support.decks import ferry
from support.tui import NARROW, WIDE, app_at, at_console, console, control_view, do, form_open, put, shown, table_in_memory, until
from tabletop.game.commands import AdjustWorld, AdvancePhase, EndSession, Note, OpenSession, SettleProposal
from tabletop.journal.verify import verify
from tabletop.table import Table
from tabletop.tui.modals.head import HeadModal
from tabletop.tui.screens.console import ConsoleScreen


def saved(folder: Path) -> tuple[Table, Path]:
    path = folder / "our fog.tabletop"
    return Table.create(ferry(), OpenSession(turns=2), path=path, seed="x"), path


def to_the_end(table: Table) -> None:
    """The last phase of the last turn, everything settled."""
    while True:
        view = control_view(table)
        for each in view.proposals:
            do(table, "control", SettleProposal(proposal=each.proposal, decision="accept"))
        if view.clock.phase == "consequences" and view.clock.number == 2:
            return
        do(table, "control", AdvancePhase())


def showing(app: App[None]) -> bool:
    return isinstance(app.screen, HeadModal)


async def ended(app: App[None], pilot: Pilot[None], key: str) -> None:
    """End the session by a key of the console."""
    await pilot.press(key)
    await until(pilot, lambda: form_open(app))
    if key == "x":
        put(app, "words", "The room is needed.")
    elif key == "l":
        put(app, "choice", "war")
    await pilot.press("ctrl+s")
    await until(pilot, lambda: showing(app))


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("key", ["g", "x", "l"])
async def test_however_the_session_ends_control_is_shown_the_hash_until_it_is_put_away(
    tmp_path: Path, size: tuple[int, int], key: str
) -> None:
    table, path = saved(tmp_path)
    to_the_end(table)
    if key == "l":
        do(table, "control", AdjustWorld(effect="escalation = 6", reason="to the top"))
    app = app_at(lambda: ConsoleScreen(table, path))
    async with app.run_test(size=size) as pilot:
        await at_console(app, pilot)
        await ended(app, pilot, key)
        await until(pilot, lambda: table.head in shown(app))
        assert "Write it down" in shown(app)
        assert 'tabletop verify "our fog.tabletop"' in shown(app)
        await pilot.press("enter")
        await at_console(app, pilot)
        await pilot.press("i")
        await until(pilot, lambda: showing(app) and table.head in shown(app))
    assert verify(path).endex == verify(path).head == table.head
    table.close()


async def test_after_later_notes_both_hashes_are_shown_also_when_the_save_is_opened_again(tmp_path: Path) -> None:
    table, path = saved(tmp_path)
    do(table, "control", EndSession(words="Enough."))
    then = table.head
    do(table, "control", Note(text="They were tired."))
    table.close()
    table = Table.open(path)
    assert table.endex() == (2, then)
    assert table.head != then
    app = app_at(lambda: ConsoleScreen(table, path))
    async with app.run_test(size=NARROW) as pilot:
        await at_console(app, pilot)
        assert "Head hash" in shown(app).splitlines()[-1]
        await pilot.press("i")
        await until(pilot, lambda: showing(app))
        assert then in shown(app)
        assert table.head in shown(app)
    table.close()
    found = verify(path)
    assert (found.endex, found.endex_step, found.head) == (then, 2, table.head)


async def test_a_session_in_memory_and_one_that_runs_have_none() -> None:
    table = table_in_memory()
    assert table.endex() is None
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("i")
        await pilot.pause()
        assert not showing(app)
        do(table, "control", EndSession(words="Enough."))
        await until(pilot, lambda: "ENDEX" in shown(app))
        assert "Head hash" not in shown(app)
        assert table.endex() == (2, "")


async def test_a_save_that_has_gone_is_told(tmp_path: Path) -> None:
    table, path = saved(tmp_path)
    do(table, "control", EndSession(words="Enough."))
    do(table, "control", Note(text="They were tired."))
    app = app_at(lambda: ConsoleScreen(table, path))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_console(app, pilot)
        path.unlink()
        await pilot.press("i")
        await until(pilot, lambda: "our fog.tabletop" in shown(app))
        assert not showing(app)
    table.close()
