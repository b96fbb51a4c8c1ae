"""Opening, adding, reading, following; and files that are not what they should be."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from journal.samples import CODEC, HEADER, Said, commit, commits, read_bytes, save_bytes
from tabletop.journal.errors import (
    SaveBusy,
    SaveChanged,
    SaveClosed,
    SaveDamaged,
    SaveError,
    SaveExists,
    SaveMissing,
    SaveNewer,
    SaveReadOnly,
    SaveUnreadable,
    Stale,
    Unstorable,
)
from tabletop.journal.file import FileJournal
from tabletop.journal.lock import holder_of, holding
from tabletop.journal.opening import torn_path


@pytest.fixture
def save(tmp_path: Path) -> Path:
    return tmp_path / "x.tabletop"


def _open(save: Path, *, write: bool = True) -> FileJournal:
    return FileJournal.open(save, write=write, codec=CODEC, name="Anna")


def test_what_was_added_is_read_back_here_and_after_opening_again(save: Path) -> None:
    with FileJournal.create(save, HEADER, codec=CODEC) as journal:
        for each in commits(3):
            journal.append(journal.seq, each)
        assert list(journal.read()) == commits(3)
    with _open(save) as journal:
        assert journal.header == HEADER
        assert (journal.seq, list(journal.read(2))) == (3, commits(3)[1:])
        journal.append(3, commit(4))
    assert save.read_bytes() == save_bytes(commits(4))
    assert list(_open(save, write=False).read()) == commits(4)


def test_folders_above_a_new_save_are_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "x.tabletop"
    FileJournal.create(path, HEADER, codec=CODEC).close()
    assert path.read_bytes() == save_bytes([])


def test_a_new_save_never_takes_the_place_of_a_file(save: Path) -> None:
    save.write_bytes(b"mine")
    with pytest.raises(SaveExists, match="not overwritten"):
        FileJournal.create(save, HEADER, codec=CODEC)
    assert save.read_bytes() == b"mine"
    assert holding(save) is None


def test_a_header_that_cannot_be_kept_makes_no_file(save: Path) -> None:
    with pytest.raises(Unstorable):
        FileJournal.create(save, evolve(HEADER, title="\ud800"), codec=CODEC)
    assert list(save.parent.iterdir()) == []


def test_a_folder_that_is_a_file_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(SaveUnreadable, match="Choose another folder"):
        FileJournal.create(tmp_path / "a" / "x.tabletop", HEADER, codec=CODEC)


@pytest.mark.parametrize("expected", [0, 1, 3, -1])
def test_a_stale_writer_is_refused_and_may_decide_again(save: Path, expected: int) -> None:
    with FileJournal.create(save, HEADER, codec=CODEC) as journal:
        for each in commits(2):
            journal.append(journal.seq, each)
        with pytest.raises(Stale, match="moved on from step") as refused:
            journal.append(expected, commit(expected + 1))
        assert (refused.value.expected, refused.value.found) == (expected, 2)
        journal.append(2, commit(3))


def test_a_commit_of_another_number_is_a_mistake_of_the_program(save: Path) -> None:
    with FileJournal.create(save, HEADER, codec=CODEC) as journal, pytest.raises(ValueError, match="does not follow"):
        journal.append(0, commit(2))


def test_a_commit_that_cannot_be_kept_leaves_the_save_as_it_was(save: Path) -> None:
    with FileJournal.create(save, HEADER, codec=CODEC) as journal:
        with pytest.raises(Unstorable):
            journal.append(0, commit(1, Said(text="\udcff")))
        journal.append(0, commit(1))
    assert save.read_bytes() == save_bytes(commits(1))


def test_a_reader_cannot_write_and_a_closed_journal_neither(save: Path) -> None:
    journal = FileJournal.create(save, HEADER, codec=CODEC)
    with pytest.raises(SaveReadOnly, match="read-only"):
        _open(save, write=False).append(0, commit(1))
    journal.close()
    journal.close()
    with pytest.raises(SaveClosed):
        journal.append(0, commit(1))


def test_a_second_writer_is_told_who_has_the_save_and_may_read(save: Path) -> None:
    with FileJournal.create(save, HEADER, codec=CODEC, name="Anna") as journal:
        journal.append(0, commit(1))
        with pytest.raises(SaveBusy, match=rf"in use by Anna \(process {os.getpid()} on .+, since .+ UTC\)\. .*read-only"):
            _open(save)
        assert list(_open(save, write=False).read()) == commits(1)
        journal.append(1, commit(2))
        assert str(holding(save)).startswith("Anna")
    _open(save).close()
    assert holding(save) is None


def test_a_second_program_is_refused_and_what_a_dead_one_left_blocks_nobody(save: Path) -> None:
    FileJournal.create(save, HEADER, codec=CODEC).close()
    child = Path(__file__).with_name("child.py")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, str(child), str(save)], stdout=subprocess.PIPE, env=env) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        with pytest.raises(SaveBusy, match=rf"a child \(process {process.pid} on"):
            _open(save)
        process.kill()
    assert holder_of(save) is not None
    assert holding(save) is None
    _open(save).close()


def test_an_unreadable_card_of_the_holder_does_not_matter(save: Path) -> None:
    with FileJournal.create(save, HEADER, codec=CODEC):
        save.with_name(save.name + ".holder").write_bytes(b"\xff{")
        with pytest.raises(SaveBusy, match="in use by another program"):
            _open(save)


def test_followers_get_each_new_commit_once_and_never_wait(save: Path) -> None:
    with FileJournal.create(save, HEADER, codec=CODEC) as journal:
        reader = _open(save, write=False)
        following, from_start, own = reader.follow(), reader.follow(1), journal.follow()
        assert list(following) == []
        for each in commits(3):
            journal.append(journal.seq, each)
            assert list(following) == [each]
            assert list(following) == []
        assert list(from_start) == list(own) == commits(3)
        assert next(iter(reader.follow(2))) == commit(2)


def test_a_reader_ignores_a_line_that_is_being_written_and_takes_it_when_it_is_whole(save: Path) -> None:
    whole = save_bytes(commits(2))
    short = len(save_bytes(commits(1)))
    for cut in (short + 1, len(whole) - 1):
        save.write_bytes(whole[:cut])
        reader = _open(save, write=False)
        follower = reader.follow()
        assert list(reader.read()) == commits(1)
        assert reader.problem is None
        save.write_bytes(whole)
        assert list(follower) == [commit(2)]
        assert not torn_path(save).exists()


def test_a_reader_notices_a_step_that_the_writer_took_back(save: Path) -> None:
    save.write_bytes(save_bytes(commits(3)))
    reader = _open(save, write=False)
    follower = reader.follow()
    save.write_bytes(save_bytes([*commits(2), commit(3, Said(text="another")), commit(4)]))
    with pytest.raises(SaveChanged, match="could not save it"):
        list(follower)
    save.unlink()
    with pytest.raises(SaveMissing):
        list(follower)


def test_a_reader_of_a_line_that_is_damaged_later_keeps_the_part_before(save: Path) -> None:
    whole = save_bytes(commits(3))
    save.write_bytes(save_bytes(commits(2)))
    reader = _open(save, write=False)
    assert list(reader.read()) == commits(2)
    save.write_bytes(whole.replace(b"step 3", b"step 4"))
    assert list(reader.read()) == [*commits(2), commit(3, Said(text="step 4"))]
    save.write_bytes(whole.replace(b"step 3", b"step 4") + b"what\n")
    assert len(list(reader.read())) == 3
    assert isinstance(reader.problem, SaveDamaged)
    assert reader.problem.line == 5


@pytest.mark.parametrize("cut", [1, 2, 40, 180])
def test_a_torn_tail_is_kept_beside_by_the_holder_and_play_goes_on(save: Path, cut: int) -> None:
    whole = save_bytes(commits(3))
    save.write_bytes(whole[:-cut])
    kept = save_bytes(commits(2))
    with _open(save) as journal:
        assert list(journal.read()) == commits(2)
        assert save.read_bytes() == kept
        assert torn_path(save).read_bytes() == whole[len(kept) : -cut] + b"\n"
        journal.append(2, commit(3))
    assert save.read_bytes() == whole
    save.write_bytes(whole[:-1])
    _open(save).close()
    assert torn_path(save).read_bytes() == whole[len(kept) : -cut] + b"\n" + whole[len(kept) : -1] + b"\n"


def test_a_save_that_is_moved_replaced_or_written_by_others_takes_no_more_steps(save: Path) -> None:
    def deleted() -> None:
        save.unlink()

    def replaced() -> None:
        copy = save.with_suffix(".copy")
        copy.write_bytes(save.read_bytes())
        copy.replace(save)

    def written() -> None:
        with save.open("ab") as file:
            file.write(b"x")

    for harm, told in ((deleted, "moved or deleted"), (replaced, "replaced"), (written, "written by another program")):
        journal = FileJournal.create(save, HEADER, codec=CODEC)
        journal.append(0, commit(1))
        harm()
        with pytest.raises(SaveChanged, match=told):
            journal.append(1, commit(2))
        with pytest.raises(SaveClosed):
            journal.append(1, commit(2))
        journal.close()
        save.unlink(missing_ok=True)


WHOLE = save_bytes(commits(6))
LINES = WHOLE.split(b"\n")


@given(st.integers(len(LINES[0]) + 1, len(WHOLE) - 1), st.integers(1, 255))
def test_any_changed_byte_shows_and_the_part_before_its_line_is_whole(at: int, flip: int) -> None:
    data = bytearray(WHOLE)
    data[at] ^= flip
    chain, found = read_bytes(bytes(data))
    line = WHOLE[:at].count(b"\n") + 1
    last = line == len(LINES) - 1
    # A changed last line can still be a line: that shows against the head hash alone.
    if last and chain.seq == 6:
        assert chain.head != read_bytes(WHOLE)[0].head
        return
    assert found[: line - 2] == commits(6)[: line - 2]
    assert len(found) <= line - 1
    if not last:
        assert isinstance(chain.problem, SaveDamaged | SaveNewer)
        assert re.search(rf"line ({line}|{line + 1}):", str(chain.problem))


@pytest.mark.parametrize(
    ("lines", "line", "told"),
    [
        ([*LINES[:3], LINES[4], *LINES[5:]], 4, "missing"),
        ([*LINES[:3], LINES[2], *LINES[3:]], 4, "does not follow"),
        ([*LINES[:2], LINES[3], LINES[2], *LINES[4:]], 3, "does not follow"),
        ([*LINES[:3], b"garbage", *LINES[3:]], 4, "cannot be read"),
        ([*LINES[:3], b"", *LINES[3:]], 4, "cannot be read"),
        ([*LINES[:3], bytes(50), *LINES[3:]], 4, "cannot be read"),
        ([*LINES[:2], LINES[2] + b"\r", *LINES[3:]], 3, "line ends"),
        ([*LINES[:2], LINES[2].replace(b"step 2", b"step X"), *LINES[3:]], 4, "changed"),
    ],
)
def test_a_broken_chain_is_refused_for_play_with_its_line_and_its_whole_part_can_be_read(
    save: Path, lines: list[bytes], line: int, told: str
) -> None:
    data = b"\n".join(lines)
    save.write_bytes(data)
    with pytest.raises(SaveDamaged, match=told) as damaged:
        _open(save)
    assert damaged.value.line == line
    assert f"line {line}:" in str(damaged.value)
    assert save.read_bytes() == data
    with _open(save, write=False) as journal:
        assert [each.seq for each in journal.read()] == list(range(1, line - 1))
        assert isinstance(journal.problem, SaveDamaged)
        assert journal.problem.line == line


def test_wrong_numbers_and_newer_events_are_found_behind_a_right_hash(save: Path) -> None:
    save.write_bytes(save_bytes([commit(1), commit(3)]))
    with pytest.raises(SaveDamaged, match="step 2 should stand here, and step 3 does"):
        _open(save)
    line = CODEC.encode(commit(1), read_bytes(save_bytes([]))[0].head).replace(b'"v":1', b'"v":9')
    save.write_bytes(save_bytes([]) + line + b"\n")
    with pytest.raises(SaveNewer, match=r"newer Tabletop.*said.*version 9.*Update"):
        _open(save)
    assert isinstance(_open(save, write=False).problem, SaveNewer)


def test_missing_files_folders_and_devices_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SaveMissing, match="Check the name"):
        _open(tmp_path / "x.tabletop")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(SaveMissing):
        _open(tmp_path / "no folder" / "x.tabletop", write=False)
    with pytest.raises(SaveUnreadable, match="is a folder"):
        _open(tmp_path)
    with pytest.raises(SaveError, match="cannot be read"):
        _open(Path("bad\0name.tabletop"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.tabletop")
    with pytest.raises(SaveUnreadable, match="not a plain file"):
        _open(tmp_path / "x.tabletop")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything may be read by this user")
def test_a_save_without_permission_gets_a_sentence(save: Path) -> None:
    save.write_bytes(WHOLE)
    save.chmod(0)
    with pytest.raises(SaveUnreadable, match="may not be opened"):
        _open(save)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_save_is_locked_by_whatever_name_it_is_opened(save: Path) -> None:
    link = save.with_name("link.tabletop")
    with FileJournal.create(save, HEADER, codec=CODEC):
        link.symlink_to(save)
        with pytest.raises(SaveBusy):
            _open(link)


def test_the_hash_of_each_line_is_what_the_head_was_when_it_was_the_last(tmp_path: Path) -> None:
    heads = []
    with FileJournal.create(tmp_path / "x.tabletop", HEADER, codec=CODEC) as journal:
        heads.append(journal.head)
        for each in commits(4):
            journal.append(each.seq - 1, each)
            heads.append(journal.head)
        assert [journal.head_after(seq) for seq in range(5)] == heads
        (tmp_path / "x.tabletop").unlink()
        with pytest.raises(SaveError):
            journal.head_after(2)
