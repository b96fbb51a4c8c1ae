"""What tests of the shipped deck ask of its cards."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from tabletop.deck.effect import Effect
from tabletop.deck.model import Action, Deck, Hazard, Inject, Rule

CLAIMS = tuple(f"A{number:02}" for number in range(1, 25))
FORCE = ("signalling", "coercion")


def words(text: str) -> list[str]:
    return re.findall(r"[\w'’]+", text.casefold())


def spoken(text: str) -> int:
    """Words as somebody reading aloud counts them."""
    return len(text.split())


def mains(deck: Deck) -> list[Inject]:
    return [inject for inject in deck.injects if inject.weight == "main"]


def incidents(deck: Deck) -> list[Inject]:
    return [inject for inject in deck.injects if inject.truth]


def side(deck: Deck, team: str) -> list[Action]:
    return [action for action in deck.actions if action.team == team]


def outcomes(action: Action) -> Iterator[Effect]:
    return itertools.chain(action.effects, action.partial, action.failure, action.exposed)


def sources(deck: Deck) -> tuple[Inject | Action | Rule | Hazard, ...]:
    """Every card that comes from somewhere."""
    return (*deck.injects, *deck.actions, *deck.rules, *deck.hazards)


def alike(one: str, other: str) -> float:
    """How much of what two sentences say is the same: shared words over all words, 0 to 1."""
    a, b = set(words(one)), set(words(other))
    return len(a & b) / len(a | b)


def set_by_orders(deck: Deck) -> set[str]:
    """Flags that some order raises."""
    return {effect.name for action in deck.actions for effect in outcomes(action) if effect.verb == "raise"}


def lines(cards: Iterable[Inject | Action]) -> str:
    return ", ".join(card.id for card in cards)
