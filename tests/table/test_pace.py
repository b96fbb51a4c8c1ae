"""How long each team took in the phase that is open."""

from __future__ import annotations

from support.hands import timed_table
from support.tui import do
from tabletop.game.commands import AdvancePhase, Finish, Note, ResumePlay, Rewind, StopPlay
from tabletop.table.pace import pace


def test_it_counts_from_the_phase_s_opening_to_when_a_team_was_done() -> None:
    table, hands = timed_table()
    do(table, "control", AdvancePhase())
    hands.forward(372)
    do(table, "norvia", Finish())
    assert pace(table.commits) == {"norvia": 372}
    hands.forward(28)
    do(table, "sandrel", Finish())
    assert pace(table.commits) == {"norvia": 372, "sandrel": 400}
    do(table, "control", AdvancePhase())
    assert pace(table.commits) == {}


def test_the_time_that_play_stood_still_is_nobody_s() -> None:
    table, hands = timed_table()
    do(table, "control", AdvancePhase())
    hands.forward(60)
    do(table, "sandrel", StopPlay())
    hands.forward(1000)
    do(table, "control", ResumePlay())
    hands.forward(30)
    do(table, "norvia", Finish())
    hands.forward(10)
    do(table, "control", StopPlay())
    assert pace(table.commits) == {"norvia": 90}


def test_what_was_taken_back_does_not_count() -> None:
    table, hands = timed_table()
    do(table, "control", AdvancePhase())
    begun = len(table.commits)
    hands.forward(50)
    do(table, "norvia", Finish())
    do(table, "control", AdvancePhase())
    hands.forward(50)
    do(table, "control", Rewind(to_seq=begun, reason="Too soon."))
    assert pace(table.commits) == {}
    do(table, "control", Note(text="Again."))
    hands.forward(20)
    do(table, "norvia", Finish())
    assert pace(table.commits) == {"norvia": 120}


def test_before_the_session_there_is_nothing_to_count() -> None:
    assert pace(()) == {}
