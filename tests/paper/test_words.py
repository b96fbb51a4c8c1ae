"""Sentences of the documents."""

from __future__ import annotations

import pytest

from support.decks import ferry
from tabletop.deck.effect import parse_effect
from tabletop.deck.titles import effect_words
from tabletop.game.telling.words import listed
from tabletop.paper.words import exposure_words, ranges, seen_words, who_decides

CARDS = {card.id: card for card in ferry().actions}


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        ("escalation +1", "Escalation +1"),
        ("sandrel.trust -2", "Sandrel's trust in Norvia −2"),
        ("escalation = 3", "Escalation to 3"),
        ("ferry_halted", "now so: The ferry does not run"),
        ("not ferry_halted", "no longer so: The ferry does not run"),
        ("escalation +1 if turn >= 2", "Escalation +1 (if it is turn 2 or later)"),
    ],
)
def test_effects(effect: str, words: str) -> None:
    assert effect_words(ferry(), parse_effect(effect)) == words


def test_bands_have_their_numbers() -> None:
    track = next(track for track in ferry().tracks if track.id == "escalation")
    assert ranges(track) == (("0–1", "Calm"), ("2–3", "Dispute"), ("4–5", "Crisis"), ("6", "War"))


def test_who_decides() -> None:
    collective = next(card for card in CARDS.values() if card.collective)
    single = next(card for card in CARDS.values() if not card.collective)
    assert " must agree. Without all of them " in who_decides(ferry(), collective)
    assert who_decides(ferry(), single).endswith(" decides.")


def test_postures() -> None:
    tap = CARDS["tap-cable"]
    assert exposure_words(tap) == f"Covert or deniable, {tap.exposure} in 100 that it is laid open as yours."
    assert exposure_words(CARDS["ask-sandrel"]) == ""
    assert seen_words("overt", several=False) == "Others see"
    assert seen_words("deniable", several=True) == "Others see, if deniable, but not whose it is"


def test_rows() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"], "or"), listed(["a", "b", "c"])] == ["", "a", "a or b", "a, b and c"]
