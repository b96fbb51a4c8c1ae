"""The practice seat: a team's seat, where going on sets the engine to work instead of handing back the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol

from attrs import evolve
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tabletop.game.audience import CONTROL
from tabletop.game.commands import Finish
from tabletop.game.view import SeatView, TeamView
from tabletop.journal.errors import SaveError
from tabletop.practice.certain import certain
from tabletop.practice.opposite import opposite
from tabletop.practice.tutorial import coach_read, wanted
from tabletop.tui.practice.coach import Coach
from tabletop.tui.practice.coached import CoachPanel
from tabletop.tui.practice.ending import PracticeEnding
from tabletop.tui.practice.goon import GoOnPanel
from tabletop.tui.practice.inbox import as_they_happened
from tabletop.tui.practice.lesson import LessonStrip
from tabletop.tui.practice.opposite import OppositeForm
from tabletop.tui.practice.order import PracticeOrderForm
from tabletop.tui.practice.outcome import PracticeOutcome
from tabletop.tui.practice.progress import EngineLine
from tabletop.tui.practice.reasons import PracticeReasons
from tabletop.tui.practice.standin import StandIn
from tabletop.tui.practice.statement import PracticeStatementForm
from tabletop.tui.practice.steps import OPPOSITE, about, left_open, practice_steps
from tabletop.tui.screens.seat import SeatScreen
from tabletop.tui.seat.confirm import ConfirmModal
from tabletop.tui.seat.guide import about_text
from tabletop.tui.seat.pages import InboxPage
from tabletop.tui.seat.panels import PANELS, PanelMaker
from tabletop.tui.seat.shelf import PAGES
from tabletop.tui.seat.steps import Step, next_step, optional
from tabletop.tui.widgets.timepiece import Timepiece

if TYPE_CHECKING:
    from tabletop.game.refusal import Refusal
    from tabletop.game.view.parts import TrackView
    from tabletop.practice.coach import Ending
    from tabletop.practice.session import Job, Practice


class Afterwards(Protocol):
    """What is opened after ENDEX, when everything may be seen."""

    def opponent(self) -> Ending:
        """What the other side was like, and what it meant by its moves."""

    def tracks(self) -> tuple[TrackView, ...]:
        """Where every track stands in truth."""

    def hot_wash(self) -> Screen[None]:
        """The talk about it, page by page."""

    def review(self) -> Screen[None]:
        """What happened and what it means."""


class PracticeScreen(SeatScreen):
    """One person's seat in practice. The engine thinks in a thread of its own, one job at a time, and tells how far it is."""

    ABOUT = """\
Here you play one side alone; the engine plays the other and the white cell. The steps say what the phase wants of you: Enter or
its number opens one, n opens the next. What is required comes up by itself: ▶ is at hand, ○ still to do; what has a dot
is as you like. Inbox, situation, briefing and log are one key away. g goes on: the engine does its part, and a line says who is
at work and how far. Escape stops a search, and the best found so far is played. The clock only advises. Everything is saved as
you do it: Q leaves, and the session goes on from the list of saves."""
    CSS_PATH = ["seat.tcss", "practice.tcss"]  # type: ignore[assignment]  # noqa: RUF012 — Screen takes one or several
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "hand_back", "Go on", id="practice.go_on", tooltip="You are done with this phase: the engine does its part"),
        Binding("h", "hand_back", "Go on", show=False),
        Binding("o", "hot_wash", "Hot wash", id="practice.hot_wash", tooltip="The talk about it, page by page"),
        Binding("r", "read_on", "Read on", id="practice.read_on", tooltip="What was hidden, here: better after the hot wash"),
        Binding("v", "review", "Review", id="practice.review", tooltip="What happened and what it means"),
        Binding("c", "coach", "Coach", show=False, id="practice.coach", tooltip="Switch the coach off, or on again"),
        Binding("x", "endex", "ENDEX", id="practice.endex", show=False, tooltip="End the session now, and see what it came to"),
        Binding("Q", "leave", "Leave", id="practice.leave", tooltip="Leave; the session is saved, and goes on from the list"),
    ]

    def __init__(self, practice: Practice, afterwards: Afterwards, *, teaches: bool = False) -> None:
        """A first session `teaches`: a strip says what to do, and what it is for."""
        super().__init__(practice.seat)
        self._teaches = teaches
        self._practice = practice
        self._afterwards = afterwards
        self.stand_in = StandIn(practice.seat, practice.give)
        """Control's part of NO DUFF, which in practice is the person's."""
        self._coach = Coach(practice)
        self._opposite = opposite(self.handle.deck)
        self._ran = self._arrived = self._halted = False

    def compose_body(self) -> ComposeResult:
        """What a first session says; the seat; the line of the engine."""
        if self._teaches:
            yield LessonStrip()
        yield from super().compose_body()
        yield EngineLine()

    def on_mount(self) -> None:
        """All reports of a turn come at once: they are read in the order in which they happened."""
        self.query_one(InboxPage).in_order = as_they_happened

    @property
    def panels(self) -> Mapping[str, PanelMaker]:
        """As at any seat, with the forms of practice in place of those that need control."""
        return {
            **PANELS,
            OPPOSITE: OppositeForm,
            "order": partial(PracticeOrderForm, self._coach),
            "statement": PracticeStatementForm,
            "coach": partial(CoachPanel, self._coach),
            "outcome": partial(PracticeOutcome, self._coach),
            "con": partial(PracticeReasons, self._coach),
            "pro": partial(PracticeReasons, self._coach),
            "hand-back": partial(GoOnPanel, lambda: left_open(self._steps)),
            "ending": partial(PracticeEnding, self._afterwards.opponent),
        }

    def steps_of(self, view: TeamView, unread: int) -> tuple[Step, ...]:
        """Few enough of them are required; a first session wants what it teaches."""
        return practice_steps(
            view,
            seen=self._seen.names,
            unread=unread,
            coach=self._coach.on,
            opposite=self._opposite,
            certain=certain(self._practice.sight),
            wanted=wanted(view) if self._teaches else frozenset(),
        )

    def show(self, view: SeatView) -> None:
        """Show what the team may know now; open what is new once the engine has done its part."""
        before = self._view
        super().show(view)
        if isinstance(view, TeamView):
            self.query_one("#about", Static).update(about_text(view, about(view)))
        if before is None or before.clock.phase != view.clock.phase:
            self._arrived = self._arrived or view.clock.phase == "ended"
            self._note("")
            self.refresh_bindings()
        self._teach()
        if self._arrived:
            self._arrived = False
            self.call_later(self._open_news)
        self.go_on()

    def _show_pages(self, view: TeamView) -> None:
        """After ENDEX every track stands there as it is."""
        super()._show_pages(view if view.ending is None else evolve(view, tracks=self._afterwards.tracks()))

    def _teach(self) -> None:
        """Show the step that a first session has come to."""
        for strip in self.query(LessonStrip):
            if self._view is not None:
                strip.follow(self._view, self._seen.names, typing=self._typing)

    def _list_steps(self, view: TeamView) -> None:
        super()._list_steps(view)
        self._teach()

    def _note(self, words: str) -> None:
        """Say something in passing, beside the question and not over it; it goes with the phase, or the next step."""
        for line in self.query(EngineLine):
            line.note = words

    def tell(self, what: Refusal | Exception | str, *, bad: bool = True) -> None:
        """Show what is in the way as a notice; all else in passing."""
        if bad:
            super().tell(what)
        else:
            self._note(str(what))

    def on_timepiece_passed(self, event: Timepiece.Passed) -> None:
        """The clock itself shows that time runs out; it only advises one who is alone."""
        event.stop()

    def _guide(self) -> None:
        """Say what to do next; while the engine is at work, that."""
        self._teach()
        if self._job is not None and not self._working:
            self.next_step("The engine is at work. Look around meanwhile: i inbox, s situation, b briefing, l log.")
        elif self._halted:
            self.next_step("The save could not be written. Put that right, then g tries again.")
        elif self._view is not None and self._view.ending is not None and not self._working:
            self.next_step("o opens the hot wash, v the review; 1 says how it ended, Q leaves.")
        else:
            super()._guide()

    # The engine

    @property
    def _job(self) -> Job | None:
        return next((line.job for line in self.query(EngineLine)), None)

    @property
    def thinking(self) -> bool:
        """Whether the engine is at work."""
        return self._job is not None

    @work(exclusive=True, group="go-on")
    async def go_on(self) -> None:
        """Have the engine do what is next, if it is not at work; the teams begin once the person is done."""
        view = await self.handle.view()
        if self._job is not None or self._halted or not isinstance(view, TeamView) or not self.is_attached:
            return
        job = self._practice.next_job()
        if job is not None and (job.who == CONTROL or view.finished):
            self.query_one(EngineLine).begin(job)
            self._engine_changed()
        elif self._ran:
            self._ran, self._arrived = False, True
            self.look()

    def on_engine_line_thought(self, event: EngineLine.Thought) -> None:
        """Do it, then go on."""
        if event.job is not self._job:
            return
        self.query_one(EngineLine).end()
        try:
            # What was thought out while play stopped for NO DUFF, or was taken back, is not done; it is thought again.
            self._ran = self._practice.carry_out(event.job, event.commands) or self._ran
        except SaveError as error:
            self._halted = True
            self.tell(error)
        self._engine_changed()
        self.go_on()

    def _engine_changed(self) -> None:
        self._guide()
        self.refresh_bindings()

    async def _open_news(self) -> None:
        """At first sight of a phase stands what is new in it."""
        view = self._view
        if view is None or self._at_work:
            return
        if view.ending is not None:
            await self.open_step("ending")
        elif view.clock.phase == "consequences":
            await self.open_step("outcome")
        elif (step := next_step(self._steps)) is not None and step.key.partition(":")[0] != "hand-back":
            await self.open_step(step.key)

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what cannot be done now."""
        ended = self._view is not None and self._view.ending is not None
        if action in ("hot_wash", "read_on", "review"):
            return ended and not self._typing
        if action in ("endex", "coach"):
            return not ended and not self._typing
        if action == "leave":
            return not self._typing
        if action in ("hand_back", "next") and (ended or self._job is not None):
            return False
        return super().check_action(action, parameters)

    async def open_step(self, key: str) -> None:
        """Open the panel of a step. Going on is none unless something is still open."""
        self._note("")
        self._leave_coach()
        if key != "hand-back":
            await super().open_step(key)
        elif self._job is None and self._view is not None:
            if left_open(self._steps):
                await super().open_step(key)
            else:
                await self._done()

    async def close_panel(self) -> None:
        """Put away what is in work."""
        self._leave_coach()
        await super().close_panel()

    def _leave_coach(self) -> None:
        """What the coach said of the order has been read once it is left."""
        if isinstance(self.panel, CoachPanel) and self._view is not None:
            self._mark_seen(coach_read(self._view.clock.number))

    async def _go_on(self, then: str) -> None:
        """What is required comes up by itself, one after the other."""
        step = next_step(self._steps)
        if then or step is None or step.key == "hand-back":
            await super()._go_on(then)
            return
        if step.key in [page for page, *_ in PAGES]:
            await self.close_panel()
        await self.open_step(step.key)

    async def _done(self) -> None:
        """The person is done with the phase."""
        view = self._view
        if self._halted:
            self._halted = False
            self.go_on()
        elif view is not None and "Finish" in view.may and (view.finished or await self.give(Finish())):
            if self._working or self.panel is not None:
                await self.close_panel()
            self.go_on()

    async def action_next(self) -> None:
        """Open the next step; what the coach said is read then, and where only going on is left, the steps come first."""
        if not isinstance(self.panel, CoachPanel):
            await super().action_next()
            return
        self._leave_coach()
        step = next_step(self._steps)
        if step is not None and step.key != "hand-back":
            await self.open_step(step.key)
            return
        still = [each.title for each in optional(self._steps)]
        await self.close_panel()
        self._note(
            f"Still open, if you like: {'; '.join(still)}. g lays the orders open." if still else "g lays the orders open."
        )

    async def action_hand_back(self) -> None:
        """Go on."""
        await self.open_step("hand-back")

    async def on_go_on_panel_go_on(self) -> None:
        """Go on all the same."""
        await self._done()

    async def action_back(self) -> None:
        """Stop a search; else leave the form, or the page; from the steps, ask whether to leave."""
        if not self._typing and self.query_one(EngineLine).stop():
            return
        if self._at_work or self.panel is not None or self._page != "turn":
            await super().action_back()
        else:
            words = "Everything is saved. It goes on from the list of saves, where it was left."
            self._ask("Leave practice?", words, "Leave", self._leave)

    async def action_coach(self) -> None:
        """Switch the coach; what it was about to say goes with it."""
        on = self._coach.switch()
        if not on and isinstance(self.panel, CoachPanel):
            await self.close_panel()
        self.tell("The coach is on: a model, which says so." if on else "The coach is off; c switches it on again.", bad=False)
        self.look()

    def action_leave(self) -> None:
        """Leave: all is saved."""
        self._leave()

    def action_endex(self) -> None:
        """End it now."""
        words = "The session ends here, for good; aims are judged as they stand. The hot wash and the review follow."
        self._ask("ENDEX now?", words, "End the session", self._end, careful=True)

    def _ask(self, title: str, words: str, yes: str, then: Callable[[], None], *, careful: bool = False) -> None:
        modal = ConfirmModal(title, Content(words), yes=yes, no="Back", careful=careful)
        self.app.push_screen(modal, lambda sure: then() if sure else None)

    def _end(self) -> None:
        try:
            self._practice.end()
        except SaveError as error:
            self.tell(error)
        else:
            self._ran = True
            self.go_on()

    def action_hot_wash(self) -> None:
        """The talk about it."""
        self.app.push_screen(self._afterwards.hot_wash())

    async def action_read_on(self) -> None:
        """What was hidden, on the page of how it ended."""
        if not isinstance(self.panel, PracticeEnding):
            await self.open_step("ending")
        if isinstance(self.panel, PracticeEnding):
            self.panel.read_on()

    def action_review(self) -> None:
        """What happened and what it means."""
        self.app.push_screen(self._afterwards.review())
