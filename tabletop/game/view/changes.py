"""What moved the world in a turn, as far as a team sees it and can tell the cause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from attrs import frozen

from tabletop.game.audience import redact
from tabletop.game.events import Event, InjectReleased, LadderChosen, OrderRevealed, OrderRuled, ProposalSettled
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Shift, State
from tabletop.game.view.world import knows, level_of

CauseKind: TypeAlias = Literal["order", "move", "report", "rule", "ladder", "unseen"]
"""An order of the team's own, another's move that it saw, a report in its inbox, a standing rule, what control chose at the top
of the ladder, or something that the team cannot see."""


@frozen
class Cause:
    """Why something moved.

    `ref` is an order's id or a rule's title, `number` that of a move or of a report as the team counts them.
    """

    kind: CauseKind
    ref: str = ""
    number: int = 0


UNSEEN = Cause("unseen")


@frozen
class Change:
    """How far one cause moved a track or a flag since the turn opened, all in all.

    `what` is the id. `amount` is in numbers where the team sees them, else in bands; of a flag 1 if it now holds, −1 if it no
    longer does. It is never 0.
    """

    what: str
    amount: int
    cause: Cause


def changes_of(book: Rulebook, state: State, team: str) -> tuple[Change, ...]:
    """What moved what a team sees, in the order in which it began to; what it cannot tell the cause of is one cause."""
    sums: dict[tuple[str, Cause], int] = {}
    for shift in state.shifts:
        cause = None
        for what, amount in _seen_of(book, shift, team):
            if cause is None:
                cause = _cause(shift.event, team)
            sums[what, cause] = sums.get((what, cause), 0) + amount
    return tuple([Change(what, amount, cause) for (what, cause), amount in sums.items() if amount])


def _seen_of(book: Rulebook, shift: Shift, team: str) -> Iterator[tuple[str, int]]:
    """The tracks and flags that a team sees move, each with by how much; an estimate does not move within a turn."""
    for track, before, after in zip(book.deck.tracks, shift.tracks_before, shift.tracks, strict=True):
        if before == after:
            continue
        sight = track.sight(team)
        if sight == "exact":
            yield track.id, after - before
        elif sight == "band" and (steps := level_of(track, after) - level_of(track, before)):
            yield track.id, steps
    if shift.flags_before != shift.flags:
        for flag in book.deck.flags:
            was, holds = flag.id in shift.flags_before, flag.id in shift.flags
            if was != holds and knows(flag, team):
                yield flag.id, 1 if holds else -1


def _cause(event: Event, team: str) -> Cause:
    """What a team may know of an event as a cause."""
    seen = redact(event, team)
    if seen is None:
        return UNSEEN
    match event:
        case OrderRevealed() | OrderRuled() if "order" in seen:
            return Cause("order", ref=seen["order"])
        # Whether an act without an author came off is its author's to know.
        case OrderRevealed() if seen["author"]:
            return Cause("move", number=seen["refs"][team])
        case OrderRuled():
            return Cause("move", number=seen["refs"][team])
        case InjectReleased() if team in seen["refs"]:
            return Cause("report", number=seen["refs"][team])
        case ProposalSettled() if seen["rule"]:
            return Cause("rule", ref=seen["rule"][team])
        case ProposalSettled():
            return Cause("report", number=seen["refs"][team])
        case LadderChosen():
            return Cause("ladder")
    return UNSEEN
