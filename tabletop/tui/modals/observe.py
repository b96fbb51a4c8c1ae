"""An observation: what was seen, written down from wherever one is."""

from __future__ import annotations

from collections import Counter

from textual import on
from textual.content import Content
from textual.widgets import TextArea

from tabletop.game.audience import CONTROL
from tabletop.game.commands import Command, Note, Observe
from tabletop.game.view import ControlView
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import CommandModal
from tabletop.tui.text import content
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.coverage import coverage
from tabletop.tui.widgets.field import Field

_SIGNS = {"+": "strength", "-": "improvement", "−": "improvement"}
_HOW = "Begin with + for a strength, − for an area for improvement. Ctrl+S writes it down."
_KINDS = (("note", "Note"), ("strength", "Strength"), ("improvement", "Area for improvement"))


def about(handle: SeatHandle, view: ControlView) -> tuple[tuple[str, str], ...]:
    """What an observation may be about, the latest first: this turn's orders, then the injects as they were released."""
    deck = handle.deck
    orders = [(one.given.order, f"order: {team_name(deck, one.given.team)}, {one.title}") for one in view.orders]
    injects = dict.fromkeys((one.inject, f"inject: {one.title}") for one in reversed(view.inbox))
    if view.clock.phase == "inject":
        return (*injects, *reversed(orders))
    return (*reversed(orders), *injects)


class ObserveModal(CommandModal):
    """A note for the review, or an observation tied to a critical task.

    The cursor is in the text, and Ctrl+S writes it down. A text that begins with + is a strength, one with − an area for
    improvement. `noted` counts the observations that there are by task; `task` is chosen beforehand, if given.
    """

    OBSERVES = True

    def __init__(
        self, handle: SeatHandle, offered: tuple[tuple[str, str], ...] = (), noted: Counter[str] | None = None, task: str = ""
    ) -> None:
        counts = noted if noted is not None else Counter[str]()
        tasks = [("", "no task")]
        tasks += [(one.id, f"{one.title} ({counts[one.id] or 'nothing noted yet'})") for one in handle.deck.tasks]
        # A note is control's alone; an evaluator observes, and says which it is.
        kinds = _KINDS if handle.seat == CONTROL else (("", "not said yet"), *_KINDS[1:])
        fields = [
            Field(name="text", label="What you saw", kind="page", rows=4),
            Field(name="kind", label="It is", kind="choice", options=kinds),
            Field(name="task", label="Critical task", kind="list", options=tasks, value=task),
            Field(name="about", label="About", kind="list", options=(("", "nothing in particular"), *offered)),
        ]
        told = coverage(handle.deck, counts)
        intro = Content("\n").join([content(_HOW, "$muted"), *([told] if told.plain else [])])
        super().__init__(handle, "Observe", "observe", fields, intro=intro, confirm="Write it down")

    @on(TextArea.Changed, "#field-text")
    def _signed(self, event: TextArea.Changed) -> None:
        """Take a sign before the text for what it is."""
        kind = _SIGNS.get(event.text_area.text.lstrip()[:1])
        if kind is not None:
            self.query_one("#field-kind", Choice).value = kind

    def command(self, values: dict[str, str]) -> Command | str:
        """A note or an observation."""
        text, kind = values["text"].strip(), values["kind"]
        if sign := _SIGNS.get(text[:1]):
            text = text[1:].lstrip()
            if kind in ("", "note"):  # sent before the sign was taken for what it is
                kind = sign
        if not kind:
            return "Say which it is: begin with + for a strength, or with − for an area for improvement."
        if kind == "note":
            return Note(text=text)
        return Observe(
            seen="strength" if kind == "strength" else "improvement", text=text, task=values["task"], about=values["about"]
        )
