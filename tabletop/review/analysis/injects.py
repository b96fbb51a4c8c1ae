"""Injects as released, and what teams took the incidents among them for."""

from __future__ import annotations

from attrs import frozen

from tabletop.game import events as e
from tabletop.review.analysis.changes import Change
from tabletop.review.analysis.record import Entry, Record, Ref


@frozen(kw_only=True)
class IncidentReading:
    """One team's last reading of one incident, against its sealed cause. `number` is the turn of the incident."""

    ref: Ref
    number: int
    inject: str
    title: str
    team: str
    reading: str
    likelihood: int
    grounds: str
    truth: str

    @property
    def right(self) -> bool:
        """Whether the team took the incident for what it was."""
        return self.reading == self.truth


@frozen(kw_only=True)
class InjectPlayed:
    """An inject as it was released, or what a hazard told the teams.

    `unread` are the recipients of an incident that gave no reading of it; `timed` is the moment that it was last timed for,
    if it was.
    """

    ref: Ref
    number: int
    released: e.InjectReleased
    by_hazard: bool
    timed: Entry[e.InjectTimed] | None
    readings: tuple[IncidentReading, ...]
    unread: tuple[str, ...]
    changes: tuple[Change, ...]


@frozen(kw_only=True)
class InjectHeld:
    """An inject that control held back, deferred or skipped, and why."""

    ref: Ref
    number: int
    aside: e.InjectSetAside
    title: str


@frozen(kw_only=True)
class InjectTiming:
    """An inject that was to be proposed at a moment of the clock on the wall; `timed.at` is 0 where that was taken off."""

    ref: Ref
    number: int
    timed: e.InjectTimed
    title: str


def injects_of(record: Record, changes: tuple[Change, ...]) -> tuple[InjectPlayed, ...]:
    """All injects released, in order."""
    hazards = {hazard.id for hazard in record.deck.hazards}
    last: dict[tuple[str, int], Entry[e.IncidentRead]] = {}
    for read in record.of(e.IncidentRead):
        last[read.event.team, read.event.ref] = read
    timings = record.of(e.InjectTimed)
    found = []
    for entry in record.of(e.InjectReleased):
        event = entry.event
        readings = []
        for team, ref in event.refs.items():
            reading = last.get((team, ref))
            if reading is not None:
                readings.append(
                    IncidentReading(
                        ref=reading.ref,
                        number=entry.number,
                        inject=event.inject,
                        title=event.title,
                        team=team,
                        reading=reading.event.reading,
                        likelihood=reading.event.likelihood,
                        grounds=reading.event.grounds,
                        truth=event.cause,
                    )
                )
        read_by = {reading.team for reading in readings}
        found.append(
            InjectPlayed(
                ref=entry.ref,
                number=entry.number,
                released=event,
                by_hazard=event.inject in hazards,
                timed=_timed(timings, event.inject, entry.ref),
                readings=tuple(readings),
                unread=tuple(team for team in event.refs if team not in read_by) if event.incident else (),
                changes=tuple(change for change in changes if change.ref == entry.ref),
            )
        )
    return tuple(found)


def _timed(timings: tuple[Entry[e.InjectTimed], ...], inject: str, before: Ref) -> Entry[e.InjectTimed] | None:
    """The last timing of an inject before its release, unless it was taken off."""
    last = next((entry for entry in reversed(timings) if entry.event.inject == inject and entry.ref < before), None)
    return last if last is not None and last.event.at else None


def timings_of(record: Record) -> tuple[InjectTiming, ...]:
    """Every timing of an inject, in order, but for those that only gave back time that was lost to NO DUFF or a rewind."""
    stood = {entry.ref.seq for entry in record.entries if isinstance(entry.event, e.PlayResumed | e.Rewound)}
    titles = _titles(record)
    return tuple(
        InjectTiming(
            ref=entry.ref, number=entry.number, timed=entry.event, title=titles.get(entry.event.inject, entry.event.inject)
        )
        for entry in record.of(e.InjectTimed)
        if entry.ref.seq not in stood
    )


def _titles(record: Record) -> dict[str, str]:
    titles = {card.id: card.title for card in record.deck.injects}
    return titles | {written.event.inject: written.event.title for written in record.of(e.InjectWritten)}


def held_of(record: Record) -> tuple[InjectHeld, ...]:
    """What control set aside, in order."""
    titles = _titles(record)
    return tuple(
        InjectHeld(
            ref=entry.ref, number=entry.number, aside=entry.event, title=titles.get(entry.event.inject, entry.event.inject)
        )
        for entry in record.of(e.InjectSetAside)
    )
