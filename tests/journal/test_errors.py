"""Every failure of a disk becomes a sentence that says what, where, and what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import BinaryIO

import pytest

from journal.samples import CODEC, HEADER, commits, save_bytes
from tabletop.journal.disk import RealDisk
from tabletop.journal.errors import NotSaved, SaveError, SaveUnreadable, unreadable, unwritable
from tabletop.journal.file import FileJournal
from tabletop.journal.folder import save_info
from tabletop.journal.verify import verify

PATH = Path("saves") / "x.tabletop"
CODES = sorted(errno.errorcode)


@pytest.mark.parametrize("code", CODES, ids=[errno.errorcode[code] for code in CODES])
def test_whatever_the_system_answers_is_told_in_sentences_that_name_the_file(code: int) -> None:
    error = OSError(code, os.strerror(code))
    for told in (unreadable(PATH, error), unwritable(PATH, error), NotSaved(PATH, error)):
        assert str(PATH) in str(told)
        assert str(told).endswith(".")
        assert "\n" not in str(told)
        assert "Errno" not in str(told)
        assert str(told).count(". ") >= 1


def test_a_failing_disk_is_named_with_its_answer() -> None:
    assert str(NotSaved(PATH, OSError(errno.EIO, "Input/output error"))) == (
        f"The last step was not saved in {PATH}: the disk answered “Input/output error”. Check the disk and do the step again."
    )


class Refusing(RealDisk):
    """A disk that lets nobody read, or fails while it is read."""

    def __init__(self, code: int, *, opens: bool) -> None:
        self.code, self.opens = code, opens

    def read(self, path: Path) -> BinaryIO:
        if not self.opens:
            raise OSError(self.code, "refused")
        stream = super().read(path)
        stream.close()
        return _Broken(self.code)  # type: ignore[return-value]  # as much of a stream as is used


class _Broken:
    def __init__(self, code: int) -> None:
        self.code = code

    def read(self, size: int = -1) -> bytes:
        raise OSError(self.code, f"refused {size}")

    def __enter__(self) -> _Broken:
        return self

    def __exit__(self, *_: object) -> None:
        return


@pytest.mark.parametrize(
    ("disk", "told"),
    [(Refusing(errno.EACCES, opens=False), "permission"), (Refusing(errno.EIO, opens=True), "Check the disk")],
    ids=["closed", "broken"],
)
def test_a_save_that_cannot_be_read_gets_a_sentence_wherever_it_is_opened(tmp_path: Path, disk: RealDisk, told: str) -> None:
    path = tmp_path / "x.tabletop"
    path.write_bytes(save_bytes(commits(1)))
    for write in (True, False):
        with pytest.raises(SaveUnreadable, match=told):
            FileJournal.open(path, write=write, codec=CODEC, disk=disk)
    assert told in verify(path, codec=CODEC, disk=disk).problem
    assert told in save_info(path, codec=CODEC, disk=disk).problem


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EIO])
def test_a_place_where_no_lock_can_be_made_gets_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def acquire(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    path = tmp_path / "x.tabletop"
    path.write_bytes(save_bytes(commits(1)))
    monkeypatch.setattr("filelock.FileLock.acquire", acquire)
    with pytest.raises(SaveError, match=r"written|disk is full"):
        FileJournal.open(path, codec=CODEC)
    with pytest.raises(SaveError, match=r"written|disk is full"):
        FileJournal.create(tmp_path / "y.tabletop", HEADER, codec=CODEC)
    with FileJournal.open(path, write=False, codec=CODEC) as journal:
        assert journal.seq == 1
