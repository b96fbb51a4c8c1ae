"""What may be so, as far as a team can tell: whole states that its view allows, drawn at random."""

from __future__ import annotations

from random import Random

from tabletop.engine.belief.belief import Belief
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import State
from tabletop.game.view import TeamView


def sample(view: TeamView, book: Rulebook, rng: Random) -> State:
    """A state that a view allows, drawn at random: what its seat sees of it is that view, whatever was drawn.

    `book` is made of `for_planner` for the view's team.
    """
    return Belief(view, book).draw(rng).freeze()


__all__ = ["Belief", "sample"]
