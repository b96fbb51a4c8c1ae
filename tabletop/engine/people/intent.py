"""What an order is for, and what the others are to take it for."""

from __future__ import annotations

from random import Random

from tabletop.deck.model import Action, Temperament
from tabletop.engine.deed import Deed
from tabletop.engine.seen import class_tones
from tabletop.game.rulebook import Rulebook

_BASE = 0.2
_CALMS, _CLIMBS = 1.4, 0.5
"""What a step down the ladder takes off the purpose of an order, on the scale of purposes, and what a step up adds."""
_GIVES, _TAKES = 0.9, 0.8
"""The same for a step of the others' tracks, given and taken."""
_HIDDEN = 0.5
_ARMS = 0.3
"""How far each step of strength of its own draws a hard order to plain deterrence, a step above routine."""
_BOLD = 0.6
_PLACES = (0.0, 0.65, 0.9)
"""What counts against the second purpose that a card names, and against each further one."""


def boldness(book: Rulebook, temper: Temperament | None) -> float:
    """Whether a temperament likes what is hard on others, -1 to 1."""
    if temper is None or not temper.likes:
        return 0.0
    tones = class_tones(book)
    whole = sum(abs(like) for like in temper.likes.values()) or 1
    found = sum(like * tones.get(kind, 0.0) for kind, like in temper.likes.items()) / whole
    return max(min(found, 1.0), -1.0)


def purpose_of(deed: Deed, book: Rulebook, temper: Temperament | None) -> str:
    """The purpose of its card that suits best what an order does; the one that the card names first, where it is near."""
    aimed = _BASE
    aimed += (_CALMS if deed.ladder < 0 else _CLIMBS) * deed.ladder
    aimed -= (_GIVES if deed.others > 0 else _TAKES) * deed.others
    if deed.own > 0 and (deed.others < 0 or deed.ladder > 0):
        aimed += (1 - aimed) * _ARMS * min(deed.own, 2.0)
    aimed += _BOLD * boldness(book, temper) + (_HIDDEN if deed.posture != "overt" else 0.0)

    def off(place: int, purpose: str) -> float:
        scale = book.purposes[purpose].scale
        return abs((scale or 0) - aimed) + _PLACES[min(place, len(_PLACES) - 1)]

    places = list(enumerate(deed.card.purposes))
    return min(places, key=lambda each: off(*each))[1]


def message_of(card: Action, purpose: str, book: Rulebook, temper: Temperament | None, rng: Random) -> str:
    """The purpose, or by the temperament's candour the most fitting one of the card that is more benign.

    Nobody wants the worst on the deck's scale to be read in what he does: that one is never the message if the card has another.
    """
    candid = rng.random() * 100 < (temper.candour if temper else 100)
    scale = {each: book.purposes[each].scale or 0 for each in card.purposes}
    worst = max(each.scale for each in book.deck.purposes if each.scale is not None)
    milder = [each for each in card.purposes if scale[each] < scale[purpose]]
    if not milder or (candid and scale[purpose] < worst):
        return purpose
    return max(milder, key=lambda each: scale[each]) if rng.random() < 0.5 else milder[0]
