"""The deck's turns that a session plays, as far as who asks may know them."""

from __future__ import annotations

from tabletop.deck.model import Deck
from tabletop.game.events import SessionOpened
from tabletop.game.state import Draft


def scored(deck: Deck, opened: SessionOpened | None) -> bool:
    """Whether aims are scored at ENDEX: they are made for the deck's whole course, to its last turn."""
    return opened is None or opened.plan[-1] == deck.turns[-1].number


def played(opened: SessionOpened | None) -> tuple[int, ...]:
    """The turns that are played, for control; where a hidden end is not told, those announced. None before STARTEX."""
    return (opened.course or opened.plan) if opened is not None else ()


def announced(draft: Draft) -> tuple[int, ...]:
    """The turns as everybody knows them: as announced, until one that opens shows that the end was drawn nearer."""
    opened = draft.opened
    if opened is None:
        return ()
    return opened.plan if not draft.number or opened.plan[draft.number - 1] == draft.turn else opened.course
