"""What came of the turn, with the coach's two remarks."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tabletop.game.telling.teller import Teller
from tabletop.game.view import TeamView
from tabletop.practice.coach import Remark, after_turn
from tabletop.table.seat import SeatHandle
from tabletop.tui.practice.coach import Coach
from tabletop.tui.seat.outcome import OutcomePanel
from tabletop.tui.text import clean, one_line

_EVENT = 160
"""Cells of an event that a remark rests on."""


class PracticeOutcome(OutcomePanel):
    """What changed, then one thing that went well and one to look at."""

    def __init__(self, coach: Coach, key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(key, handle, view)
        self._coach = coach

    def compose_more(self) -> ComposeResult:
        """The coach's remarks come after what they are about."""
        yield Static("", id="remarks", markup=False)

    def on_mount(self) -> None:
        """Have the coach look."""
        self.remark()

    def guide(self) -> str:
        """Read it, then go on."""
        return "Read what changed (arrows scroll), then g goes on"

    @work(exclusive=True, group="remark")
    async def remark(self) -> None:
        """Say what the coach says."""
        line = self.query_one("#remarks", Static)
        line.display = self._coach.on
        if not self._coach.on:
            return
        heard = await self.handle.feed()
        remarks = after_turn(heard, self.view, self.deck)
        teller = Teller(self.deck)
        events = {each.number: one_line(teller.short(each), _EVENT) for each in heard}

        def told(head: str, remark: Remark | None) -> list[Content]:
            if remark is None:
                return []
            rests = Content.styled(f"\n  from your log: {clean(events.get(remark.number, ''))}", "$muted")
            return [Content.assemble((f"{head}  ", "b"), clean(remark.text), rests)]

        lines = [*told("Went well", remarks.well), *told("Look at this", remarks.look)]
        if lines:
            head = Content.assemble("\n", ("The coach", "b $accent"), (f"  {clean(remarks.label)}", "$muted"))
            line.update(Content("\n").join([head, *lines]))
