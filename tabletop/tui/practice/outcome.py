"""What came of the turn, with the coach's two remarks."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from tabletop.game.feed import Heard
from tabletop.game.telling.teller import Teller
from tabletop.game.view import TeamView
from tabletop.practice.coach import NOTHING, Remark, TurnRemarks
from tabletop.table.seat import SeatHandle
from tabletop.tui.practice.coach import Coach, Remarking
from tabletop.tui.seat.outcome import OutcomePanel
from tabletop.tui.text import clean, one_line

_EVENT = 160
"""Cells of an event that a remark rests on."""


class PracticeOutcome(OutcomePanel):
    """What changed, then one thing that went well and one to look at."""

    BRIEF = True

    class Looked(Message):
        """The coach has looked back at the turn."""

        def __init__(self, remarks: TurnRemarks, heard: tuple[Heard, ...]) -> None:
            super().__init__()
            self.remarks = remarks
            self.heard = heard

    def __init__(self, coach: Coach, key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(key, handle, view)
        self._coach = coach

    def compose_more(self) -> ComposeResult:
        """The coach's remarks come after what they are about."""
        yield Static("", id="remarks", markup=False)

    def on_mount(self) -> None:
        """Have the coach look."""
        self.remark()

    def follow(self, view: TeamView) -> None:
        """The coach may have been switched."""
        super().follow(view)
        if self.query_one("#remarks").display != self._coach.on:
            self.remark()

    def guide(self) -> str:
        """Read it, then go on."""
        return "Read what changed (arrows scroll), then g goes on"

    @work(exclusive=True, group="remark")
    async def remark(self) -> None:
        """Have the coach think, if it is on; nobody waits for it."""
        line = self.query_one("#remarks", Static)
        line.display = self._coach.on
        if self._coach.on:
            line.update(Content.assemble("\n", ("The coach", "b $accent"), ("  looks back at the turn …", "$muted")))
            heard = await self.handle.feed()
            if self.closing or not self._coach.on:  # left, or switched off, meanwhile
                return
            if (remarking := self._coach.remarking(self.view, heard)) is None:
                line.update("")  # the table has gone on
            else:
                self._think(remarking, heard)

    @work(thread=True, exclusive=True, group="remarks")
    def _think(self, remarking: Remarking, heard: tuple[Heard, ...]) -> None:
        remarks = remarking()
        if not get_current_worker().is_cancelled:
            self.post_message(self.Looked(remarks, heard))

    def on_practice_outcome_looked(self, event: Looked) -> None:
        """Say it."""
        self._coach.note_remarks(self.view, event.remarks)
        if self.closing:
            return
        teller, remarks = Teller(self.deck, scored=False), event.remarks
        heard = {each.number: each for each in event.heard}

        def told(head: str, remark: Remark | None) -> list[Content]:
            if remark is None:
                return []
            line = one_line(teller.short(heard[remark.number]), _EVENT)
            rests = Content.styled(f"\n  from your log: {clean(line)}", "$muted")
            return [Content.assemble((f"{head}  ", "b"), clean(remark.text), rests)]

        lines = [*told("Went well", remarks.well), *told("Look at this", remarks.look)] or [Content(NOTHING)]
        head = Content.assemble("\n", ("The coach", "b $accent"), (f"  {clean(remarks.label)}", "$muted"))
        self.query_one("#remarks", Static).update(Content("\n").join([head, *lines]))
