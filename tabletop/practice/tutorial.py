"""A first session that teaches: two turns in which each phase is learned by doing it. Content, and when each step is over."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from pathlib import Path

from attrs import frozen

from tabletop.deck.model import Deck
from tabletop.engine.ordering import WAITING
from tabletop.game.events import PHASES, Level, Phase
from tabletop.game.view import TeamView
from tabletop.journal.stamp import now
from tabletop.practice.session import Practice
from tabletop.table.first import DECK as DECK
from tabletop.table.first import SEED as SEED
from tabletop.table.first import is_first
from tabletop.table.table import Table

TEAM = "nato"
LEVEL: Level = "staff"
TURNS = 4
"""The shortest length of the deck; only the first turns of it are played."""
UNTIL = 2
TITLE = "First session"

_PRESSES = re.compile(r"\b[Pp]ress [a-z]\b")
"""A letter that is to be pressed."""

Over = Callable[[TeamView, Set[str]], bool]
"""Whether a step is over, by what the seat sees and the names of what was opened at it."""


@frozen(kw_only=True)
class Step:
    """One thing to learn: what is said while it is to be done, and whether it has been.

    `wants` is the step of the seat that does it where practice leaves that open; the first session does not. Empty for none.
    `form` is said in its place in a form, where letters are not keys; without it, that the form is to be left first.
    """

    id: str
    turn: int
    phase: Phase
    says: str
    over: Over
    wants: str = ""
    form: str = ""

    def said(self, *, typing: bool) -> str:
        """What is said now; `typing` where the cursor is in a form."""
        if not typing or not (self.form or _PRESSES.search(self.says)):
            return self.says
        return self.form or f"{self.says} Escape leaves this form first."


def begin(deck: Deck, *, path: Path | None = None, clock: Callable[[], str] = now) -> Practice:
    """Begin the first session. Raises SaveError."""
    return Practice.begin(
        deck, TEAM, turns=TURNS, level=LEVEL, path=path, title=TITLE, seed=SEED, timed=False, until=UNTIL, clock=clock
    )


def is_tutorial(table: Table) -> bool:
    """Whether the session of a table is a first session."""
    return is_first(table.journal.header)


def step_now(view: TeamView, seen: Set[str]) -> Step | None:
    """The first step that is not over; None after the last. `seen` names what was opened at the seat."""
    step = next((step for step in STEPS if not _passed(step, view) and not step.over(view, seen)), None)
    # What is open at the end is not, before it: while the engine does its last part, and in a session that goes on for longer.
    return None if step is not None and step.phase == "ended" and view.ending is None else step


def wanted(view: TeamView) -> frozenset[str]:
    """The steps of the seat that the first session asks for in this phase, where practice leaves them open."""
    clock = view.clock
    return frozenset(step.wants for step in STEPS if (step.turn, step.phase) == (clock.number, clock.phase) and step.wants)


def coach_read(turn: int) -> str:
    """What is noted at the seat once the coach's words on an order have been left."""
    return f"coach-{turn}"


def _passed(step: Step, view: TeamView) -> bool:
    """Whether the session has left the phase of a step behind."""
    if view.ending is not None or view.clock.phase == "ended":
        return step.phase != "ended"
    if step.phase == "ended" or view.clock.phase not in PHASES:
        return False
    return (view.clock.number, PHASES.index(view.clock.phase)) > (step.turn, PHASES.index(step.phase))


def _briefed(_view: TeamView, seen: Set[str]) -> bool:
    """The briefing is left for the reports."""
    return any(name.startswith("report-") for name in seen)


def _read(view: TeamView, _seen: Set[str]) -> bool:
    return any(report.reading for report in view.inbox if report.turn == view.clock.number)


def _forecast(view: TeamView, _seen: Set[str]) -> bool:
    return any(asked.probability is not None for asked in view.questions)


def _ordered(view: TeamView, _seen: Set[str]) -> bool:
    return any(order.slot == "main" and order.status in WAITING for order in view.orders)


def _coached(view: TeamView, seen: Set[str]) -> bool:
    return coach_read(view.clock.number) in seen or _stated(view, seen)


def _stated(view: TeamView, _seen: Set[str]) -> bool:
    return bool(view.statement)


def _move_read(view: TeamView, _seen: Set[str]) -> bool:
    return any(move.reading for move in view.moves if move.turn == view.clock.number)


def _finished(view: TeamView, _seen: Set[str]) -> bool:
    return view.finished


def _step(id_: str, turn: int, phase: Phase, says: str, done: Over, *, wants: str = "", form: str = "") -> Step:
    """A step that is over once something is so in its own phase."""

    def over(view: TeamView, seen: Set[str]) -> bool:
        return view.clock.number == turn and view.clock.phase == phase and done(view, seen)

    return Step(id=id_, turn=turn, phase=phase, says=says, over=over, wants=wants, form=form)


STEPS: tuple[Step, ...] = (
    _step(
        "briefing",
        1,
        "assess",
        "You are NATO, on the night of the drones. Read the situation, who you are and what you want; arrows scroll. Then press "
        "n.",
        _briefed,
    ),
    _step(
        "incident",
        1,
        "assess",
        "Here is what each office reports, and how sure it is. Press n, then say what is behind the drones, and how likely.",
        _read,
        form="Say what is behind the drones, and how likely that is.",
    ),
    _step(
        "forecast",
        1,
        "assess",
        "How likely is a yes? 50 % says that you do not know. The game answers it before this session is over.",
        _forecast,
    ),
    _step(
        "assessed",
        1,
        "assess",
        "That is all you must assess; a dot marks what you may. The other side sees it only at the end. Press g.",
        _finished,
    ),
    _step(
        "order",
        1,
        "decide",
        "Enter shows the cards, with their cost in political capital. Choose one; say what it is for, and what they shall take "
        "it for.",
        _ordered,
    ),
    _step(
        "coach",
        1,
        "decide",
        "The coach plays games in thought with your order and with others. It is a model and predicts nobody. Look, then "
        "press Escape.",
        _coached,
        wants="coach",
    ),
    _step(
        "statement",
        1,
        "decide",
        "Say something in public: its number in the list opens it. Everybody hears it at the reveal, and it helps them read you.",
        _stated,
        wants="statement",
    ),
    _step(
        "decided",
        1,
        "decide",
        "Your turn stands; Enter on your order changes it, until you go on. Press g, and both sides' orders are laid open at "
        "once.",
        _finished,
    ),
    _step(
        "move",
        1,
        "adjudicate",
        "You see what they did, as far as it shows, but not why. Say what you take it for, and how likely.",
        _move_read,
    ),
    _step(
        "ruling",
        1,
        "adjudicate",
        "Press g, and the white cell, the umpires, rules: some cards simply happen, others hang on two dice and the reasons for "
        "and against.",
        _finished,
    ),
    _step(
        "changes",
        1,
        "consequences",
        "What moved this turn, and why. A track's word, its band, stands for several figures. The coach remarks below. Press g "
        "to go on.",
        _finished,
    ),
    _step(
        "second assessment",
        2,
        "assess",
        "Two days on, the exercise opens. You know how this goes: read what is new, do what else comes up, then press g.",
        _finished,
    ),
    _step(
        "second order",
        2,
        "decide",
        "Each turn brings some political capital. Where one office decides alone, its national order may go beside the main one. "
        "Choose an order.",
        _ordered,
    ),
    _step(
        "second decision",
        2,
        "decide",
        "Words in public are as you like now. The coach has looked at this order too. Press g when it stands.",
        _finished,
    ),
    _step(
        "second move",
        2,
        "adjudicate",
        "Think of what you took their first move for. Does this one bear it out? Say what you take it for.",
        _move_read,
    ),
    _step(
        "second ruling",
        2,
        "adjudicate",
        "Their other moves can be read too, if you like. Press g, and the white cell rules.",
        _finished,
    ),
    _step(
        "last changes",
        2,
        "consequences",
        "The last turn. Press g for ENDEX, the end of the exercise: everything is opened, what they meant and what they took you "
        "for.",
        _finished,
    ),
    Step(
        id="open",
        turn=2,
        phase="ended",
        says=(
            "Press o for the hot wash: recall what you took their moves for. Then r; on the first screen, p begins a real "
            "session."
        ),
        over=lambda _view, _seen: False,
    ),
)
"""The steps in their order."""
