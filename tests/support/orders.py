"""Orders that fit, for tests that are not about what a team writes in them."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from tabletop.deck.model import Action
from tabletop.game import commands as c

PASS = c.GiveOrder(substance="pass", rationale="We wait for the report.")


def of_card(card: Action, **fields: Any) -> c.GiveOrder:
    """The command that orders an action card: purpose and message are the card's first, its posture the first it allows."""
    fitting = c.GiveOrder(
        substance="action",
        card=card.id,
        agreed=card.authority if card.collective else (),
        purpose=card.purposes[0],
        message=card.purposes[0],
        rationale="It has to be done.",
        posture=card.postures[0],
    )
    return evolve(fitting, **fields)


def argument(**fields: Any) -> c.GiveOrder:
    """The command that makes an argument which fits the ferry dispute."""
    fitting = c.GiveOrder(
        substance="argument",
        argument="A retired captain carries a private letter across.",
        observable="A retired captain takes the ferry.",
        effects=("sandrel.trust +2",),
        pros=("He is trusted on both shores.",),
        purpose="reassurance",
        message="routine",
        rationale="A quiet word first.",
    )
    return evolve(fitting, **fields)
