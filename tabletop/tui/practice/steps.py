"""The steps of a phase in practice: as at any seat, with few enough of them required for one person alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from types import MappingProxyType

from attrs import evolve

from tabletop.game.events import Phase
from tabletop.game.view import TeamView
from tabletop.practice.coach import orders_of
from tabletop.practice.tutorial import coach_read
from tabletop.tui.seat.steps import READ_ONLY, Step, steps

MOST_INPUTS = 8
"""What a turn may at most require of the person: choices and figures."""
INPUTS = {"order": 3, "move": 2, "forecast": 1, "incident": 2}
"""What each kind requires: card, purpose, message; what it is, and how likely; a figure. One of each comes to 8."""
OPPOSITE = "opposite"
"""The kind of a forecast that asks what the other staff is like; it is asked in place of one about what happens."""
_ASSESSING = ("briefing", "inbox", "incident", "forecast", OPPOSITE)
"""Kinds of steps that belong to the assessments, where there are any."""
_ABOUT: dict[Phase, str] = {
    "setup": "The session has not begun.",
    "inject": "Inject. The white cell, which here is the engine, opens the turn.",
    "assess": "Assess. Read what is new; nothing has to be said about it this turn.",
    "decide": "Decide. Choose what your side does. The other side sees nothing of it until both have chosen.",
    "adjudicate": "Adjudicate. Both sides' orders lie open, as far as they can be seen; you saw no move of theirs.",
    "consequences": "Consequences. What came of it, and what changed.",
    "ended": "ENDEX. The exercise is over.",
}
GO_ON: dict[Phase, tuple[str, str]] = {
    "inject": ("Go on", "Go on"),
    "assess": ("Go on to the decisions", "Go on to the decisions"),
    "decide": ("Go on: orders are laid open", "Go on: both sides' orders are laid open"),
    "adjudicate": ("Go on: the white cell rules", "Go on: the white cell rules"),
    "consequences": ("Go on to the next turn", "Go on to the next turn"),
}
"""The last step of a phase: in the list, and in the line that says what is next."""
_COACH = Step(key="coach", title="The coach on your order", next="See what the coach says", pressing=False)


def practice_steps(
    view: TeamView,
    *,
    seen: frozenset[str] = frozenset(),
    unread: int = 0,
    coach: bool = False,
    opposite: Mapping[str, str] = MappingProxyType({}),
    certain: Set[str] = frozenset(),
    wanted: Set[str] = frozenset(),
) -> tuple[Step, ...]:
    """The steps of the present phase: first what is required, of each kind one of this turn and no more; going on is the last.

    With the `coach`, what it has to say about an order that was given is among them. `opposite` are the questions about the other
    staff, each with what it asks; of what is `certain`, own orders and moves, no reasons are asked; steps that are `wanted` are
    required besides.
    """
    found = [_known(step, opposite) for step in steps(view, seen=seen, unread=unread) if _has_a_point(step, view, certain)]
    if not found or found[-1].key != "hand-back":  # play is stopped, or over
        return tuple(found)
    last = _go_on(view, found.pop())
    if coach and view.clock.phase == "decide" and orders_of(view):
        ordered = max(place for place, step in enumerate(found) if step.key.startswith("own:"))
        found.insert(ordered + 1, evolve(_COACH, done=coach_read(view.clock.number) in seen))
    found = [
        evolve(step, pressing=True, note="") if step.key in wanted and not step.done else step for step in _lightened(view, found)
    ]
    return (*sorted(found, key=_rank), last)


def about(view: TeamView) -> Mapping[Phase, str]:
    """What each phase is for; of the present one, what it asks in this turn."""
    phase = view.clock.phase
    if phase == "assess":
        asked = []
        if any(report.readable and report.turn == view.clock.number for report in view.inbox):
            asked.append("say what is behind one report")
        if view.questions:
            asked.append("answer one forecast")
        if asked:
            return _ABOUT | {phase: f"Assess. Read what is new; {' and '.join(asked)}."}
    if phase == "adjudicate" and any(move.readable or move.reading for move in view.moves if move.turn == view.clock.number):
        said = "Adjudicate. You see what they did, not why. Say what one of their moves is for, before it is ruled."
        return _ABOUT | {phase: said}
    return _ABOUT


def left_open(found: Iterable[Step]) -> tuple[str, ...]:
    """The titles of what the phase wants and has not got."""
    passing = (*READ_ONLY, "messages", "coach")
    return tuple(step.title for step in found if step.pressing and not step.done and _kind(step) not in passing)


def _has_a_point(step: Step, view: TeamView, certain: Set[str]) -> bool:
    """Leave out what was done in an earlier phase, and what bears on nothing."""
    kind, _, about = step.key.partition(":")
    if kind in ("con", "pro"):
        return about not in certain
    if kind == "own":
        return view.clock.phase == "decide"
    return not step.done or kind not in _ASSESSING or view.clock.phase == "assess" or "assess" not in view.clock.phases


def _known(step: Step, opposite: Mapping[str, str]) -> Step:
    """A question about the other staff is a step of its own kind, and no number among the forecasts."""
    kind, _, question = step.key.partition(":")
    if kind != "forecast":
        return step
    if question not in opposite:
        return evolve(step, title="Forecast", next="Answer the forecast: how likely is it?")
    return evolve(
        step,
        key=f"{OPPOSITE}:{question}",
        title="Who sits opposite?",
        next="Say who sits opposite",
        note=f"{step.note.partition(':')[0]}  {opposite[question]}" if step.done else opposite[question],
    )


def _lightened(view: TeamView, found: list[Step]) -> list[Step]:
    """The steps with one of each kind required, of this turn."""
    # Who went on from the assessments without them is not asked again.
    past_assessing = view.clock.phase == "decide" and "assess" in view.clock.phases
    required = {"incident", "forecast", OPPOSITE} if past_assessing else set[str]()
    if any(_kind(step) == OPPOSITE for step in found):
        required.add("forecast")
    earlier = {f"incident:{report.number}" for report in view.inbox if report.turn != view.clock.number}
    lightened = []
    for step in found:
        kind = _kind(step)
        if kind not in (*INPUTS, OPPOSITE) or not step.pressing:
            lightened.append(step)
            continue
        first = kind not in required and step.key not in earlier
        if first:
            required.add(kind)
        note = step.note if first or step.done else f"if you like  {step.note}"
        lightened.append(evolve(step, pressing=first, note=note))
    return lightened


def _rank(step: Step) -> int:
    """What is required or done, then what the phase offers, then what is left from before."""
    return 0 if step.pressing or step.done else 2 if _kind(step) in _ASSESSING else 1


def _kind(step: Step) -> str:
    return step.key.partition(":")[0]


def _go_on(view: TeamView, step: Step) -> Step:
    clock = view.clock
    title, sentence = GO_ON.get(clock.phase, ("Go on", "Go on"))
    if clock.phase == "consequences" and clock.of == clock.number:
        title, sentence = "Go on to the end", "Go on to the end of the exercise"
    return evolve(step, title=title, next=sentence, note="you said you are done" if view.finished else "")
