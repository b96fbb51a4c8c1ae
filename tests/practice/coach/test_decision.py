"""What was decided, and the sight as it was without: the same while the orders stand and after they were laid open."""

from __future__ import annotations

import pytest
from attrs import evolve

from support.coaching import ZAPAD, begun, card, chance, decided, deciding, decisions, give, meant_otherwise, up_to
from support.decks import ferry
from support.solo import engine_acts
from tabletop.deck.model import Deck
from tabletop.game import commands as c
from tabletop.practice.coach import after_commitment


@pytest.mark.parametrize(("deck", "team"), [(ferry(), "norvia"), (ferry(), "sandrel"), (ZAPAD, "nato"), (ZAPAD, "union_state")])
def test_an_order_that_was_given_is_taken_back_to_see_what_was_seen_before(deck: Deck, team: str) -> None:
    for practice, orders in decisions(deck, team, 3 if deck is not ZAPAD else 1):
        before = practice.decision()
        assert before is not None
        assert before.orders == ()
        assert before.sight.view == practice.sight.view
        give(practice, *orders)
        after = practice.decision()
        assert after is not None
        assert [evolve(order, role="") for order in after.orders] == list(orders)
        assert after.sight.view == before.sight.view
        for order in orders:
            give(practice, c.WithdrawOrder(order=f"T{practice.table.state.number}-{team}-{order.slot}"))


def test_after_the_reveal_it_is_what_stood_at_the_reveal() -> None:
    practice = deciding(begun())
    decision = decided(practice, card(practice, "hold-posture"), card(practice, "reserve-check", slot="national"))
    said = after_commitment(decision, chance(), games=4)
    give(practice, c.Finish())
    for phase in ("adjudicate", "consequences"):
        engine_acts(practice)
        assert practice.table.state.phase == phase
        later = practice.decision()
        assert later is not None
        assert later.orders == decision.orders
        assert later.sight.view == evolve(decision.sight.view, finished=True, may=later.sight.view.may)
        assert after_commitment(later, chance(), games=4).comparison == said.comparison
        give(practice, c.Finish())


def test_there_is_nothing_to_weigh_before_the_decide_phase_while_play_is_stopped_and_after_the_end() -> None:
    practice = begun()
    engine_acts(practice)
    assert practice.table.state.phase == "assess"
    assert practice.decision() is None
    deciding(practice)
    assert practice.decision() is not None
    give(practice, c.StopPlay())
    assert practice.decision() is None
    practice.give(c.ResumePlay())
    practice.end()
    assert practice.decision() is None


def test_it_holds_nothing_of_what_the_other_side_had_ordered_by_then() -> None:
    practice = up_to(begun(), "consequences")
    other = meant_otherwise(practice)
    ours, theirs = practice.decision(), other.decision()
    assert ours is not None
    assert theirs is not None
    assert (ours.orders, ours.sight.view) == (theirs.orders, theirs.sight.view)
    assert ours.sight.temper is None
