"""Which orders of one turn go together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve

from support.decks import ferry
from support.positions import position, standing
from tabletop.deck.effect import parse_effect
from tabletop.engine.concord import at_odds, pull, undoes
from tabletop.engine.match import Books
from tabletop.game.state import Draft
from tabletop.library import load_deck

FERRY = Books(ferry())
ZAPAD = Books(load_deck("zapad-2025"))


def odd(books: Books, draft: Draft, first: str, second: str) -> bool:
    book = books.whole
    one, other = (pull(book, book.actions[card], [draft]) for card in (first, second))
    found = at_odds(book, one, other)
    assert at_odds(book, other, one) is found
    return found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("hold-posture", "reinforce-flank"),
        ("hold-posture", "air-defence-line"),
        ("pull-back-patrols", "regroup-in-depth"),
        ("call-hotline", "close-crossings"),
        ("ground-the-drones", "probe-with-drones"),
        ("keep-to-the-plan", "baltic-flight"),
        ("keep-to-the-plan", "territorial-muster"),
        ("hold-posture", "reserve-check"),
    ],
)
def test_to_press_and_to_give_way_do_not_go_together(first: str, second: str) -> None:
    assert odd(ZAPAD, position(ZAPAD, turns=4), first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("air-defence-line", "article-four"),
        ("hold-posture", "calm-the-public"),
        ("notify-drills", "offer-inquiry"),
        ("publish-numbers", "invite-observers"),
        ("baltic-flight", "scout-the-border"),
    ],
)
def test_what_points_one_way_goes_together(first: str, second: str) -> None:
    assert not odd(ZAPAD, position(ZAPAD, turns=4), first, second)


def test_no_two_orders_put_up_and_take_down_one_flag() -> None:
    book, draft = FERRY.whole, standing(FERRY, position(FERRY), ("ferry_halted",))
    halt, resume = (pull(book, book.actions[card], [draft]) for card in ("halt-ferry", "resume-ferry"))
    assert at_odds(book, halt, resume)
    assert undoes(halt, resume)
    assert not undoes(halt, halt)


def test_an_order_after_which_the_other_could_not_be_given_does_not_go_with_it() -> None:
    # The quay is closed: the ferry does not sail, and cannot be shadowed.
    assert odd(FERRY, standing(FERRY, position(FERRY), sandrel__readiness=3), "close-quay", "shadow-ferry")


def changed(**cards: Mapping[str, Any]) -> Books:
    """The ferry dispute with some of its cards changed; `tap_cable` stands for `tap-cable`."""
    deck = ferry()
    changes = {name.replace("_", "-"): fields for name, fields in cards.items()}
    return Books(evolve(deck, actions=tuple(evolve(card, **changes.get(card.id, {})) for card in deck.actions)))


def test_two_orders_that_look_alike_do_not_go_together() -> None:
    assert not odd(FERRY, position(FERRY), "ask-sandrel", "train-pilots")
    alike = changed(train_pilots={"observable": FERRY.whole.actions["ask-sandrel"].card.observable})
    assert odd(alike, position(alike), "ask-sandrel", "train-pilots")


@pytest.mark.parametrize(("effect", "ill"), [("escalation +2", True), ("escalation = 5", False)])
def test_a_class_is_taken_ill_for_steps_up_the_ladder_and_not_for_setting_it_to_a_number(effect: str, ill: bool) -> None:
    books = changed(
        tap_cable={"effects": (parse_effect("norvia.readiness +1"),)}, feed_press={"effects": (parse_effect(effect),)}
    )
    assert odd(books, position(books), "ask-sandrel", "tap-cable") is ill


def test_what_cannot_move_any_further_is_no_contradiction() -> None:
    low = standing(FERRY, position(FERRY), sandrel__trust=0, norvia__readiness=0)
    book = FERRY.whole
    assert pull(book, book.actions["halt-ferry"], [low]).steps[book.track_index["sandrel.trust"]] == 0
    assert not odd(FERRY, low, "patrol-strait", "halt-ferry")
