"""What an order is for, and what the others are to take it for."""

from __future__ import annotations

from math import exp
from random import Random

from tabletop.deck.model import Action, Posture, Temperament
from tabletop.engine.deed import Deed
from tabletop.engine.seen import HARD, SOFT, bearing, class_tones
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
_ANSWER = 0.5
"""How far a hard order that answers a hard move is drawn to plain deterrence, and it is for no less: the others are to stop."""
_FIRST = 0.35
"""What is added for a hard order that answers nothing."""
_HARDEST = 0.4
"""What an order is for at least, by its tone: nobody sends a brigade as a matter of routine."""
_SLIGHT = 0.5
"""What is left of the purpose of an order that is neither hard nor soft: it is near to routine."""
_SOFTEST = -1.0
"""No gift is for more than reassurance."""
_DOUBT = 0.3
"""What each step of mistrust in a temperament adds to a soft order: it tries out whether the others answer."""
_BLUR = 0.3
"""Steps of the scale by which a purpose must suit better than another to be meant e times as often."""
_PLAIN = 2
"""Steps between purpose and message from which hiding the one behind the other pays fully."""


def boldness(book: Rulebook, temper: Temperament | None) -> float:
    """Whether a temperament likes what is hard on others, -1 to 1."""
    if temper is None or not temper.likes:
        return 0.0
    tones = class_tones(book)
    whole = sum(abs(like) for like in temper.likes.values()) or 1
    found = sum(like * tones.get(kind, 0.0) for kind, like in temper.likes.items()) / whole
    return max(min(found, 1.0), -1.0)


def purpose_of(deed: Deed, book: Rulebook, temper: Temperament | None, felt: float = 0.0, rng: Random | None = None) -> str:
    """A purpose of its card that suits what an order does, the better the likelier; without `rng` the one that suits best.

    `felt` is the tone of what the others did last.
    """
    aimed = _aimed(deed, book, temper, felt)
    off = {purpose: abs((book.purposes[purpose].scale or 0) - aimed) for purpose in deed.card.purposes}
    if rng is None:
        return min(off, key=lambda each: off[each])
    least = min(off.values())
    return rng.choices(list(off), [exp((least - each) / _BLUR) for each in off.values()])[0]


def _aimed(deed: Deed, book: Rulebook, temper: Temperament | None, felt: float) -> float:
    """Where on the scale of purposes lies what an order does, for this temperament after what the others did."""
    aimed, bold, tone = _BASE, _BOLD * boldness(book, temper), bearing(book, deed.action).tone
    aimed += (_CALMS if deed.ladder < 0 else _CLIMBS) * deed.ladder
    aimed -= (_GIVES if deed.others > 0 else _TAKES) * deed.others
    if deed.own > 0 and (deed.others < 0 or deed.ladder > 0):
        aimed += (1 - aimed) * _ARMS * min(deed.own, 2.0)
    aimed += _HIDDEN if deed.posture != "overt" else 0.0
    if tone >= HARD:
        if felt >= HARD:
            return max(aimed + (1 - aimed) * _ANSWER + bold, 1.0)
        return max(aimed + _FIRST + bold, _HARDEST * tone)
    if tone > SOFT:
        return aimed * _SLIGHT + bold
    return max(aimed, _SOFTEST) + bold + _DOUBT * max(-temper.trust if temper else 0, 0)


def message_of(
    card: Action, purpose: str, book: Rulebook, temper: Temperament | None, rng: Random, posture: Posture = "overt"
) -> str:
    """The purpose, or by the temperament's candour the most fitting one of the card that is more benign.

    To hide a purpose behind the next one on the scale hardly pays, and is done half as often; what nobody is to be known by
    is hidden twice as often. Nobody wants the worst on the deck's scale to be read in what he does: that one is never the message
    if the card has another.
    """
    hides = 1 - (temper.candour if temper else 100) / 100
    scale = {each: book.purposes[each].scale or 0 for each in card.purposes}
    worst = max(each.scale for each in book.deck.purposes if each.scale is not None)
    milder = [each for each in card.purposes if scale[each] < scale[purpose]]
    if milder and scale[purpose] - min(scale[each] for each in milder) < _PLAIN:
        hides /= 2
    if posture != "overt":
        hides = min(2 * hides, 1.0)
    candid = rng.random() >= hides
    if not milder or (candid and scale[purpose] < worst):
        return purpose
    return max(milder, key=lambda each: scale[each]) if rng.random() < 0.5 else milder[0]
