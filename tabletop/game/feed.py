"""What a seat has heard: the log as far as the seat may know it, numbered for that seat alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from tabletop.game.audience import Seat, seen_by
from tabletop.game.events import (
    Event,
    Phase,
    PhaseOpened,
    ProposalMade,
    ProposalSettled,
    SessionEnded,
    SessionOpened,
    TurnOpened,
)


@frozen(kw_only=True)
class Heard:
    """One event as a seat heard it.

    `number` counts what this seat heard, from 1: the log's own numbers would tell of what it did not hear. `at` is
    the UTC time of the commit. `kind` is the event's name, `values` its fields as far as the seat may know them. One that settles
    a proposal names it by number alone: the proposal's `title` and `source` are with its values, as the seat heard them.
    """

    number: int
    at: str
    turn: int
    phase: Phase
    kind: str
    values: Mapping[str, Any]


class Feed:
    """Makes a seat's feed from the events of a session, in the order of the log."""

    def __init__(self, seat: Seat, teams: tuple[str, ...]) -> None:
        self._seat = seat
        self._teams = teams
        self._turn = 0
        self._phase: Phase = "setup"
        self._count = 0
        self._proposed: dict[str, dict[str, Any]] = {}

    def hear(self, events: Iterable[Event], at: str) -> list[Heard]:
        """What the seat hears of these events, which happened at a UTC time."""
        heard = []
        for event in events:
            self._follow(event)
            values = seen_by(event, self._seat, self._teams)
            if values is None:
                continue
            if isinstance(event, ProposalMade):
                self._proposed[event.proposal] = {name: values[name] for name in ("title", "source") if name in values}
            elif isinstance(event, ProposalSettled):
                values = self._proposed.get(event.proposal, {}) | values
            self._count += 1
            heard.append(Heard(number=self._count, at=at, turn=self._turn, phase=self._phase, kind=event.NAME, values=values))
        return heard

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
    def stands(self) -> tuple[int, Phase]:
        """The number of the turn, and the phase, in which the session stands."""
        return self._turn, self._phase

    def stand(self, turn: int, phase: Phase) -> None:
        """Put the feed where the session stands after a rewind."""
        self._turn, self._phase = turn, phase


def feed(events: Iterable[Event], seat: Seat, teams: tuple[str, ...], at: str = "") -> list[Heard]:
    """What a seat has heard of a whole session's events."""
    return Feed(seat, teams).hear(events, at)
