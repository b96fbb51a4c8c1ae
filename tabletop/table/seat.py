"""A place at the table, as screens, bots and the wire get it: never the state itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from attrs import frozen

from tabletop.deck.model import Deck
from tabletop.game.audience import Seat
from tabletop.game.commands import Command
from tabletop.game.feed import Heard
from tabletop.game.refusal import Refusal
from tabletop.game.view import SeatView


@frozen
class Accepted:
    """A command that was carried out and is in the log. `id` is the command's."""

    id: str


class SeatDrafts(Protocol):
    """What is being typed at a seat, by form."""

    def get(self, form: str) -> dict[str, str]:
        """A form's fields as last put; empty if there are none."""

    def put(self, form: str, fields: Mapping[str, str]) -> None:
        """Keep a form's fields in place of those before."""

    def clear(self, form: str) -> None:
        """Forget a form's fields."""


class SeatHandle(Protocol):
    """A seat: what it sees, what it has heard, what it can do. A live table, a replay and practice give the same."""

    @property
    def seat(self) -> Seat:
        """Which seat this is."""

    @property
    def deck(self) -> Deck:
        """The deck as this seat may read it: whole for control and evaluators."""

    @property
    def drafts(self) -> SeatDrafts:
        """What is being typed here."""

    @property
    def live(self) -> bool:
        """Whether commands are taken; a replay takes none."""

    def now(self) -> int:
        """The moment, in seconds UTC since 1970, by the clock that commits are stamped with; in a replay that of the step."""

    async def view(self) -> SeatView:
        """What the seat may know now."""

    async def feed(self, after: int = 0) -> tuple[Heard, ...]:
        """What the seat has heard beyond number `after`, its words as amended."""

    async def edition(self) -> int:
        """How many amendments changed words that the seat has heard.

        While it stays the same, what was heard stays as it was read, and `feed(after)` gives all that is new. When it
        changes, read the feed again from the start: numbers are kept, words may differ.
        """

    async def submit(self, command: Command, *, behalf: Seat = "", command_id: str = "", form: str = "") -> Accepted | Refusal:
        """Give a command; control may act on behalf of a team. The draft of `form` is cleared when it is accepted.

        The same `command_id` again is answered from the log and not carried out twice. Raises SaveError when the
        save cannot take it: then nothing has happened.
        """

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Be called after each change of what the table holds; the answer ends it. The listener must only look again."""
