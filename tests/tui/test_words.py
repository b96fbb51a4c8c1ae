"""The words of the screens."""

from __future__ import annotations

from support.decks import ferry
from tabletop.tui.words import effect_words


def test_an_effect_is_told_with_the_names_of_things() -> None:
    deck = ferry()
    track, flag, card = deck.tracks[0], deck.flags[0], deck.actions[0]
    assert effect_words(deck, f"{track.id} +1") == f"{track.title} +1"
    assert effect_words(deck, f"raise {flag.id}") == f"raise “{flag.title}”"
    assert effect_words(deck, f"not played.{card.id} and turn >= 2") == f"not “{card.title}” played and turn >= 2"
    assert effect_words(deck, "nothing.known -1") == "nothing.known -1"
