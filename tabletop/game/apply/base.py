"""How a room of changes is written down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from tabletop.game.events import Event
from tabletop.game.state import Draft, Shift

Changes: TypeAlias = dict[type[Event], Callable[[Draft, Any], None]]
"""How each kind of event changes a draft."""


def shift(draft: Draft, event: Event, tracks: tuple[int, ...], flags: tuple[str, ...]) -> None:
    """Put the world where an event leaves it, and keep what moved it."""
    if tracks != draft.tracks or flags != draft.flags:
        draft.shifts += (Shift(event, draft.tracks, draft.flags, tracks, flags),)
        draft.tracks, draft.flags = tracks, flags
