"""What stands of the orders in a state."""

from __future__ import annotations

from tabletop.game.events import OrderGiven, OrderRevealed
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft


def committed(draft: Draft, team: str) -> tuple[OrderGiven, ...]:
    """A team's orders that wait for the reveal."""
    if not draft.orders:
        return ()
    revealed, closed = draft.revealed, draft.closed
    return tuple([o for o in draft.orders if o.team == team and o.order not in revealed and o.order not in closed])


def own_committed(draft: Draft, team: str, order: str) -> OrderGiven | None:
    """A team's own order with this id, if it waits for the reveal."""
    return next((given for given in committed(draft, team) if given.order == order), None)


def find_order(draft: Draft, order: str) -> OrderGiven | None:
    """The order with this id, if it stands."""
    for given in draft.orders:
        if given.order == order:
            return given
    return None


def find_move(draft: Draft, team: str, ref: int) -> OrderRevealed | None:
    """The move that has this number for a team."""
    return next((move for move in draft.moves if move.refs.get(team) == ref), None)


def open_rulings(draft: Draft) -> tuple[OrderGiven, ...]:
    """Orders that are to be ruled now; none outside the adjudicate phase."""
    if draft.phase != "adjudicate" or len(draft.revealed) == len(draft.rulings):
        return ()
    return tuple([given for given in draft.orders if _is_open(draft, given.order)])


def find_open(draft: Draft, order: str) -> OrderGiven | None:
    """The order with this id, if it is to be ruled now."""
    return find_order(draft, order) if draft.phase == "adjudicate" and _is_open(draft, order) else None


def _is_open(draft: Draft, order: str) -> bool:
    """Whether an order went ahead, is due, and is not yet ruled."""
    move = draft.revealed.get(order)
    return move is not None and move.due <= draft.number and order not in draft.closed


def ruled_unseen(draft: Draft, move: OrderRevealed) -> bool:
    """Whether a move was ruled this turn and those who saw it do not learn so, since nobody can tell whose it is."""
    return not move.author and move.order in draft.closed


def under_way(draft: Draft, order: str) -> bool:
    """Whether an order went ahead in an earlier turn."""
    move = draft.revealed.get(order)
    return move is not None and move.turn < draft.number


def agreed_roles(draft: Draft, order: OrderGiven) -> tuple[str, ...]:
    """The roles that stand behind a collective order, in the order in which they agreed."""
    if not draft.agreements:
        return order.agreed
    refused = set(refused_roles(draft, order.order))
    later = [given.role for given in draft.agreements if given.order == order.order and given.agrees]
    return tuple(dict.fromkeys(role for role in (*order.agreed, *later) if role not in refused))


def refused_roles(draft: Draft, order: str) -> tuple[str, ...]:
    """The roles that said they do not agree to a collective order."""
    return tuple(given.role for given in draft.agreements if given.order == order and not given.agrees)


def means(book: Rulebook, draft: Draft, team: str) -> tuple[list[str], int]:
    """The cards that a team has ordered and that are not yet ruled; and what it can spend: its political capital above the
    floor, less what its orders will cost at the reveal.
    """
    index = book.capital[team]
    cards, left = [], draft.tracks[index] - book.lows[index]
    for order in draft.orders:
        if order.team == team and order.order not in draft.closed:
            cards.append(order.card)
            if order.order not in draft.revealed:
                left -= order.cost
    return cards, left


def given_in(order: str) -> int:
    """The number of the turn in which an order was given, by its id; 0 where that does not tell."""
    number = order.partition("-")[0].removeprefix("T")
    return int(number) if number.isdecimal() else 0
