"""Going on to the next phase: a plain word on what is not done yet."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from tabletop.deck.model import Deck, Fallback
from tabletop.game.commands import AdvancePhase, Command
from tabletop.game.telling.words import listed
from tabletop.game.view import ControlView
from tabletop.game.view.control import DeskOrder
from tabletop.table.seat import SeatHandle
from tabletop.tui.agreeing import lacking
from tabletop.tui.form import CommandModal
from tabletop.tui.text import clean
from tabletop.tui.theme import team_name
from tabletop.tui.waiting import order_in, unfinished
from tabletop.tui.words import role_title


class AdvanceModal(CommandModal):
    """What comes next, and what would be left undone."""

    ABOUT = """\
Goes on to the next phase or turn. What is marked with ! would be left undone: go back with Escape to see to it, or go on all the
same. What has to be done first is refused, and nothing changes."""

    def __init__(self, handle: SeatHandle, view: ControlView) -> None:
        lines = [Content(clean(what_next(view)))]
        lines += [Content.assemble(("! ", "b $warning"), clean(warning)) for warning in warnings(handle, view)]
        super().__init__(handle, "Go on", "", (), intro=Content("\n").join(lines), confirm="Go on")

    def command(self, values: dict[str, str]) -> Command | str:  # noqa: ARG002 — there are no fields
        """The next phase."""
        return AdvancePhase()


_FALLS_BACK: Mapping[Fallback, str] = {
    "national": "then it is its first role's alone",
    "waits": "then it waits a turn",
    "costs": "then it is void, and that costs the team",
}


def _unagreed(handle: SeatHandle, order: DeskOrder, missing: tuple[str, ...]) -> str:
    """Which roles have not agreed, and what comes of it."""
    deck = handle.deck
    card = next((card for card in deck.actions if card.id == order.given.card), None)
    team = next(team for team in deck.teams if team.id == order.given.team)
    falls: Fallback = (card.fallback if card is not None else None) or team.fallback
    have = f"{listed(role_title(deck, role) for role in missing)} {'has' if len(missing) == 1 else 'have'}"
    silent = handle.now() < order.silence and set(missing) - set(order.refused)
    return f"{have} not agreed{', and the silence is not over' if silent else ''}; {_FALLS_BACK[falls]}."


def asks_first(handle: SeatHandle, view: ControlView) -> bool:
    """Whether going on is to be asked about: something would be left undone, or it is the end."""
    return bool(warnings(handle, view)) or _is_last(view)


def _is_last(view: ControlView) -> bool:
    """Whether the next step is ENDEX."""
    return view.clock.phase == "consequences" and view.opened is not None and view.clock.number == len(view.opened.course)


def what_next(view: ControlView) -> str:
    """What the next phase is, in a sentence."""
    clock, opened = view.clock, view.opened
    match clock.phase:
        case "inject":
            if opened is not None and opened.assess:
                return "Next: teams say what they take the turn's incidents for."
            return "Next: teams decide and give their orders."
        case "assess":
            return "Next: teams decide and give their orders."
        case "decide":
            return "Next: orders and statements are revealed, and you adjudicate. Orders can no longer be changed."
        case "adjudicate":
            return "Next: the consequences. Rules and hazards propose; you settle them."
        case _:
            return "Next: ENDEX. This was the last turn." if _is_last(view) else f"Next: turn {clock.number + 1} opens."


def _teams_at_work(deck: Deck, view: ControlView) -> list[str]:
    waiting, ordered = unfinished(deck, view)
    found = [f"Not done yet: {' and '.join(waiting)}."] if waiting else []
    return [*found, *([order_in(ordered)] if ordered else [])]


def warnings(handle: SeatHandle, view: ControlView) -> list[str]:
    """What would be left undone, each in a sentence."""
    deck, phase = handle.deck, view.clock.phase
    found = []
    due = [line.title for line in view.msel if line.status == "ready"]
    if due:
        more = f", and {len(due) - 4} more" if len(due) > 4 else ""
        found.append(f"Due and not released: {', '.join(due[:4])}{more}.")
    if phase in ("assess", "decide"):
        found += _teams_at_work(deck, view)
    if phase == "decide":
        gave = {order.given.team for order in view.orders if order.given.slot == "main" and order.revealed is None}
        none = [team_name(deck, team) for team in deck.team_ids if team not in gave]
        if none:
            found.append(f"No main order from {' and '.join(none)}: it counts as passing.")
        for order in view.orders:
            if missing := lacking(view, order, handle.now()):
                found.append(f"{team_name(deck, order.given.team)}, {order.title}: {_unagreed(handle, order, missing)}")
    if phase == "adjudicate" and (waiting_orders := [order for order in view.orders if order.open]):
        found.append(f"To be ruled first (key a): {', '.join(order.title for order in waiting_orders)}.")
    if phase == "consequences":
        if view.proposals:
            found.append(f"To be settled first (key s): {', '.join(each.title for each in view.proposals)}.")
        if view.at_top:
            found.append("The ladder is at its top: choose what it comes to first (key l).")
    return found
