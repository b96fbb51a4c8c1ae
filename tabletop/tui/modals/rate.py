"""Rating the critical tasks after ENDEX."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from textual.content import Content

from tabletop.game.commands import RateTask
from tabletop.game.events import Rating
from tabletop.game.view import ControlView
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import FormModal
from tabletop.tui.text import content
from tabletop.tui.widgets.field import Field
from tabletop.tui.words import RATINGS

_OPTIONS = (("", "later"), ("P", "P"), ("S", "S"), ("M", "M"), ("U", "U"), ("not observed", "not observed"))
_ONCE = "Each person rates a task once; “later” leaves it open."


def _key() -> Content:
    """What each letter means, a line each."""
    lines = [Content.assemble((letter, "b $accent"), "  ", (meaning, "$muted")) for letter, meaning in RATINGS.items()]
    return Content("\n").join([*lines, content(_ONCE, "$muted")])


class RateModal(FormModal):
    """One person's ratings. `seat_of` gives control's seat for a person by roster id."""

    ABOUT = """\
Each person rates each critical task once, after ENDEX. Choose who rates, then a letter for each task that this person could
judge. Ratings are counted and never averaged; what nobody could observe is counted apart."""

    def __init__(
        self, handle: SeatHandle, view: ControlView, people: Sequence[tuple[str, str]], seat_of: Callable[[str], SeatHandle]
    ) -> None:
        self._seat_of = seat_of
        self._rated = {(rating.person, rating.task) for rating in view.ratings}
        people = people or (("", "Control"),)
        fields = [Field(name="person", label="Who rates", kind="list", options=people)]
        for objective in handle.deck.objectives:
            for task in objective.tasks:
                count = sum(task.id == rated_task for _, rated_task in self._rated)
                seen = f" (rated by {count})" if count else ""
                fields.append(
                    Field(name=f"rate-{task.id}", label=f"{task.title}{seen}", kind="choice", options=_OPTIONS, value="")
                )
                fields.append(Field(name=f"note-{task.id}", label="  note", hint="what you saw"))
        super().__init__(handle, "Rate the critical tasks", "rate", fields, intro=_key(), confirm="Rate")

    async def carry_out(self, values: dict[str, str]) -> bool:
        """Rate what was chosen; what was rated already by this person is told and left."""
        person = values["person"]
        chosen = [(name.removeprefix("rate-"), rating) for name, rating in values.items() if name.startswith("rate-") and rating]
        if not chosen:
            self.trouble("Choose a rating for at least one task.")
            return False
        rated = dict(chosen)
        for task, note in ((name.removeprefix("note-"), text) for name, text in values.items() if name.startswith("note-")):
            if note.strip() and task not in rated:
                self.trouble(f"Rate “{self._title(task)}” as well: its note goes with a rating. Or clear the note.")
                return False
        before = [task for task, _ in chosen if (person, task) in self._rated]
        if len(before) == len(chosen):
            self.trouble("This person has rated all of these already. Choose other tasks, or somebody else under “Who rates”.")
            return False
        own, self.handle = self.handle, self._seat_of(person)
        try:
            for task, rating in chosen:
                if task in before:
                    continue
                command = RateTask(task=task, rating=cast("Rating", rating), note=values.get(f"note-{task}", "").strip())
                if not await self.give(command):
                    return False
                self._rated.add((person, task))
        finally:
            self.handle = own
        if before:
            self.tell(f"Rated by this person before, and left as it was: {', '.join(map(self._title, before))}.", bad=False)
        return True

    def _title(self, task: str) -> str:
        return next((each.title for each in self.handle.deck.tasks if each.id == task), task)
