"""Turns as the session counts them: a shorter one plays some of the deck's turns, and people read `Turn 2 of 4`."""

from __future__ import annotations

from attrs import evolve

from tabletop.game.view import ControlView


def session_turn(plan: tuple[int, ...], turn: int) -> int:
    """The session's number of the turn in which what is planned for a turn of the deck comes; 0 for no turn."""
    return next((number for number, each in enumerate(plan, 1) if each >= turn), len(plan)) if turn else 0


def by_session(view: ControlView) -> ControlView:
    """The view with the turns of its MSEL as the session counts them."""
    plan = view.opened.plan if view.opened else ()
    if not plan or plan == tuple(range(1, len(plan) + 1)):
        return view
    lines = tuple(
        evolve(
            line,
            turn=session_turn(plan, line.turn),
            deferred=session_turn(plan, line.deferred) if line.deferred else line.deferred,
        )
        for line in view.msel
    )
    return evolve(view, msel=lines)
