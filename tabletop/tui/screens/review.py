"""The review: what happened and what it means, for control."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tabletop.review.analysis import Analysis
from tabletop.review.chapters.empty import left_out
from tabletop.review.chapters.exchange import exchange_chapter
from tabletop.review.chapters.foresight import aims_lines, forecasts_chapter, moments_chapter
from tabletop.review.chapters.objectives import movement_lines, objectives_chapter
from tabletop.review.chapters.overview import overview, summary_chapter
from tabletop.review.chapters.perception import perception_chapter
from tabletop.review.chapters.plan import feedback_chapter, people_chapter, plan_chapter
from tabletop.review.chapters.record import record_chapter
from tabletop.review.chapters.timing import time_chapter
from tabletop.review.chapters.turns import turn_lines
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.text import one_line
from tabletop.tui.widgets.banner import Banner
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.prose import Prose

TABS = (
    ("overview", "Overview"),
    ("turns", "Turns"),
    ("perception", "Perception"),
    ("exchange", "Messages"),
    ("forecasts", "Forecasts"),
    ("moments", "Turning points"),
    ("aims", "Aims"),
    ("objectives", "Objectives"),
    ("plan", "Plan"),
    ("time", "Time"),
)


class ReviewScreen(TabletopScreen[None]):
    """The analysis of a session, as `tabletop.review.analyse(table)` gives it. `write` writes the report and answers its path.

    `write` may raise OSError: then the screen says so and nothing else happens.
    """

    ABOUT = """\
What happened and what it means, as the report tells it: left and right go through its parts, up and down scroll, [ and ] go
through the turns. Every statement names the step of the record that it rests on. w writes the whole report beside the save, as
Markdown. All of the session's secrets are here: it is control's."""
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l,tab", "tab(1)", "Next part", key_display="→", id="next", tooltip="The next part of the review"),
        Binding("left,h,shift+tab", "tab(-1)", "Part before", key_display="←", id="before", tooltip="The part before"),
        Binding("w", "write", "Write report", id="write", tooltip="Write the report beside the save, as Markdown"),
        Binding("escape,q", "leave", "Leave", key_display="esc", id="leave", tooltip="Close the review"),
        Binding("right_square_bracket", "turn(1)", "Next turn", key_display="]", id="turn", tooltip="The next turn"),
        Binding("left_square_bracket", "turn(-1)", "Turn before", key_display="[", id="turn_back", tooltip="The turn before"),
        Binding("up,k", "scroll(-2)", "", show=False, tooltip="Scroll up"),
        Binding("down,j", "scroll(2)", "", show=False, tooltip="Scroll down"),
        Binding("pageup", "scroll(-20)", "", show=False, tooltip="Scroll a page up"),
        Binding("pagedown,space", "scroll(20)", "", show=False, tooltip="Scroll a page down"),
    ]

    def __init__(self, analysis: Analysis, write: Callable[[], Path]) -> None:
        super().__init__(place="Review")
        self._analysis = analysis
        self._write = write
        self.turn = 0
        """The place of the turn that the turns' part shows."""

    def compose_body(self) -> ComposeResult:
        """The parts, and the one chosen."""
        out = left_out(self._analysis)
        gone = {"exchange", "objectives"} & out | ({"plan"} if {"plan", "feedback"} <= out else set())
        tabs = Choice([tab for tab in TABS if tab[0] not in gone], "overview", id="tabs", gap=2)
        tabs.can_focus = False
        yield tabs
        yield Static("", id="turns-line", markup=False)
        with VerticalScroll(id="part", can_focus=False):
            yield Prose(id="prose")

    def on_mount(self) -> None:
        """Begin with the overview."""
        super().on_mount()
        session = self._analysis.session
        self.query_one(Banner).place = one_line(f"Review · {session.handling} · {session.title}")
        self._show_part()

    @property
    def part(self) -> str:
        """Which part is shown."""
        return self.query_one("#tabs", Choice).value

    def _show_part(self) -> None:
        part = self.part
        line = self.query_one("#turns-line", Static)
        line.display = part == "turns"
        if part == "turns":
            line.update(self._turns_line())
        lines = [text for text in self._lines(part) if not text.startswith("## ")]
        self.query_one(Prose).markdown = "\n".join(lines)
        self.query_one("#part").scroll_home(animate=False)
        self.refresh_bindings()
        state = "" if self._analysis.ended else "The session still runs: this is how it stands. "
        turns = ", [ ] through the turns" if part == "turns" else ""
        self.next_step(f"{state}← → go through the parts{turns}, ↑ ↓ scroll; w writes the report.")

    def _turns_line(self) -> Content:
        parts = [
            Content.styled(f" {turn.number} ", "b reverse") if place == self.turn else Content(f" {turn.number} ")
            for place, turn in enumerate(self._analysis.turns)
        ]
        return Content.assemble(("Turn ", "$muted"), *parts)

    def _lines(self, part: str) -> list[str]:
        analysis = self._analysis
        match part:
            case "turns":
                turns = analysis.turns
                return turn_lines(analysis, turns[self.turn], staff=True) if turns else ["No turn has been opened yet."]
            case "perception":
                return perception_chapter(analysis)
            case "forecasts":
                return forecasts_chapter(analysis)
            case "moments":
                return moments_chapter(analysis)
            case "aims":
                return [*aims_lines(analysis), *movement_lines(analysis)]
            case "exchange":
                return exchange_chapter(analysis)
            case "plan":
                out = left_out(analysis)
                plan = [] if "plan" in out else _headed(plan_chapter(analysis))
                return [*plan, *([] if "feedback" in out else _headed(feedback_chapter(analysis)))]
            case "time":
                return time_chapter(analysis)
            case "objectives":
                return objectives_chapter(analysis, staff=True)
            case _:
                return [
                    *summary_chapter(analysis),
                    *overview(analysis),
                    "### The record",
                    "",
                    *record_chapter(analysis, staff=True),
                    "### Participants",
                    "",
                    *people_chapter(analysis),
                ]

    @on(Choice.Changed, "#tabs")
    def _tab_chosen(self) -> None:
        self._show_part()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Screen has it
        """Turns are gone through where they are shown."""
        return self.part == "turns" if action == "turn" and self.is_mounted else True

    def action_tab(self, step: int) -> None:
        """Go to another part."""
        self.query_one("#tabs", Choice).action_step(step)

    def action_turn(self, step: int) -> None:
        """Go to another turn."""
        to = self.turn + step
        if 0 <= to < len(self._analysis.turns):
            self.turn = to
            self._show_part()

    def action_scroll(self, rows: int) -> None:
        """Move up or down."""
        self.query_one("#part").scroll_relative(y=rows, animate=False)

    def action_write(self) -> None:
        """Write the report beside the save."""
        try:
            path = self._write()
        except OSError as error:
            why = error.strerror or "the disk refused it"
            self.tell(f"The report could not be written: {why}. Make room or choose another folder, then press w again.")
            return
        self.tell(f"The report is in {path}.", bad=False)

    def action_leave(self) -> None:
        """Close the review."""
        self.dismiss(None)


def _headed(chapter: list[str]) -> list[str]:
    """A chapter that shares its part with another: its heading stays, one step lower and without its letter."""
    return [f"### {line.partition('. ')[2]}" if line.startswith("## ") else line for line in chapter]
