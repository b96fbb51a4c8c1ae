"""Leaving a screen or a dialogue: once, and only oneself."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class Leaving(Screen[ScreenResultType]):
    """A screen that takes nothing else with it when it is left twice.

    Textual takes away whatever is on top: a second Escape or click, once the first has done its work, would close what is below.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Go, giving the result to whoever opened it; nothing is done by a screen that is not on top."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
