"""Consequences: proposals of rules and hazards, control's own hand, questions answered, the top of the ladder."""

from __future__ import annotations

from typing import Any

import pytest

from support.decks import ferry
from support.orders import PASS
from support.play import Rehearsal, only
from tabletop.game import commands as c
from tabletop.game.events import InjectReleased, ProposalMade, ProposalSettled, QuestionAnswered, SessionEnded, TurnOpened
from tabletop.game.questions import asked


@pytest.fixture
def play() -> Rehearsal:
    return Rehearsal(ferry())


def alarmed(play: Rehearsal) -> ProposalMade:
    """A world in which distrust proposes to raise the alarm."""
    play.to("adjudicate")
    play.put("norvia.trust = 1", "sandrel.trust = 1", "escalation = 2")
    return only(play.give(c.AdvancePhase()), ProposalMade)


def danger(seed: int) -> Rehearsal:
    """Two ready coastguards at the end of a turn: a second collision may happen."""
    play = Rehearsal(ferry(), seed=str(seed)).to("adjudicate")
    play.put("norvia.readiness = 4", "sandrel.readiness = 4")
    play.give(c.AdvancePhase())
    return play


def settle(proposal: ProposalMade, decision: str, **fields: Any) -> c.SettleProposal:
    return c.SettleProposal(**{"proposal": proposal.proposal, "decision": decision} | fields)


def test_a_standing_rule_proposes_in_every_turn_in_which_it_holds(play: Rehearsal) -> None:
    proposal = alarmed(play)
    assert (proposal.source, proposal.card, proposal.effects) == ("rule", "distrust-feeds-alarm", ("escalation +1",))
    assert play.track("escalation") == 2, "a proposal changes nothing"
    assert play.refused(c.AdvancePhase()) == (
        "One proposal is not settled yet: accept, soften or hold “Distrust feeds alarm” first."
    )
    assert play.control().next_step == "1 proposal to settle."
    play.to("consequences", 2)
    assert "distrust-feeds-alarm" in [made.card for made in play.draft.proposals]


def test_accepting_lets_it_happen(play: Rehearsal) -> None:
    settled = only(play.give(settle(alarmed(play), "accept")), ProposalSettled)
    assert settled.effects == ("escalation +1",)
    assert play.track("escalation") == 3


def test_softening_lets_something_else_happen_and_wants_a_reason(play: Rehearsal) -> None:
    proposal = alarmed(play)
    softer = settle(proposal, "soften", effects=("norvia.trust -1",))
    assert play.refused(softer) == "The reason is missing: write it first."
    play.give(settle(proposal, "soften", effects=("norvia.trust -1",), reason="The talks hold it down."))
    assert (play.track("escalation"), play.track("norvia.trust")) == (2, 0)


def test_holding_lets_nothing_happen_and_wants_a_reason(play: Rehearsal) -> None:
    proposal = alarmed(play)
    assert play.refused(settle(proposal, "hold")) == "The reason is missing: write it first."
    settled = only(play.give(settle(proposal, "hold", reason="Not today.")), ProposalSettled)
    assert settled.effects == ()
    assert play.track("escalation") == 2
    play.give(c.AdvancePhase())


def test_settling_is_refused_with_what_is_wrong(play: Rehearsal) -> None:
    proposal = alarmed(play)
    soften: dict[str, Any] = {"decision": "soften", "reason": "So."}
    assert play.refused(c.SettleProposal(proposal="T9", decision="accept")) == "There is no open proposal “T9”."
    assert play.refused(settle(proposal, **soften, effects=("gravity +1",))) == (
        "“gravity +1” cannot be done: this deck has no “gravity”."
    )
    assert play.refused(settle(proposal, **soften, effects=("+ + +",))).startswith("“+ + +” cannot be read: ")
    assert play.refused(settle(proposal, **soften, effects=("x" * 401,))).startswith("The effect has 401 characters")
    assert play.refused(settle(proposal, **soften, effects=("escalation +1",) * 13)).startswith(
        "There are 13 effects; the most is 12"
    )
    assert play.refused(settle(proposal, "accept"), "norvia") == "Only control can do this."
    play.give(settle(proposal, "accept"))
    assert play.refused(settle(proposal, "accept")) == f"There is no open proposal “{proposal.proposal}”."


def test_a_hazard_proposes_about_as_often_as_its_chance(play: Rehearsal) -> None:
    struck = sum(bool(danger(seed).draft.proposals) for seed in range(200))
    assert 30 <= struck <= 70, "25 % of 200 is 50"


def strike() -> tuple[Rehearsal, ProposalMade]:
    for seed in range(100):
        play = danger(seed)
        for proposal in play.draft.proposals:
            if proposal.source == "hazard":
                assert 1 <= proposal.roll <= proposal.chance == 25
                return play, proposal
    raise AssertionError("no seed was found")


def test_an_accepted_hazard_is_told_to_each_team_in_its_words_as_an_incident() -> None:
    play, proposal = strike()
    told = only(play.give(settle(proposal, "accept")), InjectReleased)
    assert (told.inject, told.incident, told.cause) == ("second-collision", True, proposal.cause)
    assert told.cause in ("accident", "deliberate")
    assert play.team("norvia").inbox[0].text == "One of your cutters has been touched by a launch."
    assert play.team("sandrel").inbox[0].text == "Two boats touch in the strait."
    assert play.track("escalation") == 3
    play.give(c.ReadIncident(ref=1, reading="accident", likelihood=70), "sandrel")


def test_a_softened_hazard_is_told_as_well_and_a_held_one_is_not() -> None:
    play, proposal = strike()
    play.give(settle(proposal, "soften", reason="A scratch.", effects=()))
    assert len(play.team("sandrel").inbox) == 1
    assert play.track("escalation") == 2
    play, proposal = strike()
    play.give(settle(proposal, "hold", reason="Enough for today."))
    assert play.team("sandrel").inbox == ()


def test_teams_hear_nothing_of_a_proposal() -> None:
    play, _ = strike()
    assert "second-collision" not in str(play.team("norvia"))
    assert "A second collision" not in str(play.team("norvia"))


def test_control_sets_the_world_right_by_hand_with_a_reason(play: Rehearsal) -> None:
    play.give(c.AdjustWorld(effect="escalation = 9", reason="We forgot the flare."))
    assert play.track("escalation") == 6, "no track leaves its range"
    play.give(c.AdjustWorld(effect="not buoy_moved", reason="It drifted back."))
    assert play.draft.flags == ()
    assert play.refused(c.AdjustWorld(effect="escalation +1", reason="")) == "The reason is missing: write it first."
    assert (
        play.refused(c.AdjustWorld(effect="weather = 1", reason="So."))
        == "“weather = 1” cannot be done: this deck has no “weather”."
    )
    assert play.refused(c.AdjustWorld(effect="escalation +1 if", reason="So.")).endswith(".")
    assert play.refused(c.AdjustWorld(effect="escalation +1", reason="So."), "norvia") == "Only control can do this."


def test_a_question_is_answered_yes_as_soon_as_it_holds_at_a_turns_end(play: Rehearsal) -> None:
    play.to("decide")
    play.order("halt-ferry")
    play.to("inject", 2)
    assert play.all(QuestionAnswered) == [QuestionAnswered(question="ferry-runs", answer=True)]


def test_it_is_answered_no_at_the_end_of_its_last_turn(play: Rehearsal) -> None:
    play.to("inject", 3)
    assert play.all(QuestionAnswered) == [QuestionAnswered(question="crisis", answer=False)]
    play.to("ended")
    assert {answer.question: answer.answer for answer in play.all(QuestionAnswered)} == {"crisis": False, "ferry-runs": False}


def test_what_comes_true_only_after_its_last_turn_is_no_yes() -> None:
    play = Rehearsal(ferry(), c.OpenSession(turns=2)).to("inject", 2)
    assert play.draft.turn == 3, "turn 2, in which `crisis` closes, is not played"
    play.put("escalation = 5")
    play.to("consequences").to("ended")
    assert QuestionAnswered(question="crisis", answer=False) in play.all(QuestionAnswered)


def test_a_question_stays_put_to_a_team_that_has_not_forecast_it_whatever_its_answer(play: Rehearsal) -> None:
    play.to("decide")
    play.order("halt-ferry")
    play.to("inject", 2)
    assert "ferry-runs" in [answer.question for answer in play.draft.answers]
    assert [question.id for question in asked(play.book, play.draft, "sandrel")] == ["crisis", "ferry-runs"]


def at_the_top() -> Rehearsal:
    play = Rehearsal(ferry()).to("consequences")
    play.put("escalation = 6")
    return play


def test_at_the_top_of_the_ladder_the_turn_waits_for_controls_choice() -> None:
    play = at_the_top()
    assert play.control().choices == ("war", "off_ramp", "contained")
    assert play.control().next_step == "The ladder is at its top: choose."
    assert play.refused(c.AdvancePhase()) == (
        "The ladder is at its top: choose war, the off-ramp turn or a contained incident first."
    )
    assert play.refused(c.ChooseLadder(choice="war"), "norvia") == "Only control can do this."
    assert play.refused(c.ChooseLadder(choice="war", words="x" * 4001)).startswith("The announcement has 4,001 characters")


def test_war_ends_the_session_and_leaves_nobody_a_score() -> None:
    play = at_the_top()
    play.give(c.ChooseLadder(choice="war"))
    ended = play.last(SessionEnded)
    assert (ended.ending, ended.scores) == ("war", {"norvia": 0, "sandrel": 0})
    assert ended.words == ferry().ladder.war
    assert len(ended.aims) == 4
    assert play.draft.phase == "ended"


def test_war_answers_the_questions_of_the_turn() -> None:
    play = at_the_top()
    play.give(c.ChooseLadder(choice="war", words="Shots."))
    assert QuestionAnswered(question="crisis", answer=True) in play.all(QuestionAnswered)
    assert play.last(SessionEnded).words == "Shots."


def test_the_off_ramp_is_one_turn_and_used_once() -> None:
    play = at_the_top()
    play.give(c.ChooseLadder(choice="off_ramp", words="The line is open till dawn."))
    assert play.track("escalation") == 4
    play.give(c.AdvancePhase())
    assert play.last(TurnOpened).number == 2
    play.to("consequences")
    play.put("escalation = 6")
    assert play.control().choices == ("war", "contained")
    assert play.refused(c.ChooseLadder(choice="off_ramp")) == (
        "The one off-ramp turn is used up: choose war or a contained incident."
    )
    play.give(c.ChooseLadder(choice="contained"))
    assert play.track("escalation") == 5


def test_reaching_the_top_again_in_the_same_turn_asks_again() -> None:
    play = at_the_top()
    play.give(c.ChooseLadder(choice="contained"))
    play.put("escalation = 6")
    assert play.refused(c.AdvancePhase()).startswith("The ladder is at its top")


def test_below_the_top_there_is_nothing_to_choose(play: Rehearsal) -> None:
    assert play.refused(c.ChooseLadder(choice="war")) == "The ladder is not at its top, so there is nothing to choose."
    assert play.control().choices == ()


def test_what_teams_did_or_left_undone_feeds_the_standing_rules(play: Rehearsal) -> None:
    play.to("decide")
    play.give(PASS, "norvia")
    play.to("consequences", 2)
    assert [made.card for made in play.draft.proposals] == ["silence-worries"]
    play.put("escalation = 4")
    play.to("decide", 3)
    play.order("halt-ferry")
    play.to("consequences")
    assert "quiet-day" not in [made.card for made in play.draft.proposals]
