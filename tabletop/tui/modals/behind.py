"""Looking behind the scenes of a practice session that is not finished."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import App
from textual.content import Content

from tabletop.tui.loading import loaded
from tabletop.tui.seat.confirm import ConfirmModal
from tabletop.tui.standing import standing

_WORDS = (
    "This practice session is not finished. You would see what the other side ordered and thinks, and what is to come: it can "
    "hardly be played on after that. After ENDEX everything lies open anyway."
)


async def may_look(app: App[Any], path: Path) -> bool:
    """Whether a save is to be shown with control's eyes; of practice that still runs that is asked first."""
    stand = await loaded(lambda: standing(path))
    if not stand.practice or stand.finished:
        return True
    modal = ConfirmModal("Look behind the scenes?", Content(_WORDS), yes="Show me everything", no="Leave it")
    sure: bool | None = await app.push_screen_wait(modal)
    return bool(sure)
