"""What opens for a step, and how the field at the cursor is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from textual.widget import Widget

from tabletop.game.view import TeamView
from tabletop.table.seat import SeatHandle
from tabletop.tui.seat.cardfield import CardField
from tabletop.tui.seat.chance import Chance
from tabletop.tui.seat.handback import HandBackPanel
from tabletop.tui.seat.line import Line
from tabletop.tui.seat.order import OrderForm
from tabletop.tui.seat.outcome import EndingPanel, OutcomePanel
from tabletop.tui.seat.own import OwnOrder
from tabletop.tui.seat.panel import Panel
from tabletop.tui.seat.pick import Moves, OneOf, Ticks
from tabletop.tui.seat.readings import ForecastForm, IncidentForm, MoveForm
from tabletop.tui.seat.reasons import ReasonsPanel
from tabletop.tui.seat.statement import StatementForm
from tabletop.tui.seat.talks import TalksForm
from tabletop.tui.seat.write import MessageForm, MessagePanel

PanelMaker: TypeAlias = Callable[[str, SeatHandle, TeamView], Panel]
"""Makes the panel of a step from its key, at a seat that sees a view."""
PANELS: dict[str, PanelMaker] = {
    "incident": IncidentForm,
    "forecast": ForecastForm,
    "order": OrderForm,
    "own": OwnOrder,
    "statement": StatementForm,
    "move": MoveForm,
    "con": ReasonsPanel,
    "pro": ReasonsPanel,
    "outcome": OutcomePanel,
    "ending": EndingPanel,
    "hand-back": HandBackPanel,
    "message": MessagePanel,
    "write": MessageForm,
    "talks": TalksForm,
}
"""What opens for a step, by the first part of its key."""

_HOW: tuple[tuple[type[Widget], str], ...] = (
    (OneOf, "arrows or a number key choose, Enter goes on"),
    (Ticks, "a number key or space ticks, Enter goes on"),
    (Moves, "right is up, left is down, Enter goes on"),
    (Chance, "you type the figure, Enter goes on"),
    (CardField, "Enter shows your cards"),
    (Line, "you type, Enter goes on"),
)


def how(field: Widget | None) -> str:
    """How a field is answered, to be put after “Here”; empty for what is no field."""
    return next((words for kind, words in _HOW if isinstance(field, kind)), "")
