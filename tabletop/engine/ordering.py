"""Orders as engine players give them."""

from __future__ import annotations

from tabletop.deck.model import Posture
from tabletop.game.commands import GiveOrder
from tabletop.game.events import Slot
from tabletop.game.rulebook import PlayableAction
from tabletop.game.view.parts import OrderStatus

WAITING: tuple[OrderStatus, ...] = ("waits for the reveal", "waits for agreement")
"""How a team's orders stand that it has given and that nobody else knows of yet."""
PASS = GiveOrder(substance="pass", rationale="We wait and keep what we have.")


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
