"""Rating the critical tasks after ENDEX."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from tabletop.game.commands import RateTask
from tabletop.game.events import Rating
from tabletop.game.view import ControlView
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import FormModal
from tabletop.tui.text import content
from tabletop.tui.widgets.field import Field

_OPTIONS = (("", "later"), ("P", "P"), ("S", "S"), ("M", "M"), ("U", "U"), ("not observed", "not observed"))
_KEY = """\
P performed, nothing else suffered · S performed, and ways to do better were seen · M performed, but other activities suffered or
risk was added · U not performed. Each person rates a task once; “later” leaves it open."""


class RateModal(FormModal):
    """One person's ratings. `seat_of` gives control's seat for a person by roster id."""

    def __init__(
        self, handle: SeatHandle, view: ControlView, people: Sequence[tuple[str, str]], seat_of: Callable[[str], SeatHandle]
    ) -> None:
        self._seat_of = seat_of
        rated = {(rating.person, rating.task) for rating in view.ratings}
        people = people or (("", "Control"),)
        fields = [Field(name="person", label="Who rates", kind="list", options=people)]
        for objective in handle.deck.objectives:
            for task in objective.tasks:
                count = sum(task.id == rated_task for _, rated_task in rated)
                seen = f" (rated by {count})" if count else ""
                fields.append(
                    Field(name=f"rate-{task.id}", label=f"{task.title}{seen}", kind="choice", options=_OPTIONS, value="")
                )
                fields.append(Field(name=f"note-{task.id}", label="  note", hint="what you saw"))
        super().__init__(handle, "Rate the critical tasks", "rate", fields, intro=content(_KEY, "$muted"), confirm="Rate")

    async def carry_out(self, values: dict[str, str]) -> bool:
        """Rate what was chosen; what was rated already by this person is told and left."""
        place = self._seat_of(values["person"])
        chosen = [(name.removeprefix("rate-"), rating) for name, rating in values.items() if name.startswith("rate-") and rating]
        if not chosen:
            self.trouble("Choose a rating for at least one task.")
            return False
        own, self.handle = self.handle, place
        try:
            for task, rating in chosen:
                command = RateTask(task=task, rating=cast("Rating", rating), note=values.get(f"note-{task}", "").strip())
                if not await self.give(command):
                    return False
        finally:
            self.handle = own
        return True
