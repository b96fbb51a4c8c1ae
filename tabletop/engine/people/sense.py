"""What a move plainly is: the purposes of the cards that it may be, by what such a card does."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from attrs import frozen

from tabletop.engine.seen import ARMED, bearing_steps, class_tones, fitting, is_trust
from tabletop.game.rulebook import PlayableAction, Rulebook
from tabletop.game.view.parts import MoveView

_FIT = 12.0
"""How much less likely a purpose is for lying away from what the deed serves: by a factor of e for 1, over the whole scale, and
with the square of the way."""
_IDLE = 0.2
"""What a deed serves that does nothing, as a share of the scale of purposes."""
_CALMS, _CLIMBS = 0.2, 0.1
"""What a step down the ladder takes off that, and what a step up adds."""
_GIVES, _TAKES = 0.2, 0.4
"""The same for a step of the others' trust, and for each step taken from them beyond what any show of strength costs."""
_SPARES, _ARMS, _KEEPS = 0.1, 0.12, 0.06
"""The same for a step of strength given up, for one gained at others' cost, and for one gained at nobody's."""
_SHOWN = 1.0
"""Steps that any show of strength takes from others."""
_OF_CLASS = 0.32
"""What a deed of a class of arms or pressure serves at least, by the tone of its class: it is there to be seen."""
_MOST = 0.8
"""What a deed serves at most: whether a blow is prepared shows in no deed of its own."""
_UNSIGNED = 0.3
"""What is added for a deed that nobody signs."""
_MIDDLE = 0.25
"""What a signed deed serves that cannot be placed, as a share of the scale: what states do in the open and tell each other."""
_REACH = 0.55
"""How far above what it serves ill will can take a move, as a share of the scale."""
_FARTHER = 0.3
"""How much farther where its author is known to hide its hand."""
BENIGN, HOSTILE = 0.3, 0.5
"""Shares of the scale below which a purpose is benign, and from which it is hostile; between them a side stands up for itself."""
PRESSURE = 0.7
"""Share from which a purpose is pressure, which works only if it is understood; what is hostile below that tries others out."""


def shares(book: Rulebook) -> Mapping[str, float]:
    """Where each purpose lies between the most benign (0) and the worst (1) of the deck's scale; none of those apart from it."""
    meant = {purpose.id: purpose.scale for purpose in book.deck.purposes if purpose.scale is not None}
    low, high = min(meant.values()), max(meant.values())
    return {purpose: (scale - low) / max(high - low, 1) for purpose, scale in meant.items()}


@frozen
class Sense:
    """The plain sense of a move: how likely each purpose is before anybody's distrust is asked, and which is likeliest.

    `cards` are those that show what was seen; without any, no purpose is plain.
    """

    cards: tuple[PlayableAction, ...]
    weights: Mapping[str, float]
    plain: str
    reach: float
    """The share of the scale up to which ill will can take it."""


def sense(book: Rulebook, team: str, move: MoveView, *, deceit: bool = False, pressed: bool = False) -> Sense:
    """What a move that a team saw plainly is.

    `deceit` says that its author is known to have hidden its hand, `pressed` that its last moves were hard: what cannot be placed
    may be anything then, and else is not taken for hostile.
    """
    cards = fitting(book, team, move)
    place = shares(book)
    if not cards and move.author and not pressed:
        return Sense((), _near(place, _MIDDLE), "", HOSTILE)
    if not cards:
        return Sense((), _any_purpose(place), "", 1.0)
    weights = dict.fromkeys(place, 0.0)
    farthest = 0.0
    for action in cards:
        serves = min(served(book, action) + (0.0 if move.author else _UNSIGNED), _MOST)
        farthest = max(farthest, serves)
        for purpose in action.card.purposes:
            if purpose in place:
                weights[purpose] += exp(-_FIT * (place[purpose] - serves) ** 2)
    whole = sum(weights.values()) or 1.0
    weights = {purpose: weight / whole for purpose, weight in weights.items()}
    plain = max(weights, key=lambda each: weights[each])
    if move.author and all(_touches_nobody(book, action) for action in cards):
        return Sense(cards, weights, plain, place[plain])
    return Sense(cards, weights, plain, max(farthest, place[plain]) + _REACH + (_FARTHER if deceit else 0.0))


def served(book: Rulebook, action: PlayableAction) -> float:
    """What purpose a card serves by what it does, as a share of the scale."""
    ladder = own = given = taken = 0.0
    for side, index, step in bearing_steps(book, action):
        if side == "ladder":
            ladder += step
        elif side == "own":
            own += step
        else:
            taken += max(-step, 0.0)
            given += max(step, 0.0) if is_trust(book.deck.tracks[index].id) else 0.0
    hard = ladder > 0 or taken > 0
    found = _IDLE + (_CLIMBS if ladder > 0 else _CALMS) * ladder - _GIVES * given + _TAKES * max(taken - _SHOWN, 0.0)
    found += (_SPARES if own < 0 else _ARMS if hard else _KEEPS) * min(own, 2.0)
    kind = class_tones(book)[action.card.kind]
    shown = _OF_CLASS * kind if kind >= ARMED and found >= _IDLE else 0.0
    return min(max(found, shown, 0.0), _MOST)


def _touches_nobody(book: Rulebook, action: PlayableAction) -> bool:
    """Whether a card does nothing to others or to the ladder, and is of no class of arms or pressure: such as a bulletin."""
    return class_tones(book)[action.card.kind] < ARMED and all(side == "own" for side, _, _ in bearing_steps(book, action))


def _near(place: Mapping[str, float], served: float) -> Mapping[str, float]:
    """How likely each purpose is of a deed that serves so much of the scale."""
    weights = {purpose: exp(-_FIT * (share - served) ** 2) for purpose, share in place.items()}
    whole = sum(weights.values())
    return {purpose: weight / whole for purpose, weight in weights.items()}


def _any_purpose(place: Mapping[str, float]) -> Mapping[str, float]:
    """What an order is for whose card cannot be told: any purpose, the outermost less likely."""
    weights = {purpose: 0.5 if share in (0.0, 1.0) else 1.0 for purpose, share in place.items()}
    whole = sum(weights.values())
    return {purpose: weight / whole for purpose, weight in weights.items()}
