"""What a person's seat knows of a turn that is over, as remarks need it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from tabletop.engine.people.phrases import together
from tabletop.engine.seen import HARD, SOFT, bearing, fitting, mean_bearing
from tabletop.engine.sight import Sight
from tabletop.game.commands import GiveOrder
from tabletop.game.feed import Heard
from tabletop.game.telling.words import within
from tabletop.game.view.parts import MoveView, OrderView, PastOrder
from tabletop.practice.coach.decision import title_of
from tabletop.practice.coach.thought import Commitment


@frozen(kw_only=True)
class Finding:
    """Something to say of a turn: good or not, with the number of the event in the person's feed that it rests on.

    `weight` is how much it mattered, about as many points of score; `kind` is what sort of remark it is, `about` what it is about
    if it may be made again of another thing.
    """

    kind: str
    well: bool
    weight: float
    text: str
    number: int
    about: str = ""


class Evidence:
    """What the person did, read and saw, this turn and before, with the events that speak of it.

    `thought` is what the coach worked out about the orders of the turn before they were laid open, None if there were none.
    """

    def __init__(self, heard: Sequence[Heard], sight: Sight, thought: Commitment | None) -> None:
        self.heard = tuple(heard)
        self.sight = sight
        self.view = sight.view
        self.book = sight.book
        self.thought = thought
        self.number = sight.view.clock.number

    @property
    def orders(self) -> tuple[OrderView, ...]:
        """The person's own orders of this turn, without a pass."""
        return tuple(each for each in self.view.orders if each.id.startswith(f"T{self.number}-") and each.substance != "pass")

    def cards_before(self, turn: int) -> tuple[PastOrder, ...]:
        """The person's own orders of cards of an earlier turn."""
        return tuple(each for each in self.view.past if each.turn == turn and each.card)

    def moves(self, turn: int) -> tuple[MoveView, ...]:
        """The others' moves of a turn."""
        return tuple(move for move in self.view.moves if move.turn == turn)

    def tone(self, order: OrderView) -> float:
        """How hard an own order is on the others; an argument, which may be anything, is neither."""
        return bearing(self.book, self.book.actions[order.card]).tone if order.card else 0.0

    def heat(self, move: MoveView) -> float:
        """How hard a move of another's is on the person's side, by the cards that it may be."""
        found = mean_bearing(self.book, fitting(self.book, self.view.team, move))
        return found.tone if found is not None else 0.0

    def hard(self, move: MoveView) -> bool:
        """Whether it raises the temperature, or is done at the person's expense."""
        return self.heat(move) >= HARD

    def soft(self, move: MoveView) -> bool:
        """Whether it takes heat out, or gives the person's side something, whichever card it is of those that it may be."""
        found = fitting(self.book, self.view.team, move) if move.author else ()
        return bool(found) and all(bearing(self.book, action).tone <= SOFT for action in found)

    def scale(self, purpose: str) -> int | None:
        """Where a purpose stands on the deck's scale, None apart from it."""
        return self.book.purposes[purpose].scale if purpose else None

    def purpose(self, purpose: str) -> str:
        """A purpose within a sentence."""
        return within(self.book.purposes[purpose].title)

    def short(self, team: str) -> str:
        """What a team is called."""
        return self.book.teams[team].short

    def title(self, order: OrderView | PastOrder) -> str:
        """What an order is called, in quotation marks; an argument is a sentence itself."""
        title = self.book.actions[order.card].card.title if order.card or isinstance(order, PastOrder) else order.title
        return f"“{title.rstrip('.')}”"

    def named(self, orders: Sequence[GiveOrder]) -> str:
        """What some orders are called together."""
        return together(f"“{title_of(self.book, order)}”" if order.substance != "pass" else "a pass" for order in orders)

    def event(self, kind: str, fits: Callable[[Heard], bool] = lambda _: True, turn: int | None = None) -> Heard | None:
        """The last event of a kind that fits, of this turn unless another is named."""
        at = self.number if turn is None else turn
        return next((each for each in reversed(self.heard) if each.kind == kind and each.turn == at and fits(each)), None)

    def of_order(self, kind: str, order: OrderView) -> Heard | None:
        """The last event of a kind that names an order of the person's own."""
        return self.event(kind, lambda each: each.values.get("order") == order.id)

    def ordered(self) -> Heard | None:
        """The last order given this turn, the main one if there was one; a pass is an order too."""
        return self.event("order_given", lambda each: each.values["slot"] == "main") or self.event("order_given")

    def read(self, move: MoveView) -> Heard | None:
        """The event of the person's reading of a move."""
        return self.event("move_read", lambda each: each.values["ref"] == move.number, move.turn)

    def shown(self, move: MoveView) -> Heard | None:
        """The event with which a move came to be seen."""
        return self.event("order_revealed", lambda each: each.values["refs"].get(self.view.team) == move.number, move.turn)
