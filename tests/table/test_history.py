"""The log as control corrects it: what is in force, what a rewind takes back, which words can be amended."""

from __future__ import annotations

from support.rich import rich_table
from support.tui import do, table_in_memory
from tabletop.game.commands import AdvancePhase, Amend, Note, PlanClock, Rewind, WriteInject
from tabletop.game.events import Amended
from tabletop.journal.timeline import taken_back, timeline
from tabletop.table.amending import amendment
from tabletop.table.history import GoingBack, going_back, steps, words_of


def test_every_step_is_there_and_says_which_rewind_took_it_back() -> None:
    table = table_in_memory()
    do(table, "control", AdvancePhase())
    do(table, "control", Note(text="kept"))
    assert going_back(table.commits, 1) == GoingBack(back=(2,), kept=(3,))
    do(table, "control", Rewind(to_seq=1, reason="Too early."))
    found = steps(table.commits, table.deck)
    assert [step.seq for step in found] == [1, 2, 3, 4]
    assert [step.taken.reason if step.taken else "" for step in found] == ["", "Too early.", "", ""]
    assert found[1].taken is not None
    assert found[1].taken.seq == 4
    assert [step.kept.seq if step.kept else 0 for step in found] == [0, 0, 4, 0]
    assert not any(step.stays for step in found)
    assert found[3].corrects


def test_of_a_step_that_is_taken_back_in_part_it_is_told_what_stays() -> None:
    table = table_in_memory()
    do(table, "control", PlanClock(minutes={"assess": 5}))
    do(table, "control", AdvancePhase())
    assert {event.NAME for event in table.commits[2].events} > {"phase_opened"}, "the clock of the phase starts with it"
    assert going_back(table.commits, 1) == GoingBack(back=(3,), partly=(3,), kept=(2,))
    do(table, "control", Rewind(to_seq=1, reason="Too early."))
    step = steps(table.commits, table.deck)[2]
    assert step.taken is not None
    assert step.kept is None
    assert {heard.kind for heard in step.stays} == {event.NAME for event in table.commits[2].events if event.LASTING}
    assert "phase_opened" not in {heard.kind for heard in step.stays}


def test_a_rewind_that_is_taken_back_no_longer_holds() -> None:
    table = table_in_memory()
    do(table, "control", AdvancePhase())
    do(table, "control", Rewind(to_seq=1, reason="Too early."))
    do(table, "control", Rewind(to_seq=2, reason="No, it was time."))
    found = steps(table.commits, table.deck)
    assert [step.taken.seq if step.taken else 0 for step in found] == [0, 0, 4, 0]
    assert not any(step.kept or step.stays for step in found)
    assert going_back(table.commits, 3) == GoingBack(back=(2, 4), again=(3,))


def test_what_going_back_takes_back_is_what_a_rewind_then_takes_back() -> None:
    table = rich_table()
    for to_seq in range(1, len(table.commits), 7):
        going = going_back(table.commits, to_seq)
        before = set(taken_back(table.commits))
        copy = rich_table()
        if copy.state.timing.stopped is None:
            do(copy, "control", Rewind(to_seq=to_seq, reason="To see."))
            after = set(taken_back(copy.commits))
            lasting = {commit.seq for commit in copy.commits if commit.lasting}
            assert set(going.back) == after - before - lasting
            assert set(going.kept) == (after - before) & lasting
            assert set(going.again) == before - after - lasting
            assert set(going.partly) <= set(going.back)
            in_force = {commit.seq: commit for commit in timeline(copy.commits).effective}
            for seq in going.kept:
                assert in_force[seq].events == copy.commits[seq - 1].events
            for seq in going.back:
                assert (seq in in_force) == (seq in going.partly) or copy.commits[seq - 1].events[0].NAME == "rewound"
            assert {commit.seq for commit in timeline(copy.commits).taken_back} == after


def test_amended_words_stand_in_their_step_with_the_reason() -> None:
    table = table_in_memory()
    do(table, "control", WriteInject(title="A buoy", text={"all": "A buoi is found."}))
    [words] = [each for each in words_of(table.commits, 2) if each.field == "text.norvia"]
    assert words.text == "A buoi is found."
    amend = Amend(seq=2, event=words.event, field=words.field, text="A buoy is found.", reason="Mistyped.")
    do(table, "control", amend)
    step = steps(table.commits, table.deck)[1]
    assert [each.reason for each in step.amended] == ["Mistyped."]
    assert any(each.text == "A buoy is found." for each in words_of(table.commits, 2))


def test_everything_that_is_offered_for_amending_can_be_amended() -> None:
    table = rich_table()
    offered = [(commit.seq, words) for commit in table.commits for words in words_of(table.commits, commit.seq)]
    assert len({words.kind for _, words in offered}) > 15
    for seq, words in offered:
        answer = amendment(
            table.commits, Amend(seq=seq, event=words.event, field=words.field, text="Other words.", reason="Why not.")
        )
        assert isinstance(answer, Amended), f"{words}: {answer}"
