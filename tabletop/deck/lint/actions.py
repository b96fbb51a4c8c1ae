"""Action cards: cost, duration, method, postures."""

from __future__ import annotations

from tabletop.deck.findings import Place
from tabletop.deck.lint.desk import Desk
from tabletop.deck.lint.injects import check_basis
from tabletop.deck.model import Action

PUBLIC_WORDS = 25
"""Words that a government says of a card in public."""


def check_actions(desk: Desk) -> None:
    """What a card costs, how long it takes, how it is adjudicated, and how it may be hidden."""
    for place, action in desk.draft.sound(Action):
        for key in ("title", "observable", "rationale"):
            desk.filled(place.at(key), getattr(action, key))
        desk.long_text(place.at("observable"), action.observable)
        _public(desk, place, action)
        check_basis(desk, place, action.basis, action.claims)
        _authority_and_purposes(desk, place, action)
        _cost_and_time(desk, place, action)
        _method(desk, place, action)
        _postures(desk, place, action)


def _public(desk: Desk, place: Place, action: Action) -> None:
    words = len(action.public.split())
    if words > PUBLIC_WORDS:
        message = f"the public words are {words}, and a statement takes {PUBLIC_WORDS} at most with what may be added to them"
        desk.error(place.at("public"), message, "shorten them to a sentence or two")
    if action.public and "overt" not in action.postures:
        desk.warning(place.at("public"), "nobody speaks in public of a card that is never overt", "take the words out")


def _authority_and_purposes(desk: Desk, place: Place, action: Action) -> None:
    if not action.authority:
        desk.error(place.at("authority"), "nobody can order this card", "name the role that decides, or those that must agree")
    if not action.purposes:
        desk.error(place.at("purposes"), "the card has no purpose", "list the purposes that it can serve")
    apart = {purpose.id for purpose in desk.deck.purposes if purpose.scale is None}
    for index, purpose in enumerate(action.purposes):
        if purpose in apart:
            message = f"`{purpose}` has no place on the scale: it can be read into a move, but not meant"
            desk.error(place.at("purposes", index), message, "take it out")
    if action.fallback and not action.collective and action.authority:
        desk.warning(place.at("fallback"), "one role decides this card alone, so it needs no fallback", "take it out")


def _cost_and_time(desk: Desk, place: Place, action: Action) -> None:
    if action.cost < 0:
        desk.error(place.at("cost"), f"a cost of {action.cost} would be a gain", "write 0 or more; gains are `effects`")
    capital = next((team.capital for team in desk.deck.teams if team.id == action.team), "")
    purse = desk.tracks.get(capital)
    if purse and action.cost > purse.high - purse.low:
        message = f"the card costs {action.cost}, and `{purse.id}` never holds more than {purse.high - purse.low} above its floor"
        desk.error(place.at("cost"), message, "nobody could ever pay it; write less")
    if action.turns < 1:
        desk.error(
            place.at("turns"), f"a card cannot take {action.turns} turns", "write 1 for a card that is done in its own turn"
        )
    elif desk.turns_known and action.turns > len(desk.turns):
        message = f"the card takes {action.turns} turns, and the longest session has {len(desk.turns)}"
        desk.error(place.at("turns"), message, "write less, or its effects would never come")


def _method(desk: Desk, place: Place, action: Action) -> None:
    for key in ("partial", "failure"):
        if action.method != "certain" and not getattr(action, key):
            message = f'the method is "{action.method}", and the card does not say what {_RESULTS[key]} comes to'
            desk.warning(place, message, f"write `{key}`")
        if action.method == "certain" and getattr(action, key):
            message = f"a card whose method is certain has no {_RESULTS[key]}"
            desk.warning(place.at(key), message, f'take `{key}` out, or write method = "2d6"')
    if not (action.effects or action.partial or action.failure):
        desk.warning(place, "the card changes nothing, however it turns out", "write its `effects`")


_RESULTS = {"partial": "partial success", "failure": "failure"}


def _postures(desk: Desk, place: Place, action: Action) -> None:
    if not action.postures:
        desk.error(place.at("postures"), "the card can be ordered in no way", 'write ["overt"]')
    if len(set(action.postures)) < len(action.postures):
        desk.error(place.at("postures"), "a posture stands here twice", "take one out")
    hidden = [posture for posture in action.postures if posture != "overt"]
    if not hidden:
        for key in ("exposure", "trace", "exposed"):
            if getattr(action, key):
                desk.warning(place.at(key), f"the card is always overt, so `{key}` has no use", "take it out, or add a posture")
        return
    if action.exposure == 0:
        message = f"the card can be {' or '.join(hidden)} and has no `exposure`, so it could never be laid open"
        desk.error(place, message, "write the chance in per cent, such as exposure = 30")
    else:
        desk.percent(place.at("exposure"), action.exposure, "an exposure")
        if not action.exposed:
            desk.warning(place, "the card may be laid open and nothing follows from it", "write the effects in `exposed`")
    if "covert" in action.postures and not action.trace:
        desk.warning(place, "a covert order of this card leaves no trace", "write what others can notice in `trace`")
