"""Reasons for and against a free argument: from what its team may know, and how the white cell counts them."""

from __future__ import annotations

import pytest
from attrs import evolve

from support.decks import ferry
from support.orders import PASS, argument
from support.play import Rehearsal
from tabletop.deck.brief import for_planner
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


def test_the_fact_that_a_card_names_as_a_reason_counts_and_not_the_words_of_the_card() -> None:
    at = Rehearsal(ZAPAD, c.OpenSession(turns=4)).to("decide")
    strip = at.book.actions["clear-sky-strip"].card
    at.put("reinforced", "hotline_open")
    offered = offered_reasons(at.book, at.team("nato"), ("nato.trust +2",))
    assert "A military line between the two sides is answered day and night." in offered.pros
    assert "Allied reinforcements have arrived on the eastern flank." in offered.cons
    borrowed = {reason.text for reason in (*strip.pros, *strip.cons)}
    assert not borrowed & {*offered.pros, *offered.cons}


def test_no_reason_is_borrowed_from_a_card_whatever_holds() -> None:
    texts = {reason.text for card in ZAPAD.actions for reason in (*card.pros, *card.cons)}
    at = Rehearsal(ZAPAD, c.OpenSession(turns=4)).to("decide")
    at.put(*(flag.id for flag in ZAPAD.flags), "escalation = 7")
    for team in ZAPAD.team_ids:
        for effect in _palette(at):
            offered = offered_reasons(at.book, at.team(team), (effect,))
            assert not texts & {*offered.pros, *offered.cons}


def test_what_either_side_was_seen_to_do_counts_for_the_tracks_that_it_moved_and_no_others() -> None:
    at = Rehearsal(ZAPAD, c.OpenSession(turns=4)).to("decide", 2)
    at.order("baltic-flight")
    at.order("hold-posture")
    at.to("decide", 3)
    own, theirs = "we have done speaks {} it: Allied aircraft keep to", "the other side has done speaks {} it: Two Russian heavy"
    down = offered_reasons(at.book, at.team("nato"), ("escalation -2",))
    assert any(own.format("for") in each for each in down.pros)
    assert any(theirs.format("against") in each for each in down.cons)
    up = offered_reasons(at.book, at.team("nato"), ("escalation +2",))
    assert any(theirs.format("for") in each for each in up.pros)
    assert any(own.format("against") in each for each in up.cons)
    apart = offered_reasons(at.book, at.team("nato"), ("nato.legitimacy +2",))
    assert not any("has done" in each or "have done" in each for each in (*apart.pros, *apart.cons))


def test_a_deed_is_not_named_beside_the_fact_that_it_left() -> None:
    at = Rehearsal(ZAPAD, c.OpenSession(turns=4)).to("decide")
    at.order("close-crossings")
    at.to("decide", 2)
    cons = offered_reasons(at.book, at.team("nato"), ("escalation -2",)).cons
    assert "The Polish crossings with Belarus are closed." in cons
    assert not any("Poland halts traffic" in each for each in cons)


def test_a_move_that_can_be_more_than_one_card_is_no_reason() -> None:
    at = Rehearsal(ZAPAD, c.OpenSession(turns=4)).to("decide")
    at.order("pull-back-patrols")
    at.to("decide", 2)
    offered = offered_reasons(at.book, at.team("union_state"), ("escalation -2",))
    assert not any("drive west" in each for each in (*offered.pros, *offered.cons))


def test_what_was_kept_hidden_is_never_offered_as_a_reason_of_ones_own() -> None:
    at = Rehearsal(ZAPAD, c.OpenSession(turns=4)).to("decide")
    at.order("rumour-campaign", posture="covert")
    at.to("decide", 2)
    offered = offered_reasons(at.book, at.team("union_state"), ("nato.cohesion -2",))
    assert not any("thousand" in each for each in (*offered.pros, *offered.cons))


def test_what_was_established_is_no_reason_by_itself() -> None:
    at = deciding()
    at.give(PASS, "norvia")
    at.give(argument(effects=("norvia.trust +2",), observable="A captain of Sandrel takes the ferry."), "sandrel")
    at.give(c.AdvancePhase())
    at.give(c.RuleOrder(order="T1-sandrel-main", method="certain", fact="The captain was well received."))
    at.to("decide", 2)
    view = at.team("norvia")
    assert view.established == ("The captain was well received.",)
    for effect in _palette(at):
        offered = offered_reasons(at.book, view, (effect,))
        assert not any("captain" in each for each in (*offered.pros, *offered.cons))


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
        for command in list(white_cell.releases(at.book, at.draft, "a"))[:stop]:
            at.give(command)
        for command in white_cell.releases(at.book, at.draft, "b"):
            at.give(command)
        weights = [at.book.injects[put.inject].card.weight for put in at.draft.inbox]
        assert weights.count("main") <= white_cell.MAIN
        assert weights.count("colour") <= white_cell.COLOUR
        assert {put.inject for put in at.draft.inbox} >= {"drones-over-poland"}
