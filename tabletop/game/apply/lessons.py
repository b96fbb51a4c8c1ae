"""What feedback and the improvement plan change."""

from __future__ import annotations

import attrs

from tabletop.game import events as e
from tabletop.game.apply.base import Changes
from tabletop.game.state import Draft


def _task_rated(draft: Draft, event: e.TaskRated) -> None:
    draft.ratings += (event,)


def _feedback_given(draft: Draft, event: e.FeedbackGiven) -> None:
    old = draft.lessons.feedback
    if any(given.form == event.form for given in old):
        feedback = tuple(event if given.form == event.form else given for given in old)
        draft.lessons = attrs.evolve(draft.lessons, feedback=feedback)
    else:
        draft.lessons = attrs.evolve(draft.lessons, feedback=(*old, event), given=draft.lessons.given + 1)


def _finding_made(draft: Draft, event: e.FindingMade) -> None:
    old = draft.lessons.findings
    if any(made.finding == event.finding for made in old):
        findings = tuple(event if made.finding == event.finding else made for made in old)
        draft.lessons = attrs.evolve(draft.lessons, findings=findings)
    else:
        draft.lessons = attrs.evolve(draft.lessons, findings=(*old, event), made=draft.lessons.made + 1)


def _finding_withdrawn(draft: Draft, event: e.FindingWithdrawn) -> None:
    draft.lessons = attrs.evolve(
        draft.lessons,
        findings=tuple(made for made in draft.lessons.findings if made.finding != event.finding),
        actions=tuple(planned for planned in draft.lessons.actions if planned.finding != event.finding),
    )


def _action_planned(draft: Draft, event: e.ActionPlanned) -> None:
    old = draft.lessons.actions
    if any(planned.action == event.action for planned in old):
        actions = tuple(event if planned.action == event.action else planned for planned in old)
        draft.lessons = attrs.evolve(draft.lessons, actions=actions)
    else:
        draft.lessons = attrs.evolve(draft.lessons, actions=(*old, event), planned=draft.lessons.planned + 1)


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
