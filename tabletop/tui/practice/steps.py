"""The steps of a phase in practice: as at any seat, with few enough of them required for one person alone."""

from __future__ import annotations

from attrs import evolve

from tabletop.game.events import Phase
from tabletop.game.view import TeamView
from tabletop.practice.coach import orders_of
from tabletop.tui.seat.steps import Step, steps

MOST_INPUTS = 8
"""What a turn may at most require of the person: choices and figures."""
INPUTS = {"order": 3, "move": 2, "forecast": 1, "incident": 2}
"""What each kind requires: card, purpose, message; what it is, and how likely; a figure. One of each comes to 8."""
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
    view: TeamView, *, seen: frozenset[str] = frozenset(), unread: int = 0, coach: bool = False
) -> tuple[Step, ...]:
    """The steps of the present phase; of each kind that asks for something, one of this turn is required and no more.

    With the `coach`, what it has to say about an order that was given is among them.
    """
    found = []
    # Who went on from the assessments without them is not asked again.
    past_assessing = view.clock.phase == "decide" and "assess" in view.clock.phases
    required = {"incident", "forecast"} if past_assessing else set[str]()
    earlier = {f"incident:{report.number}" for report in view.inbox if report.turn != view.clock.number}
    for step in steps(view, seen=seen, unread=unread):
        kind = step.key.partition(":")[0]
        if kind == "hand-back":
            if coach and view.clock.phase == "decide" and orders_of(view):
                found.append(_COACH)
            found.append(_go_on(view, step))
        elif kind in INPUTS and step.pressing:
            first = kind not in required and step.key not in earlier
            if first:
                required.add(kind)
            note = step.note if first or step.done else f"if you like  {step.note}"
            found.append(evolve(step, pressing=first, note=note))
        else:
            found.append(step)
    return tuple(found)


def _go_on(view: TeamView, step: Step) -> Step:
    clock = view.clock
    title, sentence = GO_ON.get(clock.phase, ("Go on", "Go on"))
    if clock.phase == "consequences" and clock.of == clock.number:
        title, sentence = "Go on to the end", "Go on to the end of the exercise"
    return evolve(step, title=title, next=sentence, note="you said you are done" if view.finished else "")
