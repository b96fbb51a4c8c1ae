"""Who sits at the table, by roster id and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.game.audience import EVALUATOR, STAFF_SEATS
from tabletop.game.events import SeatTaken
from tabletop.tui.text import one_line

if TYPE_CHECKING:
    from tabletop.table import Table


def raters(table: Table) -> tuple[tuple[str, str], ...]:
    """Control's people and the evaluators, for whom rating is: the evaluators first."""
    evaluators = {
        event.person
        for commit in table.commits
        for event in commit.events
        if isinstance(event, SeatTaken) and event.place == EVALUATOR
    }
    return tuple(sorted(people_at(table, staff=True), key=lambda each: each[0] not in evaluators))


def people_at(table: Table, *, staff: bool = False) -> tuple[tuple[str, str], ...]:
    """People who took seats, with their names, in the order in which they came; only control's and evaluators' with `staff`."""
    places: dict[str, str] = {}
    for commit in table.commits:
        for event in commit.events:
            if isinstance(event, SeatTaken):
                places[event.person] = event.place
    return tuple(
        (person, one_line(table.roster.name(person) if table.roster else person, 60))
        for person, place in places.items()
        if not staff or place in STAFF_SEATS
    )
