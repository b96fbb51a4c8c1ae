"""A new session is in its save from the first moment, or there is no save; what is no session gets one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from support.decks import ferry
from tabletop.deck.problems import DeckError
from tabletop.game import commands as c
from tabletop.journal import disk
from tabletop.journal.errors import SaveDamaged, SaveError, SaveUnfinished, Unstorable
from tabletop.journal.file import FileJournal
from tabletop.journal.folder import save_info
from tabletop.journal.roster import Roster
from tabletop.table import Table
from tabletop.table import table as module
from tabletop.table.replay import Replay

AT = "2025-09-10T08:00:00.000Z"


def create(path: Path, clock: Callable[[], str] = lambda: AT) -> Table:
    return Table.create(ferry(), c.OpenSession(turns=3), path=path, seed="seed", clock=clock)


def test_the_opening_is_on_the_disk_in_one_go_with_the_first_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.tabletop"
    there: list[int] = []
    real = disk.sync

    def sync(number: int) -> None:
        there.append(path.read_bytes().count(b"\n"))
        real(number)

    monkeypatch.setattr(disk, "sync", sync)
    create(path).close()
    assert there[0] == 2


def test_a_session_that_cannot_be_begun_leaves_no_save_and_nobody_holding_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.tabletop"
    times = iter([AT, "nonsense"])
    with pytest.raises(Unstorable):
        create(path, lambda: next(times))
    assert not path.exists()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "sync", full)
        with pytest.raises(SaveError, match="The disk is full"):
            create(path)
    assert not path.exists()
    for name in ("Drafts", "Roster", "Rulebook"):
        with monkeypatch.context() as patch:
            if name == "Roster":
                patch.setattr(Roster, "open", full)
            elif name == "Drafts":
                patch.setattr(module, "Drafts", full)
            else:
                patch.setattr(Table, "_take_in", full)
            with pytest.raises(OSError, match="No space"):
                create(path)
        assert not path.exists()
    create(path).close()


@pytest.mark.parametrize("nonsense", ["nonsense", "", "2025-02-31T08:00:00.000Z", "\x1b[31m"])
@pytest.mark.parametrize("command", [c.Note(text="So."), c.AdvancePhase(), c.Rewind(to_seq=1, reason="Again.")])
def test_a_clock_that_gives_no_time_is_told_in_a_sentence_and_nothing_happens(nonsense: str, command: c.Command) -> None:
    times = iter([AT, AT, AT, nonsense, AT])
    table = Table.create(ferry(), c.OpenSession(turns=3), seed="seed", clock=lambda: next(times))
    table.submit("control", c.Note(text="So."))
    before = (table.state, list(table.commits))
    with pytest.raises(
        Unstorable, match=r"^Nothing was saved: the clock gave no time .* Set this machine's clock and try again\.$"
    ) as told:
        table.submit("control", command)
    assert str(told.value).isprintable()
    assert (table.state, list(table.commits)) == before
    table.submit("control", c.Note(text="It is right again."))
    assert len(table.commits) == 3


def test_a_save_that_cannot_be_opened_is_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.tabletop"
    create(path).close()
    with monkeypatch.context() as patch:
        patch.setattr(Table, "_take_in", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Table.open(path)
    Table.open(path).close()


@pytest.mark.parametrize("torn", [b"", b'{"seq":1,"id"'])
def test_a_save_without_a_step_is_no_session(tmp_path: Path, torn: bytes) -> None:
    path = tmp_path / "x.tabletop"
    create(path).close()
    path.write_bytes(path.read_bytes().split(b"\n")[0] + b"\n" + torn)
    for opening in (lambda: Table.open(path), lambda: Table.open(path, write=False), lambda: Replay.open(path)):
        with pytest.raises(SaveUnfinished, match=r"is cut off in its beginning: .* put it back; if not, start a new session"):
            opening()
    assert "cut off in its beginning" in save_info(path).problem
    FileJournal.open(path).close()


def test_a_save_whose_first_step_is_damaged_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    create(path).close()
    path.write_bytes(path.read_bytes().replace(b'"seq":1,', b'"seq":7,', 1) + b"more\n")
    for opening in (lambda: Table.open(path, write=False), lambda: Replay.open(path)):
        with pytest.raises(SaveDamaged, match=r"line 2: .* Put back an untouched copy"):
            opening()


def test_the_people_of_another_save_are_not_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    Roster.open(path).add("Mallory")
    with pytest.raises(SaveError, match=r"x\.roster\.json is left over from another save"):
        create(path)
    assert not path.exists()
    assert not path.with_name("x.tabletop.lock").exists()


def test_a_deck_that_cannot_be_read_is_told_with_the_path_of_the_save(tmp_path: Path) -> None:
    path, made = tmp_path / "x.tabletop", tmp_path / "made.tabletop"
    create(made).close()
    with FileJournal.open(made, write=False) as journal:
        files = dict(journal.header.deck_files) | {"aims.toml": "[[aim]"}
        FileJournal.create(path, evolve(journal.header, deck_files=files), first=tuple(journal.read())).close()
    told = rf"^The deck inside {path} cannot be read: aims\.toml:1:.*\. Open it with the version of Tabletop that wrote it"
    for opening in (lambda: Table.open(path), lambda: Table.open(path, write=False), lambda: Replay.open(path)):
        with pytest.raises(DeckError, match=told):
            opening()
