"""What an order would change by each outcome, and what it has changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from attrs import frozen

from tabletop.game.events import OrderGiven, OrderRevealed, OrderRuled
from tabletop.game.rulebook import Rulebook
from tabletop.game.rules.ruling import comes_to
from tabletop.game.state import State

Turnout: TypeAlias = Literal["success", "partial", "failure"]
"""The outcomes that differ in what they change: a notable success is a success, a disaster a failure."""
TURNOUTS: tuple[Turnout, ...] = ("success", "partial", "failure")


@frozen
class Swing:
    """A track that moved, or would move, from one value to another; the two differ."""

    track: str
    before: int
    after: int


@frozen(kw_only=True)
class Stake:
    """What one outcome of an order comes to as the world stands.

    `effects` are written as in a deck: those that would take place; `idle` those whose condition does not hold. `swings` are the
    tracks that would move: an effect at the end of a scale moves none.
    """

    turnout: Turnout
    effects: tuple[str, ...]
    idle: tuple[str, ...]
    swings: tuple[Swing, ...]


def stakes_of(book: Rulebook, state: State, order: OrderGiven) -> tuple[Stake, ...]:
    """What an order would come to by each outcome; nothing for a pass."""
    if order.substance == "pass":
        return ()
    found = []
    for turnout in TURNOUTS:
        changes = comes_to(book, order, turnout)
        tracks, _, done = book.moved(state, changes)
        idle = tuple(change.text for change in changes if change.when is not None and not change.when(state))
        found.append(Stake(turnout=turnout, effects=done, idle=idle, swings=swings(book, state.tracks, tracks)))
    return tuple(found)


def swings(book: Rulebook, before: Sequence[int], after: Sequence[int]) -> tuple[Swing, ...]:
    """The tracks that differ, in the deck's order."""
    return tuple(Swing(track.id, old, new) for track, old, new in zip(book.deck.tracks, before, after, strict=True) if old != new)


def moved_by_ruling(book: Rulebook, state: State, ruling: OrderRuled | None) -> tuple[Swing, ...]:
    """What a ruling moved; nothing without one."""
    if ruling is None:
        return ()
    return swings(book, state.before_rulings[state.rulings.index(ruling)], ruling.tracks)


def moved_by_reveal(book: Rulebook, state: State, move: OrderRevealed | None) -> tuple[Swing, ...]:
    """What the reveal of an order moved: what it cost, and what followed if it was laid open."""
    if move is None:
        return ()
    return swings(book, state.before_moves[state.moves.index(move)], move.tracks)
