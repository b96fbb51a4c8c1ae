"""What is so at one moment of a session."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

import attrs
from attrs import define

from tabletop.game.events import (
    AgreementGiven,
    EngineSeated,
    EstimateExplained,
    EstimateGiven,
    EstimatesShown,
    Event,
    ExpectationMarked,
    ForecastMade,
    IncidentRead,
    InjectReleased,
    InjectSetAside,
    InjectTimed,
    InjectWritten,
    MoveRead,
    ObservableWorded,
    OrderGiven,
    OrderRevealed,
    OrderRuled,
    Phase,
    ProposalMade,
    ProposalSettled,
    QuestionAnswered,
    ReasonRaised,
    SessionEnded,
    SessionOpened,
    SilenceOpened,
    StatementMade,
    StatementsRevealed,
    TaskRated,
    TeamFinished,
    VoteCast,
)
from tabletop.game.exchange import Exchange
from tabletop.game.frozen import frozen
from tabletop.game.lessons import Lessons
from tabletop.game.timing import Timing


@frozen
class Shift:
    """What one event made of the tracks and flags."""

    event: Event
    tracks_before: tuple[int, ...]
    flags_before: tuple[str, ...]
    tracks: tuple[int, ...]
    flags: tuple[str, ...]


@define
class Draft:
    """The state that rules work on. Each value in it is frozen, so that a shallow copy is a copy.

    The collections hold the events themselves. Those of the turn are emptied when a turn opens: `statements`
    and what follows it here up to `settled`; `orders` keeps what is not yet ruled, `agreements`, `worded`
    and `silences` what belongs to orders that wait.
    """

    opened: SessionOpened | None = None
    engines: tuple[EngineSeated, ...] = ()
    temper: frozenset[str] = frozenset()
    """The temperaments that were drawn, as `TEAM.TEMPERAMENT`."""
    number: int = 0
    """Turns opened so far."""
    turn: int = 0
    """The deck's turn that is played."""
    phase: Phase = "setup"
    tracks: tuple[int, ...] = ()
    flags: tuple[str, ...] = ()
    before: tuple[int, ...] = ()
    """The tracks as the turn opened."""
    flags_before: tuple[str, ...] = ()
    shifts: tuple[Shift, ...] = ()
    """What has moved tracks and flags since the turn opened."""
    estimates: Mapping[str, Mapping[str, int]] = attrs.field(factory=dict)
    released: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    played: frozenset[str] = frozenset()
    """Cards carried out with success, partial or full."""
    passed: frozenset[str] = frozenset()
    """Teams that gave no main order last turn, or passed."""
    carried: tuple[str, ...] = ()
    """Classes of the cards carried out this turn, as `TEAM.CLASS`."""
    inbox: tuple[InjectReleased, ...] = ()
    reports: Mapping[str, int] = attrs.field(factory=dict)
    """The number of the last report in each team's inbox."""
    written: tuple[InjectWritten, ...] = ()
    aside: tuple[InjectSetAside, ...] = ()
    """The last word on each inject that is held back, deferred or skipped."""
    marks: Mapping[str, ExpectationMarked] = attrs.field(factory=dict)
    """The last mark of what each inject expects, by inject."""
    incident_readings: tuple[IncidentRead, ...] = ()
    """The last reading of each incident by each team."""
    moves: tuple[OrderRevealed, ...] = ()
    before_moves: tuple[tuple[int, ...], ...] = ()
    """The tracks right before each of the moves."""
    sightings: Mapping[str, int] = attrs.field(factory=dict)
    """The number of the last move that each team saw."""
    move_readings: tuple[MoveRead, ...] = ()
    """The last reading of each move by each team."""
    forecasts: tuple[ForecastMade, ...] = ()
    """The last forecast of each team on each question."""
    answers: tuple[QuestionAnswered, ...] = ()
    orders: tuple[OrderGiven, ...] = ()
    """Orders given this turn, and those of earlier ones that are not yet closed."""
    past: tuple[OrderGiven, ...] = ()
    """Orders that were closed in earlier turns, as they were given."""
    revealed: Mapping[str, OrderRevealed] = attrs.field(factory=dict)
    """The moves again, by the orders that went ahead."""
    closed: frozenset[str] = frozenset()
    """Orders that were ruled, or came to nothing, this turn."""
    rulings: tuple[OrderRuled, ...] = ()
    before_rulings: tuple[tuple[int, ...], ...] = ()
    """The tracks right before each of the rulings."""
    facts: tuple[str, ...] = ()
    ratings: tuple[TaskRated, ...] = ()
    agreements: tuple[AgreementGiven, ...] = ()
    worded: tuple[ObservableWorded, ...] = ()
    silences: tuple[SilenceOpened, ...] = ()
    statements: tuple[StatementMade, ...] = ()
    said: StatementsRevealed | None = None
    finished: tuple[TeamFinished, ...] = ()
    reasons: tuple[ReasonRaised, ...] = ()
    guesses: tuple[EstimateGiven, ...] = ()
    votes: tuple[VoteCast, ...] = ()
    shown: tuple[EstimatesShown, ...] = ()
    explained: tuple[EstimateExplained, ...] = ()
    proposals: tuple[ProposalMade, ...] = ()
    settled: tuple[ProposalSettled, ...] = ()
    off_ramp: bool = False
    """Whether the one off-ramp turn is used up."""
    ended: SessionEnded | None = None
    absent: tuple[str, ...] = ()
    """Roles that control plays now."""
    timed: Mapping[str, InjectTimed] = attrs.field(factory=dict)
    """The injects that are proposed by the clock on the wall, and when."""
    exchange: Exchange = Exchange()
    timing: Timing = Timing()
    lessons: Lessons = Lessons()

    def freeze(self) -> State:
        """The same, for good."""
        return State(*_values(self))

    def copy(self) -> Draft:
        """The same, to work on."""
        return Draft(*_values(self))


@attrs.frozen
class State(Draft):
    """A state that nobody may change: reading it is all that is allowed."""

    def thaw(self) -> Draft:
        """The same, to work on."""
        return self.copy()


_values: Callable[[Draft], tuple[Any, ...]] = attrgetter(*(field.name for field in attrs.fields(Draft)))
