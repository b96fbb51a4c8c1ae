"""The course of the session: its opening, turns, phases, end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal, TypeAlias

from tabletop.game.audience import Audience, known
from tabletop.game.events.base import Event
from tabletop.game.frozen import frozen

Phase: TypeAlias = Literal["setup", "inject", "assess", "decide", "adjudicate", "consequences", "ended"]
PHASES: tuple[Phase, ...] = ("inject", "assess", "decide", "adjudicate", "consequences")
Ending: TypeAlias = Literal["endex", "war", "stopped"]
Level: TypeAlias = Literal["recruit", "staff", "commander"]
"""How well an engine player plays."""
LEVELS: tuple[Level, ...] = ("recruit", "staff", "commander")
AimResult: TypeAlias = Literal["met", "partly", "missed"]


@frozen(kw_only=True)
class SessionOpened(Event):
    """STARTEX: what is played, by whom, and where the world starts.

    `plan` lists the deck's turns as announced; `course` those that will be played, which is shorter where
    the end is hidden. `truths` maps each incident of the deck to its sealed cause. `absent` roles are
    played by control.
    """

    NAME: ClassVar[str] = "session_opened"
    MARK: ClassVar[Audience] = Audience.EVERYBODY
    title: str = known(Audience.EVERYBODY, words=True)
    handling: str = known(Audience.EVERYBODY, words=True)
    teams: tuple[str, ...] = known(Audience.EVERYBODY)
    training: tuple[str, ...] = known(Audience.EVERYBODY)
    absent: tuple[str, ...] = known(Audience.EVERYBODY)
    plan: tuple[int, ...] = known(Audience.EVERYBODY)
    hidden_end: bool = known(Audience.EVERYBODY)
    assess: bool = known(Audience.EVERYBODY)
    forecasts: bool = known(Audience.EVERYBODY)
    course: tuple[int, ...] = known(Audience.CONTROL)
    truths: Mapping[str, str] = known(Audience.CONTROL)
    tracks: tuple[int, ...] = known(Audience.CONTROL)
    flags: tuple[str, ...] = known(Audience.CONTROL)


@frozen(kw_only=True)
class EngineSeated(Event):
    """A team is played by the engine, with a temperament of the deck that was drawn for it; empty where the deck has none."""

    NAME: ClassVar[str] = "engine_seated"
    MARK: ClassVar[Audience] = Audience.EVERYBODY
    team: str = known(Audience.EVERYBODY)
    level: Level = known(Audience.EVERYBODY)
    temperament: str = known(Audience.CONTROL)


@frozen(kw_only=True)
class TurnOpened(Event):
    """A turn began.

    `number` counts from 1, `turn` is the deck's; `estimates` are each team's noisy readings by track. `passed` are the
    teams that gave no main order in the turn before, or passed.
    """

    NAME: ClassVar[str] = "turn_opened"
    MARK: ClassVar[Audience] = Audience.EVERYBODY
    number: int = known(Audience.EVERYBODY)
    turn: int = known(Audience.EVERYBODY)
    title: str = known(Audience.EVERYBODY, words=True)
    date: str = known(Audience.EVERYBODY, words=True)
    estimates: Mapping[str, Mapping[str, int]] = known(Audience.EACH)
    passed: tuple[str, ...] = known(Audience.CONTROL)
    tracks: tuple[int, ...] = known(Audience.CONTROL)


@frozen(kw_only=True)
class PhaseOpened(Event):
    """A phase of the turn began."""

    NAME: ClassVar[str] = "phase_opened"
    MARK: ClassVar[Audience] = Audience.EVERYBODY
    phase: Phase = known(Audience.EVERYBODY)


@frozen(kw_only=True)
class LadderChosen(Event):
    """Control said what reaching the top of the ladder comes to."""

    NAME: ClassVar[str] = "ladder_chosen"
    MARK: ClassVar[Audience] = Audience.EVERYBODY
    choice: Literal["war", "off_ramp", "contained"] = known(Audience.EVERYBODY)
    words: str = known(Audience.EVERYBODY, words=True)
    tracks: tuple[int, ...] = known(Audience.CONTROL)


@frozen(kw_only=True)
class QuestionAnswered(Event):
    """The game answered a forecast question."""

    NAME: ClassVar[str] = "question_answered"
    question: str = known(Audience.CONTROL)
    answer: bool = known(Audience.CONTROL)


@frozen(kw_only=True)
class AimJudged:
    """How far a team came with one aim."""

    aim: str
    team: str
    result: AimResult


@frozen(kw_only=True)
class SessionEnded(Event):
    """ENDEX. `scores` are 0 to 100 a team: the weight of its aims reached, 0 for all after a war."""

    NAME: ClassVar[str] = "session_ended"
    MARK: ClassVar[Audience] = Audience.EVERYBODY
    ending: Ending = known(Audience.EVERYBODY)
    words: str = known(Audience.EVERYBODY, words=True)
    aims: tuple[AimJudged, ...] = known(Audience.CONTROL)
    scores: Mapping[str, int] = known(Audience.CONTROL)
