"""History: every step of the session, where control goes back, amends words, sets the world right, or forks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from tabletop.game.audience import CONTROL
from tabletop.game.course import scored
from tabletop.game.telling.teller import Teller
from tabletop.game.telling.words import counted
from tabletop.game.view import ControlView, SeatView
from tabletop.table.history import Step, going_back, steps
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.entry import Line
from tabletop.tui.widgets.log import LogView
from tabletop.tui.widgets.nextline import key
from tabletop.tui.widgets.steps import step_card, step_line, step_words

if TYPE_CHECKING:
    from tabletop.table import Table

_FILTERS = (("all", "Everything"), ("force", "In force"), ("corrections", "Corrections"), ("back", "Taken back"))


class HistoryScreen(TabletopScreen[Path]):
    """The log of the session at a table; gives the path of a fork that is to be opened in its place."""

    ABOUT = """\
Everything that happened, step by step; nothing is ever deleted. Choose a step, then: w takes the session back to it, with a
reason (what came after stays in the record, marked ✕ and counted in the review; notes, observations, messages and the clock stay
in force). e amends its words, where somebody mistyped or misspoke; t sets a track or flag right as it stands now. f begins a
fork: another session in its own save, which goes on from the step chosen, while this one stays as it is. On the latest step w
takes back that one. Marks: ✕ taken back, ◐ in part, ✓ kept though a rewind went back beyond it, ~ words amended, ◀ a
correction."""
    CSS_PATH = "history.tcss"
    AUTO_FOCUS = ""
    """The first that can take it is the line of words to find, which is hidden: what is typed early would go there."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "rewind", "Go back here", id="history.rewind", tooltip="Rewind: take back what came after the step chosen"),
        Binding("e", "amend", "Amend words", id="history.amend", tooltip="Put other words in the place of those of the step"),
        Binding("f", "fork", "Fork", id="history.fork", tooltip="Fork: another session, in its own save, from this step on"),
        Binding("t", "adjust", "Adjust", id="history.adjust", tooltip="Set a track or a flag right as it stands now"),
        Binding("slash", "find", "Find", key_display="/", id="history.find", tooltip="Find words, a number, or a team"),
        Binding(
            "right", "filter(1)", "Filter", key_display="← →", id="history.filter", tooltip="Everything, in force, corrections"
        ),
        Binding("left", "filter(-1)", "", show=False),
        Binding("escape,y", "back", "Back", key_display="esc", id="back", tooltip="Back to the console"),
    ]

    def __init__(self, table: Table, save: Path | None = None) -> None:
        super().__init__(table.seat(CONTROL), place="History")
        self._table = table
        self._save = save
        self._steps: tuple[Step, ...] = ()
        self._view: ControlView | None = None
        self._wanted = ""
        people = table.roster.people if table.roster is not None else {}
        self._people = {person: name for person, name in people.items() if name}
        self._teller = Teller(table.deck, self._people, scored=scored(table.deck, table.state.opened))

    def compose_body(self) -> ComposeResult:
        """What is listed, the steps, the one chosen in full."""
        filters = Choice(_FILTERS, "all", id="filters")
        filters.can_focus = False
        yield filters
        with Horizontal(id="panes"):
            with Vertical(id="steps-pane"):
                yield Line(placeholder="find in the history; Enter keeps, Escape shows all", id="find", max_length=200)
                yield LogView[Step](self._line, id="steps")
            with VerticalScroll(id="step"):
                yield Static("", id="step-card", markup=False)

    def on_mount(self) -> None:
        """Begin at the latest step."""
        self.query_one("#steps").focus()

    def show(self, view: SeatView) -> None:
        """The log as it stands."""
        assert isinstance(view, ControlView)
        self._view = view
        self._steps = steps(self._table.commits, self._table.deck)
        self._fill(latest=True)

    def _line(self, step: Step) -> str:
        return step_line(self._table.deck, self._teller, step)

    @property
    def _log(self) -> LogView[Step]:
        return self.query_one("#steps", LogView)

    def _fits(self, step: Step) -> bool:
        match self.query_one("#filters", Choice).value:
            case "force":
                fits = step.taken is None or bool(step.stays)
            case "corrections":
                fits = step.corrects or bool(step.amended)
            case "back":
                fits = step.taken is not None
            case _:
                fits = True
        words = self._wanted.casefold().split()
        return fits and (not words or all(word in self._line(step).casefold() for word in words))

    def _fill(self, *, latest: bool = False) -> None:
        log, chosen = self._log, self.chosen
        log.clear()
        log.extend(step for step in self._steps if self._fits(step))
        if chosen is not None and not latest:
            log.chosen = max((at for at, step in enumerate(log.entries) if step.seq <= chosen.seq), default=len(log.entries) - 1)
        self._describe()

    @property
    def chosen(self) -> Step | None:
        """The step that is chosen."""
        return self._log.entry

    @on(LogView.Highlighted)
    def _describe(self) -> None:
        step = self.chosen
        card = self.query_one("#step-card", Static)
        nothing = Content.styled("No step of this kind. ← → list others.", "$muted")
        card.update(nothing if step is None else step_card(self._table.deck, self._teller, step, self._people))
        self.query_one("#step").scroll_home(animate=False)
        self.next_step(self._what_next(step))
        self.refresh_bindings()

    def _what_next(self, step: Step | None) -> str:
        if step is None:
            return f"{key('← →')} list other steps, {key('esc')} goes back."
        amends = f"{key('e')} amends its words"
        if step.seq == len(self._steps):
            takes = "This latest step stays in force" if step.commit.lasting else f"{key('w')} takes this latest step back"
            return f"{takes}, {amends}. {key('↑')} chooses an earlier one to go back to."
        going = going_back(self._table.commits, step.seq)
        too = ", or this one too" if step.taken is None and not step.commit.lasting and step.seq > 1 else ""
        takes = f"{key('w')} takes back {counted(len(going.back), 'step')} after this one{too}"
        if going.again:
            takes += f" and puts {counted(len(going.again), 'step')} in force again"
        elif not going.back:
            takes = "Nothing after this one can be taken back" + (f", {key('w')} takes back this one" if too else "")
        return f"{takes}; {amends}, {key('f')} forks here."

    @on(LogView.Selected)
    def _read(self) -> None:
        self.query_one("#step").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Screen has it
        """What the step chosen allows."""
        if not self.is_mounted:
            return True
        step = self.chosen
        match action:
            case "rewind":
                return True if step is not None and len(self._steps) > 1 else None
            case "amend" | "fork":
                return True if step is not None else None
            case "adjust":
                return self._view is not None and self._view.clock.phase != "ended"
        return True

    def action_rewind(self) -> None:
        """Take the session back."""
        from tabletop.tui.modals.rewind import RewindModal

        if self.chosen is not None:
            told = {step.seq: step_words(self._teller, step) for step in self._steps}
            self.app.push_screen(RewindModal(self.handle, self._table.commits, self.chosen.seq, told))

    def action_amend(self) -> None:
        """Amend words."""
        from tabletop.table.history import words_of
        from tabletop.tui.modals.amend import AmendModal

        step = self.chosen
        if step is None:
            return
        words = words_of(self._table.commits, step.seq)
        if not words:
            self.tell("Nobody wrote anything in this step, so it has no words to amend. What was ruled or moved is taken back.")
            return
        self.app.push_screen(AmendModal(self.handle, step.seq, words))

    def action_fork(self) -> None:
        """Begin a fork."""
        from tabletop.tui.modals.fork import ForkModal

        step = self.chosen
        if step is None:
            return
        if self._save is None:
            self.tell("This session has no save, so there is nothing to fork.")
            return
        title = self._table.journal.header.title
        modal = ForkModal(self.handle, self._save, step.seq, title, step_words(self._teller, step))
        self.app.push_screen(modal, lambda _done: self._forked(modal.forked))

    def _forked(self, path: Path | None) -> None:
        if path is not None:
            self.dismiss(path)

    def action_adjust(self) -> None:
        """Set the world right."""
        from tabletop.tui.modals.adjust import AdjustModal

        if self._view is not None:
            self.app.push_screen(AdjustModal(self.handle, self._view))

    def action_filter(self, step: int) -> None:
        """List others."""
        self.query_one("#filters", Choice).action_step(step)

    @on(Choice.Changed, "#filters")
    def _filter(self) -> None:
        self._fill()

    def action_find(self) -> None:
        """Look for words."""
        find = self.query_one("#find", Input)
        find.display = True
        find.focus()

    @on(Input.Changed, "#find")
    def _found(self, event: Input.Changed) -> None:
        self._wanted = event.value
        self._fill()

    @on(Input.Submitted, "#find")
    def _keep(self) -> None:
        self._log.focus()

    def action_back(self) -> None:
        """Show all again, from the text of a step to the list, or leave."""
        find = self.query_one("#find", Input)
        if find.display:
            find.value = ""
            find.display = False
            self._log.focus()
        elif self.query_one("#step").has_focus:
            self._log.focus()
        else:
            self.dismiss(None)
