"""The clock of the room, and NO DUFF."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.orders import PASS
from support.play import NOON, Rehearsal, only
from tabletop.game import commands as c
from tabletop.game.events import (
    ClockPlanned,
    ClockSet,
    InjectTimed,
    PlayResumed,
    PlayStopped,
    SessionEnded,
    SilenceOpened,
    TalksClosed,
)

STOPPED = "NO DUFF: play is stopped. Control lets it go on."
LONG = "Say for how long: from a second to a day."


@pytest.fixture
def play() -> Rehearsal:
    return Rehearsal(ferry())


def left(play: Rehearsal) -> int:
    timer = play.public().clock.timer
    assert timer is not None
    return timer.at(play.at)


class TestClock:
    def test_it_runs_down_pauses_and_goes_on_and_everybody_sees_it(self, play: Rehearsal) -> None:
        assert play.team("norvia").clock.timer is None
        play.give(c.StartClock(seconds=600))
        play.at += 100
        assert left(play) == 500
        play.give(c.PauseClock())
        play.at += 1000
        assert left(play) == 500
        play.give(c.ResumeClock())
        play.at += 50
        assert left(play) == 450
        assert play.team("norvia").clock.timer == play.control().clock.timer == play.public().clock.timer

    def test_more_time_counts_from_now_where_the_clock_was_overdrawn(self, play: Rehearsal) -> None:
        play.give(c.StartClock(seconds=60))
        play.give(c.ExtendClock(seconds=30))
        assert left(play) == 90
        play.at += 200
        assert left(play) == -110
        play.give(c.ExtendClock(seconds=120))
        assert left(play) == 120
        play.give(c.PauseClock())
        play.give(c.ExtendClock(seconds=-20))
        assert (left(play), play.public().clock.timer.running) == (100, False)  # type: ignore[union-attr]

    def test_a_clock_that_is_overdrawn_pauses_and_goes_on_overdrawn(self, play: Rehearsal) -> None:
        play.give(c.StartClock(seconds=60))
        play.at += 100
        play.give(c.PauseClock())
        play.at += 100
        play.give(c.ResumeClock())
        play.at += 5
        assert left(play) == -45

    def test_nothing_happens_when_it_has_run_down(self, play: Rehearsal) -> None:
        play.to("decide")
        play.give(c.StartClock(seconds=1))
        play.at += 3600
        play.give(PASS, "norvia")

    def test_what_is_refused(self, play: Rehearsal) -> None:
        for seconds in (0, -1, 86_401):
            assert play.refused(c.StartClock(seconds=seconds)) == LONG
        assert play.refused(c.ExtendClock(seconds=60)) == "No clock is set: start it first."
        assert play.refused(c.ExtendClock(seconds=0)) == LONG
        assert play.refused(c.PauseClock()) == "The clock does not run."
        assert play.refused(c.ResumeClock()) == "No clock is set: start it first."
        play.give(c.StartClock(seconds=86_400))
        for seconds in (1, -86_400):
            assert play.refused(c.ExtendClock(seconds=seconds)) == "That leaves no time, or more than a day."
        assert play.refused(c.ResumeClock()) == "The clock runs already."
        for command in (
            c.StartClock(seconds=5),
            c.ExtendClock(seconds=5),
            c.PauseClock(),
            c.ResumeClock(),
            c.PlanClock(minutes={}),
            c.ResumePlay(),
        ):
            assert play.refused(command, "norvia") == "Only control can do this."

    def test_endex_stops_it_and_the_hot_wash_has_one_of_its_own(self, play: Rehearsal) -> None:
        play.give(c.StartClock(seconds=600))
        play.at += 100
        assert only(play.give(c.EndSession(words="Enough.")), ClockSet) == ClockSet(ends=0, left=500)
        assert play.public().clock.timer is None, "what was left of the phase is no time of the hot wash"
        assert play.refused(c.ExtendClock(seconds=60)) == "No clock is set: start it first."
        play.give(c.StartClock(seconds=2100))
        assert left(play) == 2100
        play.give(c.PauseClock())
        over = "The session has ended; this can no longer be done."
        assert play.refused(c.PlanClock(minutes={"decide": 9})) == over


class TestPlan:
    def test_it_starts_by_itself_with_each_phase_that_has_minutes(self, play: Rehearsal) -> None:
        came = play.give(c.PlanClock(minutes={"inject": 3, "decide": 9, "assess": 0}))
        assert only(came, ClockPlanned).minutes == {"inject": 3, "decide": 9}
        assert only(came, ClockSet).left == 180, "the phase that is open has its time at once where no clock was set"
        assert not [event for event in play.give(c.AdvancePhase()) if isinstance(event, ClockSet)]
        assert only(play.give(c.AdvancePhase()), ClockSet).ends == NOON + 540

    def test_it_leaves_alone_a_clock_that_is_set(self, play: Rehearsal) -> None:
        play.give(c.StartClock(seconds=10))
        assert [type(event) for event in play.give(c.PlanClock(minutes={"inject": 3}))] == [ClockPlanned]

    def test_what_is_refused(self, play: Rehearsal) -> None:
        phases = "a turn has inject, assess, decide, adjudicate, consequences."
        assert play.refused(c.PlanClock(minutes={"tea": 5})) == f"There is no phase “tea”; {phases}"
        for minutes in (-1, 241):
            assert play.refused(c.PlanClock(minutes={"decide": minutes})) == "A phase has from 0 to 240 minutes."


class TestNoDuff:
    @pytest.mark.parametrize("seat", ["control", "norvia", "sandrel/2", "observer", "evaluator"])
    def test_anybody_at_the_table_stops_play(self, play: Rehearsal, seat: str) -> None:
        play.give(c.StopPlay(words="A guest has fainted."), seat)
        for clock in (play.team("norvia").clock, play.public().clock, play.control().clock):
            assert (clock.stopped, clock.stop_words) == (True, "A guest has fainted.")
        assert play.team("norvia").may == ()

    def test_who_cannot_stop_play_and_when(self, play: Rehearsal) -> None:
        assert play.refused(c.StopPlay(), "atlantis") == "Only somebody at the table can do this."
        assert play.refused(c.StopPlay(words="x" * 401)).startswith("What has happened has 401 characters")
        assert play.refused(c.ResumePlay()) == "Play is not stopped."
        play.give(c.StopPlay())
        assert play.refused(c.StopPlay()) == "Play is stopped already."

    def test_while_it_lasts_nothing_of_play_can_be_done(self, play: Rehearsal) -> None:
        play.to("decide")
        play.give(c.StopPlay())
        for command in (
            c.AdvancePhase(),
            c.StartClock(seconds=5),
            c.TellTeams(text={"all": "So."}),
        ):
            assert play.refused(command) == STOPPED
        for theirs in (PASS, c.Finish(), c.SendMessage(text="Help.")):
            assert play.refused(theirs, "norvia") == STOPPED
        play.give(c.Note(text="An ambulance came."))
        play.give(c.Observe(seen="strength", text="They kept calm."), "evaluator")
        play.give(c.ResumePlay())
        play.give(PASS, "norvia")

    def test_the_clock_stops_and_goes_on_where_it_was(self, play: Rehearsal) -> None:
        play.give(c.StartClock(seconds=600))
        play.at += 100
        came = play.give(c.StopPlay())
        assert [type(event) for event in came] == [PlayStopped, ClockSet]
        play.at += 3600
        assert left(play) == 500
        assert [type(event) for event in play.give(c.ResumePlay())] == [PlayResumed, ClockSet]
        play.at += 10
        assert left(play) == 490

    def test_a_clock_that_stood_still_stays_so(self, play: Rehearsal) -> None:
        play.give(c.StartClock(seconds=600))
        play.give(c.PauseClock())
        assert [type(event) for event in play.give(c.StopPlay())] == [PlayStopped]
        assert [type(event) for event in play.give(c.ResumePlay())] == [PlayResumed]
        assert not play.draft.timing.running

    def test_silences_and_timed_injects_end_as_much_later_and_those_that_were_over_stay_over(self, play: Rehearsal) -> None:
        play.give(c.TimeInject(inject="collision", seconds=50))
        play.give(c.TimeInject(inject="newspapers", seconds=500))
        play.to("decide")
        play.order("joint-inspection", agreed=())
        play.give(c.OpenSilence(order="T1-norvia-main", seconds=300), "norvia")
        play.at += 100
        play.give(c.StopPlay(), "sandrel")
        play.at += 1000
        came = play.give(c.ResumePlay())
        assert only(came, SilenceOpened).ends == NOON + 1300
        assert only(came, InjectTimed) == InjectTimed(inject="newspapers", at=NOON + 1500, fixed=False)

    def test_an_inject_bound_to_an_hour_of_the_day_stays_there(self, play: Rehearsal) -> None:
        play.give(c.TimeInject(inject="newspapers", seconds=500, fixed=True))
        play.give(c.StopPlay())
        play.at += 100
        assert [type(event) for event in play.give(c.ResumePlay())] == [PlayResumed]
        assert play.state.timed["newspapers"] == InjectTimed(inject="newspapers", at=NOON + 500, fixed=True)
        off = only(play.give(c.TimeInject(inject="newspapers", seconds=0, fixed=True)), InjectTimed)
        assert off == InjectTimed(inject="newspapers", at=0, fixed=False)

    def test_a_clock_of_the_machine_that_was_set_back_takes_no_time_away(self, play: Rehearsal) -> None:
        play.give(c.TimeInject(inject="newspapers", seconds=500))
        play.give(c.StopPlay())
        play.at -= 3600
        assert [type(event) for event in play.give(c.ResumePlay())] == [PlayResumed]

    def test_control_can_end_a_session_that_cannot_go_on_and_the_stop_ends_with_it(self, play: Rehearsal) -> None:
        play.give(c.StartClock(seconds=600))
        play.give(c.OpenTalks(teams=("norvia", "sandrel")))
        play.give(c.StopPlay(words="The building is cleared."), "norvia")
        play.at += 3600
        assert play.refused(c.EndSession(words="Enough."), "norvia") == "Only control can do this."
        came = play.give(c.EndSession(words="The building was cleared."))
        assert [type(event) for event in came] == [TalksClosed, SessionEnded]
        for clock in (play.team("norvia").clock, play.public().clock, play.control().clock):
            assert (clock.stopped, clock.stop_words, clock.phase, clock.timer) == (False, "", "ended", None)
        assert play.refused(c.ResumePlay()) == "Play is not stopped."
        play.give(c.GiveFeedback(marks={"pace": 4}), "norvia")
        play.give(c.StopPlay())
        play.give(c.ResumePlay())

    def test_it_can_be_called_in_the_hot_wash(self, play: Rehearsal) -> None:
        play.give(c.EndSession(words="Enough."))
        play.give(c.StopPlay())
        assert play.refused(c.GiveFeedback(marks={"pace": 4}), "norvia") == STOPPED
        play.give(c.ResumePlay())
        play.give(c.GiveFeedback(marks={"pace": 4}), "norvia")
