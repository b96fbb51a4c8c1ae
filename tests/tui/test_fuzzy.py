"""Finding by a few letters: what is meant, and not whatever has the letters somewhere."""

from __future__ import annotations

import pytest

from tabletop.tui.fuzzy import Fuzzy


@pytest.mark.parametrize("text", ["Drones over Poland", "The drones are over Poland again", "drop in the polls"])
def test_letters_in_their_order_close_together_are_a_find(text: str) -> None:
    assert Fuzzy("dr pol").score(text) > 0


def test_letters_all_over_a_sentence_are_none() -> None:
    sentence = "In its second part they take back lost ground, and nobody denies that an end is near"
    assert Fuzzy("iskander").score(sentence) == 0
    assert Fuzzy("iskander").score("Rehearse with the Iskander brigade") > 0
