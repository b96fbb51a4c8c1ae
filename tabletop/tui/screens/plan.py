"""The improvement plan: findings with their evidence, and what is to be done about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tabletop.game.course import scored
from tabletop.game.events import ActionPlanned, ObservationMade
from tabletop.game.view import SeatView
from tabletop.review import Analysis, analyse
from tabletop.review.analysis.lessons import Finding
from tabletop.review.analysis.record import Entry
from tabletop.table.seat import SeatHandle
from tabletop.tui.modals.evidence import Happened, happenings
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.sentences import sentence
from tabletop.tui.text import clean, content, one_line
from tabletop.tui.widgets.nextline import key

if TYPE_CHECKING:
    from tabletop.table import Table

Row: TypeAlias = "Finding | tuple[Finding, Entry[ActionPlanned]] | Entry[ObservationMade]"
_SIGN = {"strength": "+", "improvement": "−"}
_WHAT = {"strength": "Strength", "improvement": "Area for improvement"}


class PlanScreen(TabletopScreen[None]):
    """The plan of a session at a table, for control or an evaluator, whose seat `handle` is."""

    ABOUT = """\
What the session taught. A finding is a strength (+) or an area for improvement (−) with its evidence from the log and its root
cause; below it stands what is to be done, by whom, by when. Last come the observations that no finding has taken up yet: Enter
makes one of it, with the observation as its evidence. All of it is for control and evaluators, and in the report."""
    CSS_PATH = "plan.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", key_display="⏎", id="open", tooltip="Change it, or make a finding of an observation"),
        Binding("n", "new", "New finding", id="new", tooltip="Write a finding of your own"),
        Binding("a", "act", "Action", id="act", tooltip="Plan a corrective action for the finding chosen"),
        Binding("d", "drop", "Take out", id="drop", tooltip="Take the finding or action chosen out of the plan"),
        Binding("escape,q", "leave", "Back", key_display="esc", id="leave", tooltip="Close the plan"),
    ]

    def __init__(self, table: Table, handle: SeatHandle) -> None:
        super().__init__(handle, place="Improvement plan")
        self._table = table
        self._rows: tuple[Row, ...] = ()
        self._analysis: Analysis | None = None

    def compose_body(self) -> ComposeResult:
        """The plan, and the row chosen in full."""
        with Horizontal(id="panes"):
            yield OptionList(id="rows", markup=False)
            with VerticalScroll(id="detail"):
                yield Static("", id="told", markup=False)

    def show(self, view: SeatView) -> None:  # noqa: ARG002 — as TabletopScreen has it; what is shown rests on the log
        """Show the plan as it stands."""
        analysis = self._analysis = analyse(self._table)
        used = analysis.learned.evidence
        rows: list[Row] = []
        for finding in (*analysis.learned.improvements, *analysis.learned.strengths):
            rows += [finding, *((finding, action) for action in finding.actions)]
        rows += [entry for entry in analysis.objectives.observations if entry.ref not in used]
        listed = self.query_one("#rows", OptionList)
        at = listed.highlighted or 0
        self._rows = tuple(rows)
        listed.clear_options()
        listed.add_options([Option(_line(row)) for row in rows])
        listed.highlighted = min(at, len(rows) - 1) if rows else None
        listed.focus()
        self._describe()
        self.next_step(self._what_next(analysis))

    def _what_next(self, analysis: Analysis) -> str:
        if not self._rows:
            return f"Nothing was noted. {key('n')} writes a finding of your own."
        loose = sum(isinstance(row, Entry) for row in self._rows)
        bare = sum(not one.actions for one in analysis.learned.improvements)
        if loose:
            are = "observation is" if loose == 1 else "observations are"
            return f"{loose} {are} in no finding yet: choose one, {key('⏎')} makes a finding of it."
        if bare:
            have = "area for improvement has" if bare == 1 else "areas for improvement have"
            return f"{bare} {have} no corrective action: {key('a')} plans one, with who is responsible and by when."
        return "The plan is complete. The review (v on the console) writes it with the report."

    @property
    def chosen(self) -> Row | None:
        """The row that is chosen."""
        at = self.query_one("#rows", OptionList).highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    @on(OptionList.OptionHighlighted)
    def _describe(self) -> None:
        row = self.chosen
        told = Content("") if row is None or self._analysis is None else _told(self._analysis, row)
        self.query_one("#told", Static).update(told)
        self.query_one("#detail").scroll_home(animate=False)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Screen has it
        """Actions belong to findings."""
        if not self.is_mounted:
            return True
        if action == "open":
            return bool(self._rows)
        if action in ("act", "drop"):
            return self.chosen is not None and not isinstance(self.chosen, Entry)
        return True

    def _events(self) -> Sequence[Happened]:
        deck = self.handle.deck
        whole = scored(deck, self._table.state.opened)
        return happenings(self._table.commits, deck.team_ids, lambda heard: sentence(deck, heard, scored=whole))

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_open()

    def _push(self, screen: Screen[bool | None]) -> None:
        self.app.push_screen(screen)

    def action_open(self) -> None:
        """Change what is chosen, or make a finding of an observation."""
        from tabletop.tui.modals.corrective import ActionModal
        from tabletop.tui.modals.finding import FindingModal

        match self.chosen:
            case Finding(made=made):
                self._push(FindingModal(self.handle, f"finding:{made.event.finding}", self._events, was=made.event))
            case (finding, action):
                self._push(ActionModal(self.handle, finding.made.event, action.event))
            case Entry(event=event, ref=ref):
                first = {"title": one_line(event.text, 200), "seen": event.seen, "task": event.task}
                evidence = (f"{ref.seq}.{ref.index}", *self._about(event.about))
                name = f"finding:of:{ref.seq}.{ref.index}"
                self._push(FindingModal(self.handle, name, self._events, first=first, evidence=evidence))

    def _about(self, about: str) -> tuple[str, ...]:
        """The event that an observation is about, as evidence: an inject's release, or an order as it was given."""
        if self._analysis is None or not about:
            return ()
        refs = [one.ref for one in self._analysis.injects if one.released.inject == about]
        refs += [one.ref for one in self._analysis.orders if one.given.order == about]
        return tuple(f"{ref.seq}.{ref.index}" for ref in refs[-1:])

    def action_new(self) -> None:
        """Write a finding."""
        from tabletop.tui.modals.finding import FindingModal

        self._push(FindingModal(self.handle, "finding:new", self._events))

    def action_act(self) -> None:
        """Plan a corrective action for the finding chosen."""
        from tabletop.tui.modals.corrective import ActionModal

        row = self.chosen
        if isinstance(row, Finding):
            self._push(ActionModal(self.handle, row.made.event))
        elif isinstance(row, tuple):
            self._push(ActionModal(self.handle, row[0].made.event))

    def action_drop(self) -> None:
        """Take out what is chosen, after a question."""
        from tabletop.tui.modals.corrective import DropModal
        from tabletop.tui.modals.finding import WithdrawModal

        row = self.chosen
        if isinstance(row, Finding):
            self._push(WithdrawModal(self.handle, row.made.event, len(row.actions)))
        elif isinstance(row, tuple):
            self._push(DropModal(self.handle, row[1].event))

    def action_leave(self) -> None:
        """Close the plan."""
        self.dismiss(None)


def _line(row: Row) -> Content:
    match row:
        case Finding(made=made):
            return Content.assemble((f"{_SIGN[made.event.seen]} ", "b $accent"), (one_line(made.event.title, 200), "b"))
        case (_, action):
            until = f" · until {action.event.completion}" if action.event.completion else ""
            return Content.assemble(
                "  → ", one_line(action.event.text, 120), (clean(f" · {action.event.owner}{until}"), "$muted")
            )
        case Entry(event=event):
            return Content.assemble(("observed ", "$muted"), (f"{_SIGN[event.seen]} ", "b $accent"), one_line(event.text, 200))
    raise AssertionError(row)


def _told(analysis: Analysis, row: Row) -> Content:
    titles = analysis.titles
    if isinstance(row, tuple):
        action = row[1].event
        pairs = [
            ("Corrective action", action.text),
            ("For", row[0].made.event.title),
            ("Responsible", action.owner),
            ("It is about", action.element),
            ("Contact", action.contact),
            ("Start", action.start),
            ("Completion", action.completion),
        ]
        return _pairs(pairs)
    if isinstance(row, Finding):
        made = row.made.event
        pairs = [
            (_WHAT[made.seen], made.title),
            ("Critical task", titles.task(made.task) if made.task else "none"),
            ("Analysis", made.analysis),
            ("Root cause", made.cause),
        ]
        pairs += [("Evidence", f"{one.text} (step {one.ref.seq}{', taken back' * one.taken_back})") for one in row.evidence]
        if not row.evidence:
            pairs.append(("Evidence", "none yet"))
        return _pairs(pairs)
    event = row.event
    pairs = [
        (f"{_WHAT[event.seen]}, observed in turn {row.number}", event.text),
        ("Critical task", titles.task(event.task) if event.task else "none"),
        ("By", titles.person(row.person) if row.person else titles.seat(row.seat)),
    ]
    return _pairs(pairs)


def _pairs(pairs: Sequence[tuple[str, str]]) -> Content:
    told = [content(f"{name}: ", "$muted") + content(text.strip()) for name, text in pairs if text.strip()]
    return Content("\n").join(told)
