"""Control's keyboard where one person is alone: what only control may do about NO DUFF and the end, with the seat's own eyes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from tabletop.game.audience import CONTROL, Seat
from tabletop.game.commands import Command, EndSession, ResumePlay
from tabletop.game.feed import Heard
from tabletop.game.refusal import Refusal
from tabletop.game.view import SeatView
from tabletop.table.seat import Accepted, SeatDrafts, SeatHandle

if TYPE_CHECKING:
    from tabletop.deck.model import Deck


class StandIn:
    """Lets play go on after NO DUFF, and ends the session. It sees what the person's seat sees, and takes nothing else.

    `give` carries a command out as control. It may raise SaveError, and RuntimeError with the sentence of a refusal.
    """

    def __init__(self, seat: SeatHandle, give: Callable[[Command], object]) -> None:
        self._seat = seat
        self._give = give

    @property
    def seat(self) -> Seat:
        """It acts as control."""
        return CONTROL

    @property
    def deck(self) -> Deck:
        """The deck as the person's seat may read it."""
        return self._seat.deck

    @property
    def drafts(self) -> SeatDrafts:
        """The person's drafts."""
        return self._seat.drafts

    @property
    def live(self) -> bool:
        """Whether commands are taken."""
        return self._seat.live

    def now(self) -> int:
        """The moment, in seconds UTC since 1970."""
        return self._seat.now()

    async def view(self) -> SeatView:
        """What the person's seat may know."""
        return await self._seat.view()

    async def feed(self, after: int = 0) -> tuple[Heard, ...]:
        """What the person's seat has heard."""
        return await self._seat.feed(after)

    async def edition(self) -> int:
        """How many amendments changed what the person's seat has heard."""
        return await self._seat.edition()

    async def submit(self, command: Command, *, behalf: Seat = "", command_id: str = "", form: str = "") -> Accepted | Refusal:  # noqa: ARG002 — as a seat has it
        """Let play go on, or end the session. Raises SaveError when the save cannot take it."""
        if not isinstance(command, ResumePlay | EndSession):
            return Refusal("not allowed", "In practice the engine is control.")
        try:
            self._give(command)
        except RuntimeError as error:
            return Refusal("not now", str(error))
        if form:
            self._seat.drafts.clear(form)
        return Accepted(command_id or uuid4().hex)

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Be called after each change."""
        return self._seat.subscribe(listener)
