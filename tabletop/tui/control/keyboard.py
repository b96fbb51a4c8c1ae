"""Whose turn at the keyboard it is, kept beside the session, so that a session opened again shows nobody another's secrets."""

from __future__ import annotations

from tabletop.game.audience import CONTROL, Seat
from tabletop.table.seat import SeatDrafts

_FORM = "keyboard"
_AT = "at"


class Keyboard:
    """Who has the keyboard of a hot seat: control, a team, or nobody while it goes back to control."""

    def __init__(self, drafts: SeatDrafts) -> None:
        self._drafts = drafts

    @property
    def away(self) -> Seat:
        """The team that has it; `control` while it is on its way back to control; empty while control has it."""
        return self._drafts.get(_FORM).get(_AT, "")

    def goes_to(self, team: Seat) -> None:
        """A team has sat down."""
        self._drafts.put(_FORM, {_AT: team})

    def goes_back(self) -> None:
        """The team has left its place, and control is yet to sit down."""
        self._drafts.put(_FORM, {_AT: CONTROL})

    def is_back(self) -> None:
        """Control has sat down."""
        self._drafts.clear(_FORM)
