"""What control may see to before the reveal: orders that wait for agreement, and what others will see of them."""

from __future__ import annotations

from tabletop.deck.model import Deck
from tabletop.game.telling.words import listed
from tabletop.game.view import ControlView
from tabletop.game.view.control import DeskOrder
from tabletop.tui.text import one_line
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.nextline import key
from tabletop.tui.words import role_title

_LONGEST = 40
"""Cells of a title in the line that says what to do next."""


def waiting_for(view: ControlView, role: str) -> tuple[DeskOrder, ...]:
    """The orders that wait, before the reveal, for the agreement of a role that has not agreed."""
    if view.clock.phase != "decide":
        return ()
    return tuple(order for order in view.orders if order.revealed is None and role in order.needed and role not in order.agreed)


def lacking(view: ControlView, order: DeskOrder, moment: int) -> tuple[str, ...]:
    """The roles without which an order would be broken if it were revealed at a moment, in seconds UTC.

    A silence that is over counts as agreement, but for roles that refused or that control plays.
    """
    missing = tuple(role for role in order.needed if role not in order.agreed) if order.revealed is None else ()
    if not order.silence or moment < order.silence:
        return missing
    return tuple(role for role in missing if role in order.refused or role in view.absent)


def lacking_words(deck: Deck, view: ControlView, moment: int) -> str:
    """Which order lacks which agreement, before the reveal, as the beginning of what to do next; empty where none does."""
    if view.clock.phase != "decide":
        return ""
    wanting = [(order, missing) for order in view.orders if (missing := lacking(view, order, moment))]
    told = []
    for order, missing in wanting:
        names = listed(role_title(deck, role) + (" (refused)" if role in order.refused else "") for role in missing)
        # Of several there is no room for the titles: whose it is tells enough.
        what = f" for “{one_line(order.title, _LONGEST)}”" if len(wanting) == 1 else ""
        silent = " (under silence)" if moment < order.silence and set(missing) - set(order.refused) else ""
        told.append(f"{team_name(deck, order.given.team)} lacks {names}{what}{silent}")
    return "; ".join(told) + ". " if told else ""


def word_words(view: ControlView) -> str:
    """How to word what others will see of the orders, as the end of what to do next; empty where there are none."""
    if view.clock.phase != "decide" or all(order.revealed or order.given.substance == "pass" for order in view.orders):
        return ""
    return f" Before that, {key('w')} words what others will see of an order."
