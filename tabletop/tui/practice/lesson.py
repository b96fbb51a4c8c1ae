"""The strip of the first session that teaches: what to do now, and what it is for."""

from __future__ import annotations

from collections.abc import Set

from textual.content import Content
from textual.widgets import Static

from tabletop.game.view import TeamView
from tabletop.practice.tutorial import STEPS, step_now
from tabletop.tui.text import clean


class LessonStrip(Static):
    """One step at a time; it goes with the last."""

    def __init__(self) -> None:
        super().__init__("", id="lesson", markup=False)

    def follow(self, view: TeamView, seen: Set[str], *, typing: bool) -> None:
        """Show the step that the session has come to; `seen` names what was opened at the seat.

        While the cursor is in a form, where letters are not keys (`typing`), it says what there is to do in that form.
        """
        step = step_now(view, seen)
        self.display = step is not None
        if step is not None:
            number = f"First session, {STEPS.index(step) + 1} of {len(STEPS)}  "
            self.update(Content.assemble((number, "b $accent"), clean(step.said(typing=typing))))
