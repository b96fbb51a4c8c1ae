"""Reasons against the others' moves: those that their cards' own text gives, where they seem to hold."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tabletop.engine.belief import Belief
from tabletop.engine.seen import fitting
from tabletop.engine.sight import Sight
from tabletop.game.commands import RaiseReason

_WORLDS = 8
_SURE = 0.75
"""In how many of the worlds that may be so a reason must hold."""


def objections(sight: Sight, rng: Random) -> Iterator[RaiseReason]:
    """One reason against each move that is open to reasons, can only be one card, and hangs on dice or judgement."""
    view, book = sight.view, sight.book
    open_moves = [move for move in view.moves if move.open and move.author]
    if "RaiseReason" not in view.may or not open_moves:
        return
    belief = Belief(view, book)
    worlds = [belief.draw(rng) for _ in range(_WORLDS)]
    for move in open_moves:
        cards = fitting(book, view.team, move)
        if len(cards) != 1 or cards[0].card.method == "certain":
            continue
        holding: dict[str, int] = {}
        for world in worlds:
            for text, holds in book.card_reasons(world, cards[0].id)[1]:
                holding[text] = holding.get(text, 0) + holds
        text = max(holding, key=lambda each: holding[each], default="")
        if text and holding[text] >= _SURE * _WORLDS:
            yield RaiseReason(side="con", text=text, ref=move.number)
