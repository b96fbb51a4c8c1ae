"""The console: control's place at the table."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from attrs import evolve
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from tabletop.game.course import scored
from tabletop.game.feed import Heard
from tabletop.game.telling.teller import Teller
from tabletop.game.view import ControlView, SeatView
from tabletop.game.view.control import MselLine
from tabletop.table.pace import pace
from tabletop.tui.agreeing import lacking_words, word_words
from tabletop.tui.control.actions import ControlActions
from tabletop.tui.text import content, one_line
from tabletop.tui.waiting import control_place, order_in, unfinished, waiting_words
from tabletop.tui.widgets.banner import Banner
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.coverage import Coverage
from tabletop.tui.widgets.entry import Line
from tabletop.tui.widgets.log import LogView
from tabletop.tui.widgets.msellist import MselList
from tabletop.tui.widgets.nextline import key
from tabletop.tui.widgets.situation import situation
from tabletop.tui.widgets.tracks import Tracks
from tabletop.tui.words import local_time

if TYPE_CHECKING:
    from tabletop.table import Table

_PANES = (("msel", "MSEL"), ("situation", "Situation"), ("log", "Log"))
_ONE = "-one"
"""The class of the screen while one pane has the whole width."""
_WIDENS = "z widens"
_LONGEST = 600
"""Cells of the longest line of the log."""
_FIRST_FOCUS = {"msel": "#msel", "situation": "#world", "log": "#log"}


class ConsoleScreen(ControlActions):
    """MSEL, situation and log; a key for each thing that control does."""

    ABOUT = """\
Control's place. The MSEL lists the injects: release them (r), hold, defer or skip them (h), write your own (n). The situation
shows the world and each team's orders; the log, all that happened, and what each step moved; z gives one of them the whole
width. g goes on to the next phase. y is the history: go back (rewind), amend words, fork. f takes in paper slips. T puts an
inject on the clock on the wall, / finds in the MSEL and Ctrl+F in the whole deck. A number hands the keyboard to a team, through
a cover; p shows the public screen, and F10 shares this one with nothing secret on it. c is the clock. F9, from
anywhere, is NO DUFF: something real has happened, and play stops. Everything is saved as you do it: Ctrl+Q leaves at once, and
the session goes on from the same place when it is opened again."""
    CSS_PATH = "console.tcss"
    AUTO_FOCUS = ""
    """The first that can take it is the line of words to find, which is hidden: what is typed early would go there."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find", key_display="/", id="find", tooltip="Find in the MSEL: title, wording, thread, claim"),
        Binding("left,left_square_bracket", "pane(-1)", "Pane", show=False),
        Binding(
            "right,right_square_bracket",
            "pane(1)",
            "Next pane",
            show=False,
            key_display="← →",
            id="pane",
            tooltip="From pane to pane",
        ),
        Binding("z", "widen", "Widen", id="widen", tooltip="Give one pane the whole width, or show all three again"),
        Binding("escape", "unfind", "", show=False),
    ]

    def __init__(self, table: Table, save: Path | None = None) -> None:
        super().__init__(table, save)
        self._heard = self._edition = 0
        self._moved_on = True
        self._noticed = ""
        self._people: dict[str, str] = {}
        self._teller = self._telling()

    def compose_body(self) -> ComposeResult:
        """Three panes."""
        tabs = Choice(_PANES, "msel", id="tabs")
        tabs.can_focus = False
        yield tabs
        with Horizontal(id="panes"):
            with Vertical(classes="pane -current", id="pane-msel"):
                yield Static(_heading("MSEL"), classes="title", markup=False)
                yield Line(placeholder="find in the MSEL; Enter keeps, Escape shows all", id="find", max_length=200)
                yield MselList(self.handle.deck, id="msel")
                with VerticalScroll(id="inject"):
                    yield Static("", id="inject-card", markup=False)
            with Vertical(classes="pane", id="pane-situation"):
                yield Static(_heading("Situation"), classes="title", markup=False)
                with VerticalScroll(id="world"):
                    yield Tracks(self.handle.deck)
                    yield Static("", id="situation", markup=False)
                    yield Coverage(self.handle.deck)
            with Vertical(classes="pane", id="pane-log"):
                yield Static(_heading("Log"), classes="title", markup=False)
                yield LogView[Heard](self._log_line, id="log")
                yield Static("", id="entry", markup=False)

    def on_mount(self) -> None:
        """Begin in the MSEL."""
        self.query_one(MselList).focus()

    def show(self, view: SeatView) -> None:
        """What control knows now."""
        assert isinstance(view, ControlView)
        self.view = view = self.by_now(view)
        if self.table.notice != self._noticed:
            self._noticed = self.table.notice
            if self._noticed:
                self.tell(self._noticed)
        msel = self.query_one(MselList)
        msel.show(view.msel if view.ended is None else tuple(map(_not_played, view.msel)))
        if self._moved_on:
            self._moved_on = False
            msel.choose_due()
        self.query_one(Tracks).tracks = view.tracks
        self.query_one("#situation", Static).update(situation(self.handle.deck, view, pace(self.table.commits)))
        self._describe()
        self.query_one(Banner).place = control_place(view)
        self.next_step(waiting_words(view) + self._what_next(view))
        self.refresh_bindings()
        self._hear()

    def moved_on(self, done: bool | None) -> None:
        """Choose the next inject that is due."""
        if done:
            self._moved_on = True
            self.look()

    def _telling(self) -> Teller:
        deck = self.handle.deck
        return Teller(deck, self._people, scored=scored(deck, self.table.state.opened))

    @work(exclusive=True, group="feed")
    async def _hear(self) -> None:
        edition = await self.handle.edition()
        people = {person: name for person, name in self._roster() if name}
        if (edition, people) != (self._edition, self._people) and self.is_attached:
            self._edition, self._people, self._heard = edition, people, 0
            self._teller = self._telling()
            self.query_one(LogView).clear()
            self.query_one(Coverage).forget()
        heard = await self.handle.feed(self._heard)
        if heard and self.is_attached:
            self._heard = heard[-1].number
            self.query_one(LogView).extend(heard)
            self.query_one(Coverage).hear(heard)
            self.hear_releases(heard)

    def _roster(self) -> Iterable[tuple[str, str | None]]:
        return self.table.roster.people.items() if self.table.roster is not None else ()

    def _log_line(self, heard: Heard) -> str:
        return f"{local_time(heard.at)} {one_line(self._teller.short(heard), _LONGEST)}"

    @on(LogView.Highlighted)
    def _describe_entry(self, event: LogView.Highlighted) -> None:
        heard = event.view.entry
        if heard is not None:
            where = f"Turn {heard.turn} · {heard.phase}" if heard.turn else "Before turn 1"
            told = one_line(self._teller.long(heard), 4 * _LONGEST)
            self.query_one("#entry", Static).update(content(f"{where} · {local_time(heard.at)}", "$muted") + content(f"\n{told}"))

    @on(OptionList.OptionHighlighted)
    def _describe(self) -> None:
        if self.view is None:
            return
        line = self.query_one(MselList).chosen
        card = self.query_one("#inject-card", Static)
        if line is None:
            card.update("")
            return
        card.update(self.inject_told(self.view, line))
        self.query_one("#inject").scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        line = self.query_one(MselList).chosen
        if line is not None and line.status not in ("released", "complete") and self.handle.live:
            self.action_release_form()
        else:
            self.query_one("#inject").focus()

    def _what_next(self, view: ControlView) -> str:
        if self.query_one("#find", Input).value.strip():
            return f"The MSEL shows only what you looked for: {key('esc')} shows all. {self._wanted(view)}"
        return self._wanted(view) + _also_ready(view)

    def _wanted(self, view: ControlView) -> str:
        """What the phase wants of control."""
        due = sum(line.status == "ready" for line in view.msel)
        seats = ", ".join(f"{key(str(n))} {team.short}" for n, team in enumerate(self.handle.deck.teams, 1))
        waiting_for, ordered = unfinished(self.handle.deck, view)
        go_on = f"{key('g')} goes on"
        match view.clock.phase:
            case "inject":
                if due:
                    are = "inject is" if due == 1 else "injects are"
                    return f"{due} {are} due: {key('r')} releases, {key('h')} sets aside. {go_on} when you are ready."
                return f"Nothing more is due. {go_on}; {key('n')} writes an inject of your own."
            case "assess" | "decide":
                back = f"{order_in(ordered)} " if ordered else ""
                lacks = lacking_words(self.handle.deck, view, self.handle.now())
                if not waiting_for:
                    return f"{lacks}{back or 'All teams are done: '}{go_on}.{'' if lacks else word_words(view)}"
                # An order that lacks something is in: that need not be said again.
                return f"{lacks}Waiting for {' and '.join(waiting_for)}. {'' if lacks else back}Hand over the keyboard: {seats}."
            case "adjudicate":
                waiting = sum(order.open for order in view.orders)
                if not waiting:
                    return f"Everything is ruled: {go_on} to the consequences."
                return f"{view.next_step} Teams may read the moves first ({seats}), then {key('a')} adjudicates."
            case "consequences":
                if view.proposals:
                    return f"{view.next_step} {key('s')} settles the next one."
                if "ladder" in view.next_step:
                    return f"The ladder is at its top: {key('l')} chooses."
                if view.opened is not None and view.clock.number == len(view.opened.course):
                    return f"This was the last turn: {go_on} to ENDEX."
                return f"{view.next_step} {go_on}."
            case _:
                head = f", {key('i')} shows the head hash" if self.table.head else ""
                also = f"{key('b')} hot wash, {key('v')} review, "
                learn = f"{key('F')} hands the feedback form round, {key('k')} rates the tasks, {key('j')} makes the plan"
                return f"ENDEX. {also}{learn}{head}."

    def action_pane(self, step: int) -> None:
        """Go to the pane on the left or right."""
        tabs = self.query_one("#tabs", Choice)
        tabs.action_step(step)

    def action_widen(self) -> None:
        """Give the pane with the cursor the whole width, or show all three again."""
        if self.has_class(_ONE):
            self._show_all()
            return
        tabs = self.query_one("#tabs", Choice)
        tabs.value = next((name for name, _ in _PANES if self.focused in set(self.query(f"#pane-{name} *"))), tabs.value)
        self._mark_pane(tabs.value)
        self.add_class(_ONE)
        self._head_panes("z shows all three again")

    def _show_all(self) -> None:
        self.remove_class(_ONE)
        self._head_panes(_WIDENS)

    def _head_panes(self, hint: str) -> None:
        for name, title in _PANES:
            self.query_one(f"#pane-{name} > .title", Static).update(_heading(title, hint))

    def _mark_pane(self, current: str) -> None:
        for name, _ in _PANES:
            self.query_one(f"#pane-{name}").set_class(name == current, "-current")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A narrow window shows one pane as it is."""
        if action == "widen":
            return not self.has_class("-narrow")
        return super().check_action(action, parameters)

    @on(Choice.Changed, "#tabs")
    def _to_pane(self, event: Choice.Changed) -> None:
        self._mark_pane(event.value)
        self.query_one(_FIRST_FOCUS[event.value]).focus()

    def action_find(self) -> None:
        """Look for an inject."""
        self.query_one("#tabs", Choice).value = "msel"
        find = self.query_one("#find", Input)
        find.display = True
        find.focus()

    @on(Input.Changed, "#find")
    def _filter(self, event: Input.Changed) -> None:
        self.query_one(MselList).filter(event.value)
        if self.view is not None:
            self.next_step(self._what_next(self.view))

    @on(Input.Submitted, "#find")
    def _keep_filter(self) -> None:
        self.query_one(MselList).focus()

    def action_unfind(self) -> None:
        """Show all three panes again, and the whole MSEL."""
        self._show_all()
        find = self.query_one("#find", Input)
        find.value = ""
        find.display = False
        self.query_one(MselList).focus()


def _heading(name: str, hint: str = _WIDENS) -> Content:
    return Content.assemble((name, "b $accent"), (f"  {hint}", "$muted"))


def _not_played(line: MselLine) -> MselLine:
    """An inject after ENDEX, when nothing is ready any more."""
    return evolve(line, status="held") if line.status == "ready" else line


def _also_ready(view: ControlView) -> str:
    """A word on injects that wait for their release while the phase is about something else."""
    ready = sum(line.status == "ready" for line in view.msel)
    if not ready or view.clock.phase in ("inject", "ended"):
        return ""
    return f" {ready} {'inject is' if ready == 1 else 'injects are'} ready: {key('r')} releases."
