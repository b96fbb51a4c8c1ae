"""What an event changes: the only place where a draft does."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.game.apply import adjudication, course, exchange, injects, lessons, teams, timing
from tabletop.game.apply.base import Changes
from tabletop.game.events import Event
from tabletop.game.state import Draft, State

CHANGES: Changes = {
    **course.CHANGES,
    **injects.CHANGES,
    **teams.CHANGES,
    **adjudication.CHANGES,
    **exchange.CHANGES,
    **timing.CHANGES,
    **lessons.CHANGES,
}
"""Events that are not in it are kept, and change nothing."""


def apply(draft: Draft, event: Event) -> None:
    """Change the draft by an event. It evaluates no condition, rolls nothing and looks up nothing in the deck."""
    change = CHANGES.get(event.__class__)
    if change is not None:
        change(draft, event)


def fold(events: Iterable[Event], start: State | None = None) -> State:
    """The state after these events, from an empty table or from `start`."""
    draft = start.thaw() if start is not None else Draft()
    for event in events:
        apply(draft, event)
    return draft.freeze()


__all__ = ["CHANGES", "apply", "fold"]
