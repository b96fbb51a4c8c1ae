"""The sentences of the documents: who decides, how, what others see, what an effect does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tabletop.deck.effect import Effect
from tabletop.deck.expression import ALWAYS, NEVER, Expression
from tabletop.deck.model import ALL, Action, Deck, Fallback, InjectKind, Method, Posture, Sight, Team, Track
from tabletop.deck.spoken import spoken

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
PROBABILITIES = (
    ("almost no chance", "1–5"),
    ("very unlikely", "5–20"),
    ("unlikely", "20–45"),
    ("roughly even", "45–55"),
    ("likely", "55–80"),
    ("very likely", "80–95"),
    ("almost certain", "95–99"),
)
"""Words of probability, with their ranges in per cent (US Intelligence Community Directive 203)."""


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words in a row: `a`, `a and b`, `a, b and c`."""
    row = list(words)
    return row[0] if len(row) == 1 else f"{', '.join(row[:-1])} {last} {row[-1]}" if row else ""


def team_name(team: Team) -> str:
    """A team by glyph and word, so that it is told without colour."""
    return f"{team.glyph} {team.short}"


def teams_named(deck: Deck, ids: Iterable[str]) -> str:
    """Teams by glyph and word, in a row; `all teams` for `all`."""
    wanted = set(ids)
    return "all teams" if ALL in wanted else listed(team_name(team) for team in deck.teams if team.id in wanted)


def role_title(deck: Deck, role: str) -> str:
    """A role in words; as it is if the deck does not know it."""
    return next((each.title for each in deck.roles if each.id == role), role)


def purpose_title(deck: Deck, purpose: str) -> str:
    """A purpose in words; as it is if the deck does not know it."""
    return next((each.title for each in deck.purposes if each.id == purpose), purpose)


def cause_title(deck: Deck, cause: str) -> str:
    """A cause in words; as it is if the deck does not know it."""
    return next((each.title for each in deck.causes if each.id == cause), cause)


def task_title(deck: Deck, task: str) -> str:
    """A critical task in words; as it is if the deck does not know it."""
    return next((each.title for each in deck.tasks if each.id == task), task)


def objective_title(deck: Deck, objective: str) -> str:
    """An exercise objective in words; as it is if the deck does not know it."""
    return next((each.title for each in deck.objectives if each.id == objective), objective)


def condition_words(deck: Deck, condition: Expression) -> str:
    """A condition in words; empty for one that always or never holds."""
    return "" if condition in (ALWAYS, NEVER) else spoken(condition, deck)


def effect_words(deck: Deck, effect: Effect) -> str:
    """An effect in words: `Escalation −1`, `now so: The ferry does not run`."""
    titles = {track.id: track.title for track in deck.tracks} | {flag.id: flag.title for flag in deck.flags}
    title = titles.get(effect.name, effect.name)
    match effect.verb:
        case "change":
            said = f"{title} {'−' if effect.amount < 0 else '+'}{abs(effect.amount)}"
        case "set":
            said = f"{title} to {effect.amount}"
        case "raise":
            said = f"now so: {title}"
        case "lower":
            said = f"no longer so: {title}"
    only = condition_words(deck, effect.condition)
    return f"{said} (if {only})" if only else said


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
