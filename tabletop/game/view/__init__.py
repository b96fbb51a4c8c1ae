"""What each seat may know of the state: the only way to it."""

from __future__ import annotations

from typing import TypeAlias

from tabletop.game.audience import STAFF_SEATS, Seat, team_of
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import State
from tabletop.game.view.control import ControlView, control_view
from tabletop.game.view.public import PublicView, public_view
from tabletop.game.view.team import TeamView, team_view

SeatView: TypeAlias = ControlView | TeamView | PublicView


def view(book: Rulebook, state: State, seat: Seat) -> SeatView:
    """What a seat may know: all of it for control and evaluators, a team's share for a team, the common share for others.

    Raises KeyError for a seat of no team of the deck.
    """
    if seat in STAFF_SEATS:
        return control_view(book, state, seat)
    return team_view(book, state, seat) if team_of(seat) else public_view(book, state, seat)


__all__ = ["ControlView", "PublicView", "SeatView", "TeamView", "control_view", "public_view", "team_view", "view"]
