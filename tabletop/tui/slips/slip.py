"""What every paper slip has: rows in the order of the paper, and the commands that a filled one comes to."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from tabletop.deck.model import Deck
from tabletop.game.commands import Command
from tabletop.game.view import TeamView
from tabletop.tui.slips.row import Ask, Choices, Taken

Filled: TypeAlias = Mapping[str, Taken]
"""What the rows of a slip were taken for, by name."""


class Slip(ABC):
    """A kind of slip, for a team at a moment.

    `view` is the team's own, which control may see, and `views` those of all teams: a kind of slip has the same rows for each
    team, of which one may not need all.
    """

    NAME = ""
    TITLE = ""

    def __init__(self, deck: Deck, view: TeamView, views: Sequence[TeamView]) -> None:
        self.deck = deck
        self.view = view
        self.views = tuple(views)

    @abstractmethod
    def asks(self) -> tuple[Ask, ...]:
        """Its rows below that of the team."""

    def shown(self, filled: Filled) -> frozenset[str]:  # noqa: ARG002 — for subclasses
        """The rows that are to be filled, by what is filled in so far."""
        return frozenset(ask.name for ask in self.asks())

    def options(self, filled: Filled) -> Mapping[str, Choices]:  # noqa: ARG002 — for subclasses
        """Options that hang on what is filled in so far, by row."""
        return {}

    @abstractmethod
    def commands(self, filled: Filled) -> tuple[Command, ...] | str:
        """What the slip comes to, or a sentence that says what is missing."""

    def empty(self) -> str:
        """Why there is no such slip to enter now; empty where there is."""
        return ""


def first(filled: Filled, name: str, default: str = "") -> str:
    """The first value of a row."""
    taken = filled.get(name)
    return taken.values[0] if taken is not None and taken.values else default


def all_of(filled: Filled, name: str) -> tuple[str, ...]:
    """All values of a row."""
    taken = filled.get(name)
    return taken.values if taken is not None else ()
