"""A seat at a live table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tabletop.deck.brief import for_team
from tabletop.deck.model import Deck
from tabletop.game.audience import STAFF_SEATS, Seat, team_of
from tabletop.game.commands import Command
from tabletop.game.feed import Heard
from tabletop.game.refusal import Refusal
from tabletop.game.view import SeatView
from tabletop.table.drafts import PlaceDrafts
from tabletop.table.naming import by_its_name
from tabletop.table.seat import Accepted

if TYPE_CHECKING:
    from tabletop.table.table import Table


class Seated:
    """What a place has of its seat, at a live table as in a replay. Raises KeyError for a seat that the deck does not have."""

    def __init__(self, seat: Seat, deck: Deck, drafts: PlaceDrafts) -> None:
        team = team_of(seat)
        if team and team not in deck.team_ids:
            raise KeyError(seat)
        self._seat = seat
        self._deck = deck if seat in STAFF_SEATS else for_team(deck, team)
        self._drafts = drafts

    @property
    def seat(self) -> Seat:
        """Which seat this is."""
        return self._seat

    @property
    def deck(self) -> Deck:
        """The deck as this seat may read it."""
        return self._deck

    @property
    def drafts(self) -> PlaceDrafts:
        """What is being typed here."""
        return self._drafts


class Place(Seated):
    """A seat at a live table."""

    def __init__(self, table: Table, seat: Seat, person: str) -> None:
        super().__init__(seat, table.deck, table.drafts(seat, person))
        self._table = table
        self._person = person

    @property
    def live(self) -> bool:
        """Whether commands are taken."""
        return self._table.journal.writable

    def now(self) -> int:
        """The moment, in seconds UTC since 1970."""
        return self._table.now()

    async def view(self) -> SeatView:
        """What the seat may know now."""
        return by_its_name(self._table.seen(self._seat), self._table.journal.header, self._table.commits)

    async def feed(self, after: int = 0) -> tuple[Heard, ...]:
        """What the seat has heard beyond number `after`."""
        return tuple(self._table.heard(self._seat)[after:])

    async def edition(self) -> int:
        """How many amendments changed what this seat has heard."""
        return self._table.edition(self._seat)

    async def submit(self, command: Command, *, behalf: Seat = "", command_id: str = "", form: str = "") -> Accepted | Refusal:
        """Give a command; the draft of `form` is cleared when it is accepted."""
        answer = self._table.submit(self._seat, command, person=self._person, behalf=behalf, command_id=command_id)
        if isinstance(answer, Refusal):
            return answer
        if form:
            self._drafts.clear(form)
        return Accepted(answer.id)

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Be called after each commit; the answer ends it."""
        return self._table.subscribe(listener)
