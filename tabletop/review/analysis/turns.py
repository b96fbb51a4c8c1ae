"""The session turn by turn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from attrs import frozen

from tabletop.game import events as e
from tabletop.review.analysis.changes import Change
from tabletop.review.analysis.injects import InjectHeld, InjectPlayed, InjectTiming
from tabletop.review.analysis.orders import OrderPlayed
from tabletop.review.analysis.record import Entry, Record, Ref


@frozen(kw_only=True)
class ProposalPlayed:
    """What a standing rule or a hazard proposed, and what control made of it."""

    made: Entry[e.ProposalMade]
    settled: Entry[e.ProposalSettled] | None
    changes: tuple[Change, ...]


@frozen(kw_only=True)
class StatementPlayed:
    """A team's public words of a turn; `ref` is where they became public."""

    ref: Ref
    team: str
    text: str


@frozen(kw_only=True)
class TurnPlayed:
    """One turn as it was played.

    `orders` are those given in it, withdrawn ones among them; `later` are those of earlier turns that were revealed or ruled in
    it. `tracks_open` and `tracks_close` are the values of all tracks as the turn opened and as it was left.
    """

    ref: Ref
    number: int
    turn: int
    title: str
    date: str
    text: str
    injects: tuple[InjectPlayed, ...]
    held: tuple[InjectHeld, ...]
    timed: tuple[InjectTiming, ...]
    statements: tuple[StatementPlayed, ...]
    orders: tuple[OrderPlayed, ...]
    later: tuple[OrderPlayed, ...]
    silent: tuple[str, ...]
    """Teams without any order at the reveal; empty where there was no reveal."""
    proposals: tuple[ProposalPlayed, ...]
    adjusted: tuple[Entry[e.WorldAdjusted], ...]
    choices: tuple[Entry[e.LadderChosen], ...]
    marks: tuple[Entry[e.ExpectationMarked], ...]
    answers: tuple[Entry[e.QuestionAnswered], ...]
    notes: tuple[Entry[e.Noted], ...]
    changes: tuple[Change, ...]
    tracks_open: tuple[int, ...]
    tracks_close: tuple[int, ...]


class _Numbered(Protocol):
    @property
    def number(self) -> int: ...


N = TypeVar("N", bound=_Numbered)


def turns_of(
    record: Record,
    orders: tuple[OrderPlayed, ...],
    injects: tuple[InjectPlayed, ...],
    held: tuple[InjectHeld, ...],
    timed: tuple[InjectTiming, ...],
    changes: tuple[Change, ...],
) -> tuple[TurnPlayed, ...]:
    """Every turn opened, in order."""
    texts = {turn.number: turn.text for turn in record.deck.turns}
    proposals = _proposals(record, changes)
    closing = _closing(record)
    found = []
    for entry in record.of(e.TurnOpened):
        number = entry.number
        given = _in(number, orders)
        said = _in(number, record.of(e.StatementsRevealed))
        revealed = any(phase.event.phase == "adjudicate" for phase in _in(number, record.of(e.PhaseOpened)))
        standing = {order.given.team for order in orders if order.number <= number and _alive(order, number)}
        found.append(
            TurnPlayed(
                ref=entry.ref,
                number=number,
                turn=entry.turn,
                title=entry.event.title,
                date=entry.event.date,
                text=texts.get(entry.turn, ""),
                injects=_in(number, injects),
                held=_in(number, held),
                timed=_in(number, timed),
                statements=tuple(
                    StatementPlayed(ref=one.ref, team=team, text=text)
                    for one in said
                    for team, text in one.event.statements.items()
                ),
                orders=given,
                later=tuple(order for order in orders if order.number < number and _touched(order, number)),
                silent=tuple(team for team in record.deck.team_ids if team not in standing) if revealed else (),
                proposals=tuple(one for one in proposals if one.made.number == number),
                adjusted=_in(number, record.of(e.WorldAdjusted)),
                choices=_in(number, record.of(e.LadderChosen)),
                marks=_in(number, record.of(e.ExpectationMarked)),
                answers=_in(number, record.of(e.QuestionAnswered)),
                notes=_in(number, record.of(e.Noted)),
                changes=_in(number, changes),
                tracks_open=entry.tracks,
                tracks_close=closing[number],
            )
        )
    return tuple(found)


def _in(number: int, things: Iterable[N]) -> tuple[N, ...]:
    return tuple(thing for thing in things if thing.number == number)


def _alive(order: OrderPlayed, number: int) -> bool:
    """Whether an order came to a reveal in this turn, as anything but a pass of the slot."""
    return order.withdrawn is None and any(reveal.number == number for reveal in order.reveals)


def _touched(order: OrderPlayed, number: int) -> bool:
    ruled = order.ruling is not None and order.ruling.number == number
    return ruled or any(reveal.number == number for reveal in order.reveals)


def _proposals(record: Record, changes: tuple[Change, ...]) -> tuple[ProposalPlayed, ...]:
    settled = {entry.event.proposal: entry for entry in record.of(e.ProposalSettled)}
    found = []
    for made in record.of(e.ProposalMade):
        answer = settled.get(made.event.proposal)
        moved = tuple(change for change in changes if answer and change.ref == answer.ref)
        found.append(ProposalPlayed(made=made, settled=answer, changes=moved))
    return tuple(found)


def _closing(record: Record) -> dict[int, tuple[int, ...]]:
    """The tracks after the last event of each turn."""
    return {entry.number: entry.tracks for entry in record.entries}
