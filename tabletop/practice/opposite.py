"""Forecast questions that ask what the staff opposite is like, apart from those about what happens."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.deck.model import Deck
from tabletop.game.telling.words import listed, within


def opposite(deck: Deck) -> Mapping[str, str]:
    """The questions of a deck about the temperament of a staff that the engine plays, each with what it asks in two words."""
    titles = {each.id: within(each.title) for each in deck.temperaments}
    found = {}
    for question in deck.questions:
        asked = [name.text.split(".")[2] for name in question.answer.names() if name.text.startswith("temper.")]
        if asked:
            found[question.id] = f"{listed([titles.get(each, each) for each in asked], last='or')}?"
    return found
