"""What feedback and the improvement plan change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import attrs

from tabletop.game import events as e
from tabletop.game.apply.base import Changes
from tabletop.game.state import Draft

V = TypeVar("V")


def _task_rated(draft: Draft, event: e.TaskRated) -> None:
    draft.ratings += (event,)


def _with(old: tuple[V, ...], new: V, name: Callable[[V], str]) -> tuple[V, ...]:
    """The versions that stand, with a new one in the place of that of the same name, or at the end."""
    if any(name(each) == name(new) for each in old):
        return tuple(new if name(each) == name(new) else each for each in old)
    return (*old, new)


def _feedback_given(draft: Draft, event: e.FeedbackGiven) -> None:
    lessons = draft.lessons
    feedback = _with(lessons.feedback, event, lambda given: given.form)
    given = lessons.given + len(feedback) - len(lessons.feedback)
    draft.lessons = attrs.evolve(lessons, feedback=feedback, given=given)


def _finding_made(draft: Draft, event: e.FindingMade) -> None:
    lessons = draft.lessons
    findings = _with(lessons.findings, event, lambda made: made.finding)
    made = lessons.made + len(findings) - len(lessons.findings)
    draft.lessons = attrs.evolve(lessons, findings=findings, made=made)


def _finding_withdrawn(draft: Draft, event: e.FindingWithdrawn) -> None:
    draft.lessons = attrs.evolve(
        draft.lessons,
        findings=tuple(made for made in draft.lessons.findings if made.finding != event.finding),
        actions=tuple(planned for planned in draft.lessons.actions if planned.finding != event.finding),
    )


def _action_planned(draft: Draft, event: e.ActionPlanned) -> None:
    lessons = draft.lessons
    actions = _with(lessons.actions, event, lambda planned: planned.action)
    planned = lessons.planned + len(actions) - len(lessons.actions)
    draft.lessons = attrs.evolve(lessons, actions=actions, planned=planned)


def _action_dropped(draft: Draft, event: e.ActionDropped) -> None:
    actions = tuple(planned for planned in draft.lessons.actions if planned.action != event.action)
    draft.lessons = attrs.evolve(draft.lessons, actions=actions)


CHANGES: Changes = {
    e.TaskRated: _task_rated,
    e.FeedbackGiven: _feedback_given,
    e.FindingMade: _finding_made,
    e.FindingWithdrawn: _finding_withdrawn,
    e.ActionPlanned: _action_planned,
    e.ActionDropped: _action_dropped,
}
