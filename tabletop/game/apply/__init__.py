"""What an event changes: the only place where a draft does."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.game.apply import adjudication, course, exchange, injects, lessons, teams, timing
from tabletop.game.apply.base import Changes
from tabletop.game.events import EVENTS, Event
from tabletop.game.state import Draft, State


def _nothing(_draft: Draft, _event: Event) -> None:
    """An event that is kept, and changes nothing."""


CHANGES: Changes = {
    **dict.fromkeys(EVENTS, _nothing),
    **course.CHANGES,
    **injects.CHANGES,
    **teams.CHANGES,
    **adjudication.CHANGES,
    **exchange.CHANGES,
    **timing.CHANGES,
    **lessons.CHANGES,
}
"""How each kind of event changes a draft, those too that change nothing in it."""


def apply(draft: Draft, event: Event) -> None:
    """Change the draft by an event. It evaluates no condition, rolls nothing and looks up nothing in the deck."""
    CHANGES[event.__class__](draft, event)


def fold(events: Iterable[Event], start: State | None = None) -> State:
    """The state after these events, from an empty table or from `start`."""
    draft = start.thaw() if start is not None else Draft()
    for event in events:
        apply(draft, event)
    return draft.freeze()


__all__ = ["CHANGES", "apply", "fold"]
