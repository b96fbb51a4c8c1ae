"""What tests of the shipped deck ask of its cards."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from tabletop.deck.effect import Effect
from tabletop.deck.model import Action, Deck, Hazard, Inject, Rule
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft

CLAIMS = tuple(f"A{number:02}" for number in range(1, 25))
FORCE = ("signalling", "coercion")


def words(text: str) -> list[str]:
    return re.findall(r"[\w'’]+", text.casefold())


def spoken(text: str) -> int:
    """Words as somebody reading aloud counts them."""
    return len(text.split())


def mains(deck: Deck) -> list[Inject]:
    return [inject for inject in deck.injects if inject.weight == "main"]


def incidents(deck: Deck) -> list[Inject]:
    return [inject for inject in deck.injects if inject.truth]


def side(deck: Deck, team: str) -> list[Action]:
    return [action for action in deck.actions if action.team == team]


def outcomes(action: Action) -> Iterator[Effect]:
    return itertools.chain(action.effects, action.partial, action.failure, action.exposed)


def sources(deck: Deck) -> tuple[Inject | Action | Rule | Hazard, ...]:
    """Every card that comes from somewhere."""
    return (*deck.injects, *deck.actions, *deck.rules, *deck.hazards)


def alike(one: str, other: str) -> float:
    """How much of what two sentences say is the same: shared words over all words, 0 to 1."""
    a, b = set(words(one)), set(words(other))
    return len(a & b) / len(a | b)


def set_by_orders(deck: Deck) -> set[str]:
    """Flags that some order raises."""
    return {effect.name for action in deck.actions for effect in outcomes(action) if effect.verb == "raise"}


def lines(cards: Iterable[Inject | Action]) -> str:
    return ", ".join(card.id for card in cards)


def standing(deck: Deck, turn: int, *facts: str) -> Draft:
    """A session of this deck in a turn, all else as at the start: flags, `played.CARD` and `TRACK = N` that hold."""
    set_to = {track: int(value) for track, value in (fact.split(" = ") for fact in facts if " = " in fact)}
    return Draft(
        turn=turn,
        number=turn,
        tracks=tuple(set_to.get(track.id, track.start) for track in deck.tracks),
        flags=tuple(fact for fact in facts if fact in {flag.id for flag in deck.flags}),
        played=frozenset(fact.removeprefix("played.") for fact in facts if fact.startswith("played.")),
    )


def on_offer(book: Rulebook, draft: Draft, card: str) -> bool:
    """Whether a card can be ordered, money and agreement apart."""
    action = book.actions[card]
    return (action.when is None or bool(action.when(draft))) and not (action.once and card in draft.played)


_EVENING, _DAY_BEFORE, _NIGHT, _MORNING = -4 * 60, -10 * 60, 60, 8 * 60
_CLOCK = re.compile(r"(?:(\d+) Sep 2025, )?(\d\d):(\d\d)")
_SAID = {"the evening before": _EVENING, "the day before": _DAY_BEFORE, "in the night": _NIGHT, "breakfast television": _MORNING}


def minute_of(time: str, first: int) -> int | None:
    """The minute of September 2025 that an inject's time comes to, in a turn whose first day this is; None for a vague one."""
    if clock := _CLOCK.match(time):
        day, hour, minute = clock.groups()
        return int(day or first) * 1440 + int(hour) * 60 + int(minute)
    return next((first * 1440 + at for said, at in _SAID.items() if time.startswith(said)), None)
