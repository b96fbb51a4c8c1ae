"""A table whose log another writer added to."""

from __future__ import annotations

from support.decks import ferry
from tabletop.game.commands import AdvancePhase, EndSession, Note, OpenSession
from tabletop.game.refusal import Refusal
from tabletop.journal.commit import Commit
from tabletop.journal.memory import MemoryJournal
from tabletop.table import Table


def two_at_one_log() -> tuple[Table, Table]:
    first = Table.create(ferry(), OpenSession(turns=3), seed="x")
    assert isinstance(first.journal, MemoryJournal)
    return first, Table(first.journal, first.deck)


def test_a_command_is_decided_anew_after_what_another_wrote() -> None:
    first, second = two_at_one_log()
    assert isinstance(first.submit("control", Note(text="One.")), Commit)
    answer = second.submit("control", Note(text="Two."))
    assert isinstance(answer, Commit)
    assert answer.seq == 3
    assert [commit.seq for commit in second.commits] == [1, 2, 3]


def test_whoever_looks_is_told_of_what_another_wrote_also_where_the_command_is_then_refused() -> None:
    first, second = two_at_one_log()
    looked: list[str] = []
    second.subscribe(lambda: looked.append(second.state.phase))
    assert isinstance(first.submit("control", EndSession(words="Enough.")), Commit)
    assert isinstance(second.submit("control", AdvancePhase()), Refusal)
    assert looked == ["ended"]
