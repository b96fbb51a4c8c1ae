"""Reasons for and against a free argument: from what its team may know, and how the white cell counts them."""

from __future__ import annotations

from random import Random

import pytest
from attrs import evolve

from support.decks import ferry
from support.play import PASS, Rehearsal, argument
from tabletop.deck.brief import for_planner
from tabletop.deck.effect import parse_effect
from tabletop.deck.expression import parse_expression
from tabletop.deck.model import Reason
from tabletop.engine import white_cell
from tabletop.engine.reasons import MOST, OPEN, WORDS_ONLY, offered_reasons
from tabletop.game import commands as c
from tabletop.game.events import OrderRuled, Weighed
from tabletop.game.rulebook import Rulebook
from tabletop.game.view import team_view
from tabletop.library import load_deck

DECK = ferry()
ZAPAD = load_deck("zapad-2025")
OPENING = c.OpenSession(turns=3)


def deciding() -> Rehearsal:
    return Rehearsal(DECK, OPENING).to("decide")


def ruled(at: Rehearsal, order: str) -> c.RuleOrder:
    """How the white cell rules an order."""
    return next(ruling for ruling in white_cell.rulings(at.book, at.draft) if ruling.order == order)


def test_there_is_always_something_to_be_said_on_either_side_and_never_too_much() -> None:
    at = deciding()
    for effects in (("sandrel.trust +2",), ("escalation -2", "norvia.trust +2"), ("norvia.trust -2",), ("nonsense",), ()):
        offered = offered_reasons(at.book, at.team("norvia"), effects)
        assert offered.pros[-1] == OPEN
        assert offered.cons[-1] == WORDS_ONLY
        assert max(len(offered.pros), len(offered.cons)) <= MOST
        assert not set(offered.pros) & set(offered.cons)
        assert all(text.endswith(".") for text in (*offered.pros, *offered.cons))


def test_where_a_track_stands_and_moves_speaks_for_or_against() -> None:
    at = deciding()
    at.put("sandrel.trust -3")
    up = offered_reasons(at.book, at.team("norvia"), ("sandrel.trust +2",))
    down = offered_reasons(at.book, at.team("norvia"), ("sandrel.trust -2",))
    assert "Sandrel's trust in Norvia stands at Broken: there is little to build on." in up.cons
    assert "Sandrel's trust in Norvia has just moved the other way this turn." in up.cons
    assert "Sandrel's trust in Norvia stands at Broken: it does not take much." in down.pros
    assert "Sandrel's trust in Norvia has moved that way this turn." in down.pros


def test_reasons_of_cards_that_are_after_the_same_count_where_they_are_sure_to_hold() -> None:
    at = Rehearsal(ZAPAD, c.OpenSession(turns=4)).to("decide")
    calm = offered_reasons(at.book, at.team("nato"), ("escalation -2",))
    assert "Both staffs would rather not be surprised." not in calm.pros
    at.put("escalation +4")
    alarmed = offered_reasons(at.book, at.team("nato"), ("escalation -2",))
    assert "Both staffs would rather not be surprised." in alarmed.pros


def test_a_count_of_moves_can_be_no_greater_than_the_rules_allow() -> None:
    card = DECK.actions[0]
    for condition, sure in (("moves.sandrel.military <= 8", True), ("moves.sandrel.military <= 7", False)):
        reason = Reason(text="They can do only so much.", when=parse_expression(condition))
        effects = (parse_effect("sandrel.trust +1"),)
        deck = evolve(DECK, actions=(evolve(card, pros=(reason,), effects=effects), *DECK.actions[1:]))
        at = Rehearsal(deck, OPENING).to("decide")
        assert card.team == "norvia"
        assert (reason.text in offered_reasons(at.book, at.team("norvia"), ("sandrel.trust +2",)).pros) is sure


def test_what_the_team_cannot_see_is_never_a_reason() -> None:
    at = Rehearsal(ZAPAD, c.OpenSession(turns=4)).to("decide")
    before = {effect: offered_reasons(at.book, at.team("nato"), (effect,)) for effect in _palette(at)}
    hidden = [flag.id for flag in ZAPAD.flags if "nato" not in flag.seen and "all" not in flag.seen]
    unseen = [track for track in ZAPAD.tracks if track.sight("nato") in ("hidden", "estimate")]
    assert hidden
    assert unseen
    at.draft.flags = tuple(sorted({*at.draft.flags, *hidden}))
    at.draft.tracks = tuple(
        track.low + track.high - value if track in unseen else value
        for track, value in zip(ZAPAD.tracks, at.draft.tracks, strict=True)
    )
    view = team_view(at.book, at.draft.freeze(), "nato")
    assert {effect: offered_reasons(at.book, view, (effect,)) for effect in _palette(at)} == before


def _palette(at: Rehearsal) -> tuple[str, ...]:
    return tuple(f"{track} {amount}" for track in at.deck.palette for amount in ("+2", "-2"))


@pytest.mark.parametrize("team", ["nato", "union_state"])
def test_a_planners_book_offers_the_same(team: str) -> None:
    at = Rehearsal(ZAPAD, c.OpenSession(turns=4)).to("decide", 2)
    planner = Rulebook(for_planner(ZAPAD, team))
    for effect in _palette(at):
        assert offered_reasons(planner, at.team(team), (effect,)) == offered_reasons(at.book, at.team(team), (effect,))


def test_what_the_person_picks_and_adds_counts_in_the_ruling_on_both_sides() -> None:
    at = deciding()
    offered = offered_reasons(at.book, at.team("norvia"), ("sandrel.trust +2",))
    order = evolve(argument(), pros=(offered.pros[0], "He is trusted on both shores."))
    at.give(order, "norvia")
    at.give(PASS, "sandrel")
    at.give(c.AdvancePhase())
    for text in (offered.cons[0], "He has not been across for years."):
        at.give(c.RaiseReason(side="con", text=text, order="T1-norvia-main"), "norvia")
    ruling = ruled(at, "T1-norvia-main")
    assert [(reason.text, reason.weight) for reason in ruling.pros] == [
        (offered.pros[0], 1),
        ("He is trusted on both shores.", 1),
    ]
    assert [(reason.text, reason.weight) for reason in ruling.cons] == [
        (offered.cons[0], 1),
        ("He has not been across for years.", 1),
    ]
    at.give(ruling)
    assert at.last(OrderRuled).chance == 583


def test_whoever_names_nothing_against_his_own_argument_hears_two_things_from_the_white_cell() -> None:
    at = deciding()
    at.give(argument(), "norvia")
    at.give(PASS, "sandrel")
    at.give(c.AdvancePhase())
    cons = ruled(at, "T1-norvia-main").cons
    offered = offered_reasons(at.book, at.team("norvia"), ("sandrel.trust +2",)).cons
    assert cons == tuple(Weighed(text=text, weight=1) for text in offered[:2])


def test_many_words_weigh_no_more_than_a_few() -> None:
    at = deciding()
    at.give(evolve(argument(), pros=tuple(f"Reason {number}." for number in range(5))), "norvia")
    at.order("shadow-ferry")
    at.give(c.AdvancePhase())
    for number in range(30):
        at.give(c.RaiseReason(side="con", text=f"Objection {number}.", ref=1), "norvia")
        at.give(c.RaiseReason(side="con", text="Objection 0.", ref=1), "norvia")
    argued, shadowing = ruled(at, "T1-norvia-main"), ruled(at, "T1-sandrel-main")
    assert sum(reason.weight for reason in argued.pros) == 2
    own = [reason.text for reason in DECK.actions[[card.id for card in DECK.actions].index("shadow-ferry")].cons]
    assert [reason.text for reason in shadowing.cons if reason.weight] == [*own, "Objection 0."]
    at.give(argued)
    at.give(shadowing)  # the rules take it, however much was said


def test_a_reason_that_the_card_gives_itself_counts_once() -> None:
    at = deciding()
    at.give(PASS, "norvia")
    at.order("shadow-ferry")
    at.give(c.AdvancePhase())
    at.give(c.RaiseReason(side="con", text="The ferry is faster.", ref=1), "norvia")
    assert [(reason.text, reason.weight) for reason in ruled(at, "T1-sandrel-main").cons] == [("The ferry is faster.", 1)]


def test_injects_that_were_released_this_turn_count_where_the_white_cell_takes_up_its_work_again() -> None:
    for stop in range(4):
        at = Rehearsal(ZAPAD, c.OpenSession(turns=8))
        for command in list(white_cell.releases(at.book, at.draft, Random("a")))[:stop]:  # noqa: S311 - no secret
            at.give(command)
        for command in white_cell.releases(at.book, at.draft, Random("b")):  # noqa: S311 - no secret
            at.give(command)
        weights = [at.book.injects[put.inject].card.weight for put in at.draft.inbox]
        assert weights.count("main") <= white_cell.MAIN
        assert weights.count("colour") <= white_cell.COLOUR
        assert {put.inject for put in at.draft.inbox} >= {"drones-over-poland"}
