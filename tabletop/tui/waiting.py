"""What waits on control's desk, in few words."""

from __future__ import annotations

from tabletop.deck.model import Deck
from tabletop.game.state import State
from tabletop.game.view import ControlView
from tabletop.tui.agreeing import waiting_for
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.nextline import key


def waiting(view: ControlView) -> int:
    """How many messages wait for control; after ENDEX nothing does."""
    return len(view.exchange.waiting) if view.clock.phase != "ended" else 0


def control_place(view: ControlView) -> str:
    """Whose screen it is, for the banner, with how many messages wait."""
    count = waiting(view)
    return f"Control · {count} waiting" if count else "Control"


def unfinished(deck: Deck, view: ControlView) -> tuple[list[str], list[str]]:
    """Teams by name that have not said they are done: those that control waits for, and those whose main order is in.

    A team on paper never says so: its slip is all that there will be.
    """
    done = {finished.team for finished in view.finished}
    ordered = {order.given.team for order in view.orders if order.given.slot == "main" and order.revealed is None}
    if view.clock.phase != "decide":
        ordered = set()
    open_ = [team for team in deck.team_ids if team not in done]
    return (
        [team_name(deck, team) for team in open_ if team not in ordered],
        [team_name(deck, team) for team in open_ if team in ordered],
    )


def order_in(names: list[str]) -> str:
    """That the orders of teams are in, though they have not handed back."""
    if len(names) == 1:
        return f"{names[0]} has not handed back; its order is in."
    return f"{' and '.join(names)} have not handed back; their orders are in."


def waiting_words(view: ControlView) -> str:
    """How many messages wait, and that talks go on, as the beginning of what to do next; empty if nothing of the kind."""
    words = []
    count = waiting(view)
    if count:
        words.append(f"{count} {'message waits' if count == 1 else 'messages wait'} ({key('m')}).")
    mine = sum(bool(waiting_for(view, role)) for role in view.absent)
    if mine:
        words.append(f"{mine} {'role' if mine == 1 else 'roles'} that you play must answer ({key('u')}).")
    talks = view.exchange.open_talks
    if talks is not None:
        written = sum(team in talks.offered for team in talks.teams)
        words.append(f"Talks: {written} of {len(talks.teams)} written ({key('d')}).")
    return " ".join([*words, ""])


def nothing_to_settle(state: State) -> str:
    """Why nothing of rules and hazards waits to be settled."""
    return "Nothing to settle: " + (
        "all that was proposed is settled." if state.settled else "no rule or hazard proposes anything now."
    )
