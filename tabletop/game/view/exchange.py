"""What seats see of messages and talks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from attrs import frozen

from tabletop.game.audience import CONTROL, redact, shared
from tabletop.game.events import MessageSent, Passing
from tabletop.game.exchange import Exchange
from tabletop.game.state import State

SentStatus: TypeAlias = Literal["with control", "delivered", "answered", "taken up", "closed"]


@frozen(kw_only=True)
class SentView:
    """A message that a team sent. `number` counts its own, from 1; `reason` is control's, if it closed the message."""

    number: int
    turn: int
    to: tuple[str, ...]
    rfi: bool
    text: str
    status: SentStatus
    reason: str


@frozen(kw_only=True)
class GotView:
    """A message that a team got. `number` counts those it got, from 1; `answers` is the number of its own request, 0 for none."""

    number: int
    turn: int
    sender: str
    text: str
    answers: int


@frozen(kw_only=True)
class TalksView:
    """Talks in which a team took part, with what it wrote down. `number` counts its own, from 1."""

    number: int
    turn: int
    topic: str
    open: bool
    offered: str
    heard: str


@frozen(kw_only=True)
class DeskMessage:
    """A message as control has it on the desk. `text` is by recipient as delivered, empty before; `waits` for control."""

    message: str
    turn: int
    sender: str
    to: tuple[str, ...]
    rfi: bool
    written: str
    delivered: Mapping[str, str]
    answer: Mapping[str, str]
    inject: str
    reason: str
    waits: bool


@frozen(kw_only=True)
class DeskTalks:
    """Talks as control sees them: what each team offered and heard, by team, where it has written it down."""

    talks: str
    turn: int
    topic: str
    teams: tuple[str, ...]
    open: bool
    offered: Mapping[str, str]
    heard: Mapping[str, str]


@frozen(kw_only=True)
class TeamExchange:
    """What a team sees of the exchange."""

    passing: Passing
    sent: tuple[SentView, ...]
    got: tuple[GotView, ...]
    talks: tuple[TalksView, ...]

    @property
    def open_talks(self) -> TalksView | None:
        """The talks that the team takes part in now."""
        return next((talks for talks in self.talks if talks.open), None)


@frozen(kw_only=True)
class DeskExchange:
    """The whole exchange, as control works with it. `told` are control's own words: turn and texts by team."""

    passing: Passing
    messages: tuple[DeskMessage, ...]
    told: tuple[tuple[int, Mapping[str, str]], ...]
    talks: tuple[DeskTalks, ...]

    @property
    def waiting(self) -> tuple[DeskMessage, ...]:
        """What waits for control."""
        return tuple(message for message in self.messages if message.waits)

    @property
    def open_talks(self) -> DeskTalks | None:
        """The talks that are going on."""
        return next((talks for talks in self.talks if talks.open), None)


def team_exchange(state: State, team: str) -> TeamExchange:
    """What a team sees of the exchange, made from what the events declare."""
    exchange = state.exchange
    got = []
    for delivered in exchange.delivered:
        seen = redact(delivered, team)
        if seen is not None and team in seen["refs"]:
            got.append(
                GotView(
                    number=seen["refs"][team],
                    turn=seen["turn"],
                    sender=seen["team"],
                    text=seen["text"][team],
                    answers=seen["answered"][team],
                )
            )
    fates = _Fates(exchange)
    sent = [_sent(fates, message) for message in exchange.sent if message.team == team]
    return TeamExchange(passing=exchange.passing, sent=tuple(sent), got=tuple(got), talks=_talks(exchange, team))


class _Fates:
    """What became of each message, by its number in the log."""

    def __init__(self, exchange: Exchange) -> None:
        self.closed = {each.message: each for each in exchange.closed}
        self.taken_up = {each.message: each for each in exchange.taken_up}
        self.delivered = {each.message: each for each in exchange.delivered}
        self.answers = {each.answers: each for each in exchange.delivered}


def _sent(fates: _Fates, message: MessageSent) -> SentView:
    status: SentStatus = "with control"
    reason = ""
    closed = fates.closed.get(message.message)
    if closed is not None:
        status, reason = "closed", closed.reason
    elif message.message in fates.taken_up:
        status = "taken up"
    elif message.message in fates.answers:
        status = "answered"
    elif message.message in fates.delivered:
        status = "delivered"
    return SentView(
        number=message.ref, turn=message.turn, to=message.to, rfi=message.rfi, text=message.text, status=status, reason=reason
    )


def _talks(exchange: Exchange, team: str) -> tuple[TalksView, ...]:
    records = {record.talks: record for record in exchange.records if record.team == team}
    open_talks = exchange.open_talks
    views = []
    for talks in exchange.talks:
        if team not in talks.refs:
            continue
        record = records.get(talks.talks)
        views.append(
            TalksView(
                number=talks.refs[team],
                turn=talks.turn,
                topic=talks.topic,
                open=talks is open_talks,
                offered=record.offered if record else "",
                heard=record.heard if record else "",
            )
        )
    return tuple(views)


def desk_exchange(state: State) -> DeskExchange:
    """The whole exchange."""
    exchange = state.exchange
    waiting = {message.message for message in exchange.waiting}
    open_talks = exchange.open_talks
    fates = _Fates(exchange)
    messages = []
    for sent in exchange.sent:
        closed, taken_up = fates.closed.get(sent.message), fates.taken_up.get(sent.message)
        delivered, answer = fates.delivered.get(sent.message), fates.answers.get(sent.message)
        messages.append(
            DeskMessage(
                message=sent.message,
                turn=sent.turn,
                sender=sent.team,
                to=sent.to,
                rfi=sent.rfi,
                written=sent.text,
                delivered=delivered.text if delivered else {},
                answer=answer.text if answer else {},
                inject=taken_up.inject if taken_up else "",
                reason=closed.reason if closed else "",
                waits=sent.message in waiting,
            )
        )
    return DeskExchange(
        passing=exchange.passing,
        messages=tuple(messages),
        told=tuple((each.turn, each.text) for each in exchange.delivered if each.team == CONTROL and not each.answers),
        talks=tuple(
            DeskTalks(
                talks=talks.talks,
                turn=talks.turn,
                topic=talks.topic,
                teams=tuple(talks.refs),
                open=talks is open_talks,
                offered={record.team: record.offered for record in exchange.records if record.talks == talks.talks},
                heard={record.team: record.heard for record in exchange.records if record.talks == talks.talks},
            )
            for talks in exchange.talks
        ),
    )


def announcements(state: State, teams: tuple[str, ...]) -> tuple[str, ...]:
    """What control told all teams in the same words this turn."""
    told = []
    for delivered in state.exchange.delivered:
        seen = shared(delivered, teams)
        if seen is not None and seen["team"] == CONTROL and seen["turn"] == state.number and "text" in seen:
            told.append(seen["text"]["all"])
    return tuple(told)
