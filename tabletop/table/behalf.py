"""Control at the seat of a team that nobody sits at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from tabletop.game.audience import CONTROL, Seat
from tabletop.game.commands import Command
from tabletop.game.refusal import Refusal
from tabletop.game.view import SeatView, TeamView
from tabletop.game.view.team import team_offers
from tabletop.table.place import Place
from tabletop.table.seat import Accepted

if TYPE_CHECKING:
    from tabletop.table.table import Table


class OnBehalf(Place):
    """A team's seat as the team has it, at which control acts: the log has each command as control's, on the team's behalf.

    What control types there is kept apart from what the team types.
    """

    def __init__(self, table: Table, seat: Seat, person: str = "") -> None:
        super().__init__(table, seat, person)
        # No team's seat is called so, as `TEAM/control` could be.
        self._drafts = table.drafts(f"{CONTROL}/{seat}", person)

    async def view(self) -> SeatView:
        """What the team may know now; the cards of absent roles can be ordered, for control decides for them."""
        view = await super().view()
        if not isinstance(view, TeamView):
            return view
        return evolve(view, offers=team_offers(self._table.book, self._table.state, view.team, by_control=True))

    async def submit(self, command: Command, *, behalf: Seat = "", command_id: str = "", form: str = "") -> Accepted | Refusal:
        """Give a command on the team's behalf."""
        del behalf
        answer = self._table.submit(CONTROL, command, person=self._person, behalf=self._seat, command_id=command_id)
        if isinstance(answer, Refusal):
            return answer
        if form:
            self._drafts.clear(form)
        return Accepted(answer.id)
