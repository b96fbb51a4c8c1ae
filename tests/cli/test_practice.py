from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.cli.guard import Told
from tabletop.cli.practice import Asked, begin, practice
from tabletop.table import Table


def test_a_session_is_begun_as_asked_for(tmp_path: Path) -> None:
    path = begin(tmp_path, Asked(deck="zapad-2025", team="nato", level="recruit", turns=4, seed="s"))
    with Table.open(path) as table:
        assert [(seated.team, seated.level) for seated in table.state.engines] == [("union_state", "recruit")]
        assert table.state.opened is not None
        assert len(table.state.opened.plan) == 4
        assert table.journal.header.seed == "s"
        assert table.journal.header.title == "Practice: Zapad-2025"


def test_what_nobody_says_has_a_proposal(tmp_path: Path) -> None:
    with Table.open(begin(tmp_path, Asked(turns=6))) as table:
        assert [seated.level for seated in table.state.engines] == ["commander"]


def test_the_tutorial_is_a_session_of_its_own(tmp_path: Path) -> None:
    from tabletop.practice.tutorial import is_tutorial

    with Table.open(begin(tmp_path, Asked(tutorial=True))) as table:
        assert is_tutorial(table)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Asked(team="atlantis"), "has no team “atlantis”; it has"),
        (Asked(turns=5), "not in 5"),
        (Asked(tutorial=True, team="nato"), "leave the other options out"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence_and_leaves_no_save(tmp_path: Path, asked: Asked, words: str) -> None:
    with pytest.raises(Told, match=words):
        begin(tmp_path, asked)
    assert not list(tmp_path.glob("*.tabletop"))


def test_a_save_goes_on_as_it_was_set_up(tmp_path: Path) -> None:
    path = begin(tmp_path, Asked(turns=4))
    with pytest.raises(Told, match="leave the other options out"):
        practice(tmp_path, str(path), Asked(level="staff"))


def test_a_save_of_another_kind_is_told(tmp_path: Path) -> None:
    from support.decks import ferry
    from tabletop.game.commands import OpenSession

    path = tmp_path / "people.tabletop"
    Table.create(ferry(), OpenSession(turns=3), path=path).close()
    with pytest.raises(Told, match="is no practice session"):
        practice(tmp_path, str(path), Asked())
