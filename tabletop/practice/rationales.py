"""Reasons that an order can be given with one key, so that nothing has to be typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tabletop.deck.effect import Effect, parse_effect
from tabletop.deck.expression import Compare, Name, Node, Not, Number, parts
from tabletop.deck.model import Deck
from tabletop.engine.ordering import PASS


def rationales(deck: Deck, card: str) -> tuple[str, ...]:
    """Reasons to choose from for an order of this card, the card's own first; for a pass where it is empty.

    They are the aims of the person's side that the card's success moves towards. `deck` is the person's share of the deck, as its
    seat has it. Raises KeyError for a card that is not in it.
    """
    if not card:
        return PASSING
    found = {each.id: each for each in deck.actions}
    action = found[card]
    return (action.rationale, *_serving(deck, action.effects), *PLAIN)


def arguing(deck: Deck, effects: Iterable[str]) -> tuple[str, ...]:
    """Reasons to choose from for an argument that is to move tracks, such as `nato.trust +2`: the aims that it serves, then what
    it moves. Raises ExpressionError for what is no effect.
    """
    read = tuple(map(parse_effect, effects))
    titles = {track.id: track.title for track in deck.tracks}
    moved = (f"{titles.get(effect.name, effect.name)} is to go {'up' if effect.amount > 0 else 'down'}." for effect in read)
    return (*_serving(deck, read), *moved)


def _serving(deck: Deck, effects: tuple[Effect, ...]) -> Iterator[str]:
    for aim in deck.aims:
        if any(_serves(effect, aim.met.root) for effect in effects):
            yield f"It serves our aim “{aim.title}”."


PASSING = (
    PASS.rationale,
    "We want to see first what they do.",
    "We keep our political capital for a turn that matters more.",
)
"""Reasons for a pass."""
PLAIN = ("It is the least that we can do now.", "It keeps other ways open.")
"""Reasons that fit any card, after its own."""


def _serves(effect: Effect, node: Node, *, holds: bool = True) -> bool:
    """Whether an effect moves towards a condition, or a part of it."""
    if isinstance(node, Not):
        return _serves(effect, node.part, holds=not holds)
    if isinstance(node, Name):
        return effect.name == node.text and effect.verb in ("raise", "lower") and (effect.verb == "raise") == holds
    if isinstance(node, Compare) and isinstance(node.left, Name) and isinstance(node.right, Number):
        up = node.sign in (">", ">=")
        moves = effect.name == node.left.text and effect.verb == "change" and effect.amount
        return bool(moves) and node.sign not in ("=", "!=") and ((effect.amount > 0) == up) == holds
    return not isinstance(node, Compare) and any(_serves(effect, part, holds=holds) for part in parts(node))
