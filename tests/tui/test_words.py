"""The words of the screens."""

from __future__ import annotations

from support.decks import ferry
from tabletop.deck.effect import parse_effect
from tabletop.library import load_deck
from tabletop.tui.seat.words import moved
from tabletop.tui.words import effect_words


def test_an_effect_is_told_with_the_names_of_things_and_its_condition() -> None:
    deck = ferry()
    track, flag, card = deck.tracks[0], deck.flags[0], deck.actions[0]
    assert effect_words(deck, parse_effect(f"{track.id} -1")) == f"{track.title} −1"
    assert effect_words(deck, parse_effect(flag.id)) == f"now so: {flag.title}"
    conditional = parse_effect(f"{track.id} +1 if not played.{card.id} and turn >= 2")
    assert effect_words(deck, conditional) == (
        f"{track.title} +1 (if “{card.title}” has not been carried out, and it is turn 2 or later)"
    )
    assert effect_words(deck, conditional, (1, 3)).endswith("and it is turn 2)")
    assert effect_words(deck, parse_effect("nothing.known -1")) == "nothing.known −1"


def test_what_an_argument_is_to_move_is_one_sentence_with_one_capital_and_the_names() -> None:
    assert moved(load_deck("zapad-2025"), ("escalation -1", "union_state.trust +1", "union_state.alignment +1")) == (
        "Escalation goes down, the Union State's trust in NATO goes up, Minsk's alignment with Moscow goes up"
    )
