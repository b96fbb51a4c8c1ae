"""A table: commands in, commits out; retries, stale writers, saves opened again."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.decks import ferry
from support.orders import PASS
from support.tables import AT, HALT, refused, table, taken, to_decide
from tabletop.game import commands as c
from tabletop.game.events import Noted, OrderGiven, PhaseOpened
from tabletop.journal.commit import Commit
from tabletop.journal.drafts import drafts_path
from tabletop.journal.errors import NotSaved, SaveBusy, SaveReadOnly
from tabletop.journal.roster import roster_path
from tabletop.table import Table


def test_a_command_comes_to_one_commit_that_says_who_and_when() -> None:
    at = to_decide(table())
    answer = at.submit("control", HALT, person="p1", behalf="norvia/2", command_id="slip 7")
    assert isinstance(answer, Commit)
    assert (answer.seq, answer.id, answer.at, answer.seat, answer.person, answer.behalf) == (
        len(at.commits),
        "slip 7",
        AT,
        "control",
        "p1",
        "norvia/2",
    )
    assert [type(event) for event in answer.events] == [OrderGiven]
    assert at.state.orders == answer.events


def test_what_is_refused_leaves_no_trace_in_the_log() -> None:
    at = table()
    before = list(at.commits)
    assert refused(at, HALT, "norvia") == "This belongs to the decide phase; the table is in the inject phase."
    assert list(at.commits) == before


def test_settings_that_the_rules_refuse_make_no_session(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    with pytest.raises(ValueError, match=r"This deck has no session of 9 turns; it offers 3, 2\."):
        Table.create(ferry(), c.OpenSession(turns=9), path=path)
    assert not path.exists()


def test_a_retry_is_answered_from_the_log_and_not_carried_out_twice(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    with table(path) as at:
        first = taken(at, c.Note(text="Once."), command_id="n1")
        assert taken(at, c.Note(text="Once."), command_id="n1") is first
        assert sum(isinstance(event, Noted) for commit in at.commits for event in commit.events) == 1
    with Table.open(path) as again:
        assert taken(again, c.Note(text="Once."), command_id="n1") == first
        assert len(again.commits) == first.seq


def test_two_writers_on_one_log_both_get_through_and_see_the_same() -> None:
    one = table()
    other = Table(one.journal, ferry(), clock=lambda: AT)
    taken(one, c.Note(text="From one."))
    commit = taken(other, c.Note(text="From the other."))
    assert commit.seq == 3
    taken(one, c.AdvancePhase())
    assert one.state.phase == "assess"
    taken(other, c.AdvancePhase())
    assert (other.state.phase, one.journal.seq) == ("decide", 5)
    assert [commit.seq for commit in other.commits] == [1, 2, 3, 4, 5]


def test_what_another_writer_did_meanwhile_is_decided_upon_anew() -> None:
    one = to_decide(table())
    other = Table(one.journal, ferry(), clock=lambda: AT)
    taken(one, HALT, "norvia")
    assert other.state.orders == (), "it has not looked yet"
    assert refused(other, PASS, "norvia") == "You have a main order already: withdraw it first to give another."


def test_a_retry_that_another_writer_has_stored_is_answered_from_the_log() -> None:
    one = table()
    other = Table(one.journal, ferry(), clock=lambda: AT)
    first = taken(one, c.Note(text="Once."), command_id="n1")
    assert taken(other, c.Note(text="Once."), command_id="n1") == first
    assert one.journal.seq == 2


def test_those_who_listen_are_called_after_each_commit_until_they_leave() -> None:
    at = table()
    phases: list[str] = []
    leave = at.subscribe(lambda: phases.append(at.state.phase))
    taken(at, c.AdvancePhase())
    refused(at, PASS, "norvia")
    taken(at, c.AdvancePhase())
    leave()
    leave()
    taken(at, c.AdvancePhase())
    assert phases == ["assess", "decide"]


def test_a_save_opens_where_it_was_left_and_is_held_by_one(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    with table(path) as at:
        to_decide(at)
        taken(at, HALT, "norvia")
        with pytest.raises(SaveBusy):
            Table.open(path)
        with Table.open(path, write=False) as reader:
            assert reader.state == at.state
            assert not reader.seat("control").live
            with pytest.raises((SaveReadOnly, NotSaved)):
                reader.submit("control", c.AdvancePhase())
            assert reader.state == at.state
        state, commits = at.state, list(at.commits)
    with Table.open(path) as again:
        assert again.state == state
        assert list(again.commits) == commits
        assert again.deck.title == "The ferry dispute"
        taken(again, c.AdvancePhase())
    assert isinstance(commits[0].events[-1], PhaseOpened)


def test_what_is_wrong_beside_the_save_is_told_through_the_table(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    with table(path) as at:
        assert at.notice == ""
    roster_path(path).write_text("[]")
    drafts_path(path).write_bytes(b"junk\n")
    with Table.open(path) as at:
        assert "Some unsent texts" in at.notice
        assert "The names in" in at.notice
    assert table().notice == ""
