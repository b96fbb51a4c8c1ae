"""All that control can do: a key for each thing, offered when the phase allows it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from tabletop.tui.control.course import Course
from tabletop.tui.control.exchange import Exchanging
from tabletop.tui.control.handing import Handing
from tabletop.tui.control.keys import KEYS
from tabletop.tui.control.lessons import Learning
from tabletop.tui.control.msel import MselWork

_IN_PLAY = frozenset(
    {"release", "release_form", "time", "aside", "write", "expected", "advance", "adjust", "endex", "talks", "slip"}
)
"""What cannot be done any more after ENDEX."""


class ControlActions(MselWork, Course, Handing, Exchanging, Learning):
    """A screen at control's seat with all of control's keys."""

    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the phase allows."""
        if self.view is None:
            return action in ("help", "home", "pane")
        phase = self.view.clock.phase
        match action:
            case "adjudicate":
                return phase == "adjudicate"
            case "settle":
                return phase == "consequences"
            case "ladder":
                return self.view.at_top and phase != "ended"
            case "hotwash" | "review" | "rate" | "feedback":
                return phase == "ended"
            case "head":
                return phase == "ended" and bool(self.table.head)
            case "word":
                return phase == "decide" and bool(self.view.orders)
            case "seat":
                return isinstance(parameters[0], int) and parameters[0] <= len(self.handle.deck.teams)
        return action not in _IN_PLAY or phase != "ended"

    def action_word(self) -> None:
        """Word an observable."""
        from tabletop.tui.modals.pick import PickOrderModal

        if self.view is not None:
            orders = tuple(order for order in self.view.orders if order.revealed is None and order.given.substance != "pass")
            self.open_screen(PickOrderModal(self.handle, orders))

    def action_adjust(self) -> None:
        """Set the world right."""
        from tabletop.tui.modals.adjust import AdjustModal

        if self.view is not None:
            self.open_screen(AdjustModal(self.handle, self.view))

    def action_clock(self) -> None:
        """Set the clock."""
        from tabletop.tui.modals.clock import ClockModal

        self.open_screen(ClockModal(self.handle))

    def action_history(self) -> None:
        """Open the history; a fork that is to be played takes this session's place."""
        from tabletop.tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen(self.table, self.save), self._after_history)

    def _after_history(self, fork: Path | None) -> None:
        if fork is not None:
            self.dismiss(fork)

    def action_slip(self) -> None:
        """Enter paper slips."""
        from tabletop.tui.screens.slip import SlipScreen

        if self.view is not None:
            self.open_screen(SlipScreen(self.table))

    def action_home(self) -> None:
        """Close the session."""
        self.dismiss(None)
