"""The strip of the first session that teaches: what to do now, and what it is for."""

from __future__ import annotations

from textual import work
from textual.content import Content
from textual.widgets import Static

from tabletop.game.view import TeamView
from tabletop.practice.tutorial import STEPS, step_now
from tabletop.table.seat import SeatHandle
from tabletop.tui.text import clean


class LessonStrip(Static):
    """One step at a time; it goes with the last."""

    def __init__(self, handle: SeatHandle) -> None:
        super().__init__("", id="lesson", markup=False)
        self._handle = handle

    @work(exclusive=True, group="lesson")
    async def follow(self, view: TeamView) -> None:
        """Show the step that the session has come to."""
        heard = await self._handle.feed()
        step = step_now(view, heard)
        self.display = step is not None
        if step is not None:
            number = f"First session, {STEPS.index(step) + 1} of {len(STEPS)}  "
            self.update(Content.assemble((number, "b $accent"), clean(step.says)))
