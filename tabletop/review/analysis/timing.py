"""How long each phase and each team took, against the plan, and when play stood still."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TypeAlias

from attrs import frozen

from tabletop.game import events as e
from tabletop.review.analysis.record import Entry, Record, Ref, as_kind, seconds_of

Span: TypeAlias = tuple[int, int]
"""From one moment to another, in seconds UTC since 1970."""


@frozen(kw_only=True)
class TeamTime:
    """How many seconds after the phase began a team said that it was done."""

    ref: Ref
    team: str
    seconds: int


@frozen(kw_only=True)
class PhaseTime:
    """How long a phase lasted, in seconds, and how long it was planned to last, 0 where it was not planned.

    Time in which play was stopped or the session was closed, and time that a rewind took back, is not counted. `open` if it goes
    on still. `teams` are those that said they were done.
    """

    ref: Ref
    number: int
    phase: e.Phase
    seconds: int
    planned: int
    open: bool
    teams: tuple[TeamTime, ...]

    @property
    def over(self) -> int:
        """Seconds beyond the plan, negative where it took less; 0 where nothing was planned."""
        return self.seconds - self.planned if self.planned else 0

    def team(self, team: str) -> TeamTime | None:
        """A team's time, if it said that it was done."""
        return next((one for one in self.teams if one.team == team), None)


@frozen(kw_only=True)
class Stop:
    """NO DUFF. `seconds` is how long play stood still, None if it stands still; `resumed` is None too where ENDEX ended it."""

    entry: Entry[e.PlayStopped]
    resumed: Ref | None
    seconds: int | None


@frozen(kw_only=True)
class Closed:
    """The session was closed for so many seconds, and opened again at `ref`."""

    ref: Ref
    seconds: int


@frozen(kw_only=True)
class Times:
    """The session's time. `set_by_hand` counts how often control set, extended, stopped or started the clock."""

    phases: tuple[PhaseTime, ...]
    stops: tuple[Stop, ...]
    closed: tuple[Closed, ...]
    set_by_hand: int

    @property
    def planned(self) -> int:
        """Seconds planned, for the phases that had a plan."""
        return sum(phase.planned for phase in self.phases)

    @property
    def taken(self) -> int:
        """Seconds taken, for the same phases."""
        return sum(phase.seconds for phase in self.phases if phase.planned)


def times_of(record: Record) -> Times:
    """The session's time, from the times of its commits."""
    stops = _stops(record)
    left_out = [(stop.entry.seconds, stop.entry.seconds + stop.seconds) for stop in stops if stop.seconds is not None]
    left_out += [(stop.entry.seconds, _last(record)) for stop in stops if stop.seconds is None]
    left_out += _taken_back(record)
    reopened = record.of(e.SessionReopened)
    left_out += [(entry.event.since, entry.event.until) for entry in reopened]
    return Times(
        phases=tuple(_phases(record, _merged(left_out))),
        stops=stops,
        closed=tuple(Closed(ref=entry.ref, seconds=entry.event.until - entry.event.since) for entry in reopened),
        set_by_hand=_by_hand(record),
    )


def _last(record: Record) -> int:
    return record.entries[-1].seconds if record.entries else 0


def _stops(record: Record) -> tuple[Stop, ...]:
    overs = [entry for entry in record.entries if isinstance(entry.event, e.PlayResumed | e.SessionEnded)]
    found = []
    for entry in record.of(e.PlayStopped):
        over = next((one for one in overs if one.ref > entry.ref), None)
        lasted = max(over.seconds - entry.seconds, 0) if over else None
        resumed = over.ref if over and isinstance(over.event, e.PlayResumed) else None
        found.append(Stop(entry=entry, resumed=resumed, seconds=lasted))
    return tuple(found)


def _taken_back(record: Record) -> list[Span]:
    """The time that went into what was taken back, and into taking it back."""
    line = record.line
    moments = {commit.seq: seconds_of(commit.at) for commit in (*line.effective, *line.taken_back)}
    lost = {commit.seq for commit in line.taken_back} | {entry.ref.seq for entry in record.of(e.Rewound)}
    order = sorted(moments)
    return [(moments[before], moments[seq]) for before, seq in pairwise(order) if seq in lost]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The same time as spans that do not overlap."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif end > start:
            found.append((start, end))
    return found


def _between(start: int, end: int, left_out: list[Span]) -> int:
    lost = sum(max(min(end, to) - max(start, since), 0) for since, to in left_out)
    return max(end - start - lost, 0)


def _phases(record: Record, left_out: list[Span]) -> Iterable[PhaseTime]:
    borders = [entry for entry in record.entries if isinstance(entry.event, e.PhaseOpened | e.TurnOpened | e.SessionEnded)]
    plans, done = record.of(e.ClockPlanned), record.of(e.TeamFinished)
    for place, entry in enumerate(borders):
        opened = as_kind(entry, e.PhaseOpened)
        if opened is None:
            continue
        after = borders[place + 1] if place + 1 < len(borders) else None
        end = after.seconds if after else _last(record)
        plan = [one for one in plans if after is None or one.ref < after.ref]
        minutes = plan[-1].event.minutes.get(opened.event.phase, 0) if plan else 0
        last = {
            one.event.team: one
            for one in done
            if opened.ref < one.ref and (after is None or one.ref < after.ref) and one.event.phase == opened.event.phase
        }
        yield PhaseTime(
            ref=opened.ref,
            number=opened.number,
            phase=opened.event.phase,
            seconds=_between(opened.seconds, end, left_out),
            planned=60 * minutes,
            open=after is None,
            teams=tuple(
                TeamTime(ref=one.ref, team=team, seconds=_between(opened.seconds, one.seconds, left_out))
                for team, one in last.items()
            ),
        )


def _by_hand(record: Record) -> int:
    """How often the clock was set by itself: not with a phase, talks, a stop or the end of one, or an opening after a closing."""
    with_it = (
        *(e.PhaseOpened, e.PlayStopped, e.PlayResumed, e.TalksOpened, e.ClockPlanned, e.SessionEnded),
        e.SessionReopened,
    )
    commits = (*record.line.effective, *record.line.taken_back)
    others = {commit.seq for commit in commits if any(isinstance(event, with_it) for event in commit.events)}
    return sum(entry.ref.seq not in others for entry in record.of(e.ClockSet))
