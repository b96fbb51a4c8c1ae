"""What the team has heard and done, as a page."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tabletop.deck.model import Deck
from tabletop.game.feed import Heard
from tabletop.table.seat import SeatHandle
from tabletop.tui.sentences import sentence
from tabletop.tui.text import clean
from tabletop.tui.widgets.log import LogView
from tabletop.tui.words import local_time


class LogPage(Vertical):
    """The team's own log, a line an entry, and the whole of the entry at the cursor below it."""

    def __init__(self, deck: Deck) -> None:
        super().__init__(id="log", classes="page")
        self._deck = deck
        self._edition = 0

    def compose(self) -> ComposeResult:
        """The lines, then the entry at the cursor."""
        yield LogView[Heard](self._line, id="log-lines")
        yield Static("", id="log-entry", markup=False)

    @property
    def lines(self) -> LogView[Heard]:
        """The lines."""
        return self.query_one("#log-lines", LogView)

    async def read(self, handle: SeatHandle) -> None:
        """Add what was heard since; all anew if words of it were amended."""
        edition = await handle.edition()
        if edition != self._edition:
            self._edition = edition
            self.lines.clear()
        entries = self.lines.entries
        self.lines.extend(await handle.feed(entries[-1].number if entries else 0))

    def _line(self, heard: Heard) -> str:
        return f"T{heard.turn} {local_time(heard.at)}  {self._told(heard)}"

    def _told(self, heard: Heard) -> str:
        # What a team hears holds no score, whatever the session.
        return sentence(self._deck, heard, scored=False)

    def on_log_view_highlighted(self) -> None:
        """Show the whole of the entry."""
        heard = self.lines.entry
        if heard is not None:
            head = f"Turn {heard.turn}, {heard.phase}, {local_time(heard.at)}\n"
            self.query_one("#log-entry", Static).update(Content.assemble((clean(head), "$secondary"), clean(self._told(heard))))
