"""What has been asked, said and offered besides orders."""

from __future__ import annotations

from attrs import frozen

from tabletop.game.events import (
    MessageClosed,
    MessageDelivered,
    MessageSent,
    MessageTakenUp,
    Passing,
    TalksClosed,
    TalksOpened,
    TalksRecorded,
)


@frozen(kw_only=True)
class Exchange:
    """All messages and talks of a session, in the order of the log; `records` is the last record of each team of each talks."""

    passing: Passing = "free"
    sent: tuple[MessageSent, ...] = ()
    delivered: tuple[MessageDelivered, ...] = ()
    closed: tuple[MessageClosed, ...] = ()
    taken_up: tuple[MessageTakenUp, ...] = ()
    talks: tuple[TalksOpened, ...] = ()
    records: tuple[TalksRecorded, ...] = ()
    over: tuple[TalksClosed, ...] = ()

    def find(self, message: str) -> MessageSent | None:
        """The message with this number of the log."""
        return next((sent for sent in self.sent if sent.message == message), None)

    @property
    def done(self) -> frozenset[str]:
        """The messages that were delivered, answered, closed or taken up."""
        through = {number for each in self.delivered for number in (each.message, each.answers)}
        return frozenset(through | {each.message for each in self.closed} | {each.message for each in self.taken_up})

    @property
    def waiting(self) -> tuple[MessageSent, ...]:
        """What waits on control's desk: messages held for approval, requests without an answer."""
        done = self.done
        return tuple(sent for sent in self.sent if sent.message not in done)

    @property
    def open_talks(self) -> TalksOpened | None:
        """The talks that are going on."""
        if self.talks and all(closed.talks != self.talks[-1].talks for closed in self.over):
            return self.talks[-1]
        return None

    def next_sent(self, team: str) -> int:
        """The number of the next message that a team sends, from 1."""
        return 1 + sum(sent.team == team for sent in self.sent)

    def next_got(self, team: str) -> int:
        """The number of the next message that a team gets, from 1."""
        return 1 + sum(team in each.refs for each in self.delivered)

    def next_talks(self, team: str) -> int:
        """The number of the next talks that a team takes part in, from 1."""
        return 1 + sum(team in each.refs for each in self.talks)
