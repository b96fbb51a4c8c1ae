"""Messages, what control told teams, and talks."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

from tabletop.game import events as e
from tabletop.game.audience import CONTROL
from tabletop.review.analysis.record import Entry, Record, Ref

Fate: TypeAlias = Literal["delivered", "reworded", "answered", "taken up", "stopped", "declined", "read", "open"]
"""What became of a message: it reached its recipients, in other words than its own, was answered by control, became an inject,
was stopped on its way, was declined an answer, was read and wanted none, or waits."""


@frozen(kw_only=True)
class MessagePlayed:
    """A message of a team, and what became of it."""

    sent: Entry[e.MessageSent]
    delivered: tuple[Entry[e.MessageDelivered], ...]
    answers: tuple[Entry[e.MessageDelivered], ...]
    closed: Entry[e.MessageClosed] | None
    taken_up: Entry[e.MessageTakenUp] | None
    seconds: int | None
    """How long a request waited for its answer; None without one."""

    @property
    def number(self) -> int:
        """The turn in which it was sent."""
        return self.sent.event.turn

    @property
    def fate(self) -> Fate:
        """What became of it."""
        if self.reworded:
            return "reworded"
        if self.delivered:
            return "delivered"
        if self.answers:
            return "answered"
        if self.taken_up:
            return "taken up"
        if self.closed:
            if self.sent.event.to != (CONTROL,):
                return "stopped"
            return "declined" if self.sent.event.rfi else "read"
        return "open"

    @property
    def reworded(self) -> tuple[str, ...]:
        """Other words in which control passed it on. What went through at once has its own, whatever was amended since."""
        passed = [entry for entry in self.delivered if entry.ref.seq != self.sent.ref.seq]
        texts = dict.fromkeys(text for entry in passed for text in entry.event.text.values())
        return tuple(text for text in texts if text != self.sent.event.text)

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The events that it rests on."""
        after = [entry.ref for entry in (*self.delivered, *self.answers)]
        after += [entry.ref for entry in (self.closed, self.taken_up) if entry is not None]
        return tuple(dict.fromkeys((self.sent.ref, *after)))


@frozen(kw_only=True)
class TalksPlayed:
    """Talks between teams. `records` are the last words of each team that wrote some; `closed` is None while they go on."""

    opened: Entry[e.TalksOpened]
    records: tuple[Entry[e.TalksRecorded], ...]
    closed: Entry[e.TalksClosed] | None

    @property
    def number(self) -> int:
        """The turn in which they were held."""
        return self.opened.event.turn

    @property
    def teams(self) -> tuple[str, ...]:
        """Those that took part."""
        return tuple(self.opened.event.refs)

    def record(self, team: str) -> Entry[e.TalksRecorded] | None:
        """What a team wrote down."""
        return next((entry for entry in self.records if entry.event.team == team), None)

    @property
    def silent(self) -> tuple[str, ...]:
        """Those that wrote nothing down."""
        return tuple(team for team in self.teams if self.record(team) is None)


@frozen(kw_only=True)
class ExchangePlayed:
    """All that was asked, said and offered besides orders, in the order of the log. `told` are control's own words to teams."""

    messages: tuple[MessagePlayed, ...]
    told: tuple[Entry[e.MessageDelivered], ...]
    talks: tuple[TalksPlayed, ...]
    passing: tuple[Entry[e.MessagesSet], ...]

    @property
    def requests(self) -> tuple[MessagePlayed, ...]:
        """Requests for information."""
        return tuple(message for message in self.messages if message.sent.event.rfi)


def exchange_of(record: Record) -> ExchangePlayed:
    """The whole exchange."""
    delivered = record.of(e.MessageDelivered)
    return ExchangePlayed(
        messages=tuple(_message(record, sent) for sent in record.of(e.MessageSent)),
        told=tuple(entry for entry in delivered if entry.event.team == CONTROL and not entry.event.answers),
        talks=tuple(_talks(record, opened) for opened in record.of(e.TalksOpened)),
        passing=record.of(e.MessagesSet),
    )


def _message(record: Record, sent: Entry[e.MessageSent]) -> MessagePlayed:
    number, delivered = sent.event.message, record.of(e.MessageDelivered)
    answers = tuple(entry for entry in delivered if entry.event.answers == number)
    return MessagePlayed(
        sent=sent,
        delivered=tuple(entry for entry in delivered if entry.event.message == number),
        answers=answers,
        closed=next((entry for entry in record.of(e.MessageClosed) if entry.event.message == number), None),
        taken_up=next((entry for entry in record.of(e.MessageTakenUp) if entry.event.message == number), None),
        seconds=max(answers[0].seconds - sent.seconds, 0) if answers and sent.event.rfi else None,
    )


def _talks(record: Record, opened: Entry[e.TalksOpened]) -> TalksPlayed:
    number = opened.event.talks
    last = {entry.event.team: entry for entry in record.of(e.TalksRecorded) if entry.event.talks == number}
    return TalksPlayed(
        opened=opened,
        records=tuple(last[team] for team in opened.event.refs if team in last),
        closed=next((entry for entry in record.of(e.TalksClosed) if entry.event.talks == number), None),
    )
