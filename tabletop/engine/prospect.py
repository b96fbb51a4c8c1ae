"""What an order may come to: its outcomes with their chances, and the world after each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from attrs import frozen

from tabletop.deck.model import Posture
from tabletop.game.adjudication import CAP, CARRIED, chances_2d6
from tabletop.game.events import Outcome
from tabletop.game.rulebook import Changes, PlayableAction, Rulebook
from tabletop.game.rules.ruling import follows
from tabletop.game.state import Draft

Value: TypeAlias = Callable[[Draft, int], float]
"""How good a state is, with so many turns to come after this one."""

LATER = 0.85
"""What each turn that an order takes leaves of its gain."""


def _alike(found: tuple[tuple[Outcome, float], ...]) -> tuple[tuple[Outcome, float], ...]:
    """Outcomes that change the same taken together: a notable success does what a success does, a disaster what a failure."""
    by_outcome = dict(found)
    return (
        ("success", by_outcome.get("success", 0.0) + by_outcome.get("notable", 0.0)),
        ("partial", by_outcome.get("partial", 0.0)),
        ("failure", by_outcome.get("failure", 0.0) + by_outcome.get("disaster", 0.0)),
    )


_BY_NET = {net: chances_2d6(net) for net in range(-CAP, CAP + 1)}
_FEW_BY_NET = {net: _alike(found) for net, found in _BY_NET.items()}
_CERTAIN: tuple[tuple[Outcome, float], ...] = (("success", 1.0),)


def chances_at(net: int) -> tuple[tuple[Outcome, float], ...]:
    """What two dice come to with so many reasons more for it than against: success, partial and failure, each with its chance."""
    return _FEW_BY_NET[min(max(net, -CAP), CAP)]


def chances(book: Rulebook, draft: Draft, action: PlayableAction, *, alike: bool = False) -> tuple[tuple[Outcome, float], ...]:
    """The outcomes of a card with their chances, 0 to 1, by its own reasons that hold.

    With `alike` those that change the same are taken together: success, partial and failure are what is left.
    """
    if action.card.method == "certain":
        return _CERTAIN
    pros, cons = book.card_reasons(draft, action.id)
    net = min(max(sum([holds for _, holds in pros]) - sum([holds for _, holds in cons]), -CAP), CAP)
    return _FEW_BY_NET[net] if alike else _BY_NET[net]


@frozen
class Prospect:
    """One thing that an order may come to: its chance, 0 to 1, its outcome, whether it is laid open, and the world then."""

    chance: float
    outcome: Outcome
    exposed: bool
    draft: Draft


def prospects(
    book: Rulebook, draft: Draft, action: PlayableAction, posture: Posture, *, alike: bool = False
) -> Iterator[Prospect]:
    """All that a card may come to in a world, if nobody else does anything; with `alike` outcomes as `chances` has them."""
    paid = draft.copy()
    capital = book.capital[action.card.team]
    paid.tracks = _put(paid.tracks, capital, max(paid.tracks[capital] - action.cost, book.lows[capital]))
    risk = action.card.exposure / 100 if posture != "overt" else 0.0
    outcomes = chances(book, draft, action, alike=alike)
    for exposed, risked in ((False, 1 - risk), (True, risk)):
        if not risked:
            continue
        base = _changed(book, paid, action.exposed) if exposed else paid
        for outcome, chance in outcomes:
            after = _changed(book, base, follows(book, action, outcome))
            if outcome in CARRIED:
                after.played = after.played | {action.id}
                after.carried = (*after.carried, action.kind)
            yield Prospect(risked * chance, outcome, exposed, after)


def gain(book: Rulebook, draft: Draft, action: PlayableAction, posture: Posture, remaining: int, value: Value) -> float:
    """How much better a world is to be expected after a card than before it, by some value."""
    turns = action.card.turns - 1
    if turns > remaining:
        return -float(action.cost)
    found = 0.0
    for each in prospects(book, draft, action, posture, alike=True):
        found += each.chance * value(each.draft, remaining)
    return float((found - value(draft, remaining)) * LATER**turns)


def _changed(book: Rulebook, draft: Draft, changes: Changes) -> Draft:
    after = draft.copy()
    after.tracks, after.flags, _ = book.moved(draft, changes)
    return after


def _put(tracks: tuple[int, ...], index: int, value: int) -> tuple[int, ...]:
    return (*tracks[:index], value, *tracks[index + 1 :])


def likeliest(book: Rulebook, world: Draft, action: PlayableAction) -> Draft:
    """A world after a card with its likeliest outcome, paid for."""
    outcome = max(chances(book, world, action, alike=True), key=lambda each: each[1])[0]
    then = world.copy()
    then.tracks, then.flags, _ = book.moved(world, follows(book, action, outcome))
    if outcome != "failure":
        then.played = world.played | {action.id}
        then.carried = (*world.carried, action.kind)
    purse = book.capital[action.card.team]
    left = max(then.tracks[purse] - action.cost, book.lows[purse])
    then.tracks = (*then.tracks[:purse], left, *then.tracks[purse + 1 :])
    return then
