"""What every engine player can do."""

from __future__ import annotations

from random import Random
from typing import Protocol

from tabletop.engine.sight import Sight
from tabletop.game.commands import GiveOrder
from tabletop.game.events import Level


class Player(Protocol):
    """Somebody who decides for a team. It keeps nothing between calls: the same sight and chance give the same orders."""

    @property
    def level(self) -> Level:
        """How well it plays."""

    def orders(self, sight: Sight, rng: Random) -> tuple[GiveOrder, ...]:
        """The orders of a turn: a main one, and perhaps a national one after it."""
