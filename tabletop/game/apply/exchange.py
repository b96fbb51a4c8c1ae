"""What messages and talks change."""

from __future__ import annotations

import attrs

from tabletop.game import events as e
from tabletop.game.apply.base import Changes
from tabletop.game.state import Draft


def _messages_set(draft: Draft, event: e.MessagesSet) -> None:
    draft.exchange = attrs.evolve(draft.exchange, passing=event.passing)


def _message_sent(draft: Draft, event: e.MessageSent) -> None:
    draft.exchange = attrs.evolve(draft.exchange, sent=(*draft.exchange.sent, event))


def _message_delivered(draft: Draft, event: e.MessageDelivered) -> None:
    draft.exchange = attrs.evolve(draft.exchange, delivered=(*draft.exchange.delivered, event))


def _message_closed(draft: Draft, event: e.MessageClosed) -> None:
    draft.exchange = attrs.evolve(draft.exchange, closed=(*draft.exchange.closed, event))


def _message_taken_up(draft: Draft, event: e.MessageTakenUp) -> None:
    draft.exchange = attrs.evolve(draft.exchange, taken_up=(*draft.exchange.taken_up, event))


def _talks_opened(draft: Draft, event: e.TalksOpened) -> None:
    draft.exchange = attrs.evolve(draft.exchange, talks=(*draft.exchange.talks, event))


def _talks_recorded(draft: Draft, event: e.TalksRecorded) -> None:
    key = (event.talks, event.team)
    others = tuple(record for record in draft.exchange.records if (record.talks, record.team) != key)
    draft.exchange = attrs.evolve(draft.exchange, records=(*others, event))


def _talks_closed(draft: Draft, event: e.TalksClosed) -> None:
    draft.exchange = attrs.evolve(draft.exchange, over=(*draft.exchange.over, event))


CHANGES: Changes = {
    e.MessagesSet: _messages_set,
    e.MessageSent: _message_sent,
    e.MessageDelivered: _message_delivered,
    e.MessageClosed: _message_closed,
    e.MessageTakenUp: _message_taken_up,
    e.TalksOpened: _talks_opened,
    e.TalksRecorded: _talks_recorded,
    e.TalksClosed: _talks_closed,
}
