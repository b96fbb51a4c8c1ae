"""One participant's feedback."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from tabletop.game.commands import Command, GiveFeedback
from tabletop.game.lessons import QUESTIONS, STATEMENTS
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import CommandModal
from tabletop.tui.text import content
from tabletop.tui.widgets.field import Field

_MARKS = (("", "no answer"), ("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5"))
_INTRO = (
    "1: I disagree. 5: I agree. Say where you sat; the rest may stay open. Control and the evaluators read it; the report counts "
    "the marks and quotes the words, and names nobody."
)


class FeedbackModal(CommandModal):
    """The form: statements to agree with, questions to answer in one's own words.

    `places` are those who can fill it in, as the name of each and its words; `seat_of` gives the seat for one. `name` is the
    draft's: a form that is left half written is found again until it is handed in. It covers the screen, and carries the
    `marking` itself.
    """

    OTHER_EYES: ClassVar[bool] = True
    """A participant looks at it: what lies below is control's, and hidden."""
    DEFAULT_CSS = """
    FeedbackModal { background: $background; }
    FeedbackModal FieldRow.choice, FeedbackModal FieldRow.page { layout: vertical; }
    FeedbackModal FieldRow.choice > Label, FeedbackModal FieldRow.page > Label { width: 100%; color: $foreground; }
    """

    def __init__(
        self,
        handle: SeatHandle,
        name: str,
        places: Sequence[tuple[str, str]],
        seat_of: Callable[[str], SeatHandle],
        marking: str = "EXERCISE",
    ) -> None:
        self._seat_of = seat_of
        fields = [Field(name="place", label="You sat at", kind="list", options=(("", "choose; a name is not needed"), *places))]
        fields += [
            Field(name=f"mark-{statement}", label=text, kind="choice", options=_MARKS, value="") for statement, text in STATEMENTS
        ]
        fields += [Field(name=f"words-{question}", label=text, kind="page", rows=3) for question, text in QUESTIONS]
        super().__init__(
            handle, f"{marking} · What did you think of it?", name, fields, intro=content(_INTRO, "$muted"), confirm="Hand it in"
        )

    async def carry_out(self, values: dict[str, str]) -> bool:
        """Hand it in from the participant's own seat."""
        if not values["place"]:
            self.trouble("Say where you sat, above. A name is not needed.")
            return False
        own, self.handle = self.handle, self._seat_of(values["place"])
        try:
            return await super().carry_out(values)
        finally:
            self.handle = own

    def command(self, values: dict[str, str]) -> Command | str:
        """The form as it was filled in."""
        marks = {statement: int(mark) for statement, _ in STATEMENTS if (mark := values[f"mark-{statement}"])}
        words = {question: text for question, _ in QUESTIONS if (text := values[f"words-{question}"].strip())}
        return GiveFeedback(marks=marks, words=words)
