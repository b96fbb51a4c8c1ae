"""A save taken out of the list: moved with all that is beside it, never deleted."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from journal.samples import CODEC, HEADER, commit
from tabletop.journal.disk import RealDisk
from tabletop.journal.drafts import DraftKey, Drafts
from tabletop.journal.errors import SaveBusy, SaveError, SaveMissing
from tabletop.journal.file import FileJournal
from tabletop.journal.folder import saves
from tabletop.journal.pin import pin_fits, set_pin
from tabletop.journal.removal import remove_save
from tabletop.journal.roster import Roster


def a_save(folder: Path, name: str = "x") -> Path:
    """A save with people, a draft, a torn line and a PIN."""
    path = folder / f"{name}.tabletop"
    with FileJournal.create(path, HEADER, codec=CODEC) as journal:
        journal.append(0, commit(1))
    Roster.open(path).add("Anna")
    with Drafts(path) as drafts:
        drafts.put(DraftKey("s1", "p1", "nato", "order"), {"why": "x"})
    set_pin(path, "4711")
    (folder / f"{name}.torn").write_bytes(b"half a line\n")
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_save_moves_with_all_that_is_its_own(tmp_path: Path) -> None:
    path = a_save(tmp_path)
    (tmp_path / "x-report.md").write_text("mine")
    before = files(tmp_path)
    target = remove_save(path)
    assert target == tmp_path / "removed" / "x.tabletop"
    kept = {"x-report.md"}
    assert set(files(tmp_path)) == kept
    assert files(tmp_path / "removed") == {name: data for name, data in before.items() if name not in {*kept, "x.tabletop.lock"}}
    assert saves(tmp_path, codec=CODEC) == ()
    assert dict(Roster.open(target).people) == {"p1": "Anna"}
    assert pin_fits(target, "4711")
    assert not pin_fits(target, "4712")


def test_moved_back_it_is_in_the_list_again(tmp_path: Path) -> None:
    target = remove_save(a_save(tmp_path))
    for path in list(target.parent.iterdir()):
        path.rename(tmp_path / path.name)
    (info,) = saves(tmp_path, codec=CODEC)
    assert (info.seq, info.problem) == (1, "")


def test_a_name_that_is_taken_there_gets_a_number(tmp_path: Path) -> None:
    found = [remove_save(a_save(tmp_path)).name for _ in range(3)]
    assert found == ["x.tabletop", "x-2.tabletop", "x-3.tabletop"]
    assert (tmp_path / "removed" / "x-3.roster.json").exists()


def test_a_damaged_save_can_be_removed_too(tmp_path: Path) -> None:
    path = tmp_path / "broken.tabletop"
    path.write_bytes(b"junk")
    assert remove_save(path).read_bytes() == b"junk"


def test_one_that_is_open_elsewhere_stays(tmp_path: Path) -> None:
    path = a_save(tmp_path)
    with FileJournal.open(path, codec=CODEC, name="the other desk"):
        before = set(files(tmp_path))
        with pytest.raises(SaveBusy, match="in use by the other desk"):
            remove_save(path)
        assert set(files(tmp_path)) == before
    remove_save(path)


def test_what_is_no_file_or_a_link_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SaveMissing):
        remove_save(tmp_path / "none.tabletop")
    link = tmp_path / "link.tabletop"
    link.symlink_to(a_save(tmp_path).name)
    with pytest.raises(SaveError, match="is a link to another file"):
        remove_save(link)
    assert link.is_symlink()


@pytest.mark.parametrize("at", range(5))
def test_a_disk_that_fails_half_way_leaves_all_where_it_was(tmp_path: Path, at: int) -> None:
    class Failing(RealDisk):
        left = at

        def replace(self, source: Path, target: Path) -> None:
            if target.parent.name == "removed":
                if not self.left:
                    raise OSError(errno.EIO, os.strerror(errno.EIO))
                self.left -= 1
            super().replace(source, target)

    path = a_save(tmp_path)
    before = files(tmp_path)
    with pytest.raises(SaveError, match="cannot be written"):
        remove_save(path, disk=Failing())
    assert {name: data for name, data in files(tmp_path).items() if not name.endswith(".lock")} == {
        name: data for name, data in before.items() if not name.endswith(".lock")
    }
    assert list((tmp_path / "removed").iterdir()) == []
