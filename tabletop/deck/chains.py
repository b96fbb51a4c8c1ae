"""Chains of injects: which one waits for which."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from tabletop.deck.model import Deck


@frozen
class Chain:
    """An inject's place in the chains, as ids of injects in the deck's order.

    `after` are those that its condition names, or whose effects touch a flag that it names; `before` are those that so wait for
    this one.
    """

    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    """Action cards that its condition names."""


def chains(deck: Deck) -> Mapping[str, Chain]:
    """The place in the chains of every inject of a deck."""
    flags = {flag.id for flag in deck.flags}
    touching: dict[str, list[str]] = {}
    for inject in deck.injects:
        for effect in inject.effects:
            if effect.name in flags:
                touching.setdefault(effect.name, []).append(inject.id)
    after: dict[str, tuple[str, ...]] = {}
    cards: dict[str, tuple[str, ...]] = {}
    known = {inject.id for inject in deck.injects}
    for inject in deck.injects:
        named = {name.text for name in inject.when.names()}
        waits = {rest for kind, _, rest in (text.partition(".") for text in named) if kind in ("released", "met")} & known
        waits |= {other for flag in named & flags for other in touching.get(flag, ())}
        waits.discard(inject.id)
        after[inject.id] = tuple(other.id for other in deck.injects if other.id in waits)
        cards[inject.id] = tuple(card.id for card in deck.actions if f"played.{card.id}" in named)
    return {
        inject.id: Chain(
            after=after[inject.id],
            before=tuple(other.id for other in deck.injects if inject.id in after[other.id]),
            cards=cards[inject.id],
        )
        for inject in deck.injects
    }
