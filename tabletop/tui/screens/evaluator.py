"""An evaluator's seat: the critical tasks, what was noted on each, and what happened."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tabletop.game.audience import EVALUATOR
from tabletop.game.course import scored
from tabletop.game.events import SeatTaken
from tabletop.game.feed import Heard
from tabletop.game.view import ControlView, SeatView
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.sentences import sentence
from tabletop.tui.text import clean, content, one_line
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.coverage import NOTED, noted
from tabletop.tui.widgets.log import LogView
from tabletop.tui.widgets.nextline import key
from tabletop.tui.words import local_time

if TYPE_CHECKING:
    from tabletop.deck.model import Task
    from tabletop.table import Table

_SIGN = {"strength": "+", "improvement": "−"}


class EvaluatorScreen(TabletopScreen[None]):
    """The place of the evaluators at a table; several share it, and each rates under their own name."""

    ABOUT = """\
The evaluators' place. The critical tasks stand on the left with what was noted on each; what happened, on the right or below. o
writes down what you see: + before the text makes it a strength, − an area for improvement, and Ctrl+S keeps it. After ENDEX k
rates the tasks, each person once, and j opens the improvement plan. What you write is for control and evaluators alone."""
    CSS_PATH = "evaluator.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "observe", "Observe", id="observe", tooltip="Write down a strength or an area for improvement"),
        Binding("k", "rate", "Rate tasks", id="rate", tooltip="Rate the critical tasks, after ENDEX"),
        Binding("j", "plan", "Plan", id="plan", tooltip="The improvement plan"),
        Binding("left,right", "pane", "Pane", show=False, key_display="← →", id="pane", tooltip="Between tasks and log"),
        Binding("escape,q", "leave", "Hand back", key_display="esc", id="leave", tooltip="Give the keyboard back to control"),
    ]

    def __init__(self, table: Table) -> None:
        super().__init__(table.seat(EVALUATOR, _first(table)), place="Evaluator")
        self._table = table
        self._view: ControlView | None = None
        self._notes: tuple[Heard, ...] = ()
        self._heard = self._edition = 0

    def compose_body(self) -> ComposeResult:
        """Tasks with what was noted, and the log."""
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield OptionList(id="tasks", markup=False)
                with VerticalScroll(id="notes", can_focus=False):
                    yield Static("", id="noted", markup=False)
            with Vertical(id="right"):
                yield LogView[Heard](self._line, id="log")
                yield Static("", id="entry", markup=False)

    def on_mount(self) -> None:
        """Begin with the tasks."""
        self.query_one("#tasks").focus()

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The critical tasks, in the order of the deck."""
        return self.handle.deck.tasks

    def show(self, view: SeatView) -> None:
        """Show what evaluators know now."""
        assert isinstance(view, ControlView)
        self._view = view
        self._hear()
        self.refresh_bindings()

    @work(exclusive=True, group="feed")
    async def _hear(self) -> None:
        heard, edition = await self.handle.feed(), await self.handle.edition()
        if not self.is_attached:
            return
        log = self.query_one("#log", LogView)
        if edition != self._edition:
            self._edition, self._heard = edition, 0
            log.clear()
        log.extend(heard[self._heard :])
        self._heard = len(heard)
        self._notes = tuple(one for one in heard if one.kind == NOTED)
        self._fill()

    def _fill(self) -> None:
        counts = noted(self._notes)
        tasks = self.query_one("#tasks", OptionList)
        at = tasks.highlighted or 0
        tasks.clear_options()
        tasks.add_options([Option(self._task_line(task, counts)) for task in self.tasks])
        loose = counts[""]
        tasks.add_option(Option(Content.assemble(("tied to no task", "$muted"), f" · {loose or 'nothing noted'}")))
        tasks.highlighted = min(at, len(self.tasks))
        self._describe()
        self.next_step(self._what_next(counts))

    def _task_line(self, task: Task, counts: Counter[str]) -> Content:
        rated = sum(rating.task == task.id for rating in self._view.ratings) if self._view else 0
        left = (f"noted {counts[task.id]}", "$muted") if counts[task.id] else ("nothing noted yet", "$warning")
        tail = f" · rated by {rated}" if rated else ""
        return Content.assemble((one_line(task.title, 120), "b"), " · ", left, (tail, "$muted"))

    def _what_next(self, counts: Counter[str]) -> str:
        if self._view is not None and self._view.clock.phase == "ended":
            return f"ENDEX: {key('k')} rates each task once, {key('j')} opens the improvement plan."
        bare = sum(not counts[task.id] for task in self.tasks)
        left = f"Nothing is noted on {bare} of {len(self.tasks)} tasks. " if bare else "There is a note on every task. "
        return f"{left}{key('o')} writes down what you see, for the task chosen."

    def _line(self, heard: Heard) -> str:
        return f"{local_time(heard.at)} T{heard.turn} {self._told(heard)}"

    def _told(self, heard: Heard) -> str:
        deck = self.handle.deck
        return sentence(deck, heard, scored=scored(deck, self._table.state.opened))

    @on(LogView.Highlighted)
    def _describe_entry(self, event: LogView.Highlighted) -> None:
        """Show the whole of the entry at the cursor."""
        heard = event.view.entry
        if heard is not None:
            where = f"Turn {heard.turn} · {heard.phase}" if heard.turn else "Before turn 1"
            self.query_one("#entry", Static).update(content(where, "$muted") + content(f"\n{self._told(heard)}"))

    @property
    def chosen(self) -> str:
        """The task that is chosen; empty for none."""
        at = self.query_one("#tasks", OptionList).highlighted
        return self.tasks[at].id if at is not None and at < len(self.tasks) else ""

    @on(OptionList.OptionHighlighted)
    def _describe(self) -> None:
        task = next((each for each in self.tasks if each.id == self.chosen), None)
        parts = [content(task.text, "$muted")] if task is not None and task.text else []
        parts += [
            Content.assemble(
                (f"{_SIGN[one.values['seen']]} ", "b $accent"), clean(one.values["text"]), (f" (turn {one.turn})", "$muted")
            )
            for one in self._notes
            if one.values["task"] == (task.id if task else "")
        ]
        parts += self._expected(task.id) if task is not None else []
        self.query_one("#noted", Static).update(Content("\n").join(parts))

    def _expected(self, task: str) -> list[Content]:
        """What released injects expect of this task, and whether it came."""
        if self._view is None:
            return []
        deck = self.handle.deck
        return [
            Content.assemble(
                ("expected of ", "$muted"),
                clean(f"{team_name(deck, line.expects.team)}: {line.expects.text}"),
                (f" ({line.mark or 'open'})", "$muted"),
            )
            for line in self._view.msel
            if line.expects is not None and line.expects.task == task and line.status in ("released", "complete")
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Screen has it
        """Rating is for after ENDEX."""
        if action == "rate":
            return self._view is not None and self._view.clock.phase == "ended"
        return True

    def action_observe(self) -> None:
        """Write down what was seen."""
        from tabletop.tui.observing import observe

        if self._view is not None:
            observe(self.app, self.handle, self._view, self.chosen)

    def action_rate(self) -> None:
        """Rate the tasks."""
        from tabletop.tui.modals.rate import RateModal
        from tabletop.tui.people import people_at

        if self._view is not None:
            people = people_at(self._table, staff=True)
            table = self._table
            self.app.push_screen(RateModal(self.handle, self._view, people, lambda person: table.seat(EVALUATOR, person)))

    def action_plan(self) -> None:
        """Open the improvement plan."""
        from tabletop.tui.screens.plan import PlanScreen

        self.app.push_screen(PlanScreen(self._table, self.handle))

    def action_pane(self) -> None:
        """Go to the other pane."""
        tasks = self.query_one("#tasks")
        (self.query_one("#log") if tasks.has_focus else tasks).focus()

    def action_leave(self) -> None:
        """Give the keyboard back."""
        self.dismiss(None)


def _first(table: Table) -> str:
    """The evaluator who sat down last, by roster id; empty if none has."""
    events = [event for commit in table.commits for event in commit.events if isinstance(event, SeatTaken)]
    return next((event.person for event in reversed(events) if event.place == EVALUATOR), "")
