"""What was acknowledged is there, whatever fails and whenever."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from attrs import evolve

from journal.faulty_disk import FaultyDisk, PowerCutError
from journal.samples import CODEC, HEADER, Said, commit, with_deck
from tabletop.journal.commit import Commit
from tabletop.journal.errors import NotSaved, SaveClosed, SaveError, SaveMissing, SaveUnfinished
from tabletop.journal.file import FileJournal
from tabletop.journal.verify import verify

SAVE = Path("/saves/x.tabletop")


class NoLock:
    """The lock of a machine with one program."""

    def acquire(self) -> None:
        """Nobody else is here."""

    def release(self) -> None:
        """Nobody else is here."""


class Session:
    """A session on a disk, with what it was told was saved, and what it was told was not."""

    def __init__(self, disk: FaultyDisk) -> None:
        self.disk = disk
        self.begun = False
        self.saved: list[Commit] = []
        self.trying: Commit | None = None
        self.refused: list[Commit] = []
        self.closed = False
        self.tries = 0

    def play(self) -> None:
        """Begin, add, quit, resume, add; every step that is refused is tried twice more, as people do."""
        try:
            journal = FileJournal.create(SAVE, HEADER, codec=CODEC, disk=self.disk, lock=NoLock())
        except SaveError:
            return
        self.begun = True
        self._add(journal, 4)
        journal.close()
        try:
            journal = FileJournal.open(SAVE, codec=CODEC, disk=self.disk, lock=NoLock())
        except SaveError:
            return
        assert list(journal.read()) == self.saved or self.closed
        if not self.closed:
            self._add(journal, 3)

    def _add(self, journal: FileJournal, count: int) -> None:
        for _ in range(count):
            for _ in range(3):
                self.tries += 1
                each = commit(journal.seq + 1, Said(text=f"try {self.tries} " + "x" * (self.tries * 37 % 200)))
                self.trying = each
                try:
                    journal.append(journal.seq, each)
                except NotSaved:
                    self.refused.append(each)
                    self.trying = None
                    continue
                except SaveClosed:
                    self.closed = True
                    return
                self.saved.append(each)
                self.trying = None
                break


def _calls() -> int:
    disk = FaultyDisk()
    session = Session(disk)
    session.play()
    assert len(session.saved) == 7
    return disk.calls


CALLS = _calls()


def test_a_session_makes_enough_calls_to_be_worth_failing() -> None:
    assert CALLS > 25


@pytest.mark.parametrize("fault", ["cut before", "cut after"])
@pytest.mark.parametrize("at", range(CALLS))
def test_no_acknowledged_commit_is_lost_in_a_power_cut_at_any_call(fault: str, at: int) -> None:
    for seed in range(12):
        session = Session(FaultyDisk(fault, at))
        with pytest.raises(PowerCutError):
            session.play()
        _all_there(session, session.disk.after_power_cut(Random(seed)))  # noqa: S311 - no secret


@pytest.mark.parametrize("times", [1, 2, 3, 5])
@pytest.mark.parametrize("fault", ["full", "broken", "short"])
@pytest.mark.parametrize("at", range(CALLS))
def test_no_acknowledged_commit_is_lost_when_any_call_fails(fault: str, at: int, times: int) -> None:
    session = Session(FaultyDisk(fault, at, times))
    session.play()
    for seed in range(4):
        _all_there(session, session.disk.after_power_cut(Random(seed)))  # noqa: S311 - no secret
    _all_there(session, session.disk)


def _all_there(session: Session, disk: FaultyDisk) -> None:
    """Acknowledged commits are read back, then at most the one in flight; what was refused is not there; play can go on."""
    disk.fault = ""
    try:
        journal = FileJournal.open(SAVE, codec=CODEC, disk=disk, lock=NoLock())
    except (SaveMissing, SaveUnfinished):
        assert not session.begun
        return
    found = list(journal.read())
    assert found[: len(session.saved)] == session.saved
    assert found[len(session.saved) :] in ([], [session.trying])
    assert not any(each in found for each in session.refused)
    more = commit(journal.seq + 1, Said(text="and on"))
    journal.append(journal.seq, more)
    assert list(FileJournal.open(SAVE, write=False, codec=CODEC, disk=disk).read()) == [*found, more]


@pytest.mark.parametrize("fault", ["full", "broken", "short", "cut before", "cut after"])
@pytest.mark.parametrize("at", range(8))
def test_a_save_begins_with_its_first_steps_or_not_at_all(fault: str, at: int) -> None:
    first = (commit(1), commit(2))
    disk = FaultyDisk(fault, at)
    begun = False
    try:
        FileJournal.create(SAVE, HEADER, first=first, codec=CODEC, disk=disk, lock=NoLock())
        begun = True
    except SaveError:
        assert SAVE not in disk.names, "what could not be begun leaves no file"
    except PowerCutError:
        pass
    for seed in range(10):
        found = disk.after_power_cut(Random(seed))  # noqa: S311 - no secret
        try:
            there = list(FileJournal.open(SAVE, write=False, codec=CODEC, disk=found).read())
        except (SaveMissing, SaveUnfinished):
            there = []
        assert tuple(there) == first if begun else tuple(there) in ((), first[:1], first)


def test_the_first_steps_are_numbered_from_1() -> None:
    disk = FaultyDisk()
    with pytest.raises(ValueError, match="Commit 2 does not follow commit 0"):
        FileJournal.create(SAVE, HEADER, first=(commit(2),), codec=CODEC, disk=disk, lock=NoLock())
    assert not disk.names


def test_a_save_begun_with_steps_is_the_same_as_one_that_they_were_added_to() -> None:
    one, two = FaultyDisk(), FaultyDisk()
    begun = FileJournal.create(SAVE, HEADER, first=(commit(1), commit(2)), codec=CODEC, disk=one, lock=NoLock())
    added = FileJournal.create(SAVE, HEADER, codec=CODEC, disk=two, lock=NoLock())
    added.append(0, commit(1))
    added.append(1, commit(2))
    for journal in (begun, added):
        journal.append(2, commit(3))
    assert one.names[SAVE].live == two.names[SAVE].live
    assert begun.head == added.head


def test_the_journal_goes_on_after_space_is_freed_and_says_what_happened() -> None:
    disk = FaultyDisk()
    journal = FileJournal.create(SAVE, HEADER, codec=CODEC, disk=disk, lock=NoLock())
    journal.append(0, commit(1))
    disk.fault, disk.at = "full", disk.calls
    with pytest.raises(NotSaved, match=r"^The disk is full: the last step was not saved in .*x\.tabletop\. Free some space"):
        journal.append(1, commit(2))
    assert journal.seq == 1
    assert journal.writable
    journal.append(1, commit(2, Said(text="again")))
    assert [each.events for each in journal.read(2)] == [(Said(text="again"),)]


def test_a_step_that_was_refused_does_not_come_back_with_the_power() -> None:
    for fault, call in (("full", 0), ("short", 1), ("full", 1), ("full", 2)):
        for seed in range(20):
            disk = FaultyDisk()
            journal = FileJournal.create(SAVE, HEADER, codec=CODEC, disk=disk, lock=NoLock())
            journal.append(0, commit(1))
            disk.fault, disk.at = fault, disk.calls + call
            with pytest.raises(NotSaved):
                journal.append(1, commit(2))
            found = disk.after_power_cut(Random(seed))  # noqa: S311 - no secret
            assert list(FileJournal.open(SAVE, write=False, codec=CODEC, disk=found).read()) == [commit(1)]


def test_what_a_killed_program_left_behind_is_made_safe_before_anybody_builds_on_it() -> None:
    disk = FaultyDisk()
    journal = FileJournal.create(SAVE, HEADER, codec=CODEC, disk=disk, lock=NoLock())
    disk.names[SAVE].live += CODEC.encode(commit(1), journal.head) + b"\n"
    shown = list(FileJournal.open(SAVE, codec=CODEC, disk=disk, lock=NoLock()).read())
    assert shown == [commit(1)]
    for seed in range(10):
        found = disk.after_power_cut(Random(seed))  # noqa: S311 - no secret
        assert list(FileJournal.open(SAVE, write=False, codec=CODEC, disk=found).read()) == shown


def test_a_disk_that_takes_a_little_at_a_time_is_given_the_rest() -> None:
    disk = FaultyDisk("slow")
    journal = FileJournal.create(SAVE, HEADER, codec=CODEC, disk=disk, lock=NoLock())
    journal.append(0, commit(1))
    assert list(FileJournal.open(SAVE, write=False, codec=CODEC, disk=disk).read()) == [commit(1)]


def test_a_disk_that_takes_nothing_more_closes_the_journal_for_writing() -> None:
    disk = FaultyDisk()
    journal = FileJournal.create(SAVE, HEADER, codec=CODEC, disk=disk, lock=NoLock())
    journal.append(0, commit(1))
    disk.fault, disk.at, disk.times = "broken", disk.calls + 1, 1000
    with pytest.raises(SaveClosed, match="Nothing saved before is lost"):
        journal.append(1, commit(2))
    assert not journal.writable
    with pytest.raises(SaveClosed, match="Open it again"):
        journal.append(1, commit(2))
    assert [each.seq for each in journal.read()] == [1]


def test_an_interruption_in_the_middle_of_a_step_takes_it_back() -> None:
    class Interrupting(FaultyDisk):
        def step(self, change: Callable[[], None], failing: Callable[[], None] = lambda: None) -> None:
            if self.fault == "interrupt" and self.calls == self.at:
                self.fault = ""
                raise KeyboardInterrupt
            super().step(change, failing)

    for call in range(3):
        disk = Interrupting()
        journal = FileJournal.create(SAVE, HEADER, codec=CODEC, disk=disk, lock=NoLock())
        disk.fault, disk.at = "interrupt", disk.calls + call
        with pytest.raises(KeyboardInterrupt):
            journal.append(0, commit(1))
        journal.append(0, commit(1, id="again"))
        assert [each.id for each in FileJournal.open(SAVE, write=False, codec=CODEC, disk=disk).read()] == ["again"]


def test_a_file_that_ends_in_sectors_never_written_is_torn_and_not_damaged() -> None:
    disk = FaultyDisk()
    journal = FileJournal.create(SAVE, HEADER, codec=CODEC, disk=disk, lock=NoLock())
    journal.append(0, commit(1))
    disk.names[SAVE].live += b'{"seq":2' + bytes(100) + b'"}\n'
    journal = FileJournal.open(SAVE, codec=CODEC, disk=disk, lock=NoLock())
    assert [each.seq for each in journal.read()] == [1]
    assert bytes(disk.names[SAVE.with_suffix(".torn")].live) == b'{"seq":2' + bytes(100) + b'"}\n\n'


def test_everything_acknowledged_is_there_after_the_program_was_killed_again_and_again(tmp_path: Path) -> None:
    save = tmp_path / "x.tabletop"
    FileJournal.create(save, with_deck(), codec=CODEC).close()
    random = Random(20250910)  # noqa: S311 - no secret
    acknowledged = 0
    for _ in range(25):
        with subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("child.py")), str(save)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        ) as child:
            assert child.stdout is not None
            for _ in range(random.randint(1, 60)):
                acknowledged = int(child.stdout.readline())
            child.kill()
            rest = child.stdout.read().split(b"\n")
            for line in rest[:-1]:
                acknowledged = int(line)
        assert child.returncode != 0
        with FileJournal.open(save, write=False, codec=CODEC) as journal:
            found = list(journal.read())
        assert journal.problem is None
        assert acknowledged <= len(found) <= acknowledged + 1
        assert found == [evolve(commit(each.seq), events=each.events) for each in found]
    assert acknowledged > 100
    with FileJournal.open(save, codec=CODEC) as journal:
        journal.append(journal.seq, commit(journal.seq + 1))
    assert verify(save, codec=CODEC).ok
