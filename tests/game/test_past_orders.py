"""A team's own orders of earlier turns, as its view keeps them."""

from __future__ import annotations

from attrs import evolve

from support.decks import ferry
from support.orders import PASS
from support.play import Rehearsal
from tabletop.game import commands as c
from tabletop.game.view.parts import PastOrder


def deciding() -> Rehearsal:
    return Rehearsal(ferry(), c.OpenSession(turns=3)).to("decide")


def test_an_order_is_kept_with_what_came_of_it_once_its_turn_is_over() -> None:
    at = deciding()
    at.order("patrol-strait", rationale="They must see us.")
    at.to("adjudicate")
    assert at.team("norvia").past == ()
    at.to("decide", 2)
    assert at.team("norvia").past == (
        PastOrder(
            id="T1-norvia-main",
            turn=1,
            over=1,
            slot="main",
            substance="action",
            card="patrol-strait",
            purpose="deterrence",
            message="deterrence",
            rationale="They must see us.",
            posture="overt",
            outcome="success",
        ),
    )
    assert at.team("norvia").orders == ()
    assert at.team("sandrel").past == ()


def test_a_pass_is_kept_and_came_to_nothing() -> None:
    at = deciding()
    at.give(PASS, "sandrel")
    (past,) = at.to("decide", 2).team("sandrel").past
    assert (past.substance, past.card, past.rationale, past.outcome) == ("pass", "", PASS.rationale, None)


def test_an_order_under_way_is_not_past_until_it_is_ruled() -> None:
    at = deciding()
    at.order("train-pilots")
    assert at.to("decide", 2).team("norvia").past == ()
    assert [(past.card, past.turn, past.over) for past in at.to("decide", 3).team("norvia").past] == [("train-pilots", 1, 2)]


def test_an_order_that_waited_a_turn_for_its_roles_was_over_in_the_turn_in_which_it_was_ruled() -> None:
    deck = ferry()
    at = Rehearsal(evolve(deck, actions=tuple(evolve(card, fallback="waits") for card in deck.actions))).to("decide")
    at.order("joint-inspection", agreed=("port",))
    at.to("decide", 2)
    at.give(c.GiveAgreement(order="T1-norvia-main", role="cabinet", agrees=True), "norvia")
    (past,) = at.to("decide", 3).team("norvia").past
    assert (past.turn, past.over, past.outcome) == (1, 2, "success")


def test_what_was_withdrawn_is_not_kept() -> None:
    at = deciding()
    at.order("patrol-strait")
    at.give(c.WithdrawOrder(order="T1-norvia-main"), "norvia")
    assert at.to("decide", 2).team("norvia").past == ()
