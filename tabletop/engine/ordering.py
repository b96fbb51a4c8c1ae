"""Orders as engine players give them."""

from __future__ import annotations

from tabletop.deck.model import Posture
from tabletop.game.commands import GiveOrder
from tabletop.game.events import OrderGiven, Slot
from tabletop.game.rulebook import PlayableAction
from tabletop.game.view.parts import OrderStatus, OrderView

WAITING: tuple[OrderStatus, ...] = ("waits for the reveal", "waits for agreement")
"""How a team's orders stand that it has given and that nobody else knows of yet."""
PASS = GiveOrder(substance="pass", rationale="We wait and keep what we have.")


def as_given(order: OrderView) -> GiveOrder:
    """The command by which a team gave an order, as its own view shows that order."""
    return GiveOrder(
        substance=order.substance,
        slot=order.slot,
        card=order.card,
        role=order.role,
        agreed=order.agreed,
        argument=order.text,
        observable=order.observable if order.substance == "argument" else "",
        effects=order.effects,
        pros=order.pros,
        purpose=order.purpose,
        message=order.message,
        rationale=order.rationale,
        posture=order.posture,
        alternatives=order.alternatives,
        dissent=order.dissent,
        owner=order.owner,
        target=order.target,
    )


def happened(order: str, team: str, command: GiveOrder, cost: int = 0) -> OrderGiven:
    """What happened when a team gave an order."""
    return OrderGiven(
        order=order,
        team=team,
        slot=command.slot,
        substance=command.substance,
        card=command.card,
        role=command.role,
        agreed=command.agreed,
        argument=command.argument,
        observable=command.observable,
        effects=command.effects,
        pros=command.pros,
        purpose=command.purpose,
        message=command.message,
        rationale=command.rationale,
        posture=command.posture,
        cost=cost,
        alternatives=command.alternatives,
        dissent=command.dissent,
        owner=command.owner,
        target=command.target,
    )


def ordering(
    action: PlayableAction, slot: Slot = "main", posture: Posture | None = None, purpose: str = "", message: str = ""
) -> GiveOrder:
    """The command that orders a card, all its roles agreed; its first posture and purpose unless others are given."""
    card = action.card
    purpose = purpose or card.purposes[0]
    return GiveOrder(
        substance="action",
        slot=slot,
        card=action.id,
        agreed=card.authority if action.collective else (),
        purpose=purpose,
        message=message or purpose,
        rationale=card.rationale,
        posture=posture or card.postures[0],
    )
