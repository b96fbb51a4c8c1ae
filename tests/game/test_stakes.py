"""What an order would move by each outcome, and what it has moved."""

from __future__ import annotations

import pytest

from support.orders import argument
from support.tui import at_rulings, control_view, do, patrol, table_in_memory, to_phase
from tabletop.game.commands import AdjustWorld, GiveOrder, RuleOrder
from tabletop.game.events import Outcome
from tabletop.game.view.control import DeskOrder
from tabletop.game.view.stakes import Stake, Swing


def stake(order: DeskOrder, turnout: str) -> Stake:
    return next(stake for stake in order.stakes if stake.turnout == turnout)


@pytest.mark.parametrize(
    ("outcome", "turnout"),
    [("success", "success"), ("notable", "success"), ("partial", "partial"), ("failure", "failure"), ("disaster", "failure")],
)
def test_what_was_promised_for_an_outcome_is_what_the_ruling_moves(outcome: Outcome, turnout: str) -> None:
    table = at_rulings()
    promised = stake(patrol(table), turnout)
    before = {track.id: track.value for track in control_view(table).tracks}
    do(table, "control", RuleOrder(order=patrol(table).given.order, method="umpire", outcome=outcome))
    after = {track.id: track.value for track in control_view(table).tracks}
    ruled = patrol(table)
    assert ruled.moved == promised.swings
    assert {swing.track: (swing.before, swing.after) for swing in ruled.moved} == {
        track: (before[track], after[track]) for track in after if before[track] != after[track]
    }
    assert ruled.stakes == (), "what might have been is no longer shown"


def test_an_effect_at_the_end_of_the_scale_moves_nothing() -> None:
    table = at_rulings()
    do(table, "control", AdjustWorld(effect="norvia.readiness = 5", reason="All at sea."))
    success = stake(patrol(table), "success")
    assert "norvia.readiness +1" in success.effects
    assert "norvia.readiness" not in [swing.track for swing in success.swings]


def test_what_hangs_on_a_condition_that_does_not_hold_is_told_apart() -> None:
    table = table_in_memory()
    to_phase(table, "decide")
    do(table, "control", AdjustWorld(effect="ferry_halted", reason="It was."))
    do(table, "control", AdjustWorld(effect="escalation = 1", reason="It was."))
    order = GiveOrder(
        substance="action", card="resume-ferry", role="port", purpose="routine", message="routine", rationale="They need it."
    )
    do(table, "norvia", order)
    success = stake(control_view(table).orders[0], "success")
    assert success.idle == ("escalation -1 if escalation >= 3",)
    assert "sandrel.trust +1" in success.effects


def test_an_argument_moves_by_two_or_by_one_in_part() -> None:
    table = table_in_memory()
    to_phase(table, "decide")
    track = table.deck.palette[0]
    do(table, "norvia", argument(role="cabinet", effects=(f"{track} +2",)))
    given = control_view(table).orders[0]
    assert [
        sum(swing.after - swing.before for swing in stake(given, turnout).swings) for turnout in ("success", "partial", "failure")
    ] == [2, 1, 0]


def test_the_reveal_tells_what_the_order_cost() -> None:
    order = patrol(at_rulings())
    assert order.paid == (Swing("norvia.capital", 3, 2),)
