"""What orders are for, and what they are to be taken for."""

from __future__ import annotations

from random import Random

import pytest

from tabletop.deck.brief import for_planner
from tabletop.deck.model import Posture
from tabletop.engine.deed import deed
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
        ("machine-war-show", "deterrence"),
        ("territorial-muster", "routine"),
        ("reserve-check", "routine"),
        ("calm-the-public", "routine"),
        ("full-phase-two", "deterrence"),
        ("slow-transit", "coercion"),
        ("seize-lorries", "coercion"),
    ],
)
def test_an_order_is_for_what_it_does(card: str, purpose: str) -> None:
    found, book = done(card)
    assert purpose_of(found, book, None) == purpose


def test_a_bulletin_is_no_threat_and_a_show_of_arms_no_routine_whoever_orders_them() -> None:
    rng = Random("oddities")  # noqa: S311 - dice of a game
    for temper in TEMPERS.values():
        bulletin, book = done("calm-the-public")
        assert [purpose_of(bulletin, book, temper, 0.0, rng) for _ in range(200)].count("deterrence") < 70, temper.id
        back, book = done("small-sea-notice")
        assert [purpose_of(back, book, temper, 0.0, rng) for _ in range(200)].count("deterrence") < 40, temper.id
        swarm, book = done("machine-war-show")
        assert [purpose_of(swarm, book, temper, 0.0, rng) for _ in range(200)].count("routine") < 100, temper.id
        brigade, book = done("missile-rehearsal")
        assert [purpose_of(brigade, book, temper, 0.0, rng) for _ in range(200)].count("routine") < 20, temper.id


def test_a_roll_call_is_routine_to_who_does_not_love_arms_and_a_show_to_who_does() -> None:
    rng = Random("roll call")  # noqa: S311 - dice of a game
    check, book = done("reserve-check")
    meant = {name: [purpose_of(check, book, temper, 0.0, rng) for _ in range(200)] for name, temper in TEMPERS.items()}
    assert meant["cautious"].count("routine") == 200
    assert meant["steady"].count("routine") > 160
    assert meant["bold"].count("deterrence") > 120


def test_nobody_wants_to_be_known_to_try_the_others_out_if_the_card_leaves_a_choice() -> None:
    rng = Random("trial")  # noqa: S311 - dice of a game
    tried = set()
    for book in BOOKS.values():
        for action in book.actions.values():
            meant = {message_of(action.card, each, book, TEMPERS["guarded"], rng) for each in action.card.purposes * 20}
            if "probing" in meant:
                tried.add(action.id)
                assert min(action.card.purposes, key=lambda each: book.purposes[each].scale or 0) == "probing"
    assert tried == {"rumour-campaign", "probe-with-drones"}, "cards that are for nothing milder"


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


def test_a_hard_order_that_answers_a_hard_move_is_to_make_the_others_stop() -> None:
    found, book = done("close-crossings")
    assert purpose_of(found, book, TEMPERS["bold"], felt=0.0) == "coercion"
    assert purpose_of(found, book, None, felt=1.2) == "deterrence"
    found, book = done("long-range-flight")
    assert purpose_of(found, book, TEMPERS["cautious"], felt=1.2) == "deterrence"


def test_a_side_that_trusts_nobody_gives_little_away_with_what_it_offers() -> None:
    found, book = done("call-hotline")
    rng = Random("offers")  # noqa: S311 - dice of a game
    meant = {
        temper: [purpose_of(found, book, TEMPERS[temper], 0.0, rng) for _ in range(200)] for temper in ("cautious", "guarded")
    }
    assert meant["cautious"].count("reassurance") > 190
    assert meant["guarded"].count("routine") > 190


def test_purposes_vary_and_what_suits_best_is_meant_most() -> None:
    rng = Random("vary")  # noqa: S311 - dice of a game
    found, book = done("close-crossings")
    meant = [purpose_of(found, book, None, 0.0, rng) for _ in range(300)]
    best = purpose_of(found, book, None)
    assert len(set(meant)) > 1
    assert meant.count(best) == max(meant.count(each) for each in set(meant))


def test_what_nobody_is_to_be_known_by_is_hidden_more_often() -> None:
    book = BOOKS["union_state"]
    card = book.actions["jam-navigation"].card
    rng = Random("hidden")  # noqa: S311 - dice of a game
    hidden = {
        posture: sum(message_of(card, "coercion", book, TEMPERS["bold"], rng, posture) != "coercion" for _ in range(600))
        for posture in ("overt", "deniable")
    }
    assert hidden["deniable"] > 1.5 * hidden["overt"]


def test_a_purpose_is_seldom_hidden_behind_the_next_one() -> None:
    book = BOOKS["nato"]
    card = book.actions["protest-note"].card
    rng = Random("plain")  # noqa: S311 - dice of a game
    hidden = sum(message_of(card, "deterrence", book, TEMPERS["guarded"], rng) != "deterrence" for _ in range(1000))
    assert 190 < hidden < 310
