"""What moves plainly are."""

from __future__ import annotations

import pytest
from attrs import evolve

from support.movesseen import BOOKS, DECK, moved
from tabletop.deck.brief import for_planner
from tabletop.engine.people.sense import HOSTILE, sense, served, shares
from tabletop.game.rulebook import Rulebook


def plain(card: str) -> str:
    team = next(action.team for action in DECK.actions if action.id == card)
    reader = next(other for other in DECK.team_ids if other != team)
    return sense(BOOKS[reader], reader, moved(card)).plain


@pytest.mark.parametrize(
    ("card", "purpose"),
    [
        ("offer-consultation", "reassurance"),
        ("haulage-deal", "reassurance"),
        ("send-forces-home", "reassurance"),
        ("offer-inquiry", "reassurance"),
        ("notify-drills", "reassurance"),
        ("distance-briefing", "routine"),
        ("air-defence-line", "deterrence"),
        ("joint-drill", "deterrence"),
        ("article-four", "deterrence"),
        ("full-phase-two", "deterrence"),
        ("machine-war-show", "deterrence"),
        ("slow-transit", "coercion"),
        ("new-sanctions", "coercion"),
        ("seize-lorries", "coercion"),
    ],
)
def test_a_move_is_plainly_for_what_it_does(card: str, purpose: str) -> None:
    assert plain(card) == purpose


def test_it_does_not_matter_in_which_order_a_card_names_its_purposes() -> None:
    turned = evolve(DECK, actions=tuple(evolve(card, purposes=card.purposes[::-1]) for card in DECK.actions))
    book = Rulebook(for_planner(turned, "nato"))
    for card in ("full-phase-two", "haulage-deal", "split-the-allies"):
        assert sense(book, "nato", moved(card)).weights == pytest.approx(sense(BOOKS["nato"], "nato", moved(card)).weights)


def test_purposes_lie_between_the_most_benign_and_the_worst() -> None:
    book = BOOKS["nato"]
    place = shares(book)
    assert (place["reassurance"], place["preparation"]) == (0, 1)
    assert "accident" not in place
    for action in book.actions.values():
        assert 0 <= served(book, action) <= 0.8, action.id


def test_a_move_that_may_be_two_cards_has_the_purposes_of_both() -> None:
    found = sense(BOOKS["union_state"], "union_state", moved("pull-back-patrols"))
    assert {action.id for action in found.cards} == {"pull-back-patrols", "regroup-in-depth"}
    single = sense(BOOKS["nato"], "nato", moved("send-forces-home"))
    assert max(found.weights.values()) < max(single.weights.values())


def test_of_a_move_that_fits_no_card_nothing_is_plain_and_it_is_hostile_only_after_pressure() -> None:
    move = moved("send-forces-home", shown="Something stirs.")
    for pressed, reach in ((False, HOSTILE), (True, 1.0)):
        found = sense(BOOKS["nato"], "nato", move, pressed=pressed)
        assert (found.cards, found.plain, found.reach) == ((), "", reach)
        assert sum(found.weights.values()) == pytest.approx(1)
    unsigned = sense(BOOKS["nato"], "nato", evolve(move, author=""))
    assert unsigned.reach == 1.0


def test_who_is_known_to_hide_its_hand_can_be_thought_worse_of() -> None:
    book, move = BOOKS["nato"], moved("disperse-units")
    assert sense(book, "nato", move, deceit=True).reach > sense(book, "nato", move).reach
