"""A session that is closed and opened again: the time between is nobody's."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from support.decks import ferry
from support.hands import Hands, timed_table
from support.tui import do
from tabletop.game import commands as c
from tabletop.game.events import SessionReopened
from tabletop.game.refusal import Refusal
from tabletop.game.timing import Timer
from tabletop.journal.fork import fork
from tabletop.review import analyse
from tabletop.review.report import report_markdown
from tabletop.table import Table
from tabletop.table.pace import pace
from tabletop.table.replay import Replay

LUNCH = 3600


def begun(path: Path) -> tuple[Table, Hands]:
    return timed_table(path=path)


def timer(table: Table) -> Timer:
    found = table.state.timing.timer(table.state.phase)
    assert found is not None
    return found


def silenced(table: Table) -> None:
    """A collective order under a silence of 300 seconds, in the decide phase."""
    do(table, "control", c.AdvancePhase())
    do(table, "control", c.AdvancePhase())
    order = c.GiveOrder(
        substance="action", card="joint-inspection", purpose="reassurance", message="reassurance", rationale="Nothing to hide."
    )
    do(table, "norvia", order)
    do(table, "norvia", c.OpenSilence(order="T1-norvia-main", seconds=300))


def test_the_clock_silences_and_timed_injects_have_as_much_time_as_when_it_was_left(tmp_path: Path) -> None:
    path = tmp_path / "s.tabletop"
    table, hands = begun(path)
    silenced(table)
    do(table, "control", c.TimeInject(inject="oil-film", seconds=600))
    do(table, "control", c.StartClock(seconds=540))
    hands.forward(40)
    silence = table.state.silences[0].ends
    table.close()
    hands.forward(LUNCH)
    with Table.open(path, clock=hands) as again:
        events = again.go_on()
        assert [event.NAME for event in events] == ["session_reopened", "clock_set", "silence_opened", "inject_timed"]
        assert timer(again).at(again.now()) == 500
        assert again.state.silences[0].ends == silence + LUNCH
        assert again.state.timed["oil-film"].at == again.now() + 560
        assert again.commits[-1].events == events
        hands.forward(10)
        assert timer(again).at(again.now()) == 490


def test_what_is_bound_to_an_hour_of_the_day_and_what_was_over_stay(tmp_path: Path) -> None:
    path = tmp_path / "s.tabletop"
    table, hands = begun(path)
    do(table, "control", c.TimeInject(inject="oil-film", seconds=5400, fixed=True))
    do(table, "control", c.TimeInject(inject="collision", seconds=5))
    do(table, "control", c.StartClock(seconds=60))
    hands.forward(90)
    timed = dict(table.state.timed)
    table.close()
    hands.forward(LUNCH)
    with Table.open(path, clock=hands) as again:
        assert [event.NAME for event in again.go_on()] == ["session_reopened", "clock_set"]
        assert again.state.timed == timed
        assert timer(again).at(again.now()) == -30, "a clock that was over is over by as much"


def test_of_a_program_that_was_killed_the_last_step_counts(tmp_path: Path) -> None:
    path = tmp_path / "s.tabletop"
    table, hands = begun(path)
    do(table, "control", c.StartClock(seconds=540))
    hands.forward(40)
    table.journal.close()
    hands.forward(LUNCH)
    with Table.open(path, clock=hands) as again:
        again.go_on()
        assert timer(again).at(again.now()) == 540


def test_where_nothing_runs_no_step_is_made_and_the_next_one_says_that_it_was_closed(tmp_path: Path) -> None:
    path = tmp_path / "s.tabletop"
    table, hands = begun(path)
    do(table, "control", c.AdvancePhase())
    hands.forward(60)
    steps = len(table.commits)
    table.close()
    hands.forward(LUNCH)
    for _ in range(2):  # looked at in between, without a step
        with Table.open(path, clock=hands) as looked:
            assert looked.go_on() == ()
            assert len(looked.commits) == steps
            hands.forward(LUNCH)
    with Table.open(path, clock=hands) as again:
        again.go_on()
        assert isinstance(again.submit("control", c.PauseClock()), Refusal)
        hands.forward(30)
        do(again, "norvia", c.Finish())
        do(again, "sandrel", c.Finish())
        assert len(again.commits) == steps + 2
        marks = [event for commit in again.commits for event in commit.events if isinstance(event, SessionReopened)]
        assert [mark.until - mark.since for mark in marks] == [3 * LUNCH]
        assert pace(again.commits) == {"norvia": 90, "sandrel": 90}


def test_nothing_is_put_off_twice_while_no_duff_is_in_force(tmp_path: Path) -> None:
    path = tmp_path / "s.tabletop"
    table, hands = begun(path)
    do(table, "control", c.TimeInject(inject="oil-film", seconds=600))
    do(table, "control", c.StartClock(seconds=540))
    hands.forward(40)
    do(table, "control", c.StopPlay(words="The alarm."))
    table.close()
    hands.forward(LUNCH)
    with Table.open(path, clock=hands) as again:
        assert again.go_on() == ()
        do(again, "control", c.ResumePlay())
        assert timer(again).at(again.now()) == 500
        assert again.state.timed["oil-film"].at == again.now() + 560
        assert not [event for commit in again.commits for event in commit.events if isinstance(event, SessionReopened)]


def test_a_fork_begins_with_the_clock_as_it_stood_at_its_step(tmp_path: Path) -> None:
    path, other = tmp_path / "s.tabletop", tmp_path / "fork.tabletop"
    table, hands = begun(path)
    do(table, "control", c.StartClock(seconds=540))
    hands.forward(100)
    do(table, "control", c.Note(text="They hesitate."))
    seq = len(table.commits)
    hands.forward(2000)
    do(table, "control", c.Note(text="They act."))
    table.close()
    fork(path, seq, other, created=hands(), app="1", title="What if")
    hands.forward(LUNCH)
    with Table.open(other, clock=hands) as forked:
        forked.go_on()
        assert timer(forked).at(forked.now()) == 440
    with Table.open(path, clock=hands) as source:
        source.go_on()
        assert timer(source).at(source.now()) == 540 - 2100


def test_before_startex_after_endex_and_at_once_there_is_nothing_to_give_back(tmp_path: Path) -> None:
    path = tmp_path / "s.tabletop"
    table, hands = begun(path)
    do(table, "control", c.StartClock(seconds=540))
    table.close()
    with Table.open(path, clock=hands) as again:
        assert again.go_on() == ()
        do(again, "control", c.EndSession(words="Enough."))
    hands.forward(LUNCH)
    with Table.open(path, clock=hands) as ended:
        assert ended.go_on() == ()
        do(ended, "control", c.Note(text="The hot wash."))
        assert [event.NAME for event in ended.commits[-1].events] == ["noted"]
        do(ended, "control", c.StartClock(seconds=2100))
    hands.forward(LUNCH)
    with Table.open(path, clock=hands) as washed:
        washed.go_on()
        assert timer(washed).at(washed.now()) == 2100


def test_a_clock_of_the_machine_that_was_set_back_takes_no_time_away(tmp_path: Path) -> None:
    path = tmp_path / "s.tabletop"
    table, hands = begun(path)
    do(table, "control", c.StartClock(seconds=540))
    table.close()
    hands.forward(-LUNCH)
    with Table.open(path, clock=hands) as again:
        assert again.go_on() == ()


async def test_teams_hear_of_the_clock_alone_and_a_replay_shows_it_as_it_stood(tmp_path: Path) -> None:
    path = tmp_path / "s.tabletop"
    table, hands = begun(path)
    do(table, "control", c.StartClock(seconds=540))
    seats = ("norvia", "public", "control")
    before = {seat: len(await table.seat(seat).feed()) for seat in seats}
    table.close()
    hands.forward(LUNCH)
    with Table.open(path, clock=hands) as again:
        again.go_on()
        told = {seat: [heard.kind for heard in (await again.seat(seat).feed())[before[seat] :]] for seat in seats}
    assert told == {"norvia": ["clock_set"], "public": ["clock_set"], "control": ["session_reopened", "clock_set"]}
    replay = Replay.open(path)
    for back in (0, 1):
        replay.jump(len(replay) - back)
        seat = replay.seat("control")
        shown = (await seat.view()).clock.timer
        assert shown is not None
        assert shown.at(seat.now()) == 540


def test_the_report_leaves_the_closed_time_out_and_says_how_long_it_was(tmp_path: Path) -> None:
    path = tmp_path / "s.tabletop"
    table, hands = begun(path)
    do(table, "control", c.PlanClock(minutes={"inject": 5}))
    hands.forward(60)
    table.close()
    hands.forward(LUNCH)
    with Table.open(path, clock=hands) as again:
        again.go_on()
        hands.forward(30)
        do(again, "control", c.AdvancePhase())
        analysis = analyse(again)
    assert analysis.times.phases[0].seconds == 90
    assert [one.seconds for one in analysis.times.closed] == [LUNCH]
    assert analysis.times.set_by_hand == 0
    assert "The session was closed in between once, for 1 h 0 min *(step 3)*" in report_markdown(analysis)


def test_a_rewind_across_a_closing_gives_back_what_was_left_then(tmp_path: Path) -> None:
    path = tmp_path / "s.tabletop"
    table, hands = begun(path)
    silenced(table)
    seq = len(table.commits)
    hands.forward(50)
    table.close()
    hands.forward(LUNCH)
    with Table.open(path, clock=hands) as again:
        again.go_on()
        assert again.state.silences[0].ends == again.now() + 250
        do(again, "control", c.Rewind(to_seq=seq, reason="Again."))
        assert again.state.silences[0].ends == again.now() + 300
        do(again, "norvia", c.Finish())
        assert pace(again.commits) == {"norvia": 50}, "the lunch stays nobody's, whatever is taken back"


@given(
    st.lists(
        st.tuples(st.sampled_from(["run", "closed", "killed", "step"]), st.integers(min_value=0, max_value=5_000)), max_size=12
    )
)
def test_however_often_it_is_closed_the_clock_loses_only_time_that_it_was_open(course: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.tabletop"
        hands = Hands()
        table = Table.create(ferry(), c.OpenSession(turns=3), seed="x", path=path, clock=hands)
        do(table, "control", c.StartClock(seconds=80_000))
        left = known = 80_000
        for what, seconds in course:
            if what == "run":
                hands.forward(seconds)
                left -= seconds
            elif what == "step":
                do(table, "control", c.Note(text="So."))
                known = left
            else:
                if what == "closed":
                    table.close()
                else:
                    table.journal.close()
                    left = known  # since the last step nobody wrote down that it was open
                hands.forward(seconds)
                table = Table.open(path, clock=hands)
                table.go_on()
                known = left
            assert timer(table).at(table.now()) == left
        table.close()
