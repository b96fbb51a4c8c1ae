"""Whether two orders of one team go together: what it does in a turn should not say two things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from tabletop.engine.seen import FELT, HARD, SOFT, bearing, bearing_steps, is_trust
from tabletop.game.rulebook import PlayableAction, Rulebook
from tabletop.game.state import Draft

_OWN = 1.0
"""Steps of a team's own strength, on average, from which two orders pull it apart: less is gained and paid in passing, and no
contradiction. For other tracks it is `FELT`."""


@frozen
class Pull:
    """Which way a card pulls if it comes off, in worlds that may be so: mean steps of each track, flags put up or down, its tone.

    `shown` is what others may see of it; `worlds` are each world before it and after.
    """

    action: PlayableAction
    steps: tuple[float, ...]
    flags: Mapping[str, bool]
    tone: float
    shown: frozenset[str]
    worlds: tuple[tuple[Draft, Draft], ...]


def pull(book: Rulebook, action: PlayableAction, worlds: Sequence[Draft]) -> Pull:
    """Which way a card pulls in these worlds."""
    sums = [0.0] * len(book.lows)
    pairs = []
    for world in worlds:
        then = world.copy()
        then.tracks, then.flags, _ = book.moved(world, action.effects)
        then.played = world.played | {action.id}
        then.carried = (*world.carried, action.kind)
        for index, value in enumerate(then.tracks):
            sums[index] += value - world.tracks[index]
        pairs.append((world, then))
    return Pull(
        action=action,
        steps=tuple(each / len(worlds) for each in sums),
        flags={change.flag: bool(change.amount) for change in action.effects if change.track < 0},
        tone=bearing(book, action).tone,
        shown=frozenset(text for text in (action.card.observable, action.card.trace) if text),
        worlds=tuple(pairs),
    )


def at_odds(book: Rulebook, first: Pull, second: Pull) -> bool:
    """Whether two orders of a team contradict each other, or come to the same.

    They do if one gives way to the others, and one presses them or is of a class that they take ill; if they move the ladder, the
    others' tracks, or much of the team's own strength opposite ways; if both touch one flag; if one ends what the other's
    condition needs; or if others would see the same of both.
    """
    soft, other = sorted((first, second), key=lambda each: each.tone)
    return (
        (soft.tone <= SOFT and (other.tone >= HARD or (other.tone > 0 and book.made(_taken_ill)[other.action.card.kind] >= HARD)))
        or any(flag in second.flags for flag in first.flags)
        or not first.shown.isdisjoint(second.shown)
        or _pulls_apart(book, first, second)
        or _bars(first, second)
        or _bars(second, first)
    )


def undoes(first: Pull, then: Pull) -> bool:
    """Whether an order takes back what another has brought about."""
    return any(flag in then.flags and then.flags[flag] != up for flag, up in first.flags.items())


def _taken_ill(book: Rulebook) -> Mapping[str, float]:
    """How ill others take the cards of each class, as a mean: steps up the ladder, and of their trust that is lost."""
    found: dict[str, list[float]] = {}
    for action in book.actions.values():
        ill = 0.0
        for side, index, step in bearing_steps(book, action):
            if side == "ladder":
                ill += step
            elif side == "others" and is_trust(book.deck.tracks[index].id):
                ill -= step
        found.setdefault(action.card.kind, []).append(ill)
    return {kind: sum(each) / len(each) for kind, each in found.items()}


def _pulls_apart(book: Rulebook, first: Pull, second: Pull) -> bool:
    team = first.action.card.team
    for index, (one, other) in enumerate(zip(first.steps, second.steps, strict=True)):
        if one * other >= 0 or index == book.capital[team]:
            continue
        own = book.deck.tracks[index].team == team
        if min(abs(one), abs(other)) >= (_OWN if own else FELT) and (not own or first.tone * second.tone < 0):
            return True
    return False


def _bars(first: Pull, second: Pull) -> bool:
    """Whether a card could no longer be ordered once the other has come off."""
    when = second.action.when
    return when is not None and any(when(before) and not when(then) for before, then in first.worlds)
