"""What an order is for, and what the others are to take it for."""

from __future__ import annotations

from math import exp
from random import Random

from tabletop.deck.model import Action, Posture, Temperament
from tabletop.engine.deed import Deed
from tabletop.engine.people.sense import HOSTILE, PRESSURE, shares
from tabletop.engine.seen import ARMED, HARD, SOFT, bearing, class_tones
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
_HARDEST = 0.5
"""What a hard order is for at least, by its tone: hardly anybody sends a brigade as a matter of routine."""
_OF_CLASS = 0.6
"""The same by the mean tone of its class, if that is one of arms or of pressure."""
_SHOWN = 0.3
"""What of the tone of a class of arms is in an order for each step of strength that it adds: a parade that does nobody any harm
is still one, and a roll call is none."""
_SLIGHT = 0.5
"""What is left of the purpose of an order that is neither hard nor soft: it is near to routine."""
_SOFTEST = -1.0
"""No gift is for more than reassurance."""
_DOUBT = 0.3
"""What each step of mistrust in a temperament adds to a soft order: it gives less away."""
_BLUR = 0.34
"""Steps of the scale by which a purpose must suit better than another to be meant e times as often."""
_IDLE = 0.15
"""What a temperament's boldness counts in an order that neither presses anybody nor shows arms: no bulletin is a threat."""
_OFFERED = 0.1
"""What an order that gives way is for at most: whoever steps back to be feared does not step back."""
_WORSE = 0.95
"""Steps of the scale by which a purpose may suit worse than the best and still be meant now and then."""
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
    near = {purpose: exp((least - each) / _BLUR) for purpose, each in off.items() if each - least < _WORSE}
    return rng.choices(list(near), list(near.values()))[0]


def _aimed(deed: Deed, book: Rulebook, temper: Temperament | None, felt: float) -> float:
    """Where on the scale of purposes lies what an order does, for this temperament after what the others did."""
    kind = class_tones(book)[deed.card.kind]
    armed = kind >= ARMED
    bears = bearing(book, deed.action)
    tone = bears.tone
    if armed and tone > SOFT:
        tone = max(tone, _SHOWN * kind * bears.own)
    aimed, bold = _BASE, _BOLD * boldness(book, temper)
    aimed += (_CALMS if deed.ladder < 0 else _CLIMBS) * deed.ladder
    aimed -= _TAKES * min(deed.others, 0.0) if armed or deed.others < 0 else _GIVES * deed.others
    if deed.own > 0 and (deed.others < 0 or deed.ladder > 0):
        aimed += (1 - aimed) * _ARMS * min(deed.own, 2.0)
    aimed += _HIDDEN if deed.posture != "overt" else 0.0
    if tone >= HARD:
        if felt >= HARD:
            return max(aimed + (1 - aimed) * _ANSWER + bold, 1.0)
        return max(aimed + _FIRST + bold, _HARDEST * tone, _OF_CLASS * kind if armed else 0.0)
    if tone > SOFT:
        presses = armed or deed.others < 0 or deed.ladder > 0
        return aimed * _SLIGHT + bold * (1.0 if presses else _IDLE)
    return min(max(aimed, _SOFTEST) + bold + _DOUBT * max(-temper.trust if temper else 0, 0), _OFFERED)


def message_of(
    card: Action, purpose: str, book: Rulebook, temper: Temperament | None, rng: Random, posture: Posture = "overt"
) -> str:
    """The purpose, or by the temperament's candour the most fitting one of the card that is more benign.

    To hide a purpose behind the next one on the scale hardly pays, and is done half as often; what nobody is to be known by
    is hidden twice as often. Nobody wants the worst on the deck's scale to be read in what he does, nor to be known to try the
    others out: pressure wants to be understood, a trial does not. Neither is ever the message where the card has a milder one
    beside these two. Where it has none, pressure may pass for a trial, and a trial is one openly.
    """
    hides = 1 - (temper.candour if temper else 100) / 100
    scale, place = {each: book.purposes[each].scale or 0 for each in card.purposes}, shares(book)
    untold = [each for each in card.purposes if HOSTILE <= place.get(each, 0.0) < PRESSURE or place.get(each, 0.0) == 1.0]
    milder = [each for each in card.purposes if scale[each] < scale[purpose]]
    milder = [each for each in milder if each not in untold] or milder
    if milder and scale[purpose] - min(scale[each] for each in milder) < _PLAIN:
        hides /= 2
    if posture != "overt":
        hides = min(2 * hides, 1.0)
    candid = rng.random() >= hides
    if not milder or (candid and purpose not in untold):
        return purpose
    return max(milder, key=lambda each: scale[each]) if rng.random() < 0.5 else milder[0]
