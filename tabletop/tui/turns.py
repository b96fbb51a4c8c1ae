"""Turns as the session counts them: a shorter one plays some of the deck's turns, and people read `Turn 2 of 4`."""

from __future__ import annotations

from attrs import evolve

from tabletop.deck.numbering import counts_otherwise, last_session_turn, session_turn
from tabletop.game.course import played
from tabletop.game.events import InjectReleased
from tabletop.game.view import ControlView
from tabletop.game.view.control import MselLine


def by_session(view: ControlView) -> ControlView:
    """The view with the turns of its MSEL as the session counts them."""
    course = played(view.opened)
    if not counts_otherwise(course):
        return view
    lines = tuple(
        evolve(
            line,
            turn=session_turn(course, line.turn),
            deferred=session_turn(course, line.deferred) if line.deferred else line.deferred,
        )
        for line in view.msel
    )
    return evolve(view, msel=lines)


def last_turn_for(view: ControlView, line: MselLine, by_turn: int, out: InjectReleased | None) -> int:
    """The last turn, as the session counts them, in which what an inject expects counts; at least the one that it comes in.

    `line` has its turns as the session counts them, `by_turn` is of the deck, `out` its release.
    """
    comes = out.turn if out is not None else max(line.deferred or line.turn, view.clock.number)
    return max(last_session_turn(played(view.opened), by_turn), comes)
