"""What has been opened at a seat to be read."""

from __future__ import annotations

from tabletop.game.view import TeamView
from tabletop.table.seat import SeatHandle
from tabletop.tui.seat.messages import newest, unread
from tabletop.tui.seat.steps import report_key, unread_reports

_DRAFT = "seen"
"""The draft in which a seat keeps it."""
_MESSAGES = "messages"
"""Under this name, the number of the last message that was read."""


def seen_when_opened(key: str, turn: int) -> tuple[str, ...]:
    """What has been seen once the panel of a step is opened."""
    kind, _, number = key.partition(":")
    if kind == "incident":
        return (report_key(int(number)),)
    return (f"outcome-{turn}",) if kind == "outcome" else (kind,) if kind == "ending" else ()


def seen_when_left(page: str) -> tuple[str, ...]:
    """What has been seen once a page is left: the briefing is read, not opened."""
    return (page,) if page == "briefing" else ()


class Seen:
    """Names of what was opened: `briefing`, `outcome-N` of turn N, `report-N` of the inbox; and how far messages were read.

    Kept as a draft of the seat, so that it outlives the session's being closed. In a replay nothing is noted.
    """

    def __init__(self, handle: SeatHandle) -> None:
        self._handle = handle
        self._fields = handle.drafts.get(_DRAFT)
        self.shown = 0
        """The number of the last message that had been read when the messages were turned to: later ones show as new."""

    @property
    def names(self) -> frozenset[str]:
        """What was opened."""
        return frozenset(self._fields)

    def add(self, *what: str) -> bool:
        """Note that something was opened; answers whether it was new."""
        new = [each for each in what if each not in self._fields]
        if not new or not self._handle.live:
            return False
        self._fields |= dict.fromkeys(new, "yes")
        self._handle.drafts.put(_DRAFT, self._fields)
        return True

    def waiting(self, view: TeamView | None) -> dict[str, int]:
        """How much waits to be read, by page."""
        if view is None or not self._handle.live:
            return {}
        return {"inbox": unread_reports(view, self.names), _MESSAGES: unread(view, self._fields.get(_MESSAGES, ""))}

    def add_reports(self, view: TeamView) -> bool:
        """All reports of the inbox are read; answers whether one was new."""
        return self.add(*(report_key(report.number) for report in view.inbox))

    def add_messages(self, view: TeamView, *, turned_to: bool = False) -> None:
        """All messages are read; those that came since the last time go on showing as new until they are `turned_to` again."""
        if turned_to:
            last = self._fields.get(_MESSAGES, "")
            self.shown = int(last) if last.isdecimal() else 0
        if self.waiting(view).get(_MESSAGES):
            self._fields[_MESSAGES] = str(newest(view))
            self._handle.drafts.put(_DRAFT, self._fields)
