"""The facts of a session: what was played, when, by whom, and how its record was mended."""

from __future__ import annotations

from collections import Counter

from attrs import frozen

from tabletop.game import events as e
from tabletop.game.audience import Audience, audiences
from tabletop.game.telling.titles import Titles
from tabletop.review.analysis.record import Record, Ref
from tabletop.table.naming import Forked


@frozen(kw_only=True)
class SessionFacts:
    """What was played. `began` and `ended` are UTC times of the log, empty if it holds none; `ending` is empty while it runs.

    A fork goes by its own name; `forked` says from what it was forked, None for what is no fork.
    """

    ref: Ref | None
    title: str
    forked: Forked | None
    handling: str
    deck_title: str
    deck_version: str
    brief: str
    began: str
    ended: str
    last: str
    teams: tuple[str, ...]
    training: tuple[str, ...]
    absent: tuple[str, ...]
    planned: int
    played: int
    hidden_end: bool
    assess: bool
    forecasts: bool
    ending: e.Ending | None
    ending_words: str
    ending_ref: Ref | None
    commits: int
    events: int


@frozen(kw_only=True)
class Participant:
    """Who sat where. `name` is the roster id where no name is known."""

    seat: str
    person: str
    name: str


@frozen(kw_only=True)
class TakenBack:
    """A part of the session that control took back. `commits` leaves out those of which all stays; `parts` is what they held."""

    ref: Ref
    at: str
    to_seq: int
    reason: str
    commits: int
    parts: tuple[tuple[str, int], ...]


@frozen(kw_only=True)
class Amendment:
    """Words that control replaced afterwards, by whom (a roster id or empty), and why.

    `target` is where they were born, `also` are the events that had taken them over. `was` is what stood there, `text` what took
    its place. `for_staff` if the words are such as only control and evaluators may know, also after ENDEX.
    """

    ref: Ref
    at: str
    person: str
    target: Ref
    also: tuple[Ref, ...]
    field: str
    was: str
    text: str
    reason: str
    for_staff: bool


def facts_of(record: Record, name: str = "", fork: Forked | None = None) -> SessionFacts:
    """The facts of the session."""
    deck, opened, ended = record.deck, record.last(e.SessionOpened), record.last(e.SessionEnded)
    start = opened.event if opened else None
    return SessionFacts(
        ref=opened.ref if opened else None,
        title=name or (start.title if start else deck.title),
        forked=fork,
        handling=start.handling if start else "",
        deck_title=deck.title,
        deck_version=deck.version,
        brief=deck.brief,
        began=opened.at if opened else "",
        ended=ended.at if ended else "",
        last=record.entries[-1].at if record.entries else "",
        teams=start.teams if start else deck.team_ids,
        training=start.training if start else (),
        absent=start.absent if start else (),
        planned=len(start.plan) if start else 0,
        played=len({entry.event.number for entry in record.of(e.TurnOpened)}),
        hidden_end=bool(start and start.hidden_end),
        assess=bool(start and start.assess),
        forecasts=bool(start and start.forecasts),
        ending=ended.event.ending if ended else None,
        ending_words=ended.event.words if ended else "",
        ending_ref=ended.ref if ended else None,
        commits=record.line.seq,
        events=len(record.entries),
    )


def participants_of(record: Record, titles: Titles) -> tuple[Participant, ...]:
    """Everybody who took a seat, each seat and person once, in the order in which they came."""
    taken = dict.fromkeys((entry.event.place, entry.event.person) for entry in record.of(e.SeatTaken))
    return tuple(Participant(seat=seat, person=person, name=titles.person(person)) for seat, person in taken)


def taken_back_of(record: Record) -> tuple[TakenBack, ...]:
    """Each rewind with what it took back and nothing has restored since; each commit counts with the first that took it."""
    left = {commit.seq: commit for commit in record.line.taken_back}
    found = []
    for entry in record.of(e.Rewound):
        gone = [left.pop(seq) for seq in sorted(left) if entry.event.to_seq < seq < entry.ref.seq]
        parts = Counter(event.NAME for commit in gone for event in commit.events if not event.LASTING)
        found.append(
            TakenBack(
                ref=entry.ref,
                at=entry.at,
                to_seq=entry.event.to_seq,
                reason=entry.event.reason,
                commits=sum(not commit.lasting for commit in gone),
                parts=tuple(parts.items()),
            )
        )
    return tuple(found)


def amendments_of(record: Record) -> tuple[Amendment, ...]:
    """Every amendment, in order."""
    events = {entry.ref: entry.event for entry in record.entries}
    back = {Ref(commit.seq, place): event for commit in record.line.taken_back for place, event in enumerate(commit.events)}
    was = {(Ref(*each.by), each.at): each.was for each in record.line.rewordings}
    return tuple(
        Amendment(
            ref=entry.ref,
            at=entry.at,
            person=entry.person,
            target=target,
            also=tuple(dict.fromkeys(Ref(at.seq, at.event) for at in others)),
            field=entry.event.field,
            was=was.get((entry.ref, born), ""),
            text=entry.event.text,
            reason=entry.event.reason,
            for_staff=_for_staff(events.get(target) or back.get(target), entry.event.field),
        )
        for entry in record.of(e.Amended)
        for born, *others in (entry.event.places,)
        for target in (Ref(born.seq, born.event),)
    )


def _for_staff(event: e.Event | None, field: str) -> bool:
    if event is None:
        return True
    name = field.partition(".")[0]
    return dict(audiences(type(event))).get(name, Audience.STAFF) is Audience.STAFF
