"""What control can do: a key for each thing, offered when the phase allows it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.screen import Screen

from tabletop.game.audience import CONTROL, PUBLIC
from tabletop.game.telling.words import listed
from tabletop.game.view import ControlView
from tabletop.game.view.control import MselLine
from tabletop.tui.exchanging import Exchanging
from tabletop.tui.keyboard import Keyboard
from tabletop.tui.room import Room
from tabletop.tui.text import clean
from tabletop.tui.theme import team_colour, team_name
from tabletop.tui.waiting import nothing_to_settle

if TYPE_CHECKING:
    from tabletop.table import Table


_OUT = ("released", "complete")
"""How an inject stands once it has been released."""


class ControlActions(Exchanging[Path]):
    """A screen at control's seat with all of control's keys; `save` is where the session is saved, for the report beside it.

    Gives the path of another save if that is to be opened in its place.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "release", "Release", id="release", tooltip="Release the inject chosen, or the next due; R reads it first"),
        Binding("a", "adjudicate", "Adjudicate", id="adjudicate", tooltip="Rule on the orders"),
        Binding("s", "settle", "Settle", id="settle", tooltip="Settle what rules and hazards propose"),
        Binding("l", "ladder", "Ladder", id="ladder", tooltip="Choose what the top of the ladder comes to"),
        Binding("g", "advance", "Next phase", id="advance", tooltip="Go on to the next phase or turn"),
        Binding("b", "hotwash", "Hot wash", id="hotwash", tooltip="The hot wash, for everybody"),
        Binding("v", "review", "Review", id="review", tooltip="The review: what happened and what it means"),
        Binding("k", "rate", "Rate tasks", id="rate", tooltip="Rate the critical tasks"),
        Binding(
            "1",
            "seat(1)",
            "Seats",
            key_display="1 2",
            id="seat.1",
            tooltip="Hand the keyboard to the first team, 2 to the second",
        ),
        *(Binding(str(number), f"seat({number})", "", id=f"seat.{number}", show=False) for number in range(2, 7)),
        Binding("i", "head", "Head hash", id="head", tooltip="The head hash at ENDEX, by which alone a cut of the save shows"),
        Binding("h", "aside", "Hold/skip", id="aside", tooltip="Hold, defer or skip the inject chosen"),
        Binding("n", "write", "New inject", id="write", tooltip="Write an inject of your own"),
        Binding("o", "observe", "Observe", id="observe", tooltip="Note something, or a strength or area for improvement"),
        Binding("p", "public", "Public", id="public", tooltip="The public screen, for the projector"),
        Binding("c", "clock", "Clock", id="clock", tooltip="The clock: start, extend, pause, and plan it by phase"),
        Binding("e", "expected", "Expected", id="expected", tooltip="Say whether an inject's expected action came"),
        Binding("u", "roles", "Roles", id="roles", tooltip="Who plays whom: role cards, absent roles, acting for a team"),
        Binding("w", "word", "Others see", id="word", tooltip="Word what others will see of an order: its observable"),
        Binding("t", "adjust", "Adjust", id="adjust", tooltip="Set a track or a flag right by hand, with a reason"),
        Binding("x", "endex", "ENDEX", id="endex", tooltip="End the session before its time"),
        Binding("m", "messages", "Messages", id="messages", tooltip="What teams ask and write: answer, pass on, tell them"),
        Binding("y", "history", "History", id="history", tooltip="Go back (rewind), amend words, fork into a new session"),
        Binding("f", "slip", "Slip", id="slip", tooltip="Slip entry: type in what teams handed in on paper"),
        Binding("d", "talks", "Talks", id="talks", tooltip="Open talks between teams; see them and close them"),
        Binding("j", "plan", "Plan", id="plan", tooltip="The improvement plan: findings, their evidence, what is to be done"),
        Binding("F", "feedback", "Feedback", id="feedback", tooltip="Hand the feedback form round, person by person"),
        Binding("E", "evaluator", "Evaluator", show=False, id="evaluator", tooltip="Hand the keyboard to an evaluator"),
        Binding("Q", "home", "Home", show=False, id="home", tooltip="Close the session and go home; it is saved"),
    ]

    def __init__(self, table: Table, save: Path | None = None) -> None:
        super().__init__(table.seat(CONTROL), place="Control")
        self.table = table
        self.save = save
        self.view: ControlView | None = None
        self.keyboard = Keyboard(self.handle.drafts)

    def on_mount(self) -> None:
        """Where the program ended with the keyboard elsewhere, go on there: this screen is not for whoever has it."""
        if self.keyboard.away and self.handle.live:
            self.visible = False
            self.post_message(Resize(self.app.size, self.app.size))  # Textual does not tell a hidden screen its size
            self.hand_over(self.keyboard.away, resumed=True)

    def palette_words(self, binding: Binding) -> tuple[str, str]:
        """Each team's seat by its name."""
        if binding.id and binding.id.startswith("seat."):
            team = self.handle.deck.teams[int(binding.id.removeprefix("seat.")) - 1]
            return clean(f"Seat: {team.title}"), f"Hand the keyboard to {clean(team_name(self.handle.deck, team.id))}"
        return super().palette_words(binding)

    @property
    def _pinned(self) -> Path | None:
        """The save whose PIN, if it has one, is control's."""
        return self.save or (self.app.save if isinstance(self.app, Room) else None)

    @property
    def chosen(self) -> MselLine | None:
        """The inject that is chosen in the MSEL."""
        return None

    def after_release(self, done: bool | None) -> None:
        """The MSEL has moved on, if anything was done."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the phase allows."""
        if self.view is None:
            return action in ("help", "home", "pane")
        phase = self.view.clock.phase
        match action:
            case "adjudicate":
                return phase == "adjudicate"
            case "settle":
                return phase == "consequences"
            case "ladder":
                return self.view.at_top and phase != "ended"
            case "hotwash" | "review" | "rate" | "feedback":
                return phase == "ended"
            case "head":
                return phase == "ended" and bool(self.table.head)
            case "word":
                return phase == "decide" and bool(self.view.orders)
            case "release" | "aside" | "write" | "advance" | "expected" | "adjust" | "endex" | "talks" | "slip":
                return phase != "ended"
            case "seat":
                return isinstance(parameters[0], int) and parameters[0] <= len(self.handle.deck.teams)
        return True

    def _open(self, modal: Screen[Any]) -> None:
        self.app.push_screen(modal)

    async def look_now(self) -> ControlView:
        """The view as it is at this moment, which is kept: a key may be pressed twice before the screen has looked again."""
        view = await self.handle.view()
        assert isinstance(view, ControlView)
        self.view = view
        return view

    def _need(self, why: str) -> MselLine | None:
        line = self.chosen
        if line is None:
            self.tell(why)
        return line

    def action_aside(self) -> None:
        """Hold, defer or skip."""
        from tabletop.tui.modals.aside import AsideModal

        line = self._need("Choose the inject to hold, defer or skip in the MSEL first.")
        if self.view is None or line is None:
            return
        if line.status in _OUT:
            self.tell(f"“{line.title}” has been released already. Choose one that has not.")
        else:
            self.app.push_screen(AsideModal(self.handle, self.view, line), self.after_release)

    def action_write(self) -> None:
        """Write an inject."""
        from tabletop.tui.modals.newinject import NewInjectModal

        if self.view is not None:
            self._open(NewInjectModal(self.handle, self.view))

    def action_expected(self) -> None:
        """Mark an expected action."""
        from tabletop.tui.modals.record import ExpectedModal

        line = self._need("Choose a released inject that expects an action in the MSEL first.")
        if self.view is None or line is None:
            return
        if line.expects is not None and line.status in _OUT:
            self._open(ExpectedModal(self.handle, line))
            return
        why = f"“{line.title}” " + ("expects no action." if line.expects is None else "has not been released yet.")
        fit = [f"“{each.title}”" for each in self.view.msel if each.expects is not None and each.status in _OUT]
        self.tell(f"{why} Choose {listed(fit, 'or')} in the MSEL." if fit else f"{why} None that expects one has been released.")

    def action_observe(self) -> None:
        """Note something."""
        from tabletop.tui.observing import observe

        if self.view is not None:
            observe(self.app, self.handle, self.view)

    def action_plan(self) -> None:
        """Open the improvement plan."""
        from tabletop.tui.screens.plan import PlanScreen

        self._open(PlanScreen(self.table, self.handle))

    def action_feedback(self) -> None:
        """Hand the feedback form round."""
        from tabletop.tui.feedback import hand_round

        if self.view is not None:
            hand_round(self, self.table, self.view)

    def action_evaluator(self) -> None:
        """Hand the keyboard to an evaluator."""
        from tabletop.tui.screens.evaluator import EvaluatorScreen

        self._open(EvaluatorScreen(self.table))

    def action_adjust(self) -> None:
        """Set the world right."""
        from tabletop.tui.modals.adjust import AdjustModal

        if self.view is not None:
            self._open(AdjustModal(self.handle, self.view))

    def action_endex(self) -> None:
        """End early."""
        from tabletop.tui.modals.record import EndexModal

        self.app.push_screen(EndexModal(self.handle), self._after_course)

    def action_roles(self) -> None:
        """Who plays whom; or sit down at a team's seat on its behalf."""
        from tabletop.tui.modals.roles import RolesModal

        if self.view is not None:
            self.app.push_screen(RolesModal(self.handle, self.view), self._act_for)

    def _act_for(self, team: str | None) -> None:
        from tabletop.table.behalf import OnBehalf
        from tabletop.tui.screens.seat import SeatScreen

        if team:
            place = f"Control for {team_name(self.handle.deck, team)}"
            self.app.push_screen(SeatScreen(OnBehalf(self.table, team), place))

    def action_word(self) -> None:
        """Word an observable."""
        from tabletop.tui.modals.pick import PickOrderModal

        if self.view is not None:
            orders = tuple(order for order in self.view.orders if order.revealed is None and order.given.substance != "pass")
            self._open(PickOrderModal(self.handle, orders))

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
        self.after_release(done)
        if done and self.table.state.ended is not None:
            self.action_head()

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
            self._open(HeadModal(endex, (len(self.table.commits), self.table.head), self.save))

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
        view = await self.handle.view()
        assert isinstance(view, ControlView)
        self.view = view
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

    def action_adjudicate(self) -> None:
        """Rule on the orders."""
        from tabletop.tui.screens.adjudicate import AdjudicateScreen

        self._open(AdjudicateScreen(self.table))

    def action_history(self) -> None:
        """Open the history; a fork that is to be played takes this session's place."""
        from tabletop.tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen(self.table, self.save), self._after_history)

    def _after_history(self, fork: Path | None) -> None:
        if fork is not None:
            self.dismiss(fork)

    def action_slip(self) -> None:
        """Enter paper slips."""
        from tabletop.tui.screens.slip import SlipScreen

        if self.view is not None:
            self._open(SlipScreen(self.table))

    def action_public(self) -> None:
        """Show the public screen."""
        from tabletop.tui.screens.public import PublicScreen

        self._open(PublicScreen(self.table.seat(PUBLIC), save=self._pinned))

    def action_clock(self) -> None:
        """Set the clock."""
        from tabletop.tui.modals.clock import ClockModal

        self._open(ClockModal(self.handle))

    def action_seat(self, number: int) -> None:
        """Hand the keyboard to a team and take it back, through the cover both ways."""
        self.hand_over(self.handle.deck.teams[number - 1].id)

    @work(exclusive=True, group="seat")
    async def hand_over(self, to: str, *, resumed: bool = False) -> None:
        """Hand the keyboard to a team, or to control, and in the end to control.

        When a session is `resumed` control does not have it: who will not take the team's seat leaves it to control.
        """
        from tabletop.tui.screens.cover import CoverScreen
        from tabletop.tui.screens.seat import SeatScreen

        deck, view = self.handle.deck, self.view or await self.handle.view()
        assert isinstance(view, ControlView)
        if to in deck.team_ids:
            cover = CoverScreen(team_name(deck, to), style=team_colour(deck, to), view=view)
            if await self.app.push_screen_wait(cover):
                self.keyboard.goes_to(to)
                await self.app.push_screen_wait(SeatScreen(self.table.seat(to)))
                view = self.view or view
            elif not resumed:
                return
        self.keyboard.goes_back()
        await self.app.push_screen_wait(CoverScreen("Control", can_go_back=False, view=view, save=self._pinned))
        self.keyboard.is_back()
        self.visible = True

    def action_hotwash(self) -> None:
        """Hold the hot wash."""
        from tabletop.review import analyse
        from tabletop.tui.screens.hotwash import HotWashScreen

        self._open(HotWashScreen(analyse(self.table)))

    def action_review(self) -> None:
        """Open the review."""
        from tabletop.review import analyse
        from tabletop.review.report import write_report
        from tabletop.tui.screens.review import ReviewScreen

        analysis = analyse(self.table)
        self._open(ReviewScreen(analysis, lambda: write_report(analysis, self.save or Path("session.tabletop"))))

    def action_rate(self) -> None:
        """Rate the critical tasks."""
        from tabletop.tui.modals.rate import RateModal
        from tabletop.tui.people import raters

        if self.view is not None:
            people = raters(self.table)
            self._open(RateModal(self.handle, self.view, people, lambda person: self.table.seat(CONTROL, person)))

    def action_home(self) -> None:
        """Close the session."""
        self.dismiss(None)
