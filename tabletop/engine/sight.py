"""What an engine player gets to see: its seat's view, and the deck that it plans with."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol

from tabletop.deck.model import Temperament
from tabletop.game.events import Slot
from tabletop.game.rulebook import PlayableAction, Rulebook
from tabletop.game.view import TeamView


class Sight(Protocol):
    """What a player of a team sees at one moment. `book` is made of `for_planner`, so that it holds no secret of others."""

    @property
    def team(self) -> str:
        """The player's team."""

    @property
    def book(self) -> Rulebook:
        """The planner's deck, made ready for play."""

    @property
    def view(self) -> TeamView:
        """What the seat sees."""

    @property
    def temper(self) -> Temperament | None:
        """The player's own temperament, if one was drawn for it."""

    def orderable(self, slot: Slot) -> tuple[PlayableAction, ...]:
        """The cards that the team can order now in this slot, in the deck's order."""


class SeatSight:
    """What a seat at a table sees."""

    def __init__(self, view: TeamView, book: Rulebook, temper: Temperament | None = None) -> None:
        self._view = view
        self._book = book
        self._temper = temper

    @property
    def team(self) -> str:
        """The seat's team."""
        return self._view.team

    @property
    def book(self) -> Rulebook:
        """The planner's deck, made ready for play."""
        return self._book

    @property
    def view(self) -> TeamView:
        """What the seat sees."""
        return self._view

    @property
    def temper(self) -> Temperament | None:
        """The player's own temperament."""
        return self._temper

    def orderable(self, slot: Slot) -> tuple[PlayableAction, ...]:
        """The cards that the view offers for this slot."""
        return self._offered[slot]

    @cached_property
    def _offered(self) -> dict[Slot, tuple[PlayableAction, ...]]:
        actions, offers = self._book.actions, self._view.offers
        return {
            "main": tuple(actions[offer.card] for offer in offers if offer.main),
            "national": tuple(actions[offer.card] for offer in offers if offer.national),
        }
