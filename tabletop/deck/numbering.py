"""The numbers of a team's action cards, as they are printed and as a scribe types them."""

from __future__ import annotations

from tabletop.deck.model import Action, Deck


def numbered(deck: Deck, team: str) -> tuple[Action, ...]:
    """A team's cards in the order of their numbers, which begin at 1: by class in the deck's order, then as written."""
    place = {kind: index for index, kind in enumerate(deck.classes)}
    own = (action for action in deck.actions if action.team == team)
    return tuple(sorted(own, key=lambda action: place.get(action.kind, len(place))))
