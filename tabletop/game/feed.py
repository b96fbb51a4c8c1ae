"""What a seat has heard: the log as far as the seat may know it, numbered for that seat alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from attrs import frozen

from tabletop.game.audience import Seat, seen_by
from tabletop.game.events import (
    Event,
    InjectWritten,
    OrderGiven,
    OrderRevealed,
    OrderRuled,
    Phase,
    PhaseOpened,
    ProposalMade,
    SessionEnded,
    SessionOpened,
    TurnOpened,
)

Stands: TypeAlias = tuple[int, Phase, tuple[int, ...]]


@frozen(kw_only=True)
class Heard:
    """One event as a seat heard it.

    `number` counts what this seat heard, from 1: the log's own numbers would tell of what it did not hear. `at` is
    the UTC time of the commit. `kind` is the event's name, `values` its fields as far as the seat may know them.

    An event that names another by its id alone has what the seat heard of that one with its values: of a proposal its `title` and
    `source`, of an inject of control's own its `title`, of an order its `card` and `argument`. A ruling on another's move has
    what was `shown` of that move. Where control moved a track, `moved` has each with its place among the tracks, the number
    before and the number after, for who may know the numbers. An amendment has the words that it replaced, as
    `was`; the opening of a fork has where it was `forked`.
    """

    number: int
    at: str
    turn: int
    phase: Phase
    kind: str
    values: Mapping[str, Any]


_NAMED: tuple[tuple[str, type[Event], tuple[str, ...]], ...] = (
    ("proposal", ProposalMade, ("title", "source")),
    ("inject", InjectWritten, ("title",)),
    ("order", OrderGiven, ("card", "argument")),
)
"""The fields that name something by its id, the events in which it is told in full, and what of those goes with the id."""


class Feed:
    """Makes a seat's feed from the events of a session, in the order of the log."""

    def __init__(self, seat: Seat, teams: tuple[str, ...]) -> None:
        self._seat = seat
        self._teams = teams
        self._turn = 0
        self._phase: Phase = "setup"
        self._count = 0
        self._named: dict[tuple[str, str], dict[str, Any]] = {}
        self._seen: dict[str, str] = {}
        self._tracks: tuple[int, ...] = ()

    def hear(self, events: Iterable[Event], at: str) -> list[Heard]:
        """What the seat hears of these events, which happened at a UTC time."""
        heard = []
        for event in events:
            self._follow(event)
            values = seen_by(event, self._seat, self._teams)
            if values is None:
                continue
            values = self._recalled(event, values)
            self._count += 1
            heard.append(Heard(number=self._count, at=at, turn=self._turn, phase=self._phase, kind=event.NAME, values=values))
        return heard

    def _recalled(self, event: Event, values: dict[str, Any]) -> dict[str, Any]:
        """An event's fields with what was heard before of the things that they name, and with what they moved."""
        for name, kind, told in _NAMED:
            if name not in values:
                continue
            key = name, values[name]
            if isinstance(event, kind):
                self._named[key] = {each: values[each] for each in told if each in values}
            else:
                values = self._named.get(key, {}) | values
        if isinstance(event, OrderRevealed) and "shown" in values:
            self._seen[event.order] = values["shown"]
        elif isinstance(event, OrderRuled) and "order" not in values and (shown := self._seen.get(event.order)):
            values = values | {"shown": shown}
        if "tracks" in values:
            before, self._tracks = self._tracks, values["tracks"]
            changed = enumerate(zip(before, self._tracks, strict=False))
            if moved := tuple((place, was, now) for place, (was, now) in changed if was != now):
                values = values | {"moved": moved}
        return values

    def _follow(self, event: Event) -> None:
        if isinstance(event, PhaseOpened):
            self._phase = event.phase
        elif isinstance(event, TurnOpened):
            self._turn = event.number
        elif isinstance(event, SessionOpened):
            self._turn, self._phase = 0, "setup"
        elif isinstance(event, SessionEnded):
            self._phase = "ended"

    @property
    def stands(self) -> Stands:
        """The number of the turn, the phase, and the tracks as far as the seat knows them, at which the session stands."""
        return self._turn, self._phase, self._tracks

    def stand(self, turn: int, phase: Phase, tracks: tuple[int, ...]) -> None:
        """Put the feed where the session stands after a rewind."""
        self._turn, self._phase, self._tracks = turn, phase, tracks


def feed(events: Iterable[Event], seat: Seat, teams: tuple[str, ...], at: str = "") -> list[Heard]:
    """What a seat has heard of a whole session's events."""
    return Feed(seat, teams).hear(events, at)
