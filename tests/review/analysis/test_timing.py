"""How long phases and teams took, with what does not count left out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from support.decks import ferry
from support.hand import Hand
from support.rich import rich_analysis
from tabletop.deck.model import Deck
from tabletop.game import commands as c
from tabletop.journal.stamp import stamp
from tabletop.review import analyse
from tabletop.review.analysis.timing import PhaseTime, Times
from tabletop.review.report import report_markdown
from tabletop.table.table import Table


class Watch:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 9, tzinfo=UTC)

    def __call__(self) -> str:
        return stamp(self.now)

    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)


def at_table(watch: Watch, deck: Deck | None = None) -> Hand:
    return Hand(Table.create(deck or ferry(), c.OpenSession(turns=3), seed="x", clock=watch))


def times(hand: Hand) -> Times:
    return analyse(hand.table).times


def phase(found: Times, name: str) -> PhaseTime:
    return next(one for one in found.phases if one.phase == name)


def test_a_phase_lasts_until_the_next_and_a_team_until_it_says_so() -> None:
    watch = Watch()
    hand = at_table(watch)
    hand.give(c.PlanClock(minutes={"inject": 2, "assess": 5}))
    watch.wait(90)
    hand.advance()
    watch.wait(200)
    hand.give(c.Finish(), "norvia")
    watch.wait(160)
    hand.give(c.Finish(), "sandrel")
    watch.wait(10)
    hand.advance()
    found = times(hand)
    inject, assess, decide = found.phases
    assert (inject.seconds, inject.planned, inject.over) == (90, 120, -30)
    assert (assess.seconds, assess.planned, assess.over) == (370, 300, 70)
    assert {one.team: one.seconds for one in assess.teams} == {"norvia": 200, "sandrel": 360}
    assert (decide.planned, decide.over, decide.open) == (0, 0, True)
    assert (found.planned, found.taken) == (420, 460)


def test_time_in_which_play_stood_still_does_not_count() -> None:
    watch = Watch()
    hand = at_table(watch)
    watch.wait(60)
    hand.give(c.StopPlay(words="The alarm."), "norvia")
    watch.wait(600)
    hand.give(c.ResumePlay())
    watch.wait(40)
    hand.advance()
    found = times(hand)
    assert found.phases[0].seconds == 100
    (stop,) = found.stops
    assert (stop.entry.seat, stop.seconds) == ("norvia", 600)


def test_a_stop_that_goes_on_has_no_length_and_still_does_not_count() -> None:
    watch = Watch()
    hand = at_table(watch)
    watch.wait(60)
    hand.give(c.StopPlay(words=""))
    watch.wait(600)
    hand.give(c.Note(text="We wait."))
    found = times(hand)
    assert found.stops[0].seconds is None
    assert found.phases[0].seconds == 60


def test_a_stop_that_endex_ended_is_not_ended_by_one_of_the_hot_wash() -> None:
    watch = Watch()
    hand = at_table(watch)
    watch.wait(60)
    hand.give(c.StopPlay(words="The building is cleared."))
    watch.wait(600)
    hand.give(c.EndSession(words="Nobody may go back in."))
    watch.wait(300)
    hand.give(c.StopPlay(words="A guest has fainted."))
    watch.wait(20)
    hand.give(c.ResumePlay())
    found = times(hand)
    assert [(stop.seconds, stop.resumed is None) for stop in found.stops] == [(600, True), (20, False)]
    assert found.phases[0].seconds == 60
    report = report_markdown(analyse(hand.table))
    assert "Play stood still for 10 min, until ENDEX." in report


def test_what_was_taken_back_does_not_count() -> None:
    watch = Watch()
    hand = at_table(watch)
    watch.wait(60)
    before = hand.give(c.Note(text="So far.")).seq
    watch.wait(30)
    hand.advance()
    watch.wait(500)
    hand.give(c.Rewind(to_seq=before, reason="Too soon."))
    watch.wait(20)
    hand.advance()
    found = times(hand)
    assert [one.phase for one in found.phases] == ["inject", "assess"]
    assert phase(found, "inject").seconds == 80


def test_the_clock_set_by_hand_is_counted_and_that_of_phases_and_talks_is_not() -> None:
    assert rich_analysis().times.set_by_hand == 4
