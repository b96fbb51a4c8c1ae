"""Injects and hazards: what control reads out."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.deck.findings import Place
from tabletop.deck.lint.desk import Desk
from tabletop.deck.model import ALL, Expectation, Hazard, Inject, Rule

_LAST_MINUTE = 240
"""Most minutes into a turn at which an inject can be planned."""


def check_injects(desk: Desk) -> None:
    """Wording, sources, planned turns and expected actions of injects; chance and wording of hazards; basis of both."""
    for place, inject in desk.draft.sound(Inject):
        desk.filled(place.at("title"), inject.title)
        _wording(desk, place, inject)
        if inject.turn is not None:
            desk.turn(place.at("turn"), inject.turn)
        if inject.minute is not None:
            _minute(desk, place.at("minute"), inject, inject.minute)
        if inject.expects:
            _expectation(desk, place.at("expects"), inject, inject.expects)
        check_basis(desk, place, inject.basis, inject.claims)
    for place, hazard in desk.draft.sound(Hazard):
        desk.percent(place.at("chance"), hazard.chance, "a chance")
        check_basis(desk, place, hazard.basis, hazard.claims)
        _texts(desk, place.at("text"), hazard.text)
        if not hazard.effects:
            desk.error(place, "the hazard has no effect, so nothing would go wrong", "write its `effects`")
    for place, rule in desk.draft.sound(Rule):
        desk.filled(place.at("text"), rule.text)
        check_basis(desk, place, rule.basis, rule.claims)
        if not rule.effects:
            desk.error(place, "the rule has no effect, so control would be asked about nothing", "write its `effects`")


def check_basis(desk: Desk, place: Place, basis: str, claims: tuple[str, ...]) -> None:
    """That a card resting on the deck's source cites it."""
    if basis == "article" and not claims:
        desk.error(place, 'a card with basis = "article" cites no claim', "list the claims that it rests on in `claims`")


def _texts(desk: Desk, place: Place, texts: Mapping[str, str]) -> None:
    if not texts:
        desk.error(place, "nobody gets the text", "write one for `all` or for a team")
    for key, text in texts.items():
        where = place.at(key)
        desk.filled(where, text)
        desk.long_text(where, text)


def _wording(desk: Desk, place: Place, inject: Inject) -> None:
    _texts(desk, place.at("text"), inject.text)
    if ALL in inject.text and len(set(inject.text) & set(desk.teams)) == len(desk.teams):
        desk.warning(place.at("text", ALL), "every team has a wording of its own, so nobody gets this one", "take it out")
    getting = set(inject.recipients(tuple(desk.teams)))
    if ALL not in inject.source:
        for team in sorted(getting - set(inject.source)):
            desk.warning(place.at("source"), f"`{team}` gets the inject without a source", "name one, or one for `all`")
    if any(key != ALL and key not in desk.teams for key in inject.text):
        return
    for key in ("source", "reliability"):
        for team in getattr(inject, key):
            if team in desk.teams and team not in getting:
                desk.warning(place.at(key, team), f"`{team}` does not get this inject", f"take its {key} out, or give it a text")


def _minute(desk: Desk, place: Place, inject: Inject, minute: int) -> None:
    if not 0 <= minute <= _LAST_MINUTE:
        desk.error(
            place, f"a minute lies between 0 and {_LAST_MINUTE}, and this is {minute}", "count from the opening of the turn"
        )
    if inject.turn is None:
        desk.error(place, "the minute counts from the opening of a turn, and the inject has none", "write its `turn`")


def _expectation(desk: Desk, place: Place, inject: Inject, expects: Expectation) -> None:
    desk.turn(place.at("by_turn"), expects.by_turn)
    desk.filled(place.at("text"), expects.text)
    if inject.turn is not None and expects.by_turn < inject.turn:
        message = f"the action is expected by turn {expects.by_turn}, before the inject comes in turn {inject.turn}"
        desk.error(place.at("by_turn"), message, f"write {inject.turn} or later")
    if (
        expects.team in desk.teams
        and all(key == ALL or key in desk.teams for key in inject.text)
        and expects.team not in inject.recipients(tuple(desk.teams))
    ):
        message = f"`{expects.team}` is expected to act on an inject that it does not get"
        desk.warning(place.at("team"), message, "give it a wording in `text`")
