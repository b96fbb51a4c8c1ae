"""What a deck calls its things, by their ids, and what an effect does, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from tabletop.deck.effect import Effect
from tabletop.deck.expression import ALWAYS
from tabletop.deck.model import Deck
from tabletop.deck.spoken import spoken


class _Titled(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


def _title(things: Iterable[_Titled], wanted: str) -> str:
    return next((thing.title for thing in things if thing.id == wanted), wanted)


def role_title(deck: Deck, role: str) -> str:
    """A role in words; as it is if the deck does not know it."""
    return _title(deck.roles, role)


def purpose_title(deck: Deck, purpose: str) -> str:
    """A purpose in words; as it is if the deck does not know it."""
    return _title(deck.purposes, purpose)


def cause_title(deck: Deck, cause: str) -> str:
    """A cause in words; as it is if the deck does not know it."""
    return _title(deck.causes, cause)


def task_title(deck: Deck, task: str) -> str:
    """A critical task in words; as it is if the deck does not know it."""
    return _title(deck.tasks, task)


def objective_title(deck: Deck, objective: str) -> str:
    """An exercise objective in words; as it is if the deck does not know it."""
    return _title(deck.objectives, objective)


def signed(number: int) -> str:
    """A number with its sign, a real minus for the screen and for print."""
    return f"{number:+d}".replace("-", "−") if number else "0"


def world_titles(deck: Deck) -> Mapping[str, str]:
    """What effects move, by id: tracks by their titles, flags by what they say when they hold."""
    return {track.id: track.title for track in deck.tracks} | {flag.id: flag.title for flag in deck.flags}


def change_words(effect: Effect, titles: Mapping[str, str]) -> str:
    """What an effect does, its condition left out: `Escalation −1`, `now so: The ferry does not run`.

    `titles` are those of tracks and flags, as `world_titles` has them.
    """
    title = titles.get(effect.name, effect.name)
    match effect.verb:
        case "change":
            return f"{title} {signed(effect.amount) if effect.amount else 'unchanged'}"
        case "set":
            return f"{title} to {effect.amount}"
        case "raise":
            return f"now so: {title}"
        case "lower":
            return f"no longer so: {title}"


def effect_words(deck: Deck, effect: Effect, course: tuple[int, ...] = ()) -> str:
    """What an effect does, and when: `Escalation +1 (if it is turn 2 or earlier)`. `course` is as `spoken` has it."""
    done = change_words(effect, world_titles(deck))
    return done if effect.condition.root == ALWAYS.root else f"{done} (if {spoken(effect.condition, deck, course)})"
