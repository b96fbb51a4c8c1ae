"""What can be ordered of the shipped deck makes sense when it can be: cards, their purposes and their reasons."""

from __future__ import annotations

import itertools
from functools import partial

import pytest

from support.zapad import on_offer, standing
from tabletop.deck.bounds import bounds
from tabletop.deck.model import Deck, Reason
from tabletop.game.rulebook import Rulebook


@pytest.fixture(scope="module")
def book(deck: Deck) -> Rulebook:
    return Rulebook(deck)


OVER = 7
"""The first turn after the closing day of the exercise."""


@pytest.mark.parametrize(
    "card",
    [
        "send-observers",
        "invite-observers",
        "shift-grounds-east",
        "shorten-exercise",
        "full-phase-two",
        "coalition-parade",
        "machine-war-show",
        "missile-rehearsal",
        "small-sea-notice",
        "planned-long-ago",
        "distance-briefing",
    ],
)
def test_what_belongs_to_the_exercise_ends_with_it(book: Rulebook, deck: Deck, card: str) -> None:
    facts = ["observers_in"] if card == "send-observers" else []
    assert any(on_offer(book, standing(deck, turn, *facts), card) for turn in range(1, OVER))
    assert not any(on_offer(book, standing(deck, turn, *facts), card) for turn in range(OVER, 9))


@pytest.mark.parametrize(
    ("card", "turn", "no_more"),
    [
        ("ground-the-drones", 4, ("drone_free_strip",)),
        ("scout-the-border", 4, ("drone_free_strip",)),
        ("probe-with-drones", 4, ("drone_free_strip",)),
        ("scout-the-border", 4, ("union_state.readiness = 7",)),
        ("watch-the-border", 4, ("nato.readiness = 7",)),
        ("hold-posture", 4, ("escalation = 2",)),
        ("humanitarian-lane", 4, ("lane_open",)),
        ("close-crossings", 7, ("forces_home",)),
        ("reinforce-flank", 6, ("forces_home",)),
        ("blind-the-drones", 6, ("forces_home",)),
        ("disperse-units", 6, ("forces_home",)),
        ("send-forces-home", 6, ("forces_home",)),
        ("load-last-trains", 8, ("forces_home",)),
        ("keep-to-the-plan", 7, ("forces_stay",)),
        ("full-phase-two", 6, ("played.shorten-exercise",)),
        ("joint-drill", 4, ("played.put-off-drill",)),
        ("put-off-drill", 4, ("played.joint-drill",)),
        ("rotate-not-add", 4, ("played.reinforce-flank",)),
        ("regroup-in-depth", 4, ("played.pull-back-patrols",)),
        ("pull-back-patrols", 4, ("played.regroup-in-depth",)),
        ("air-defence-line", 4, ("played.air-defence-line",)),
        ("air-defence-west", 4, ("played.air-defence-west",)),
        ("disperse-units", 4, ("played.disperse-units",)),
        ("missile-rehearsal", 4, ("played.missile-rehearsal",)),
        ("protest-note", 4, ("played.protest-note",)),
    ],
)
def test_what_is_done_or_ruled_out_cannot_be_ordered(
    book: Rulebook, deck: Deck, card: str, turn: int, no_more: tuple[str, ...]
) -> None:
    assert on_offer(book, standing(deck, turn), card)
    assert not on_offer(book, standing(deck, turn, *no_more), card)


@pytest.mark.parametrize(
    ("card", "turn", "first"),
    [
        ("send-observers", 5, ("observers_in",)),
        ("send-observers", 5, ("hotline_open",)),
        ("send-guests-home", 8, ("reinforced",)),
        ("reopen-crossings", 5, ("border_closed",)),
        ("humanitarian-lane", 7, ("border_closed",)),
        ("stop-jamming", 5, ("jamming",)),
        ("protest-note", 5, ("played.protest-note", "escalation = 5")),
    ],
)
def test_what_answers_something_waits_for_it(book: Rulebook, deck: Deck, card: str, turn: int, first: tuple[str, ...]) -> None:
    before = [fact for fact in first if fact.startswith("played.")]
    assert not on_offer(book, standing(deck, turn, *before), card)
    assert on_offer(book, standing(deck, turn, *first), card)


def test_the_forces_can_be_sent_home_to_the_last_turn(book: Rulebook, deck: Deck) -> None:
    for turn in range(5, 9):
        assert on_offer(book, standing(deck, turn), "load-last-trains" if turn == 8 else "send-forces-home")


def test_a_card_that_brings_a_flag_about_is_not_on_offer_while_all_of_it_holds(book: Rulebook, deck: Deck) -> None:
    for action in book.actions.values():
        raised = [effect.name for effect in action.card.effects if effect.verb == "raise"]
        if action.once or not raised:
            continue
        found = [turn for turn in range(1, 9) if on_offer(book, standing(deck, turn, *raised), action.id)]
        assert not found, action.id


def test_purposes_stand_in_the_order_of_the_scale_since_a_player_picks_them_by_number(deck: Deck) -> None:
    scale = [purpose.id for purpose in deck.purposes if purpose.scale is not None]
    for action in deck.actions:
        assert list(action.purposes) == sorted(action.purposes, key=scale.index), action.id


def test_what_an_army_or_a_state_does_anyway_may_be_meant_as_routine(deck: Deck) -> None:
    """Coercion that nobody does as a routine, and words that answer something, are all that may not."""
    without = {action.id for action in deck.actions if "routine" not in action.purposes}
    assert without == {
        "offer-inquiry",
        "clear-sky-strip",
        "minsk-channel",
        "eu-line",
        "security-council",
        "shoot-down-rule",
        "air-defence-line",
        "new-sanctions",
        "blind-the-drones",
        "broadcast-east",
        "answer-in-new-york",
        "rumour-campaign",
        "probe-with-drones",
    }


SPOKEN_OF = {
    "border is closed": "border_closed",
    "a line is open": "hotline_open",
    "wreckage": "inquiry_open",
    "experts of both sides": "inquiry_open",
    "prisoners": "prisoners_free",
    "let people go": "prisoners_free",
    "new sanctions": "sanctions_added",
    "reinforcements": "reinforced",
    "have consulted": "article_four",
    "airliner": "released.airliner-scare",
    "corrected": "released.wreckage-corrected",
    "through to the fence": "played.crowd-at-fence",
    "warning of stray drones": "played.warn-of-drones",
    "beacons": "played.backup-navigation",
    "dispersed": "played.disperse-units",
}
"""What a reason may speak of, and what its condition must then name."""


def _reasons(deck: Deck) -> list[Reason]:
    return list(itertools.chain.from_iterable((*action.pros, *action.cons) for action in deck.actions))


def test_a_reason_speaks_of_nothing_that_is_not_in_play(deck: Deck) -> None:
    reasons = _reasons(deck)
    for words, named in SPOKEN_OF.items():
        without = partial(_range, named)
        speaking = [reason for reason in reasons if words in reason.text.casefold()]
        assert speaking, f"no reason speaks of “{words}” any more"
        for reason in speaking:
            _, can_hold = bounds(reason.when, without)
            assert not can_hold, f"“{reason.text}” can hold without {named}"


def _range(named: str, name: str) -> tuple[int, int]:
    return (0, 0) if name == named else (0, 10)


def test_every_reason_has_a_condition_and_is_a_sentence_of_its_own(deck: Deck) -> None:
    """Reasons of cards are offered for free arguments too, where nobody has the card before him."""
    for reason in _reasons(deck):
        assert list(reason.when.names()), reason.text
        assert reason.text.endswith("."), reason.text
        assert reason.text.split()[0] not in ("It", "They", "This", "That", "He", "She"), reason.text
