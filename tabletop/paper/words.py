"""The sentences of the documents: who decides, how, what others see, what an effect does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tabletop.deck.effect import Effect
from tabletop.deck.expression import ALWAYS, NEVER, Expression
from tabletop.deck.model import ALL, Action, Deck, Fallback, InjectKind, Method, Posture, Sight, Team, Track
from tabletop.deck.spoken import spoken
from tabletop.deck.titles import effect_words, role_title
from tabletop.game.telling.probability import WORDINGS
from tabletop.game.telling.words import listed

METHODS: Mapping[Method, str] = {
    "certain": "It happens as ordered; nothing is rolled.",
    "2d6": "Two dice decide, with reasons for and against counted in.",
    "estimate": "Everybody's estimate of its chance and a throw of the dice decide.",
    "vote": "A vote advises; control decides.",
    "umpire": "Control decides.",
}
FALLBACKS: Mapping[Fallback, str] = {
    "national": "Without all of them the first acts alone.",
    "waits": "Without all of them it waits a turn.",
    "costs": "Without all of them it comes to nothing, and that costs you.",
}
SIGHTS: Mapping[Sight, str] = {
    "exact": "the number",
    "band": "the band",
    "estimate": "an estimate, taken once a turn",
    "hidden": "nothing",
}
KINDS: Mapping[InjectKind, str] = {
    "contextual": "Contextual",
    "expected": "Expected action",
    "contingency": "Contingency",
    "administrative": "Administrative",
}
PROBABILITIES = tuple((range_.words, f"{range_.low}–{range_.high}") for range_ in WORDINGS)
"""Words of probability, with their ranges in per cent."""


def team_name(team: Team) -> str:
    """A team by glyph and word, so that it is told without colour."""
    return f"{team.glyph} {team.short}"


def teams_named(deck: Deck, ids: Iterable[str]) -> str:
    """Teams by glyph and word, in a row; `all teams` for `all`."""
    wanted = set(ids)
    return "all teams" if ALL in wanted else listed(team_name(team) for team in deck.teams if team.id in wanted)


def condition_words(deck: Deck, condition: Expression) -> str:
    """A condition in words; empty for one that always or never holds."""
    return "" if condition in (ALWAYS, NEVER) else spoken(condition, deck)


def effects_words(deck: Deck, effects: Iterable[Effect]) -> str:
    """Effects in words, one after the other; empty for none."""
    return "; ".join(effect_words(deck, effect) for effect in effects)


def who_decides(deck: Deck, card: Action) -> str:
    """Whose word a card needs, and what it comes to without all of them."""
    roles = listed(role_title(deck, role) for role in card.authority)
    if not card.collective:
        return f"{roles} decides."
    own: Fallback = next((team.fallback for team in deck.teams if team.id == card.team), "national")
    return f"{roles} must agree. {FALLBACKS[card.fallback or own]}"


def seen_words(posture: Posture, *, several: bool) -> str:
    """What comes before that which others see of a card; `several` if it can be played more or less openly."""
    openly = f", if {posture}" if several else ""
    return f"Others see{openly}" if posture == "overt" else f"Others see{openly}, but not whose it is"


def exposure_words(card: Action) -> str:
    """The chance that a card which is not played overtly is laid open; empty for one that only can be."""
    hidden = [posture for posture in card.postures if posture != "overt"]
    return f"{listed(hidden, last='or')}, {card.exposure} in 100 that it is laid open as yours.".capitalize() if hidden else ""


def ranges(track: Track) -> tuple[tuple[str, str], ...]:
    """The bands of a track: each one's numbers and name."""
    tops = [band.at - 1 for band in track.bands[1:]] + [track.high]
    return tuple(
        (str(band.at) if top <= band.at else f"{band.at}–{top}", band.name) for band, top in zip(track.bands, tops, strict=True)
    )
