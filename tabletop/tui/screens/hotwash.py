"""The hot wash: the talk straight after ENDEX, page by page on the public screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from tabletop.review.analysis import Analysis
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.screens.hotwash_pages import pages
from tabletop.tui.text import clean, one_line
from tabletop.tui.widgets.banner import Banner

_HIGH = 36
"""Rows from which on the pages have air between their lines."""
_WIDE, _WIDEST = 120, 104
"""Columns from which on the margins are wide, and the longest line."""


class HotWashScreen(TabletopScreen[None]):
    """The hot wash of a finished session, as `tabletop.review.analyse(table)` gives it. Of a running one it shows nothing."""

    ABOUT = """\
The talk straight after ENDEX, for the projector. First the turns; then what was behind the incidents, and the largest
misreadings one by one: let each side say what it thought before Enter shows what was written down at the time; then turning
points, forecasts, aims. Right and Enter go on, left goes back. Everything is laid open here: show it only after ENDEX."""
    CSS_PATH = "hotwash.tcss"
    OTHER_EYES = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right,space,l", "on", "On", key_display="⏎", id="on", tooltip="Show the truth, or go on to the next page"),
        Binding("left,backspace,h", "back", "Back", key_display="←", id="back", tooltip="To the page before"),
        Binding("home", "page(0)", "", show=False, tooltip="To the first page"),
        Binding("up,k", "scroll(-2)", "Up", show=False, tooltip="Scroll up"),
        Binding("down,j", "scroll(2)", "Down", show=False, tooltip="Scroll down"),
        Binding(
            "escape,q", "leave", "Leave", key_display="esc", id="leave", tooltip="Leave the hot wash: back to where it was opened"
        ),
    ]

    def __init__(self, analysis: Analysis) -> None:
        super().__init__(place="Hot wash")
        self._analysis = analysis
        self.pages = pages(analysis)
        self.page = 0
        self.revealed = False
        """Whether the truth of this page is shown."""

    def compose_body(self) -> ComposeResult:
        """One page."""
        yield Static("", id="heading", markup=False)
        with VerticalScroll(id="page", can_focus=False):
            yield Static("", id="shown", markup=False)
            yield Static("", id="truth", markup=False)

    def on_mount(self) -> None:
        """Show the first page."""
        super().on_mount()
        session = self._analysis.session
        self.query_one(Banner).place = one_line(f"{session.handling} · {session.title}")
        self._show_page()

    def on_resize(self, event: Resize) -> None:
        """Give the lines air where there is room."""
        super().on_resize(event)
        width = min(event.size.width - (13 if event.size.width >= _WIDE else 5), _WIDEST)
        self.pages = pages(self._analysis, roomy=event.size.height >= _HIGH, width=width)
        self._show_page()

    def _show_page(self) -> None:
        page = self.pages[self.page]
        heading = Content.assemble((clean(page.heading), "b $accent"), (f"   {self.page + 1} of {len(self.pages)}", "$muted"))
        self.query_one("#heading", Static).update(heading)
        self.query_one("#shown", Static).update(page.shown)
        truth = self.query_one("#truth", Static)
        truth.update(page.truth if page.truth is not None and self.revealed else Content(""))
        truth.display = self.revealed
        scroll = self.query_one("#page")
        if self.revealed:
            scroll.scroll_end(animate=False)
        else:
            scroll.scroll_home(animate=False)
        hidden = page.truth is not None and not self.revealed
        self.next_step(page.step if hidden or page.truth is None else "What would have made it clear? Enter goes on.")

    def action_on(self) -> None:
        """Show the truth of this page, or go on to the next."""
        if self.pages[self.page].truth is not None and not self.revealed:
            self.revealed = True
            self._show_page()
        elif self.page + 1 < len(self.pages):
            self.action_page(self.page + 1)

    def action_back(self) -> None:
        """Hide the truth again, or go back to the page before."""
        if self.revealed or not self.page:
            self.action_page(self.page)
        else:
            self.action_page(self.page - 1)

    def action_page(self, page: int) -> None:
        """Go to a page, its truth still hidden."""
        self.page, self.revealed = page, False
        self._show_page()

    def action_scroll(self, rows: int) -> None:
        """Move up or down."""
        self.query_one("#page").scroll_relative(y=rows, animate=False)

    def action_leave(self) -> None:
        """Give the screen back."""
        self.dismiss(None)
