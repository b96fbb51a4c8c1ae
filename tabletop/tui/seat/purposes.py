"""The deck's purposes as a form offers them: each with the same key wherever it stands."""

from __future__ import annotations

from collections.abc import Container

from tabletop.deck.model import Deck, Purpose
from tabletop.tui.seat.pick import Option


def on_scale(deck: Deck) -> tuple[Purpose, ...]:
    """The deck's purposes from benign to hostile; those apart from the scale, which can be read and not meant, come last."""
    meant = sorted((purpose.scale, place) for place, purpose in enumerate(deck.purposes) if purpose.scale is not None)
    return (
        *(deck.purposes[place] for _, place in meant),
        *(purpose for purpose in deck.purposes if purpose.scale is None),
    )


def scale_hint(deck: Deck) -> str:
    """How the numbers of the purposes run, as the rest of a sentence."""
    return f"from 1, benign, to {sum(purpose.scale is not None for purpose in deck.purposes)}, hostile"


def purpose_options(deck: Deck, offered: Container[str]) -> tuple[Option, ...]:
    """The purposes offered, by id. They are numbered among all of the deck, so that a hand learns their keys."""
    return tuple(
        Option(purpose.id, purpose.title, number=number)
        for number, purpose in enumerate(on_scale(deck), 1)
        if purpose.id in offered
    )


def all_read(deck: Deck) -> tuple[Option, ...]:
    """Every purpose that a move can be taken for."""
    return purpose_options(deck, [purpose.id for purpose in deck.purposes])


def all_meant(deck: Deck) -> tuple[Option, ...]:
    """Every purpose that an order can be meant for: those on the scale."""
    return purpose_options(deck, [purpose.id for purpose in deck.purposes if purpose.scale is not None])
