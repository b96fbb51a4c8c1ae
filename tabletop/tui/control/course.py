"""How control takes the session on: phases, rulings, what the rules propose, the end."""

from __future__ import annotations

from textual import work

from tabletop.tui.control.place import ControlPlace
from tabletop.tui.waiting import nothing_to_settle


class Course(ControlPlace):
    """What control's keys for the course of the session do."""

    @work(group="advance")
    async def action_advance(self) -> None:
        """Go on; it is asked first where something would be left undone, and before ENDEX."""
        from tabletop.game.commands import AdvancePhase
        from tabletop.tui.modals.advance import AdvanceModal, asks_first

        view = await self.look_now()
        if asks_first(self.handle, view):
            self.app.push_screen(AdvanceModal(self.handle, view), self._after_course)
        elif await self.give(AdvancePhase()):
            self._after_course(True)

    def _after_course(self, done: bool | None) -> None:
        """The session has gone on; at ENDEX, the head hash is for control to write down."""
        self.moved_on(done)
        if done and self.table.state.ended is not None:
            self.action_head()

    def action_adjudicate(self) -> None:
        """Rule on the orders."""
        from tabletop.tui.screens.adjudicate import AdjudicateScreen

        self.open_screen(AdjudicateScreen(self.table))

    def action_settle(self) -> None:
        """Settle the next proposal."""
        from tabletop.tui.modals.settle import SettleModal

        if self.view is None:
            return
        if self.view.proposals:
            first, *rest = self.view.proposals
            self.app.push_screen(SettleModal(self.handle, self.view, first, len(rest)), self._after_settling)
        else:
            self.tell(nothing_to_settle(self.table.state), bad=False)

    @work(exclusive=True, group="settle")
    async def _settle_next(self) -> None:
        view = await self.look_now()
        if view.proposals:
            self.action_settle()
        elif "ladder" in view.next_step:
            self.action_ladder()

    def _after_settling(self, settled: bool | None) -> None:
        if settled:
            self._settle_next()

    def action_ladder(self) -> None:
        """Choose at the top of the ladder."""
        from tabletop.tui.modals.settle import LadderModal

        if self.view is not None and self.view.choices:
            self.app.push_screen(LadderModal(self.handle, self.view), self._after_course)

    def action_endex(self) -> None:
        """End early."""
        from tabletop.tui.modals.record import EndexModal

        self.app.push_screen(EndexModal(self.handle), self._after_course)

    def action_head(self) -> None:
        """Show the head hash."""
        from tabletop.journal.errors import SaveError
        from tabletop.tui.modals.head import HeadModal

        try:
            endex = self.table.endex()
        except SaveError as error:
            self.tell(error)
            return
        if endex is not None and self.table.head:
            self.open_screen(HeadModal(endex, (len(self.table.commits), self.table.head), self.save))
