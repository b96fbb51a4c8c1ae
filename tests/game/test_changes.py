"""What moved the world, as each team may know it: every change with its cause, and no cause that a team could not tell."""

from __future__ import annotations

import pytest
from attrs import evolve

from support.decks import ferry
from support.play import Rehearsal
from tabletop.deck.effect import parse_effect
from tabletop.deck.expression import parse_expression
from tabletop.deck.model import Action, Deck
from tabletop.game import commands as c
from tabletop.game.view import TeamView
from tabletop.game.view.changes import UNSEEN, Cause, Change


def changed(view: TeamView, *whats: str) -> list[tuple[str, int, Cause]]:
    """The changes of a view, or those of some tracks and flags."""
    return [(each.what, each.amount, each.cause) for each in view.changes if not whats or each.what in whats]


def with_rule(when: str, effect: str = "escalation +1") -> Deck:
    """The ferry dispute under one standing rule; listening to the cable presses, is covert and never laid open."""
    deck = ferry()
    rule = evolve(deck.rules[0], title="Pressure answers pressure", when=parse_expression(when), effects=(parse_effect(effect),))
    actions = tuple(
        evolve(card, kind="coercion", exposure=0, postures=("covert",), trace="") if card.id == "tap-cable" else card
        for card in deck.actions
    )
    return evolve(deck, rules=(rule,), hazards=(), actions=actions)


def after(deck: Deck, *orders: str) -> Rehearsal:
    """A turn in which these cards were ordered and succeeded, and what was proposed was accepted."""
    play = Rehearsal(deck).to("decide")
    for order in orders:
        play.order(order)
    play.to("consequences").settle()
    return play


ORDER = Cause("order", ref="T1-norvia-main")


def test_a_team_knows_what_its_order_changed_and_the_other_sees_it_come_of_the_move() -> None:
    play = after(with_rule("false"), "halt-ferry")
    assert changed(play.team("norvia")) == [
        ("norvia.capital", -1, ORDER),
        ("escalation", 1, ORDER),
        ("ferry_halted", 1, ORDER),
    ]
    move = Cause("move", number=1)
    assert changed(play.team("sandrel")) == [("escalation", 1, move), ("sandrel.trust", -1, move), ("ferry_halted", 1, move)]


def test_a_track_of_which_a_team_sees_bands_moves_by_bands() -> None:
    play = Rehearsal(ferry()).to("decide")
    play.put("sandrel.trust = 2")
    play.order("halt-ferry")
    play.to("consequences")
    assert changed(play.team("norvia"), "sandrel.trust") == [("sandrel.trust", -1, ORDER)]
    assert changed(play.team("sandrel"), "sandrel.trust") == [
        ("sandrel.trust", -1, UNSEEN),
        ("sandrel.trust", -1, Cause("move", number=1)),
    ]


def test_what_goes_up_and_down_again_is_told_with_both_causes() -> None:
    play = after(with_rule("moves.norvia.coercion >= 1", "escalation -1"), "halt-ferry")
    view = play.team("norvia")
    assert next(track for track in view.tracks if track.id == "escalation").change == 0
    rule = Cause("rule", ref="Pressure answers pressure")
    assert changed(view, "escalation") == [("escalation", 1, ORDER), ("escalation", -1, rule)]


def test_what_an_inject_does_comes_of_its_report_for_those_that_got_it() -> None:
    play = Rehearsal(ferry())
    play.put("norvia.unity = 3")
    play.give(c.ReleaseInject(inject="newspapers"))
    play.give(c.ReleaseInject(inject="collision"))
    assert changed(play.team("sandrel"), "escalation") == [("escalation", 1, Cause("report", number=2))]
    alone = Rehearsal(ferry())
    alone.give(c.WriteInject(title="A call", text={"norvia": "The mayor asks."}))
    assert changed(alone.team("sandrel")) == []


def test_what_control_puts_right_and_what_was_done_in_secret_is_one_cause_that_cannot_be_seen() -> None:
    play = Rehearsal(with_rule("false", effect="escalation +1")).to("decide")
    play.put("escalation +1", "escalation +1", "escalation -1", "norvia.trust = 1", "norvia.trust = 3")
    view = play.team("norvia")
    assert changed(view) == [("escalation", 1, UNSEEN)], "what is back where it was has not changed by what nobody sees"


def test_what_an_act_without_an_author_does_is_not_laid_to_it() -> None:
    play = Rehearsal(evolve(ferry(), rules=(), hazards=(), actions=_never_exposed("feed-press"))).to("decide")
    play.put("norvia.unity = 3")
    play.order("feed-press", posture="deniable")
    play.to("consequences")
    assert any(not move.author for move in play.team("norvia").moves)
    assert changed(play.team("norvia"), "norvia.unity") == [("norvia.unity", -1, UNSEEN)]


def _never_exposed(card: str) -> tuple[Action, ...]:
    return tuple(evolve(each, exposure=0) if each.id == card else each for each in ferry().actions)


def test_an_exposed_act_costs_by_the_move_that_was_laid_open() -> None:
    actions = tuple(evolve(each, exposure=100) if each.id == "feed-press" else each for each in ferry().actions)
    play = Rehearsal(evolve(ferry(), actions=actions)).to("decide")
    play.order("feed-press", posture="covert")
    play.give(c.AdvancePhase())
    assert changed(play.team("norvia"), "escalation", "norvia.trust") == [
        ("escalation", 1, Cause("move", number=1)),
        ("norvia.trust", -2, Cause("move", number=1)),
    ]


@pytest.mark.parametrize(
    ("when", "orders", "told"),
    [
        ("moves.norvia.coercion >= 1", ("halt-ferry",), ("norvia", "sandrel")),
        ("moves.norvia.coercion >= 1", ("tap-cable",), ("norvia",)),
        ("moves.norvia.coercion + moves.sandrel.coercion >= 2", ("tap-cable", "close-quay"), ("norvia",)),
        ("moves.norvia.coercion + moves.sandrel.coercion >= 1", ("tap-cable", "close-quay"), ("norvia", "sandrel")),
        ("played.tap-cable", ("tap-cable",), ("norvia",)),
        ("cable_tapped", ("tap-cable",), ("norvia",)),
        ("not buoy_moved or turn = 1", (), ()),
        ("norvia.unity >= 1", (), ("norvia",)),
        ("norvia.readiness >= 1", (), ("norvia",)),
        ("not passed.norvia", (), ("norvia",)),
    ],
)
def test_a_standing_rule_is_named_to_those_who_see_all_that_it_hangs_on(
    when: str, orders: tuple[str, ...], told: tuple[str, ...]
) -> None:
    play = Rehearsal(with_rule(when)).to("decide")
    for order in orders:
        play.order(order)
    play.to("consequences").settle()
    for team in ("norvia", "sandrel"):
        causes = [cause for what, _, cause in changed(play.team(team), "escalation") if cause.kind in ("rule", "unseen")]
        named = Cause("rule", ref="Pressure answers pressure")
        assert (named in causes) == (team in told), (team, causes)


@pytest.mark.parametrize("effect", ["escalation +1 if cable_tapped", "escalation +1 if played.tap-cable"])
def test_nor_is_one_named_whose_effect_hangs_on_what_was_done_in_secret(effect: str) -> None:
    play = after(with_rule("turn = 1", effect), "tap-cable")
    assert changed(play.team("norvia"), "escalation") == [("escalation", 1, Cause("rule", ref="Pressure answers pressure"))]
    assert changed(play.team("sandrel"), "escalation") == [("escalation", 1, UNSEEN)]


def test_of_a_hazard_those_can_tell_that_got_its_report() -> None:
    hazard = evolve(
        ferry().hazards[0], when=parse_expression("turn = 1"), chance=100, text={"norvia": "One of your cutters was touched."}
    )
    play = after(evolve(ferry(), rules=(), hazards=(hazard,)))
    assert changed(play.team("norvia"), "escalation") == [("escalation", 1, Cause("report", number=1))]
    assert changed(play.team("sandrel"), "escalation") == [("escalation", 1, UNSEEN)]


def test_a_rule_that_was_held_changed_nothing() -> None:
    play = Rehearsal(with_rule("turn = 1")).to("consequences")
    play.give(c.SettleProposal(proposal="T1-P1", decision="hold", reason="Not today."))
    assert changed(play.team("norvia")) == []


def test_a_new_turn_begins_with_no_change() -> None:
    play = after(with_rule("false"), "halt-ferry")
    play.to("inject", number=2)
    assert play.team("norvia").changes == ()


def test_what_control_chose_at_the_top_of_the_ladder_is_known_to_all() -> None:
    play = Rehearsal(evolve(ferry(), rules=(), hazards=())).to("consequences")
    play.put("escalation = 6")
    play.give(c.ChooseLadder(choice="contained", words="It is contained."))
    assert Change("escalation", -1, Cause("ladder")) in play.team("sandrel").changes
