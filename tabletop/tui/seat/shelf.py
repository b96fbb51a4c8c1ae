"""The pages of a seat: inbox, situation, briefing, log, messages, with a bar above them where the window is wide."""

from __future__ import annotations

from typing import Literal, TypeAlias

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import ContentSwitcher

from tabletop.game.audience import team_of
from tabletop.game.view import TeamView
from tabletop.table.seat import SeatHandle
from tabletop.tui.seat.guide import PageBar
from tabletop.tui.seat.logpage import LogPage
from tabletop.tui.seat.messages import MessagesPage
from tabletop.tui.seat.pages import BriefingPage, InboxPage, SituationPage

Page: TypeAlias = Literal["turn", "inbox", "situation", "briefing", "log", "messages"]
"""A page of the shelf, or the steps of the turn, which stand beside it."""

STEPS = ("turn", "t", "F2", "Steps")
"""The steps, as a page of a narrow window."""
PAGES = (
    ("inbox", "i", "F3", "Inbox"),
    ("situation", "s", "F4", "Situation"),
    ("briefing", "b", "F5", "Briefing"),
    ("log", "l", "F6", "Log"),
    ("messages", "m", "F8", "Messages"),
)
"""The pages by id, each with its letter, its function key, and its name."""
_FIRST_FOCUS: dict[Page, str] = {"turn": "#steps", "log": "#log-lines"}


class Shelf(Vertical):
    """The pages, one of them shown."""

    def __init__(self, handle: SeatHandle) -> None:
        super().__init__(id="shelf")
        self._handle = handle

    def compose(self) -> ComposeResult:
        """The bar, then the pages."""
        deck = self._handle.deck
        yield PageBar(PAGES, classes="side-bar")
        with ContentSwitcher(initial="inbox", id="pages"):
            yield InboxPage(deck)
            yield SituationPage(deck)
            yield BriefingPage(deck, team_of(self._handle.seat))
            yield LogPage(deck)
            yield MessagesPage(deck, live=self._handle.live)

    def show(self, view: TeamView, read: int = 0) -> None:
        """Show what the team may know now; `read` is the number of the last message that it has read."""
        self.query_one(InboxPage).show(view)
        self.query_one(SituationPage).show(view)
        self._read_log(view, read)

    @work(exclusive=True, group="log")
    async def _read_log(self, view: TeamView, read: int) -> None:
        log = self.query_one(LogPage)
        await log.read(self._handle)
        if log.is_attached:
            self.query_one(SituationPage).hear(view, log.lines.entries)
            self.query_one(MessagesPage).show(view, log.lines.entries, read)

    @property
    def current(self) -> str:
        """The page in front."""
        return self.query_one("#pages", ContentSwitcher).current or ""

    def open_at_news(self, view: TeamView) -> None:
        """Bring the page to the front on which the phase has something new."""
        revealed = view.clock.phase in ("adjudicate", "consequences", "ended")
        self.turn_to("situation" if revealed else "inbox")

    def turn_to(self, page: Page) -> None:
        """Bring a page to the front; the steps are none, and leave the shelf as it is."""
        pages = self.query_one("#pages", ContentSwitcher)
        if page != "turn":
            pages.current = page
        self.query_one(".side-bar", PageBar).current = pages.current or ""


def first_focus(page: Page) -> str:
    """What takes the cursor when a page is turned to, as a selector."""
    return _FIRST_FOCUS.get(page, f"#{page}")
