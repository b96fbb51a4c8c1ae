"""What orders are for, and what they are to be taken for."""

from __future__ import annotations

from random import Random

import pytest
from attrs import evolve

from tabletop.deck.brief import for_planner
from tabletop.deck.model import Posture, Temperament
from tabletop.engine.deed import deed
from tabletop.engine.people.account import rationale
from tabletop.engine.people.intent import boldness, message_of, purpose_of
from tabletop.engine.worth import Worth
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft
from tabletop.library import load_deck

DECK = load_deck("zapad-2025")
BOOKS = {team: Rulebook(for_planner(DECK, team)) for team in DECK.team_ids}
TEMPERS = {temper.id: temper for temper in DECK.temperaments}


def world() -> Draft:
    draft = Draft()
    draft.number = draft.turn = 3
    draft.tracks = tuple(track.start for track in DECK.tracks)
    return draft


def done(card: str, posture: Posture = "overt"):  # type: ignore[no-untyped-def]  # a Deed and its book
    book = BOOKS[next(action.team for action in DECK.actions if action.id == card)]
    action = book.actions[card]
    return deed(book, action, posture, [world()], 3, Worth(book, action.card.team)), book


@pytest.mark.parametrize(
    ("card", "purpose"),
    [
        ("hold-posture", "reassurance"),
        ("call-hotline", "reassurance"),
        ("notify-drills", "reassurance"),
        ("keep-to-the-plan", "reassurance"),
        ("joint-drill", "deterrence"),
        ("reinforce-flank", "deterrence"),
        ("reserve-check", "deterrence"),
        ("full-phase-two", "deterrence"),
        ("slow-transit", "coercion"),
        ("seize-lorries", "coercion"),
    ],
)
def test_an_order_is_for_what_it_does(card: str, purpose: str) -> None:
    found, book = done(card)
    assert purpose_of(found, book, None) == purpose


def test_a_bold_side_means_harder_what_a_cautious_one_means_mildly() -> None:
    found, book = done("close-crossings")
    assert purpose_of(found, book, TEMPERS["cautious"]) == "deterrence"
    assert purpose_of(found, book, TEMPERS["bold"]) == "coercion"
    assert boldness(book, TEMPERS["bold"]) > 0 > boldness(book, TEMPERS["cautious"])
    assert boldness(book, None) == boldness(book, TEMPERS["steady"]) == 0


def test_the_message_is_the_purpose_as_often_as_the_temperament_is_candid() -> None:
    book = BOOKS["nato"]
    card = book.actions["close-crossings"].card
    rng = Random("candour")  # noqa: S311 - dice of a game
    for temper in (TEMPERS["cautious"], TEMPERS["guarded"]):
        candid = sum(message_of(card, "coercion", book, temper, rng) == "coercion" for _ in range(1000))
        assert abs(candid - 10 * temper.candour) < 60
    assert {message_of(card, "coercion", book, None, rng) for _ in range(50)} == {"coercion"}


def test_a_message_that_is_not_the_purpose_is_milder_and_fits_the_card() -> None:
    book = BOOKS["union_state"]
    rng = Random("milder")  # noqa: S311 - dice of a game
    for action in book.actions.values():
        for purpose in action.card.purposes:
            for _ in range(10):
                message = message_of(action.card, purpose, book, TEMPERS["guarded"], rng)
                assert message in action.card.purposes
                if message != purpose:
                    assert (book.purposes[message].scale or 0) < (book.purposes[purpose].scale or 0)


def test_nobody_wants_an_attack_to_be_read_in_what_he_does() -> None:
    book = BOOKS["nato"]
    rng = Random("worst")  # noqa: S311 - dice of a game
    card = book.actions["reinforce-flank"].card
    assert "preparation" not in {message_of(card, "preparation", book, None, rng) for _ in range(20)}


def test_the_reason_why_says_what_an_order_does_for_which_aim_and_at_what_price() -> None:
    found, book = done("reinforce-flank")
    told = rationale(found, book, None)
    assert told.startswith("It raises NATO's readiness and the cohesion of the Alliance, and brings about “Allied reinforcements")
    assert "That serves our aims “Warsaw: a defended sky and our own border”" in told
    assert "The price: escalation rises and the Union State's trust in NATO falls." in told


def test_the_reason_why_says_so_where_no_aim_gains() -> None:
    found, book = done("regroup-in-depth")
    assert "No aim of ours gains much by it now" in rationale(found, book, None)


@pytest.mark.parametrize("temper", [None, *TEMPERS.values()])
def test_what_gives_the_others_something_is_never_said_to_be_for_readiness(temper: Temperament | None) -> None:
    for card in ("offer-consultation", "hold-posture", "ground-the-drones"):
        found, book = done(card)
        told = rationale(evolve(found, aims=()), book, temper)
        assert "No aim of ours gains much by it now, but it keeps a way down open." in told, card


def test_an_order_that_moves_little_and_serves_all_the_same_says_both() -> None:
    found, book = done("regroup-in-depth")
    little = evolve(found, moves=(), raised=(), lowered=(), aims=((book.aims[0][0], 5.0),))
    told = rationale(little, book, None)
    assert told == f"As things stand it changes little, but it serves our aim “{book.aims[0][0].title}”."


def test_an_order_that_hangs_on_dice_says_if() -> None:
    found, book = done("call-hotline")
    assert rationale(found, book, None).startswith("If it comes off it lowers escalation")
