"""What a person decided in a turn, and what it had to go by."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from tabletop.engine.ordering import WAITING, as_given
from tabletop.engine.sight import SeatSight, Sight
from tabletop.game.apply import apply, fold
from tabletop.game.commands import GiveOrder
from tabletop.game.events import Event, OrderWithdrawn, PhaseOpened
from tabletop.game.orders import committed
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import State
from tabletop.game.view import TeamView, team_view
from tabletop.journal.commit import Commit
from tabletop.journal.timeline import timeline


@frozen
class Decision:
    """The orders that a team gave in a turn, and its sight as it would have been without them."""

    sight: Sight
    orders: tuple[GiveOrder, ...]


def decision(book: Rulebook, planner: Rulebook, state: State, team: str) -> Decision:
    """What a team has ordered that waits for the reveal, taken back to see what it saw before.

    `state` is one that `when_decided` gives; `book` the whole one, by which the seat's view is made; `planner` the one that goes
    into the sight.
    """
    orders = orders_of(team_view(book, state, team))
    draft = state.thaw()
    for given in committed(draft, team):
        apply(draft, OrderWithdrawn(order=given.order, team=team))
    return Decision(SeatSight(team_view(book, draft.freeze(), team), planner), orders)


def when_decided(state: State, commits: Sequence[Commit]) -> State | None:
    """The state of a session in which the orders of its turn stand together: the present one, or after the reveal the one then.

    None where orders cannot be weighed: before they can be given, while play is stopped, and after the end.
    """
    if state.timing.stopped is not None:
        return None
    if state.phase == "decide":
        return state
    if state.phase not in ("adjudicate", "consequences"):
        return None
    effective = timeline(commits).effective
    reveal = max(place for place, commit in enumerate(effective) if any(_reveals(event) for event in commit.events))
    return fold(event for commit in effective[:reveal] for event in commit.events)


def _reveals(event: Event) -> bool:
    return isinstance(event, PhaseOpened) and event.phase == "adjudicate"


def orders_of(view: TeamView) -> tuple[GiveOrder, ...]:
    """The team's orders that wait for the reveal, as they were given."""
    return tuple(as_given(order) for order in view.orders if order.status in WAITING)


def titled(book: Rulebook, orders: tuple[GiveOrder, ...]) -> str:
    """What some orders are called together."""
    return " and ".join(title_of(book, order) for order in orders) or "No order"


def title_of(book: Rulebook, order: GiveOrder) -> str:
    """What an order is called: its card's title, its argument's text, or a pass."""
    if order.substance == "action":
        return book.actions[order.card].card.title
    return order.argument.rstrip(".") if order.substance == "argument" else "Pass"
