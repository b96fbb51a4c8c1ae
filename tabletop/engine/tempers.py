"""What temperament another side may be of, by what it was seen to do."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from tabletop.deck.model import Temperament
from tabletop.engine.seen import bearing, fitting
from tabletop.game.rulebook import PlayableAction, Rulebook
from tabletop.game.view import TeamView

_SHARP = 0.22
"""How much a point of score of a liking makes a card likelier: players weigh much else besides."""
_FEAR = 0.4
"""How much a step of the ladder makes a card rarer, with twice the fear of war."""


def tempers(view: TeamView, book: Rulebook, team: str) -> Mapping[str, float]:
    """How likely each temperament of the deck is for a team that the engine plays, 0 to 1; they sum to 1.

    Before anything was seen all are alike. A move counts by how much likelier a player of that temperament orders such a
    card than others do.
    """
    chances = dict.fromkeys((temper.id for temper in book.deck.temperaments), 1.0)
    cards = book.actions_of[team]
    for temper in book.deck.temperaments:
        weights = {action.id: _weight(book, temper, action) for action in cards}
        whole = sum(weights.values())
        for move in view.moves:
            if move.author not in ("", team):
                continue
            found = [action for action in fitting(book, view.team, move) if action.card.team == team]
            if found:
                chances[temper.id] *= sum(weights[action.id] for action in found) * len(cards) / whole
    whole = sum(chances.values())
    return {temper: chance / whole for temper, chance in chances.items()} if whole else chances


def _weight(book: Rulebook, temper: Temperament, action: PlayableAction) -> float:
    liking = _SHARP * temper.likes.get(action.card.kind, 0)
    return exp(liking - _FEAR * (temper.war - 100) / 100 * bearing(book, action).ladder)
