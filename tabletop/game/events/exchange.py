"""What is asked, said and offered besides orders: messages, announcements, talks.

Messages survive a rewind; talks, and that a message was taken up in play, go with the play.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal, TypeAlias

from tabletop.game.audience import Audience, known
from tabletop.game.events.base import Event
from tabletop.game.frozen import frozen

Passing: TypeAlias = Literal["free", "held", "off"]
"""How messages between teams go: at once, after control's approval, or not at all."""


@frozen(kw_only=True)
class MessagesSet(Event):
    """Control said how messages between teams go from now on."""

    NAME: ClassVar[str] = "messages_set"
    MARK: ClassVar[Audience] = Audience.EVERYBODY
    LASTING: ClassVar[bool] = True
    passing: Passing = known(Audience.EVERYBODY)


@frozen(kw_only=True)
class MessageSent(Event):
    """A team wrote to other teams or to `control`; `rfi` is a request for information.

    `ref` counts what this team has sent, from 1; `message` is the number in the log.
    """

    NAME: ClassVar[str] = "message_sent"
    MARK: ClassVar[Audience] = Audience.TEAM
    LASTING: ClassVar[bool] = True
    message: str = known(Audience.CONTROL)
    turn: int = known(Audience.TEAM)
    team: str = known(Audience.TEAM)
    ref: int = known(Audience.TEAM)
    to: tuple[str, ...] = known(Audience.TEAM)
    rfi: bool = known(Audience.TEAM)
    text: str = known(Audience.TEAM, words=True)


@frozen(kw_only=True)
class MessageDelivered(Event):
    """A message reached its recipients, or control told teams something.

    `team` is the sender, a team or `control`; `ref` its own number of the message, 0 for control's words. `refs` count what
    each recipient has got, from 1; `answered` gives the team that asked the number of its own request, 0 for everybody
    else. `message` is the one delivered, empty for control's own words; `answers` the request that these answer.
    """

    NAME: ClassVar[str] = "message_delivered"
    MARK: ClassVar[Audience] = Audience.SEEN_BY
    LASTING: ClassVar[bool] = True
    ADDRESSED: ClassVar[bool] = True
    message: str = known(Audience.CONTROL)
    answers: str = known(Audience.CONTROL)
    turn: int = known(Audience.SEEN_BY)
    team: str = known(Audience.SEEN_BY)
    ref: int = known(Audience.TEAM)
    refs: Mapping[str, int] = known(Audience.EACH)
    answered: Mapping[str, int] = known(Audience.EACH)
    text: Mapping[str, str] = known(Audience.EACH, words=True)


@frozen(kw_only=True)
class MessageClosed(Event):
    """Control stopped a message or declined a request. `team` and `ref` are the sender's."""

    NAME: ClassVar[str] = "message_closed"
    MARK: ClassVar[Audience] = Audience.TEAM
    LASTING: ClassVar[bool] = True
    message: str = known(Audience.CONTROL)
    team: str = known(Audience.TEAM)
    ref: int = known(Audience.TEAM)
    reason: str = known(Audience.TEAM, words=True)


@frozen(kw_only=True)
class MessageTakenUp(Event):
    """Control turned a message into the inject `inject`. `team` and `ref` are the sender's.

    It does not survive a rewind: the message waits again where its inject is in play no more. That there is an inject is
    control's to know, since others may be the ones who get it.
    """

    NAME: ClassVar[str] = "message_taken_up"
    MARK: ClassVar[Audience] = Audience.TEAM
    message: str = known(Audience.CONTROL)
    team: str = known(Audience.TEAM)
    ref: int = known(Audience.TEAM)
    inject: str = known(Audience.CONTROL)


@frozen(kw_only=True)
class TalksOpened(Event):
    """Control opened talks between teams. `refs` count the talks of each that takes part, from 1."""

    NAME: ClassVar[str] = "talks_opened"
    MARK: ClassVar[Audience] = Audience.EACH
    talks: str = known(Audience.CONTROL)
    turn: int = known(Audience.EVERYBODY)
    refs: Mapping[str, int] = known(Audience.EACH)
    topic: str = known(Audience.EVERYBODY, words=True)


@frozen(kw_only=True)
class TalksRecorded(Event):
    """A team wrote down what it offered in the talks and what it heard."""

    NAME: ClassVar[str] = "talks_recorded"
    MARK: ClassVar[Audience] = Audience.TEAM
    talks: str = known(Audience.CONTROL)
    team: str = known(Audience.TEAM)
    ref: int = known(Audience.TEAM)
    offered: str = known(Audience.TEAM, words=True)
    heard: str = known(Audience.TEAM, words=True)


@frozen(kw_only=True)
class TalksClosed(Event):
    """The talks are over. `refs` are those of the teams that took part."""

    NAME: ClassVar[str] = "talks_closed"
    MARK: ClassVar[Audience] = Audience.EACH
    talks: str = known(Audience.CONTROL)
    refs: Mapping[str, int] = known(Audience.EACH)
