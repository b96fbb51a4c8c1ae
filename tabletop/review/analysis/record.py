"""The log as the analysis reads it: every event in force with its place, its moment, and the world before and after."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar, cast

from attrs import frozen

from tabletop.deck.model import Deck
from tabletop.game.apply import apply
from tabletop.game.events import Event, Phase
from tabletop.game.state import Draft
from tabletop.journal.stamp import is_stamp, seconds
from tabletop.journal.timeline import Timeline

E = TypeVar("E", bound=Event)


@frozen(order=True)
class Ref:
    """Which event a sentence rests on: the number of its commit, from 1, and its place in that commit, from 0."""

    seq: int
    index: int

    def __str__(self) -> str:
        return f"step {self.seq}"


@frozen(kw_only=True)
class Entry(Generic[E]):
    """One event in force.

    `number` and `phase` are the session's turn and phase with the event applied, `turn` is the deck's turn; `tracks` and
    `flags` are the world after it, `tracks_before` and `flags_before` the world before.
    """

    ref: Ref
    at: str
    seconds: int
    """`at` in seconds UTC since 1970; 0 where the log has no time."""
    seat: str
    hand: str
    """Whose command it was: another seat than `seat` where somebody acted on its behalf."""
    person: str
    number: int
    turn: int
    phase: Phase
    event: E
    tracks_before: tuple[int, ...]
    tracks: tuple[int, ...]
    flags_before: tuple[str, ...]
    flags: tuple[str, ...]


def seconds_of(at: str) -> int:
    """The moment of a stamp in seconds UTC since 1970; 0 for any other text."""
    return seconds(at) if is_stamp(at) else 0


def as_kind(entry: Entry[Event], kind: type[E]) -> Entry[E] | None:
    """The entry, if its event is of this kind."""
    return cast("Entry[E]", entry) if isinstance(entry.event, kind) else None


class Record:
    """The events in force of one session, in the order of the log, all and by kind."""

    def __init__(self, deck: Deck, line: Timeline) -> None:
        self.deck = deck
        self.line = line
        self.entries = tuple(_entries(line))
        self._by_kind: dict[type[Event], list[Entry[Event]]] = {}
        for entry in self.entries:
            self._by_kind.setdefault(type(entry.event), []).append(entry)

    def of(self, kind: type[E]) -> tuple[Entry[E], ...]:
        """The events of one kind."""
        return cast("tuple[Entry[E], ...]", tuple(self._by_kind.get(kind, ())))

    def last(self, kind: type[E]) -> Entry[E] | None:
        """The last event of a kind, if there is one."""
        found = self.of(kind)
        return found[-1] if found else None


def _entries(line: Timeline) -> Iterable[Entry[Event]]:
    whole = {commit.seq: commit.events for commit in line.taken_back}
    draft = Draft()
    for commit in line.effective:
        places = whole.get(commit.seq)
        for place, event in enumerate(commit.events):
            tracks, flags = draft.tracks, draft.flags
            apply(draft, event)
            yield Entry(
                ref=Ref(commit.seq, place if places is None else _place(places, event)),
                at=commit.at,
                seconds=seconds_of(commit.at),
                seat=commit.behalf or commit.seat,
                hand=commit.seat,
                person=commit.person,
                number=draft.number,
                turn=draft.turn,
                phase=draft.phase,
                event=event,
                tracks_before=tracks,
                tracks=draft.tracks,
                flags_before=flags,
                flags=draft.flags,
            )


def _place(events: tuple[Event, ...], event: Event) -> int:
    """Where a lasting event stands in the whole commit that was taken back."""
    return next(place for place, other in enumerate(events) if other is event)
