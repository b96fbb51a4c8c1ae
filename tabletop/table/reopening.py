"""The time that a session was closed: from when, and what opening it again comes to."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.game.events import PHASES, Event, SessionReopened
from tabletop.game.state import State
from tabletop.journal.commit import Commit
from tabletop.journal.stamp import is_stamp, seconds

LEFT = "left"
"""The form under which the moment that a session was left at is kept beside the log."""


def left_at(commits: Sequence[Commit], noted: str) -> int:
    """The moment up to which a session is known to have been open, in seconds UTC.

    That is the moment of its last step, or the one `noted` when it was left, if it was later. A program that was killed noted
    nothing, and a fork has only its steps.
    """
    last = seconds(commits[-1].at) if commits else 0
    return max(last, seconds(noted)) if is_stamp(noted) else last


def may_be_left(state: State) -> bool:
    """Whether something is going on that being closed must not take time from."""
    return state.phase in PHASES or state.timing.running


def wants_step(events: Sequence[Event]) -> bool:
    """Whether opening again has put something off, so that it is a step of its own and does not wait for the next."""
    return any(not isinstance(event, SessionReopened) for event in events)
