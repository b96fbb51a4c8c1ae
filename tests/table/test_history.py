"""The log as control corrects it: what is in force, what a rewind takes back, which words can be amended."""

from __future__ import annotations

from support.rich import rich_table
from support.tui import do, table_in_memory
from tabletop.game.commands import AdvancePhase, Amend, Note, Rewind, WriteInject
from tabletop.journal.timeline import taken_back, timeline
from tabletop.table.amending import amendment
from tabletop.table.history import going_back, steps, words_of


def test_every_step_is_there_and_says_which_rewind_took_it_back() -> None:
    table = table_in_memory()
    do(table, "control", AdvancePhase())
    do(table, "control", Note(text="kept"))
    do(table, "control", Rewind(to_seq=1, reason="Too early."))
    found = steps(table.commits, table.deck)
    assert [step.seq for step in found] == [1, 2, 3, 4]
    assert [step.taken.reason if step.taken else "" for step in found] == ["", "Too early.", "Too early.", ""]
    assert found[1].taken is not None
    assert found[1].taken.seq == 4
    assert found[2].lasting
    assert not found[1].lasting
    assert found[3].corrects


def test_what_going_back_takes_back_is_what_a_rewind_then_takes_back() -> None:
    table = rich_table()
    for to_seq in range(1, len(table.commits), 7):
        going = going_back(table.commits, to_seq)
        before = set(taken_back(table.commits))
        copy = rich_table()
        if copy.state.timing.stopped is None:
            do(copy, "control", Rewind(to_seq=to_seq, reason="To see."))
            after = set(taken_back(copy.commits))
            assert set(going.back) == after - before
            assert set(going.again) == before - after
            assert {commit.seq for commit in timeline(copy.commits).taken_back} == after


def test_amended_words_stand_in_their_step_with_the_reason() -> None:
    table = table_in_memory()
    do(table, "control", WriteInject(title="A buoy", text={"all": "A buoi is found."}))
    [words] = [each for each in words_of(table.commits[1]) if each.field == "text.norvia"]
    assert words.text == "A buoi is found."
    amend = Amend(seq=2, event=words.event, field=words.field, text="A buoy is found.", reason="Mistyped.")
    do(table, "control", amend)
    step = steps(table.commits, table.deck)[1]
    assert [each.reason for each in step.amended] == ["Mistyped."]
    assert any(each.text == "A buoy is found." for each in words_of(step.commit))


def test_everything_that_is_offered_for_amending_can_be_amended() -> None:
    table = rich_table()
    offered = [(commit.seq, words) for commit in table.commits for words in words_of(commit)]
    assert len({words.kind for _, words in offered}) > 15
    for seq, words in offered:
        answer = amendment(
            table.commits, Amend(seq=seq, event=words.event, field=words.field, text="Other words.", reason="Why not.")
        )
        assert isinstance(answer, tuple), f"{words}: {answer}"
