"""What a team itself has ordered so far, as far as it bears on what it orders next."""

from __future__ import annotations

from tabletop.engine.seen import HARD, SOFT, fitting, mean_bearing
from tabletop.game.adjudication import CARRIED
from tabletop.game.rulebook import PlayableAction, Rulebook
from tabletop.game.view import TeamView
from tabletop.game.view.parts import PastOrder

_HIGH = 0.5
"""Where on the ladder it is high, as a share of its bands."""


class Memory:
    """A team's own orders of earlier turns, and what others did since: all of it is in its view."""

    def __init__(self, view: TeamView, book: Rulebook) -> None:
        self._view, self._book = view, book
        self._past = view.past
        self._number = view.clock.number
        self._felt: float | None = None

    def tried(self, card: str) -> tuple[PastOrder, ...]:
        """The orders of a card that went ahead, whether they came off or not, the last one last."""
        return tuple(order for order in self._past if order.card == card and order.outcome is not None)

    def ago(self, order: PastOrder) -> int:
        """How many turns ago an order was over: 1 for the turn before this one."""
        return self._number - order.over

    def standing(self, turns: int) -> tuple[PlayableAction, ...]:
        """The cards of so many turns back that came off, and those under way: what the team has said of itself."""
        came = [order.card for order in self._past if order.card and order.outcome in CARRIED and self.ago(order) <= turns]
        going = [order.card for order in self._view.orders if order.card and order.status == "under way"]
        return tuple(self._book.actions[card] for card in dict.fromkeys((*came, *going)))

    def answers(self, tone: float) -> bool:
        """Whether something has happened since that an order of this tone answers.

        The others pressed or gave way in the last turn, or the ladder has moved since this one opened. A step back from a high
        place on the ladder needs no other cause.
        """
        ladder = next((track for track in self._view.tracks if track.id == self._book.deck.ladder.track), None)
        if ladder is not None and (ladder.change or (tone < 0 and ladder.level >= _HIGH * (ladder.bands - 1))):
            return True
        return (self.felt >= HARD and tone > 0) or (self.felt <= SOFT and tone < 0)

    @property
    def felt(self) -> float:
        """The tone of what the others were seen to do in the last turn, as a mean; 0 if that was nothing."""
        if self._felt is None:
            found = [
                mean_bearing(self._book, fitting(self._book, self._view.team, move))
                for move in self._view.moves
                if move.turn == self._number - 1
            ]
            tones = [each.tone for each in found if each is not None]
            self._felt = sum(tones) / len(tones) if tones else 0.0
        return self._felt
