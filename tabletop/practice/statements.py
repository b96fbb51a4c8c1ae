"""Public words that can be said with one key, so that nothing has to be typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tabletop.deck.model import Deck
from tabletop.game.commands import STATEMENT_WORDS

PLAIN = (
    "What we do is aimed at nobody. We tell it so that nobody has to guess.",
    "We want no clash, and ask everybody to say plainly what they are doing.",
    "What we do ends when its reason ends. That does not depend on us alone.",
    "Our line has not changed. Whoever wants to talk will find us ready.",
)
"""Words that fit any turn, from mild to firm, and such as say nothing."""


def statements(deck: Deck, cards: Iterable[str] = ()) -> tuple[str, ...]:
    """Words to choose from: those of the cards that are to be ordered in the open, or their reasons, then words that say nothing.

    Each has at most `STATEMENT_WORDS` words. Raises KeyError for a card that is not in the deck.
    """
    said = {card.id: card.public or card.rationale for card in deck.actions}
    return (*filter(None, (_fitted(said[card]) for card in cards)), *PLAIN)


def _fitted(text: str) -> str:
    """As many of its sentences as fit."""
    said = re.split(r"(?<=[.!?])\s+", text.strip())
    while said and sum(len(sentence.split()) for sentence in said) > STATEMENT_WORDS:
        said.pop()
    return " ".join(said)
