"""`verify` says whether a save is as it was written, and what it cannot see."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal.samples import CODEC, Said, commit, commits, read_bytes, save_bytes
from tabletop.journal.verify import verify


def test_a_whole_save_is_told_by_its_counts_times_and_head(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    later = "2025-09-10T09:00:00.000Z"
    data = save_bytes([commit(1), commit(2, Said(text="a"), Said(text="b"), at=later)])
    path.write_bytes(data)
    found = verify(path, codec=CODEC)
    assert found.ok
    assert (found.commits, found.events, found.torn, found.problem, found.line) == (2, 3, 0, "", 0)
    assert (found.first, found.last) == (commit(1).at, later)
    assert (found.title, found.session) == ("Spring exercise", "s1")
    assert found.head == read_bytes(data)[0].head


def test_a_clean_cut_shows_in_the_head_hash_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    path.write_bytes(save_bytes(commits(3)))
    whole = verify(path, codec=CODEC)
    path.write_bytes(save_bytes(commits(2)))
    cut = verify(path, codec=CODEC)
    assert cut.ok
    assert cut.head != whole.head
    assert "head hash" in cut.note
    assert "ENDEX" in cut.note


def test_a_torn_tail_is_counted_and_is_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    path.write_bytes(save_bytes(commits(3))[:-7])
    found = verify(path, codec=CODEC)
    assert found.ok
    assert found.commits == 2
    assert found.torn == len(save_bytes(commits(3))) - len(save_bytes(commits(2))) - 7


def test_damage_is_told_with_its_line_and_what_is_whole_before_it(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    path.write_bytes(save_bytes(commits(5)).replace(b"step 3", b"step X"))
    found = verify(path, codec=CODEC)
    assert not found.ok
    assert (found.commits, found.line) == (3, 5)
    assert "line 5" in found.problem


@pytest.mark.parametrize("data", [b"", b"junk", None])
def test_what_is_no_save_is_a_problem_and_not_an_exception(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "x.tabletop"
    if data is not None:
        path.write_bytes(data)
    for each in (path, tmp_path):
        found = verify(each, codec=CODEC)
        assert not found.ok
        assert found.problem.endswith(".")
