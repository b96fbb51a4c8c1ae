"""What control can do with the order that is up for a ruling."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Final, Literal

from textual import on
from textual.binding import Binding, BindingType

from tabletop.game.audience import CONTROL
from tabletop.game.commands import CastVote, GiveEstimate
from tabletop.game.view import ControlView
from tabletop.game.view.control import DeskOrder
from tabletop.journal.errors import SaveError
from tabletop.tui.abstract import AbstractMeta
from tabletop.tui.control.actions import ControlActions
from tabletop.tui.giving import why_not
from tabletop.tui.judges import Judges
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.text import one_line
from tabletop.tui.widgets.asked import Asked
from tabletop.tui.widgets.ruling import RulingForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from tabletop.deck.model import Method
    from tabletop.game.view.parts import Clock
    from tabletop.table import Table
    from tabletop.table.seat import SeatHandle
    from tabletop.tui.round import RoundScreen


ACTS: Final[list[BindingType]] = [
    Binding("plus", "write('pro')", "Add", key_display="+ −", id="write.pro", tooltip="Add a reason for, with − one against"),
    Binding("minus", "write('con')", "Against", show=False),
    Binding("f", "fact", "Fact", id="fact", tooltip="Cite an established fact as a reason"),
    Binding("e", "gather", "Estimates", id="gather", tooltip="Gather estimates in silence: the keyboard goes round"),
    Binding("v", "ballot", "Vote", id="ballot", show=False, tooltip="Take a vote in silence: the keyboard goes round"),
    Binding("d", "dice", "Dice", id="dice", tooltip="Type in the dice as they fell on the table, such as 43"),
    Binding("ctrl+t", "contest", "Contest", id="contest", priority=True, tooltip="Rule this order and another as one contest"),
    Binding("o", "at_console('observe')", "Observe", id="observe", show=False, tooltip="Note what you see"),
    Binding("u", "at_console('roles')", "Roles", id="roles", show=False, tooltip="Who plays whom; role cards"),
    Binding("t", "at_console('adjust')", "Adjust", id="adjust", show=False, tooltip="Set a track or a flag right by hand"),
    Binding("m", "at_console('messages')", "Messages", id="messages", show=False, tooltip="What teams ask and write"),
    Binding("c", "at_console('clock')", "Clock", id="clock", show=False, tooltip="The clock: start, extend, pause"),
]
"""The keys of a screen with these actions."""


class RulingActions(TabletopScreen[None], metaclass=AbstractMeta):
    """A screen at control's seat with the form of one order on it. Subclasses say which order is chosen, and where to go on."""

    def __init__(self, table: Table) -> None:
        super().__init__(table.seat(CONTROL), place="Control")
        self.view: ControlView | None = None
        self.judges = Judges(table)
        self.formed = ""
        """The order whose form is on the screen; empty for none."""
        self.ruled: list[str] = []
        """The orders that were ruled here, the last one last."""

    @property
    @abstractmethod
    def chosen_order(self) -> DeskOrder | None:
        """The order that is chosen."""

    def to_decision(self) -> None:
        """Have the fields of the decision in sight."""

    def after_ruling(self) -> None:
        """Go on to the next order."""

    def action_write(self, side: Literal["pro", "con"]) -> None:
        """Write a reason."""
        for form in self.query(RulingForm):
            form.write(side)

    def action_fact(self) -> None:
        """Cite an established fact."""
        from tabletop.tui.modals.facts import FactsModal

        if self.view is not None:
            self.app.push_screen(FactsModal(self.view), self._cite)

    def _cite(self, cited: tuple[Literal["pro", "con"], str] | None) -> None:
        for form in self.query(RulingForm):
            if cited is not None:
                form.cite(*cited)

    def action_rule(self) -> None:
        """Rule as the form stands."""
        for form in self.query(RulingForm):
            form.ask_ruling()

    @on(RulingForm.Troubled)
    def _mend(self, event: RulingForm.Troubled) -> None:
        self.to_decision()
        event.form.focus_field(event.field)

    @on(RulingForm.Ruled)
    async def _rule(self, event: RulingForm.Ruled) -> None:
        form, order = event.form, event.command.order
        if order in self.ruled:  # pressed twice in one breath
            return
        if why := await why_not(self.handle, event.command, form=form.draft.form):
            form.trouble(why)
            return
        form.draft.finish()
        self.ruled.append(order)
        self.after_ruling()

    @on(Asked.Estimated)
    async def _estimated(self, event: Asked.Estimated) -> None:
        order = self.formed
        if event.percent is not None:
            command: GiveEstimate | CastVote = GiveEstimate(order=order, percent=event.percent)
        else:
            command = CastVote(order=order, succeeds=bool(event.succeeds))
        try:
            person = self.judges.person(event.name) if event.name else event.person
            why = await self.judges.give(person, command)
        except (SaveError, ValueError) as error:
            why = str(error)
        who = event.name or dict(self.judges.people).get(event.person, "control")
        said = f"{event.percent} %" if event.percent is not None else "it succeeds" if event.succeeds else "it fails"
        for form in self.query(RulingForm):
            form.trouble(why)
            if not why:
                form.entered(f"Taken: {one_line(who, 30)}, {said}.")

    def action_gather(self) -> None:
        """Gather estimates, the keyboard going round."""
        from tabletop.tui.screens.gather import GatherScreen

        self._go_round("estimate", GatherScreen)

    def action_ballot(self) -> None:
        """Take a vote, the keyboard going round."""
        from tabletop.tui.screens.ballot import BallotScreen

        self._go_round("vote", BallotScreen)

    def _go_round(self, method: Method, screen: Callable[[SeatHandle, Judges, DeskOrder, Clock], RoundScreen]) -> None:
        order = self.chosen_order
        if self.view is None or order is None or not order.open:
            return
        for form in self.query(RulingForm):
            form.choose_method(method)
            form.draft.touch()
            form.draft.flush()
        self.app.push_screen(screen(self.handle, self.judges, order, self.view.clock))

    def action_contest(self) -> None:
        """Rule two as one."""
        from tabletop.tui.modals.contest import ContestModal

        order = self.chosen_order
        if self.view is None or order is None or not order.open:
            return
        others = tuple(each for each in self.view.orders if each.open and each is not order)
        for form in self.query(RulingForm):
            if not others:
                form.trouble("A contest needs two orders that are still to be ruled.")
                return
            form.draft.touch()
            form.draft.flush()
        self.app.push_screen(ContestModal(self.handle, order, others), self._contested)

    def _contested(self, done: bool | None) -> None:
        if done and self.formed:
            self.ruled.append(self.formed)
            self.after_ruling()
            self.look()

    def console(self) -> ControlActions | None:
        """The console that this was opened from."""
        return next((screen for screen in reversed(self.app.screen_stack) if isinstance(screen, ControlActions)), None)

    async def action_at_console(self, action: str) -> None:
        """Do what the console has a key for, over this screen."""
        console = self.console()
        if console is not None:
            await console.run_action(action)
