"""Files that are no save, or only the beginning of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal.samples import CODEC, commits, save_bytes
from tabletop.journal.errors import NotASave, SaveDamaged, SaveError, SaveNewer, SaveUnfinished
from tabletop.journal.file import FileJournal
from tabletop.journal.lock import holding

WHOLE = save_bytes(commits(6))
LINES = WHOLE.split(b"\n")


@pytest.fixture
def save(tmp_path: Path) -> Path:
    return tmp_path / "x.tabletop"


def _open(save: Path, *, write: bool = True) -> FileJournal:
    return FileJournal.open(save, write=write, codec=CODEC, name="Anna")


@pytest.mark.parametrize(
    ("data", "error", "told"),
    [
        (b"", SaveUnfinished, "is empty.*can be deleted"),
        (LINES[0], SaveUnfinished, "cut off in its beginning.*put it back"),
        (LINES[0][:10], SaveUnfinished, "cut off in its beginning"),
        (bytes(4096), SaveUnfinished, "cut off in its beginning"),
        (b"\n", NotASave, "not a Tabletop save"),
        (b"PK\x03\x04" + bytes(100), NotASave, "not a Tabletop save"),
        (b"[1, 2]\n", NotASave, "not a Tabletop save"),
        (bytes(range(1, 256)) * 10, NotASave, "not a Tabletop save"),
        (WHOLE.decode().encode("utf-16"), NotASave, "editor"),
        (b"\xef\xbb\xbf" + WHOLE, NotASave, "editor"),
        (WHOLE.replace(b"\n", b"\r\n"), NotASave, "git"),
        (WHOLE.replace(b'"format":1', b'"format":2', 1), SaveNewer, r"format 2.*Update Tabletop"),
        (WHOLE.replace(b'"seed":', b'"sead":', 1), SaveDamaged, r"line 1: .*Put back an untouched copy"),
        (b'{"save":"tabletop",\n', SaveDamaged, "line 1"),
    ],
    ids=range(14),
)
def test_what_is_no_save_gets_one_clear_sentence_and_stays_as_it_is(
    save: Path, data: bytes, error: type[SaveError], told: str
) -> None:
    save.write_bytes(data)
    for write in (True, False):
        with pytest.raises(error, match=told) as refused:
            _open(save, write=write)
        assert str(save) in str(refused.value)
        assert "\n" not in str(refused.value)
    assert save.read_bytes() == data
    assert holding(save) is None


def test_no_session_is_given_up_that_a_copy_would_bring_back(save: Path) -> None:
    whole = save_bytes(commits(3))
    for length in range(1, whole.index(b"\n") + 1):
        save.write_bytes(whole[:length])
        with pytest.raises(SaveUnfinished, match=r"^.* is cut off in its beginning: .* put it back") as refused:
            _open(save)
        assert "delete" not in str(refused.value)


def test_a_file_that_is_called_a_save_and_is_none_is_not_told_to_be_called_one(tmp_path: Path) -> None:
    for name, advice in (
        ("noise.tabletop", "If it was one, put back a copy; if not, choose another file."),
        ("noise.txt", "Choose a file whose name ends in .tabletop."),
    ):
        (tmp_path / name).write_bytes(b"noise" * 9)
        with pytest.raises(NotASave) as refused:
            _open(tmp_path / name)
        assert str(refused.value).endswith(advice)


def test_a_first_line_without_end_is_not_read_whole(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tabletop.journal.chain.LONGEST_LINE", 1000)
    save.write_bytes(b'{"save":"tabletop",' + b"x" * 5000)
    with pytest.raises(NotASave, match="longer than any"):
        _open(save)
    save.write_bytes(save_bytes(commits(1)) + b"x" * 5000)
    with pytest.raises(SaveDamaged, match="longer than any"):
        _open(save)
