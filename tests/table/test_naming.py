"""What a session is called: a fork by its own name, wherever it is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.decks import ferry
from tabletop.game.commands import AdvancePhase, Amend, OpenSession
from tabletop.game.refusal import Refusal
from tabletop.journal.fork import fork
from tabletop.table import Table
from tabletop.table.replay import Replay

SEATS = ("control", "norvia", "public")
NOW = "2025-03-01T09:00:00.000Z"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "first.tabletop"
    with Table.create(ferry(), OpenSession(turns=3, title="The ferry"), seed="x", path=path) as table:
        table.submit("control", AdvancePhase())
    return path


def forked(source: Path, title: str) -> Path:
    target = source.with_name("second.tabletop")
    fork(source, 2, target, created=NOW, app="1", title=title)
    return target


async def titles(table: Table | Replay) -> set[str]:
    return {(await table.seat(seat).view()).clock.title for seat in SEATS}


async def test_a_fork_goes_by_its_own_name_at_every_seat_and_in_replay(source: Path) -> None:
    path = forked(source, "What if it had waited")
    with Table.open(path) as table:
        assert await titles(table) == {"What if it had waited"}
        table.submit("control", AdvancePhase())
        assert await titles(table) == {"What if it had waited"}
    replay = Replay.open(path)
    replay.jump(1)
    assert await titles(replay) == {"What if it had waited"}
    with Table.open(source) as table:
        assert await titles(table) == {"The ferry"}


def call(table: Table, title: str) -> None:
    answer = table.submit("control", Amend(seq=1, event=0, field="title", text=title, reason="Misnamed."))
    assert not isinstance(answer, Refusal), answer


async def test_a_name_amended_in_the_fork_holds_and_one_amended_before_it_does_not(source: Path) -> None:
    with Table.open(source) as table:
        call(table, "The ferries")
    path = source.with_name("second.tabletop")
    fork(source, 3, path, created=NOW, app="1", title="What if it had waited")
    with Table.open(path) as table:
        assert await titles(table) == {"What if it had waited"}
        call(table, "Another day")
        assert await titles(table) == {"Another day"}


async def test_a_fork_that_was_given_no_other_name_keeps_the_one_amended_before(source: Path) -> None:
    with Table.open(source) as table:
        call(table, "The ferries")
    path = source.with_name("second.tabletop")
    fork(source, 3, path, created=NOW, app="1")
    with Table.open(path) as table:
        assert await titles(table) == {"The ferries"}
