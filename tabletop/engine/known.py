"""What a team knows for sure, whatever of all that it cannot see is so."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.deck.bounds import bounds
from tabletop.deck.expression import Expression
from tabletop.deck.model import Action, Track
from tabletop.deck.names import MOST_MOVES
from tabletop.engine.seen import fitting, shows
from tabletop.game.adjudication import CARRIED
from tabletop.game.rulebook import Rulebook
from tabletop.game.view import TeamView
from tabletop.game.view.parts import MoveView, TrackView


class Known:
    """Reads conditions by a team's view alone. `book` may be a planner's: of others it takes what can be seen of their cards."""

    def __init__(self, book: Rulebook, view: TeamView) -> None:
        self._book = book
        self._view = view
        self._tracks = {track.id: track for track in view.tracks}
        self._all = {track.id: track for track in book.deck.tracks}
        self._facts = {fact.id: fact.holds for fact in view.facts}
        self._own = {action.id for action in book.actions_of[view.team]}
        self._done = {*view.played, *_carried_out(book, view)}

    def holds(self, condition: Expression) -> bool:
        """Whether a condition is sure to hold."""
        can_be_false, _ = bounds(condition, self._range)
        return not can_be_false

    def fails(self, condition: Expression) -> bool:
        """Whether a condition is sure not to hold."""
        _, can_be_true = bounds(condition, self._range)
        return not can_be_true

    def _range(self, name: str) -> tuple[int, int]:
        if name == "turn":
            return self._view.clock.turn, self._view.clock.turn
        if name in self._all:
            return _range_of(self._all[name], self._tracks.get(name))
        if name in self._facts:
            return int(self._facts[name]), int(self._facts[name])
        kind, _, rest = name.partition(".")
        if kind == "moves":
            return self._moves(*rest.split(".", 1))
        if kind == "played" and (rest in self._done or rest in self._own or self._never_seen(rest)):
            return int(rest in self._done), int(rest in self._done)
        return 0, 1

    def _moves(self, team: str, kind: str) -> tuple[int, int]:
        """How many cards of a class a team has carried out this turn: of others, at least those that can be no other class."""
        if team == self._view.team:
            return 0, MOST_MOVES
        sure = 0
        for move in self._view.moves:
            if move.author == team and move.turn == self._view.clock.number and move.outcome in CARRIED:
                found = fitting(self._book, self._view.team, move)
                sure += bool(found) and all(action.card.kind == kind for action in found)
        return sure, MOST_MOVES

    def _never_seen(self, card: str) -> bool:
        """Whether a card of another's leaves something to be seen whenever it is carried out, and none of it ever was."""
        action = self._book.actions.get(card)
        if action is None or ("covert" in action.card.postures and not action.card.trace):
            return False
        return not any(self._may_be(action.card, move) for move in self._view.moves)

    def _may_be(self, card: Action, move: MoveView) -> bool:
        """Whether a move may have been a card carried out; one that shows nobody's card may be any, since it was worded anew."""
        if move.outcome is not None and move.outcome not in CARRIED:
            return False
        return shows(card, move) or not fitting(self._book, self._view.team, move)


def _range_of(track: Track, seen: TrackView | None) -> tuple[int, int]:
    """Where a track can stand by what is seen of it; an estimate tells nothing for sure, for the track may have moved since."""
    if seen is None or seen.sight == "estimate":
        return track.low, track.high
    return seen.within if seen.value is None else (seen.value, seen.value)


def _carried_out(book: Rulebook, view: TeamView) -> Iterator[str]:
    """Cards of others that were seen, in the open, to come off, and that only one card looks like."""
    for move in view.moves:
        if move.author and move.outcome in CARRIED:
            alike = fitting(book, view.team, move)
            if len(alike) == 1:
                yield alike[0].id
