"""`verify` says whether a save is as it was written, and what it cannot see."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from journal.samples import CODEC, HEADER, Said, commit, commits, read_bytes, save_bytes, with_deck
from tabletop.deck.parse import digest_of
from tabletop.journal.verify import verify


def test_a_whole_save_is_told_by_its_counts_times_and_head(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    later = "2025-09-10T09:00:00.000Z"
    data = save_bytes([commit(1), commit(2, Said(text="a"), Said(text="b"), at=later)], with_deck())
    path.write_bytes(data)
    found = verify(path, codec=CODEC)
    assert found.ok
    assert (found.commits, found.events, found.torn, found.problem, found.line) == (2, 3, 0, "", 0)
    assert (found.first, found.last) == (commit(1).at, later)
    assert (found.title, found.session) == ("Spring exercise", "s1")
    assert found.head == read_bytes(data)[0].head


def test_a_clean_cut_shows_in_the_head_hash_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    path.write_bytes(save_bytes(commits(3), with_deck()))
    whole = verify(path, codec=CODEC)
    path.write_bytes(save_bytes(commits(2), with_deck()))
    cut = verify(path, codec=CODEC)
    assert cut.ok
    assert cut.head != whole.head
    assert "head hash" in cut.note
    assert "ENDEX" in cut.note


def test_a_torn_tail_is_counted_and_is_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    path.write_bytes(save_bytes(commits(3), with_deck())[:-7])
    found = verify(path, codec=CODEC)
    assert found.ok
    assert found.commits == 2
    assert found.torn == len(save_bytes(commits(3), with_deck())) - len(save_bytes(commits(2), with_deck())) - 7


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


def test_a_deck_that_is_not_the_one_of_its_digest_is_a_problem_of_line_1(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    deck = dict(with_deck().deck_files)
    deck["injects.toml"] = deck["injects.toml"].replace("collide", "meet", 1) + "# more"
    path.write_bytes(save_bytes(commits(2), evolve(with_deck(), deck_files=deck)))
    found = verify(path, codec=CODEC)
    assert (found.ok, found.line, found.commits) == (False, 1, 2)
    assert "digest" in found.problem
    assert found.problem.startswith(f"{path}, line 1: ")


def test_a_deck_that_cannot_be_read_is_a_problem_of_line_1(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    path.write_bytes(save_bytes(commits(2), evolve(HEADER, deck_digest=digest_of(HEADER.deck_files))))
    found = verify(path, codec=CODEC)
    assert (found.ok, found.line, found.commits) == (False, 1, 2)
    assert found.problem.startswith(f"The deck inside {path} cannot be read: ")
    assert found.problem.endswith("put back an untouched copy.")


def test_a_save_in_which_nothing_was_ever_saved_is_not_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    path.write_bytes(save_bytes([], with_deck()))
    found = verify(path, codec=CODEC)
    assert not found.ok
    assert "cut off in its beginning" in found.problem
