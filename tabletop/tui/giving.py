"""Giving a command at a seat, and what to say when it was not carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tabletop.game.audience import Seat
    from tabletop.game.commands import Command
    from tabletop.table.seat import SeatHandle


async def why_not(handle: SeatHandle, command: Command, *, behalf: Seat = "", form: str = "") -> str:
    """Submit a command; answers nothing, or why it was not carried out: a refusal's sentence, or a trouble with the save."""
    # The first screen is to be there at once, so what only a seat needs is imported here.
    from tabletop.game.refusal import Refusal
    from tabletop.journal.errors import SaveError

    try:
        answer = await handle.submit(command, behalf=behalf, form=form)
    except SaveError as error:
        return str(error)
    return answer.sentence if isinstance(answer, Refusal) else ""
