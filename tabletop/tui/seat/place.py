"""A team's place at the table: the steps, the pages and what is in work, side by side where there is room for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from tabletop.game.audience import team_of
from tabletop.table.seat import SeatHandle
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.seat.guide import PageBar, StepList
from tabletop.tui.seat.panel import Panel
from tabletop.tui.seat.panels import PANELS, PanelMaker
from tabletop.tui.seat.shelf import PAGES, STEPS, Page, Shelf, first_focus
from tabletop.tui.seat.silence import SilenceKeeper
from tabletop.tui.seat.work import Work
from tabletop.tui.theme import team_name

WIDE = 120
"""Columns from which steps and work stand side by side."""


class SeatPlace(TabletopScreen[None]):
    """What is laid out at a team's place: one page is turned to, or the panel in work is at hand."""

    def __init__(self, handle: SeatHandle, place: str = "") -> None:
        super().__init__(handle, place=place or team_name(handle.deck, team_of(handle.seat)))
        self._page: Page = "turn"
        self._working = False

    def compose_body(self) -> ComposeResult:
        """Steps, pages, work: one at a time where it is narrow; else work has the right side, or without it the pages."""
        yield PageBar((STEPS, *PAGES), classes="top-bar")
        with Horizontal(id="columns"):
            with Container(id="left"):
                with Vertical(id="menu"):
                    yield StepList(id="steps")
                    with VerticalScroll(id="about-scroll", can_focus=False):
                        yield Static("", id="about", markup=False)
                yield Shelf(self.handle)
            yield Work(self.panels)
        yield SilenceKeeper(self.handle)

    @property
    def panels(self) -> Mapping[str, PanelMaker]:
        """What opens for a step, by the first part of its key."""
        return PANELS

    @property
    def work(self) -> Work:
        """Where the panel in work is."""
        return self.query_one(Work)

    @property
    def panel(self) -> Panel | None:
        """What is in work; nothing is while the screen comes or goes."""
        return self.work.panel if self.query(Work) else None

    @property
    def _wide(self) -> bool:
        return self.app.size.width >= WIDE

    def on_resize(self, event: Resize) -> None:
        """Columns where there is room for them."""
        super().on_resize(event)
        self._arrange()

    def turn_to(self, page: Page) -> None:
        """Go to a page; the form in work stays as it is."""
        self._page = page
        if not self._wide:
            self._working = False
        self._arrange()
        self.set_focus(self.query_one(first_focus(page), Widget), scroll_visible=False)

    def _to_work(self) -> None:
        self._working = True
        self._page = "turn"
        self._arrange()

    def _arrange(self) -> None:
        """Show the page and the work as they are chosen: side by side where it is wide, else one of them."""
        if not self.query(Work):  # the screen is going
            return
        wide, turn, panel = self._wide, self._page == "turn", self.panel
        shown = {
            ".top-bar": not wide,
            ".side-bar": wide,
            "#left": wide or not self._working,
            "#menu": wide or turn,
            "#about-scroll": panel is None or not wide,
            "#shelf": wide or not turn,
            "#work": self._working or (wide and panel is not None),
        }
        for part, is_shown in shown.items():
            self.query_one(part).display = is_shown
        self.query_one("#left").set_class(wide and panel is None, "-reading")
        self.query_one(StepList).opened = panel.key if panel is not None else ""
        self.query_one(Shelf).turn_to(self._page)
        self.query_one(".top-bar", PageBar).current = "" if self._working else self._page
        self.refresh_bindings()
        self._guide()

    def _guide(self) -> None:
        """Say what to do next."""

    @property
    def _at_work(self) -> bool:
        """Whether the cursor is in the panel."""
        return self._working and self.panel is not None and self.work.has(self.focused)

    @property
    def _typing(self) -> bool:
        """Whether the cursor is in a form, where letters are not for going elsewhere."""
        panel = self.panel
        return panel is not None and panel.TYPED and self._at_work

    def _keys(self) -> Iterator[tuple[str, str]]:
        """In a form letters do nothing; there the function keys look things up."""
        if not self._typing:
            yield from super()._keys()
            return
        yield from ((key, what) for key, what in super()._keys() if not (len(key) == 1 and key.isalpha()))
        yield from ((function, name) for _, _, function, name in (STEPS, *PAGES))

    def action_work(self) -> None:
        """Back to the form in work."""
        if self.panel is not None:
            self._to_work()
            self.work.resume()
