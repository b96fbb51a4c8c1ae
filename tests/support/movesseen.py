"""Moves of the shipped deck as a reader sees them, put before him without a game."""

from __future__ import annotations

from functools import cache

from attrs import evolve

from support.play import Rehearsal
from tabletop.deck.brief import for_planner
from tabletop.engine.sight import SeatSight
from tabletop.game import commands as c
from tabletop.game.rulebook import Rulebook
from tabletop.game.view import TeamView
from tabletop.game.view.parts import MoveView
from tabletop.library import load_deck

DECK = load_deck("zapad-2025")
BOOKS = {team: Rulebook(for_planner(DECK, team)) for team in DECK.team_ids}
CARDS = tuple(action.id for action in DECK.actions)
TEMPERS = {"": None} | {temper.id: temper for temper in DECK.temperaments}


def team_of(card: str) -> str:
    """The team whose card it is."""
    return next(action.team for action in DECK.actions if action.id == card)


def moved(card: str, *, shown: str = "", number: int = 1, turn: int = 3, exposed: bool = False) -> MoveView:
    """A card as it is seen: with its author if it can be overt, else as a trace or without one."""
    action = next(action for action in DECK.actions if action.id == card)
    overt = "overt" in action.postures
    hidden = action.trace if "covert" in action.postures and action.trace else action.observable
    return MoveView(
        number=number,
        turn=turn,
        author=action.team if overt or exposed else "",
        shown=shown or (action.observable if overt or exposed else hidden),
        exposed=exposed,
        readable=True,
        open=False,
        reading="",
        likelihood=0,
        grounds="",
        outcome=None,
        words="",
        estimates=(),
    )


@cache
def _view(reader: str, trust: int, ladder: int) -> TeamView:
    play = Rehearsal(DECK, c.OpenSession(turns=8))
    play.put(f"{reader}.trust = {trust}", f"escalation = {ladder}")
    return play.to("adjudicate", 3).team(reader)


def before(reader: str, *moves: MoveView, trust: int = 3, ladder: int = 4, temper: str = "") -> SeatSight:
    """What a reader sees with these moves before it, in turn 3."""
    view = _view(reader, trust, ladder)
    return SeatSight(evolve(view, moves=moves), BOOKS[reader], TEMPERS[temper])
