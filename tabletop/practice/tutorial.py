"""A first session that teaches: two turns in which each phase is learned by doing it. Content, and when each step is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import frozen

from tabletop.deck.model import Deck
from tabletop.engine.ordering import WAITING
from tabletop.game.events import PHASES, Level, Phase
from tabletop.game.feed import Heard
from tabletop.game.view import TeamView
from tabletop.journal.stamp import now
from tabletop.practice.session import Practice
from tabletop.table.table import Table

DECK = "zapad-2025"
TEAM = "nato"
LEVEL: Level = "staff"
TURNS = 4
"""The shortest length of the deck; only the first two turns of it are played."""
UNTIL = 2
SEED = "a first session"
"""With this seed the reports of the first turn and the other side's first moves are always the same."""
TITLE = "First session"

Over = Callable[[TeamView, Sequence[Heard]], bool]


@frozen(kw_only=True)
class Step:
    """One thing to learn: what is said while it is to be done, and whether it has been."""

    id: str
    turn: int
    phase: Phase
    says: str
    over: Over


def begin(deck: Deck, *, path: Path | None = None, clock: Callable[[], str] = now) -> Practice:
    """Begin the first session. Raises SaveError."""
    return Practice.begin(
        deck, TEAM, turns=TURNS, level=LEVEL, path=path, title=TITLE, seed=SEED, timed=False, until=UNTIL, clock=clock
    )


def is_tutorial(table: Table) -> bool:
    """Whether the session of a table is a first session: it is then gone on with by `Practice(table, until=UNTIL)`."""
    header = table.journal.header
    return header.seed == SEED and header.deck == DECK


def step_now(view: TeamView, heard: Sequence[Heard]) -> Step | None:
    """The first step that is not over; None after the last."""
    return next((step for step in STEPS if not _passed(step, view) and not step.over(view, heard)), None)


def _passed(step: Step, view: TeamView) -> bool:
    """Whether the session has left the phase of a step behind."""
    if view.ending is not None or view.clock.phase == "ended":
        return step.phase != "ended"
    if step.phase == "ended" or view.clock.phase not in PHASES:
        return False
    return (view.clock.number, PHASES.index(view.clock.phase)) > (step.turn, PHASES.index(step.phase))


def _here(turn: int, phase: Phase, done: Callable[[TeamView], bool]) -> Over:
    """A step that is over once something is so in its own phase."""

    def over(view: TeamView, _heard: Sequence[Heard]) -> bool:
        return view.clock.number == turn and view.clock.phase == phase and done(view)

    return over


def _read(view: TeamView) -> bool:
    return all(report.reading for report in view.inbox if report.incident and report.turn == view.clock.number)


def _forecast(view: TeamView) -> bool:
    return all(asked.probability is not None for asked in view.questions)


def _ordered(view: TeamView) -> bool:
    return any(order.slot == "main" and order.status in WAITING for order in view.orders)


def _moves_read(view: TeamView) -> bool:
    return not any(move.readable and not move.reading for move in view.moves)


def _finished(view: TeamView) -> bool:
    return view.finished


def _step(id_: str, turn: int, phase: Phase, says: str, done: Callable[[TeamView], bool]) -> Step:
    return Step(id=id_, turn=turn, phase=phase, says=says, over=_here(turn, phase, done))


STEPS: tuple[Step, ...] = (
    _step(
        "incident",
        1,
        "assess",
        "You are NATO. Drones have come over Poland tonight, and nobody knows why. Your inbox has what each "
        "office reports. Say what you take the incident for, and how likely that is.",
        _read,
    ),
    _step(
        "forecasts",
        1,
        "assess",
        "Two questions are put to you about what comes next. Give each a probability; 50 % says that you do not "
        "know. The game answers one of them before this session is over.",
        _forecast,
    ),
    _step(
        "assessed",
        1,
        "assess",
        "That is all that there is to assess. Press g to go on. The other side never sees what you wrote here, until the end.",
        _finished,
    ),
    _step(
        "order",
        1,
        "decide",
        "Choose a main order: what it is really for, and what the other side should take it for. They will see "
        "only the line that describes it, never the reason.",
        _ordered,
    ),
    _step(
        "coach",
        1,
        "decide",
        "The coach has played games in thought with your order and with others. It is a model and predicts "
        "nobody. Look, change your order if you like, then press g.",
        _finished,
    ),
    _step(
        "moves",
        1,
        "adjudicate",
        "Both sides' orders are open now, as far as they can be seen. You see what they did, not why. Say what "
        "you take each move for, and how likely that is.",
        _moves_read,
    ),
    _step(
        "ruling",
        1,
        "adjudicate",
        "Press g to go on, and the white cell rules: some cards simply happen, others hang on two dice and "
        "on the reasons for and against.",
        _finished,
    ),
    _step(
        "changes",
        1,
        "consequences",
        "The marks beside the tracks show what moved this turn. Not all of it need have been ordered: standing "
        "rules and accidents move them too. Press g to go on.",
        _finished,
    ),
    _step(
        "second assessment",
        2,
        "assess",
        "Two days on, the exercise opens. You know how this goes: read what is new, answer the questions, press g.",
        _finished,
    ),
    _step(
        "second order",
        2,
        "decide",
        "Orders cost political capital; some comes in each turn. A second, national order may go beside the main "
        "one if one office decides it alone. Order something, then press g.",
        _finished,
    ),
    _step(
        "second moves",
        2,
        "adjudicate",
        "Read their moves again. Think of your first reading: does what they do now bear it out? Then press g.",
        _finished,
    ),
    _step(
        "last changes",
        2,
        "consequences",
        "Press g to go on. The first session stops here on purpose. Then everything is opened: what they "
        "meant, what they took you for, and why.",
        _finished,
    ),
    Step(
        id="open",
        turn=2,
        phase="ended",
        says=(
            "All is open. Look at the largest misreading first: who was wrong about whom? Then at your forecasts. A "
            "whole practice session takes three quarters of an hour."
        ),
        over=lambda _view, _heard: False,
    ),
)
"""The steps in their order."""
