"""The console: control's place at the table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, OptionList, Static

from tabletop.game.audience import CONTROL
from tabletop.game.feed import Heard
from tabletop.game.view import ControlView, SeatView
from tabletop.game.view.control import MselLine
from tabletop.tui.control import ControlActions
from tabletop.tui.sentences import sentence
from tabletop.tui.text import content, one_line
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.banner import Banner
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.entry import Line
from tabletop.tui.widgets.log import LogView
from tabletop.tui.widgets.msel import inject_card
from tabletop.tui.widgets.msellist import MselList
from tabletop.tui.widgets.nextline import key
from tabletop.tui.widgets.situation import situation
from tabletop.tui.widgets.tracks import Tracks
from tabletop.tui.words import has_screen, local_time, played_phases

if TYPE_CHECKING:
    from tabletop.table import Table

_PANES = (("msel", "MSEL"), ("situation", "Situation"), ("log", "Log"))
_FIRST_FOCUS = {"msel": "#msel", "situation": "#world", "log": "#log"}


class ConsoleScreen(ControlActions):
    """MSEL, situation and log; a key for each thing that control does."""

    ABOUT = """\
Control's place. The MSEL lists the injects: release them (r), hold, defer or skip them (h), write your own (n). The situation
shows the world and each team's orders; the log, all that happened. g goes on to the next phase. A number hands the keyboard to a
team, through a cover, and p shows the public screen. Everything is saved as you do it: Ctrl+Q leaves at once, and the session
goes on from the same place when it is opened again."""
    CSS_PATH = "console.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find", key_display="/", id="find", tooltip="Find an inject in the MSEL"),
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
        Binding("escape", "unfind", "", show=False),
    ]

    def __init__(self, table: Table, save: Path | None = None) -> None:
        super().__init__(table, save)
        self._heard = self._edition = 0
        self._moved_on = True

    def compose_body(self) -> ComposeResult:
        """Three panes."""
        tabs = Choice(_PANES, "msel", id="tabs")
        tabs.can_focus = False
        yield tabs
        with Horizontal(id="panes"):
            with Vertical(classes="pane -current", id="pane-msel"):
                yield Static("MSEL", classes="title", markup=False)
                yield Line(placeholder="find in the MSEL; Enter keeps, Escape shows all", id="find", max_length=200)
                yield MselList(id="msel")
                with VerticalScroll(id="inject"):
                    yield Static("", id="inject-card", markup=False)
            with Vertical(classes="pane", id="pane-situation"):
                yield Static("Situation", classes="title", markup=False)
                with VerticalScroll(id="world"):
                    yield Tracks(self.handle.deck)
                    yield Static("", id="situation", markup=False)
            with Vertical(classes="pane", id="pane-log"):
                yield Static("Log", classes="title", markup=False)
                yield LogView[Heard](self._log_line, id="log")
                yield Static("", id="entry", markup=False)

    def on_mount(self) -> None:
        """Begin in the MSEL."""
        self.query_one(MselList).focus()
        if self.table.notice:
            self.tell(self.table.notice)

    def show(self, view: SeatView) -> None:
        """What control knows now."""
        assert isinstance(view, ControlView)
        self.view = view
        if view.opened is not None:
            self.query_one(Banner).played = played_phases(assess=view.opened.assess)
        msel = self.query_one(MselList)
        msel.show(view.msel)
        if self._moved_on:
            self._moved_on = False
            msel.choose_due()
        self.query_one(Tracks).tracks = view.tracks
        self.query_one("#situation", Static).update(situation(self.handle.deck, view))
        self._describe()
        self.next_step(self._what_next(view))
        self.refresh_bindings()
        self._hear()

    @property
    def chosen(self) -> MselLine | None:
        """The inject that is chosen."""
        return self.query_one(MselList).chosen

    def after_release(self, done: bool | None) -> None:
        """Choose the next inject that is due."""
        if done:
            self._moved_on = True
            self.look()

    @work(exclusive=True, group="feed")
    async def _hear(self) -> None:
        edition = await self.handle.edition()
        if edition != self._edition and self.is_attached:
            self._edition, self._heard = edition, 0
            self.query_one(LogView).clear()
        heard = await self.handle.feed(self._heard)
        if heard and self.is_attached:
            self._heard = heard[-1].number
            self.query_one(LogView).extend(heard)

    def _log_line(self, heard: Heard) -> str:
        return f"{local_time(heard.at)} {self._sentence(heard)}"

    def _sentence(self, heard: Heard) -> str:
        if heard.kind == "seat_taken" and self.table.roster is not None:
            who = self.table.roster.name(heard.values["person"])
            place = team_name(self.handle.deck, heard.values["place"])
            return one_line(f"{who} sits at {place if place != CONTROL else 'control'}.", 400)
        return sentence(self.handle.deck, heard)

    @on(LogView.Highlighted)
    def _describe_entry(self, event: LogView.Highlighted) -> None:
        heard = event.view.entry
        if heard is not None:
            where = f"Turn {heard.turn} · {heard.phase}" if heard.turn else "Before turn 1"
            self.query_one("#entry", Static).update(
                content(f"{where} · ", "$muted") + content(local_time(heard.at), "$muted") + content("\n" + self._sentence(heard))
            )

    @on(OptionList.OptionHighlighted)
    def _describe(self) -> None:
        if self.view is None:
            return
        line = self.query_one(MselList).chosen
        card = self.query_one("#inject-card", Static)
        if line is None:
            card.update("")
            return
        truth = self.view.opened.truths.get(line.inject, "") if self.view.opened else ""
        card.update(inject_card(self.handle.deck, line, self.view.inbox, truth))
        self.query_one("#inject").scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.query_one("#inject").focus()

    def _what_next(self, view: ControlView) -> str:
        due = sum(line.status == "ready" for line in view.msel)
        seats = ", ".join(f"{key(str(n))} {team.short}" for n, team in enumerate(self.handle.deck.teams, 1))
        done = {finished.team for finished in view.finished}
        waiting_for = " and ".join(team_name(self.handle.deck, team) for team in self.handle.deck.team_ids if team not in done)
        go_on = f"{key('g')} goes on"
        match view.clock.phase:
            case "inject":
                if due:
                    are = "inject is" if due == 1 else "injects are"
                    return f"{due} {are} due: {key('r')} releases, {key('h')} sets aside. {go_on} when you are ready."
                return f"Nothing more is due. {go_on}; {key('n')} writes an inject of your own."
            case "assess" | "decide":
                if not waiting_for:
                    return f"All teams are done: {go_on}."
                return f"Waiting for {waiting_for}. Hand over the keyboard: {seats}."
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
                also = (
                    f"{key('b')} holds the hot wash, {key('v')} opens the review, "
                    if has_screen("hotwash") and has_screen("review")
                    else ""
                )
                head = f", {key('i')} shows the head hash" if self.table.head else ""
                return f"ENDEX. {also}{key('k')} rates the critical tasks{head}."

    def action_pane(self, step: int) -> None:
        """Go to the pane on the left or right."""
        tabs = self.query_one("#tabs", Choice)
        tabs.action_step(step)

    @on(Choice.Changed, "#tabs")
    def _to_pane(self, event: Choice.Changed) -> None:
        for pane in self.query(".pane"):
            pane.set_class(pane.id == f"pane-{event.value}", "-current")
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

    @on(Input.Submitted, "#find")
    def _keep_filter(self) -> None:
        self.query_one(MselList).focus()

    def action_unfind(self) -> None:
        """Show the whole MSEL again."""
        find = self.query_one("#find", Input)
        find.value = ""
        find.display = False
        self.query_one(MselList).focus()
