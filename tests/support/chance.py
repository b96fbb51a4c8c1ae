"""What whims choose from: ids and texts, mostly sensible."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

from tabletop.deck.model import Deck

T = TypeVar("T")

HOSTILE = (
    "",
    " \n\t",
    "[/",
    "x[/red]",
    "<b onclick=alert(1)>bold</b>",
    "=HYPERLINK(1)",
    "| a | b |",
    "\x1b[31mred\x1b[0m",
    "\u202egnirts",
    "e\u0301\u0000\ufeff",
    "🎲" * 30,
    "x" * 401,
    "word " * 41,
    "y" * 5000,
)
"""Texts that somebody may paste into any field."""
SENSIBLE = ("We ask first.", "They must see that we are there.", "Nobody was hurt.")


class Chance:
    """Chooses by a random generator, over a deck."""

    def __init__(self, deck: Deck, rng: random.Random) -> None:
        self.deck = deck
        self.rng = rng
        self.turns: tuple[int, ...] = (1, 2, 3)
        """Turns of whose orders and proposals it speaks."""
        self.injects = (*(card.id for card in deck.injects), "control-1", "control-2")

    def one(self, options: Sequence[T]) -> T:
        return options[self.rng.randrange(len(options))]

    def some(self, options: Sequence[T], most: int = 2) -> tuple[T, ...]:
        return tuple(self.one(options) for _ in range(self.rng.randrange(most + 1)))

    def yes(self) -> bool:
        return self.one((True, False))

    def orders(self) -> list[str]:
        return [f"T{turn}-{team}-{slot}" for turn in self.turns for team in self.deck.team_ids for slot in ("main", "national")]

    def text(self) -> str:
        return self.one(SENSIBLE) if self.one((True,) * 9 + (False,)) else self.one(HOSTILE)

    def known(self, ids: Sequence[str]) -> str:
        return self.one(ids) if self.one((True,) * 7 + (False,)) else self.text()

    def number(self) -> int:
        return self.one((0, 1, 1, 1, 2, 2, 3, -1, 50, 60, 99, 100, 10**9, -(2**62)))

    def seconds(self) -> int:
        return self.one((1, 1, 5, 30, 60, 600, 86_400, 0, 86_401, -30, 2**62))

    def texts(self) -> dict[str, str]:
        return {self.one((*self.deck.team_ids, "all", "atlantis")): self.text() for _ in range(self.rng.randrange(3))}

    def task(self) -> str:
        return self.known([task.id for task in self.deck.tasks])
