"""What control may see to before the reveal: orders that wait for agreement, and what others will see of them."""

from __future__ import annotations

from tabletop.game.view import ControlView
from tabletop.game.view.control import DeskOrder
from tabletop.tui.widgets.nextline import key


def waiting_for(view: ControlView, role: str) -> tuple[DeskOrder, ...]:
    """The orders that wait, before the reveal, for the agreement of a role that has not agreed."""
    if view.clock.phase != "decide":
        return ()
    return tuple(order for order in view.orders if order.revealed is None and role in order.needed and role not in order.agreed)


def word_words(view: ControlView) -> str:
    """How to word what others will see of the orders, as the end of what to do next; empty where there are none."""
    if view.clock.phase != "decide" or all(order.revealed or order.given.substance == "pass" for order in view.orders):
        return ""
    return f" Before that, {key('w')} words what others will see of an order."
