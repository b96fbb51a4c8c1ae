"""Slip entry: a scribe types in what teams hand in on paper, row by row as it stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import evolve
from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, Label, Static

from tabletop.game.audience import CONTROL
from tabletop.game.commands import Command
from tabletop.game.view import ControlView, SeatView, TeamView
from tabletop.tui.drafts import FormDraft
from tabletop.tui.giving import why_not
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.slips.order import OrderSlip
from tabletop.tui.slips.others import MessageSlip, MoveSlip, ReadingSlip, TalksSlip
from tabletop.tui.slips.row import Ask, SlipRow, take
from tabletop.tui.slips.slip import Slip
from tabletop.tui.text import content
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.nextline import key

if TYPE_CHECKING:
    from tabletop.table import Table

SLIPS: tuple[type[Slip], ...] = (OrderSlip, ReadingSlip, MoveSlip, MessageSlip, TalksSlip)
"""The kinds of slip, in the order in which they are offered."""
_FIRST = {"assess": ReadingSlip.NAME, "decide": OrderSlip.NAME, "adjudicate": MoveSlip.NAME}
"""The slip that teams hand in by phase; a message at any other time."""
_TEAM = "team"
_LABEL = 21
"""Cells of a label at least."""


class SlipScreen(TabletopScreen[None]):
    """One slip after the other, each as its team handed it in; control enters it on the team's behalf."""

    ABOUT = """\
For teams that work on paper: type each slip as it stands, row by row. Enter goes on to the next row, and in the last one enters
the slip; Ctrl+S enters it from any row. A tick on the paper is typed as its number or a few letters; beside the row stands what
that is taken for. A card is typed by the number printed on it, or by letters of its title. Ctrl+T takes another kind of slip; ↑
goes back. What is entered counts as the team's own, and the record says that control entered it. A slip that was entered wrongly
is taken back in the history (y on the console)."""
    CSS_PATH = "slip.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "enter_slip", "Enter the slip", id="slip.enter", priority=True, tooltip="Enter the slip as it stands"),
        Binding("ctrl+t", "kind(1)", "Other slip", id="slip.kind", priority=True, tooltip="Order, readings, message, talks"),
        Binding("ctrl+l", "clear", "Clear", id="slip.clear", priority=True, tooltip="Empty the slip"),
        Binding("escape", "back", "Back", key_display="esc", id="back", tooltip="Back; what is typed is kept"),
    ]

    def __init__(self, table: Table) -> None:
        super().__init__(table.seat(CONTROL), place="Slip entry")
        self._table = table
        self._kind = ""
        self._slip: Slip | None = None
        self._draft: FormDraft | None = None
        self._done: list[tuple[str, Command]] = []
        """What of the slip on the screen has been entered, and for which team."""

    def compose_body(self) -> ComposeResult:
        """The kinds, the rows, what is wrong, what the desk has."""
        kinds = Choice([(slip.NAME, slip.TITLE) for slip in SLIPS], OrderSlip.NAME, id="kinds")
        kinds.can_focus = False
        yield kinds
        with VerticalScroll(id="slip", can_focus=False):
            yield SlipRow(self._team_ask())
            yield Vertical(id="rows")
        with Vertical(id="foot"):
            yield Static("", id="choices", markup=False)
            yield Static("", id="trouble", markup=False)
            yield Static("", id="desk", markup=False)

    def _team_ask(self) -> Ask:
        teams = tuple((team.id, team_name(self.handle.deck, team.id)) for team in self.handle.deck.teams)
        return Ask(name=_TEAM, label="Team", kind="one", options=teams, needed=True)

    def on_mount(self) -> None:
        """Begin with the team."""
        self._team_row.answered = self._team_answered
        self._team_row.line.focus()

    @property
    def _team_row(self) -> SlipRow:
        return self.query_one(f"#row-{_TEAM}", SlipRow)

    def show(self, view: SeatView) -> None:
        """What control knows now: the kind of slip that the phase brings, and the desk."""
        assert isinstance(view, ControlView)
        if not self._kind:
            self._kind = _FIRST.get(view.clock.phase, MessageSlip.NAME)
            kinds = self.query_one("#kinds", Choice)
            with self.prevent(Choice.Changed):
                kinds.value = self._kind
            self._lay()
        self.query_one("#desk", Static).update(self._desk(view))
        go_on = f"{key('⏎')} goes on and enters the slip in the last row"
        self.next_step(f"Type the slip as it stands: {go_on}; {key('^t')} takes another kind of slip.")

    def _desk(self, view: ControlView) -> Content:
        parts = []
        for team in self.handle.deck.teams:
            slots = [order.given.slot for order in view.orders if order.given.team == team.id and order.revealed is None]
            what = " and ".join(slots) + f" order{'s' * (len(slots) > 1)}" if slots else "no order yet"
            said = ", statement" if any(who == team.id for who, _ in view.statements) else ""
            parts.append(f"{team_name(self.handle.deck, team.id)}: {what}{said}")
        return content("On the desk  " + "  ·  ".join(parts), "$muted") if view.clock.phase == "decide" else Content("")

    # The rows

    def _slip_of(self, team: str) -> Slip:
        """The slip for a team, at this moment."""
        views = [view for each in self.handle.deck.team_ids if isinstance(view := self._table.seen(each), TeamView)]
        own = next((view for view in views if view.team == team), views[0])
        kind = next(each for each in SLIPS if self._kind == each.NAME)
        return kind(self.handle.deck, own, views)

    @work(exclusive=True, group="lay")
    async def _lay(self) -> None:
        """Lay out the rows of a kind of slip, with what was typed in them before."""
        self._draft = FormDraft(self, self.handle.drafts, f"slip:{self._kind}", self._typed)
        kept = self._draft.restore()
        team = take(self._team_row.ask, kept.get(_TEAM, "") or self._team_row.typed).values
        views = [self._slip_of(each) for each in self.handle.deck.team_ids]
        rows = self.query_one("#rows", Vertical)
        await rows.remove_children()
        longest = max((slip.asks() for slip in views), key=len)
        await rows.mount_all([SlipRow(ask, kept.get(ask.name, "")) for ask in longest])
        for row in self._rows:
            row.answered = self._arrange
        self._fit_labels()
        if kept.get(_TEAM):
            with self.prevent(Input.Changed):
                self._team_row.line.value = kept[_TEAM]
            self._team_row.show_taken()
        self._for_team(team[0] if team else "")
        self._team_row.line.focus()

    def _fit_labels(self) -> None:
        """As much room for labels as the longest wants, up to two fifths of the slip."""
        labels = {row: row.query_one(Label) for row in self.query(SlipRow)}
        longest = max((cell_len(row.ask.label) + 2 for row in labels), default=0)
        for label in labels.values():
            label.styles.width = min(max(longest, _LABEL), max(self.query_one("#rows").size.width * 2 // 5, _LABEL))

    def on_resize(self, event: Resize) -> None:
        """Fit the labels anew."""
        super().on_resize(event)
        self.call_after_refresh(self._fit_labels)

    def _for_team(self, team: str) -> None:
        """Ask in the rows what this team is asked."""
        self._slip = self._slip_of(team)
        asks = {ask.name: ask for ask in self._slip.asks()}
        for row in self._rows:
            if row.ask.name in asks:
                row.put(asks[row.ask.name])
        self._fit_labels()
        self._trouble(self._slip.empty() if team else "")
        self._arrange()

    @property
    def _rows(self) -> list[SlipRow]:
        return list(self.query_one("#rows").query(SlipRow))

    def _typed(self) -> dict[str, str]:
        return {row.ask.name: row.typed for row in self.query(SlipRow)}

    def _team_answered(self) -> None:
        taken = self._team_row.taken
        if self._slip is not None and taken.values and taken.values[0] != self._slip.view.team:
            self._for_team(taken.values[0])

    def _arrange(self) -> None:
        """Show the rows that the slip needs, with the options that hang on other rows."""
        slip = self._slip
        if slip is None:
            return
        filled = {row.ask.name: row.taken for row in self._rows}
        options = slip.options(filled)
        shown = slip.shown(filled)
        for row in self._rows:
            if row.ask.name in options:
                row.put(evolve(row.ask, options=tuple(options[row.ask.name])))
            row.display = row.ask.name in shown

    @on(SlipRow.Entered)
    def _entered(self, event: SlipRow.Entered) -> None:
        self.query_one("#choices", Static).update(event.row.choices())

    @on(SlipRow.Typed)
    def _changed(self, event: SlipRow.Typed) -> None:
        if event.row.line.has_focus:
            self.query_one("#choices", Static).update(event.row.choices())
        if self._draft is not None:
            self._draft.touch()
        self._team_answered()
        self._arrange()

    @on(SlipRow.Full)
    def _full(self) -> None:
        self.action_enter_slip()

    # Entering

    def _trouble(self, sentence: str) -> None:
        line = self.query_one("#trouble", Static)
        line.update(content(sentence))
        line.display = bool(sentence)

    @work(exclusive=True, group="enter")
    async def action_enter_slip(self) -> None:
        """Enter the slip; then the next one."""
        slip, team_row = self._slip, self._team_row
        if slip is None:
            return
        shown = [row for row in self._rows if row.display]
        for row in (team_row, *shown):
            if wrong := take(row.ask, row.typed).wrong:
                self._trouble(wrong)
                row.line.focus()
                return
        if why := slip.empty():
            self._trouble(why)
            return
        commands = slip.commands({row.ask.name: row.taken for row in shown})
        if isinstance(commands, str):
            self._trouble(commands)
            return
        team = team_row.taken.values[0]
        for command in commands:
            if (team, command) in self._done:
                continue
            if why := await why_not(self.handle, command, behalf=team):
                self._trouble(f"{team_name(self.handle.deck, team)}: {why}")
                return
            self._done.append((team, command))
        self.tell(f"Entered for {team_name(self.handle.deck, team)}: {slip.TITLE.lower()}.", bad=False)
        self._empty()

    def _empty(self) -> None:
        """Empty every row for the next slip."""
        self._done = []
        if self._draft is not None:
            self._draft.finish()
            self.handle.drafts.clear(f"slip:{self._kind}")
        with self.prevent(Input.Changed):
            for row in self.query(SlipRow):
                row.clear()
        self._draft = FormDraft(self, self.handle.drafts, f"slip:{self._kind}", self._typed)
        self._for_team("")
        self._team_row.line.focus()

    def action_clear(self) -> None:
        """Empty the slip."""
        self._empty()

    def action_kind(self, step: int) -> None:
        """Take another kind of slip."""
        self.query_one("#kinds", Choice).action_step(step)

    @on(Choice.Changed, "#kinds")
    def _another(self, event: Choice.Changed) -> None:
        if self._draft is not None:
            self._draft.touch()
            self._draft.flush()
        self._kind = event.value
        self._done = []
        self._lay()

    def action_back(self) -> None:
        """Leave, keeping what is typed."""
        if self._draft is not None:
            self._draft.touch()
            self._draft.flush()
        self.dismiss(None)

    def on_unmount(self) -> None:
        """Keep what is typed if the window closes."""
        super().on_unmount()
        if self._draft is not None:
            self._draft.flush()
