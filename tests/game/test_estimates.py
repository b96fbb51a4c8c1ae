"""Silent estimates: given one by one, laid open together, explained."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.play import Rehearsal, only
from tabletop.game import commands as c
from tabletop.game.audience import redact
from tabletop.game.events import EstimateExplained, EstimatesShown, OrderRuled

ORDER = "T1-norvia-main"
OPEN = "The estimates lie open already: none can be given any more."
SHOW = c.ShowEstimates(order=ORDER)


@pytest.fixture
def play() -> Rehearsal:
    """Norvia's patrol is up for a ruling; both teams have estimated it."""
    play = Rehearsal(ferry()).to("decide")
    play.order("patrol-strait")
    play.to("adjudicate")
    play.give(c.GiveEstimate(percent=90, order=ORDER), "norvia", person="p1")
    play.give(c.GiveEstimate(percent=70, order=ORDER), "norvia", person="p2")
    play.give(c.GiveEstimate(percent=10, ref=1), "sandrel")
    return play


def test_they_are_laid_open_together_to_the_order_s_team_and_those_who_see_whose_it_is(play: Rehearsal) -> None:
    assert play.team("norvia").orders[0].estimates == play.team("sandrel").moves[0].estimates == ()
    laid = only(play.give(SHOW), EstimatesShown)
    assert (laid.estimates, laid.median) == ((10, 70, 90), 70)
    assert play.team("norvia").orders[0].estimates == (10, 70, 90)
    assert play.team("sandrel").moves[0].estimates == (10, 70, 90)
    assert redact(laid, "observer") is None
    assert "order" not in (redact(laid, "sandrel") or {})
    assert play.control().orders[0].shown == laid


def test_none_can_be_given_any_more(play: Rehearsal) -> None:
    play.give(SHOW)
    assert play.refused(c.GiveEstimate(percent=30, order=ORDER), "norvia", person="p1") == OPEN
    assert play.refused(c.GiveEstimate(percent=30, ref=1), "sandrel") == OPEN
    assert play.refused(c.GiveEstimate(percent=30, order=ORDER)) == OPEN
    ruled = only(play.give(c.RuleOrder(order=ORDER, method="estimate", dice=(65,))), OrderRuled)
    assert (ruled.estimates, ruled.chance, ruled.outcome) == ((10, 70, 90), 700, "partial")


def test_an_outlier_is_asked_why(play: Rehearsal) -> None:
    play.give(SHOW)
    play.give(c.ExplainEstimate(order=ORDER, number=1, words="It is foggy."))
    said = only(play.give(c.ExplainEstimate(order=ORDER, number=1, words="It is always foggy.")), EstimateExplained)
    assert (said.percent, play.control().orders[0].explained) == (10, (said,))
    assert redact(said, "norvia") is None


def test_whose_move_nobody_can_tell_is_estimated_in_the_dark() -> None:
    play = Rehearsal(ferry(), seed="dark-1").to("decide")
    play.order("feed-press", posture="deniable")
    play.to("adjudicate")
    order = "T1-sandrel-main"
    if play.team("norvia").moves[0].author:
        pytest.fail("with this seed the move is to stay deniable")
    play.give(c.GiveEstimate(percent=50, order=order), "sandrel")
    laid = only(play.give(c.ShowEstimates(order=order)), EstimatesShown)
    assert redact(laid, "norvia") is None
    assert play.team("norvia").moves[0].estimates == ()
    assert play.refused(c.GiveEstimate(percent=90, order=order), "sandrel") == OPEN
    play.give(c.GiveEstimate(percent=90, ref=1), "norvia")  # to refuse it would tell that they lie open
    ruled = only(play.give(c.RuleOrder(order=order, method="estimate", dice=(45,))), OrderRuled)
    assert (ruled.estimates, ruled.chance) == ((50,), 500), "what comes after does not count"


def test_what_is_refused(play: Rehearsal) -> None:
    assert play.refused(SHOW, "norvia") == "Only control can do this."
    assert play.refused(c.ShowEstimates(order="T1-x")) == "There is no order “T1-x” to rule on."
    explain = c.ExplainEstimate(order=ORDER, number=1, words="Fog.")
    none = "There is no such estimate lying open."
    assert play.refused(explain) == none
    play.give(SHOW)
    assert play.refused(SHOW) == "The estimates lie open already."
    for number in (0, 4, -1):
        assert play.refused(c.ExplainEstimate(order=ORDER, number=number, words="Fog.")) == none
    assert play.refused(explain, "sandrel") == "Only control can do this."
    assert play.refused(c.ExplainEstimate(order=ORDER, number=1, words=" ")) == "The explanation is missing: write it first."
    play.to("consequences")
    late = "This belongs to the adjudicate phase; the table is in the consequences phase."
    assert play.refused(SHOW) == late
    assert play.refused(explain) == late


def test_without_an_estimate_nothing_can_be_laid_open() -> None:
    play = Rehearsal(ferry()).to("decide")
    play.order("patrol-strait")
    play.to("adjudicate")
    assert play.refused(SHOW) == "Nobody has given an estimate yet."


def test_they_are_gone_with_the_turn(play: Rehearsal) -> None:
    play.give(SHOW)
    play.give(c.ExplainEstimate(order=ORDER, number=1, words="Fog."))
    play.to("inject", 2)
    assert (play.state.shown, play.state.explained) == ((), ())
