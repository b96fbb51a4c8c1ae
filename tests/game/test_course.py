"""STARTEX, phases and turns, income, the hidden end, ENDEX with aims and scores."""

from __future__ import annotations

import pytest
from attrs import evolve

from support.decks import ferry
from support.orders import PASS
from support.play import Rehearsal, only
from tabletop.game import commands as c
from tabletop.game.events import AimJudged, PhaseOpened, SessionEnded, TurnOpened
from tabletop.game.state import Draft


def test_startex_opens_turn_one_with_what_was_set_up() -> None:
    settings = c.OpenSession(turns=2, title="Spring run", handling="OFFICIAL", training=("norvia",), absent=("palace",))
    play = Rehearsal(ferry(), settings)
    clock = play.team("sandrel").clock
    assert (clock.title, clock.handling, clock.phase, clock.number, clock.of) == ("Spring run", "OFFICIAL", "inject", 1, 2)
    assert (clock.turn_title, clock.date) == ("Fog", "1 March")
    assert play.team("sandrel").absent == ("palace",)
    assert play.draft.opened is not None
    assert play.draft.opened.training == ("norvia",)
    assert play.draft.tracks == tuple(track.start for track in ferry().tracks)
    assert play.draft.flags == ("buoy_moved",)


def test_a_session_without_a_name_has_that_of_the_deck() -> None:
    assert Rehearsal(ferry(), c.OpenSession(turns=3, title=" ")).team("norvia").clock.title == ferry().title


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (c.OpenSession(turns=5), "This deck has no session of 5 turns; it offers 3, 2."),
        (c.OpenSession(turns=3, until=4), "A session of 3 turns cannot end after turn 4."),
        (c.OpenSession(turns=3, until=-1), "A session of 3 turns cannot end after turn -1."),
        (
            c.OpenSession(turns=3, until=2, hidden_end=True),
            "A session that ends after a given turn has no hidden end: choose one of the two.",
        ),
        (c.OpenSession(turns=3, absent=("chef",)), "There is no role “chef” in this deck."),
        (c.OpenSession(turns=3, training=("atlantis",)), "There is no team “atlantis” in this deck."),
        (c.OpenSession(turns=3, title="x" * 401), "The title has 401 characters; the most is 400. Shorten it."),
        (c.OpenSession(turns=3, handling="x" * 81), "The handling marking has 81 characters; the most is 80. Shorten it."),
        (c.OpenSession(turns=3, handling=" "), "The handling marking is missing: write it first."),
    ],
)
def test_startex_is_refused_with_what_is_wrong(settings: c.OpenSession, sentence: str) -> None:
    play = Rehearsal(ferry())
    play.draft = Draft()
    assert play.refused(settings) == sentence


def test_a_session_is_opened_once_and_by_control() -> None:
    play = Rehearsal(ferry())
    assert play.refused(c.OpenSession(turns=3)) == "The session is open already."
    assert play.refused(c.OpenSession(turns=3), "norvia") == "Only control can do this."


def test_before_startex_there_is_nothing_to_do_but_open() -> None:
    play = Rehearsal(ferry())
    play.draft = Draft()
    assert play.refused(c.AdvancePhase()) == "The session has not begun: open it first."
    assert play.refused(c.Finish(), "norvia") == "The session has not begun: open it first."


def test_a_turn_has_five_phases_in_order() -> None:
    play = Rehearsal(ferry(), c.OpenSession(turns=2)).to("ended")
    five = ["inject", "assess", "decide", "adjudicate", "consequences"]
    assert [event.phase for event in play.all(PhaseOpened)] == five * 2
    assert [(event.number, event.turn) for event in play.all(TurnOpened)] == [(1, 1), (2, 3)]


def test_the_assess_phase_can_be_left_out() -> None:
    play = Rehearsal(ferry(), c.OpenSession(turns=2, assess=False)).to("ended")
    assert [event.phase for event in play.all(PhaseOpened)] == ["inject", "decide", "adjudicate", "consequences"] * 2


def test_only_control_moves_the_clock() -> None:
    play = Rehearsal(ferry())
    for seat in ("norvia", "sandrel/2", "evaluator", "observer", "public"):
        assert play.refused(c.AdvancePhase(), seat) == "Only control can do this."


def test_a_phase_says_that_something_belongs_to_another() -> None:
    play = Rehearsal(ferry())
    assert play.refused(PASS, "norvia") == "This belongs to the decide phase; the table is in the inject phase."
    forecast = c.MakeForecast(question="ferry-runs", probability=50)
    assert play.to("adjudicate").refused(forecast, "norvia") == (
        "This belongs to the inject or assess or decide phase; the table is in the adjudicate phase."
    )


def test_income_comes_at_each_turns_opening_but_the_first_and_stops_at_the_top() -> None:
    play = Rehearsal(ferry())
    assert play.team("norvia").capital == 3
    assert play.to("inject", 2).team("norvia").capital == 4
    play.put("norvia.capital = 6")
    assert play.to("inject", 3).team("norvia").capital == 6


def test_a_team_says_that_it_is_done_and_saying_it_twice_is_no_fault() -> None:
    play = Rehearsal(ferry()).to("decide")
    assert not play.team("norvia").finished
    assert len(play.give(c.Finish(), "norvia")) == 1
    assert play.give(c.Finish(), "norvia/2") == []
    assert play.team("norvia").finished
    assert not play.team("sandrel").finished
    assert play.control().next_step == "Waiting for Kingdom of Sandrel."
    play.give(c.Finish(), behalf="sandrel")
    assert play.control().next_step == "All teams are done: go on."
    assert not play.to("adjudicate").team("norvia").finished
    assert play.refused(c.Finish(), "observer") == "Only a team can do this; control may do it on a team's behalf."


def test_an_order_that_is_not_ruled_holds_the_turn() -> None:
    play = Rehearsal(ferry()).to("decide")
    order = play.order("halt-ferry")
    play.give(c.AdvancePhase())
    assert play.refused(c.AdvancePhase()) == "One order is not ruled yet: rule Norvia’s “Halt the ferry” first."
    assert play.control().next_step == "1 order to rule on."
    play.give(c.RuleOrder(order=order.order, method="certain"))
    assert play.control().next_step == "Everything is ruled: go on."
    play.give(c.AdvancePhase())


def test_a_session_that_is_to_end_sooner_counts_its_turns_and_closes_the_last() -> None:
    whole, short = (Rehearsal(ferry(), c.OpenSession(turns=3, until=until)) for until in (0, 1))
    assert (whole.team("norvia").clock.of, short.team("norvia").clock.of) == (3, 1)
    short.to("ended")
    assert short.last(SessionEnded).ending == "endex"
    assert [each.number for each in short.all(TurnOpened)] == [1]


def test_with_a_hidden_end_the_turn_before_the_last_may_fall_away_and_nobody_is_told() -> None:
    lengths = set()
    for seed in range(20):
        play = Rehearsal(ferry(), c.OpenSession(turns=3, hidden_end=True), seed=str(seed))
        assert play.team("norvia").clock.of is None
        assert play.public().clock.of is None
        play.to("ended")
        turns = tuple(event.turn for event in play.all(TurnOpened))
        assert turns[-1] == 3, "the aftermath is always played"
        lengths.add(turns)
    assert lengths == {(1, 2, 3), (1, 3)}


def test_a_team_that_gave_no_main_order_or_passed_has_passed() -> None:
    play = Rehearsal(ferry()).to("decide")
    play.give(PASS, "norvia")
    play.give(evolve(play.ordering("open-quay"), slot="national", card="survey-channel", purpose="routine"), "sandrel")
    play.to("inject", 2)
    assert play.last(TurnOpened).passed == ("norvia", "sandrel")
    play.to("decide")
    play.order("ask-sandrel")
    play.to("inject", 3)
    assert play.last(TurnOpened).passed == ("sandrel",)


def test_an_order_under_way_from_an_earlier_turn_does_not_stand_in_for_a_new_one() -> None:
    play = Rehearsal(ferry()).to("decide")
    play.order("train-pilots")
    play.to("inject", 2)
    assert play.last(TurnOpened).passed == ("sandrel",)
    play.to("inject", 3)
    assert play.last(TurnOpened).passed == ("norvia", "sandrel")


def test_endex_judges_each_aim_and_scores_the_weight_that_was_reached() -> None:
    play = Rehearsal(ferry()).to("consequences", 3)
    play.put("not ferry_halted", "norvia.unity = 3", "norvia.capital = 0", "norvia.trust = 2", "escalation = 3")
    play.to("ended")
    ended = play.last(SessionEnded)
    results = {judged.aim: judged.result for judged in ended.aims}
    assert results == {"open-line": "met", "stand-firm": "missed", "cleared-name": "partly", "quiet-jubilee": "partly"}
    assert ended.aims[0] == AimJudged(aim="open-line", team="norvia", result="met")
    assert ended.scores == {"norvia": 67, "sandrel": 50}
    ending = play.team("norvia").ending
    assert ending is not None
    assert (ending.ending, ending.scores) == ("endex", {"norvia": 67, "sandrel": 50})
    assert play.public().ending == ending


def test_control_ends_the_session_before_its_time_with_words() -> None:
    play = Rehearsal(ferry())
    assert play.refused(c.EndSession(words=" ")) == "The reason for ending is missing: write it first."
    assert play.refused(c.EndSession(words="Fire alarm."), "sandrel") == "Only control can do this."
    ended = only(play.give(c.EndSession(words="Fire alarm.")), SessionEnded)
    assert (ended.ending, ended.words) == ("stopped", "Fire alarm.")
    assert play.draft.phase == "ended"


def test_after_endex_the_world_stands_still() -> None:
    play = Rehearsal(ferry())
    play.give(c.EndSession(words="Enough."))
    over = "The session has ended; this can no longer be done."
    for command in (c.AdvancePhase(), c.ReleaseInject(inject="collision"), c.EndSession(words="Again.")):
        assert play.refused(command) == over
    assert play.refused(PASS, "norvia") == over
    assert play.refused(c.Finish(), "norvia") == over
    assert play.team("norvia").may == ("GiveFeedback",)
    assert play.team("norvia").offers == ()
    assert play.team("norvia").questions == ()
