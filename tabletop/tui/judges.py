"""Those who judge an order's chance at control's keyboard: each a person of the roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.game.audience import CONTROL
from tabletop.tui.people import people_at
from tabletop.tui.text import one_line

if TYPE_CHECKING:
    from tabletop.game.commands import CastVote, GiveEstimate
    from tabletop.table import Table


class Judges:
    """People at the table of a session, entered in its roster as they come."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._unkept: dict[str, str] = {}

    @property
    def people(self) -> tuple[tuple[str, str], ...]:
        """Those who are known, by roster id and name."""
        roster = self._table.roster
        known = dict(people_at(self._table))
        if roster is not None:
            known |= {person: one_line(name, 60) for person, name in roster.people.items() if name is not None}
        return (*known.items(), *((person, name) for name, person in self._unkept.items()))

    def person(self, name: str) -> str:
        """The roster id of somebody by name; who is not known yet is entered. Raises SaveError, ValueError with a sentence."""
        known = {each: person for person, each in self.people}
        name = one_line(name, 60)
        if name in known:
            return known[name]
        if self._table.roster is not None:
            return self._table.roster.add(name)
        # A session that is not saved keeps no names: the log holds a number for each all the same.
        taken = {person for person, _ in self.people}
        return self._unkept.setdefault(name, next(f"p{n}" for n in range(1, len(taken) + 2) if f"p{n}" not in taken))

    async def give(self, person: str, command: GiveEstimate | CastVote) -> str:
        """Submit somebody's estimate or vote at control's keyboard; nothing, or why it was not taken."""
        from tabletop.tui.giving import why_not

        return await why_not(self._table.seat(CONTROL, person), command)
