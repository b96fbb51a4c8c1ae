"""What teams say and do: readings, forecasts, orders, statements."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from tabletop.deck.model import Posture
from tabletop.game.audience import Audience, known
from tabletop.game.events.base import Event
from tabletop.game.events.course import Phase
from tabletop.game.frozen import frozen

Slot: TypeAlias = Literal["main", "national"]
Substance: TypeAlias = Literal["action", "argument", "pass"]


@frozen(kw_only=True)
class IncidentRead(Event):
    """A team said what it takes an incident for, and may have said why: `grounds`.

    `ref` is the team's inbox number; `likelihood` is in per cent.
    """

    NAME: ClassVar[str] = "incident_read"
    VERSION: ClassVar[int] = 2
    MARK: ClassVar[Audience] = Audience.TEAM
    team: str = known(Audience.TEAM)
    ref: int = known(Audience.TEAM)
    inject: str = known(Audience.CONTROL)
    reading: str = known(Audience.TEAM)
    likelihood: int = known(Audience.TEAM)
    grounds: str = known(Audience.TEAM, words=True)


@frozen(kw_only=True)
class MoveRead(Event):
    """A team said what it takes an observed move for, and may have said why: `grounds`.

    `ref` is the team's number of the move; `likelihood` is in per cent.
    """

    NAME: ClassVar[str] = "move_read"
    VERSION: ClassVar[int] = 2
    MARK: ClassVar[Audience] = Audience.TEAM
    team: str = known(Audience.TEAM)
    ref: int = known(Audience.TEAM)
    order: str = known(Audience.CONTROL)
    reading: str = known(Audience.TEAM)
    likelihood: int = known(Audience.TEAM)
    grounds: str = known(Audience.TEAM, words=True)


@frozen(kw_only=True)
class ForecastMade(Event):
    """A team put a probability, in per cent, on a question in turn number `turn`; the last one before the answer counts."""

    NAME: ClassVar[str] = "forecast_made"
    MARK: ClassVar[Audience] = Audience.TEAM
    team: str = known(Audience.TEAM)
    turn: int = known(Audience.TEAM)
    question: str = known(Audience.TEAM)
    probability: int = known(Audience.TEAM)


@frozen(kw_only=True)
class OrderGiven(Event):
    """A team committed to an order.

    `card` is the action card of an action; `argument` the text of an argument, with its `effects` from the
    palette. `role` decides a national order; `agreed` are the roles that stand behind a collective one.
    `cost` is in political capital.
    """

    NAME: ClassVar[str] = "order_given"
    MARK: ClassVar[Audience] = Audience.TEAM
    order: str = known(Audience.TEAM)
    team: str = known(Audience.TEAM)
    slot: Slot = known(Audience.TEAM)
    substance: Substance = known(Audience.TEAM)
    card: str = known(Audience.TEAM)
    role: str = known(Audience.TEAM)
    agreed: tuple[str, ...] = known(Audience.TEAM)
    argument: str = known(Audience.TEAM, words=True)
    observable: str = known(Audience.TEAM, words=True)
    effects: tuple[str, ...] = known(Audience.TEAM)
    pros: tuple[str, ...] = known(Audience.TEAM, words=True)
    purpose: str = known(Audience.TEAM)
    message: str = known(Audience.TEAM)
    rationale: str = known(Audience.TEAM, words=True)
    posture: Posture = known(Audience.TEAM)
    cost: int = known(Audience.TEAM)
    alternatives: str = known(Audience.TEAM, words=True)
    dissent: str = known(Audience.TEAM, words=True)
    owner: str = known(Audience.TEAM, words=True)
    target: str = known(Audience.TEAM, words=True)


@frozen(kw_only=True)
class OrderWithdrawn(Event):
    """A team took an order back before the reveal."""

    NAME: ClassVar[str] = "order_withdrawn"
    MARK: ClassVar[Audience] = Audience.TEAM
    order: str = known(Audience.TEAM)
    team: str = known(Audience.TEAM)


@frozen(kw_only=True)
class AgreementGiven(Event):
    """A role agreed to a collective order, or refused it, and may have said why."""

    NAME: ClassVar[str] = "agreement_given"
    MARK: ClassVar[Audience] = Audience.TEAM
    order: str = known(Audience.TEAM)
    team: str = known(Audience.TEAM)
    role: str = known(Audience.TEAM)
    agrees: bool = known(Audience.TEAM)
    words: str = known(Audience.TEAM, words=True)


@frozen(kw_only=True)
class StatementMade(Event):
    """A team chose its public words of the turn; they become public at the reveal."""

    NAME: ClassVar[str] = "statement_made"
    MARK: ClassVar[Audience] = Audience.TEAM
    team: str = known(Audience.TEAM)
    text: str = known(Audience.TEAM, words=True)


@frozen(kw_only=True)
class TeamFinished(Event):
    """A team said that it is done with a phase."""

    NAME: ClassVar[str] = "team_finished"
    MARK: ClassVar[Audience] = Audience.TEAM
    team: str = known(Audience.TEAM)
    phase: Phase = known(Audience.TEAM)


@frozen(kw_only=True)
class SilenceOpened(Event):
    """A collective order is under silence: who has not broken it by the moment `ends`, in seconds UTC since 1970, agrees."""

    NAME: ClassVar[str] = "silence_opened"
    MARK: ClassVar[Audience] = Audience.TEAM
    order: str = known(Audience.TEAM)
    team: str = known(Audience.TEAM)
    ends: int = known(Audience.TEAM)


@frozen(kw_only=True)
class RolePlayed(Event):
    """From now on a role is played by its own team, or by control because nobody sits there. It survives a rewind."""

    NAME: ClassVar[str] = "role_played"
    MARK: ClassVar[Audience] = Audience.EVERYBODY
    LASTING: ClassVar[bool] = True
    role: str = known(Audience.EVERYBODY)
    by: Literal["team", "control"] = known(Audience.EVERYBODY)
    reason: str = known(Audience.STAFF, words=True)
