"""Setting an inject aside: held back, deferred to a later turn, or skipped."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Button

from tabletop.game.commands import Command, SetAsideInject
from tabletop.game.view import ControlView
from tabletop.game.view.control import MselLine
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import FormModal
from tabletop.tui.text import content
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.field import Field, FieldRow

_HOW = (("held", "Hold back"), ("deferred", "Defer"), ("skipped", "Skip"))
_BUTTONS = {"held": "Hold it back", "deferred": "Defer it", "skipped": "Skip it"}


class AsideModal(FormModal):
    """What becomes of an inject that is not released now, and why."""

    ABOUT = """\
An inject that is held back waits until you release it; one that is deferred is proposed again in the turn you choose; one that is
skipped is not proposed again. Any of them can still be released, with a reason. Why you set it aside stands in the review."""

    def __init__(self, handle: SeatHandle, view: ControlView, line: MselLine) -> None:
        self._inject = line.inject
        plan = view.opened.plan if view.opened else ()
        titles = {turn.number: turn.title for turn in handle.deck.turns}
        later = [(str(turn), f"turn {turn}: {titles.get(turn, '')}") for turn in plan if turn > view.clock.turn]
        hows = [how for how in _HOW if how[0] != "deferred" or later]
        fields = [
            Field(name="how", label="What becomes of it", kind="choice", options=hows),
            Field(
                name="reason",
                label="Why",
                hint="needed; it stands in the review",
                needed="Say why the inject is set aside: it stands in the review.",
            ),
        ]
        if later:
            fields.insert(1, Field(name="turn", label="Defer it to", kind="list", options=later))
        super().__init__(
            handle,
            "Hold, defer or skip",
            f"aside:{line.inject}",
            fields,
            intro=content(line.title, "b"),
            confirm=_BUTTONS["held"],
        )

    def compose_fields(self, kept: dict[str, str]) -> ComposeResult:
        """What becomes of it is chosen anew each time: one arrow too many must not choose something else than was seen."""
        yield from super().compose_fields({name: text for name, text in kept.items() if name == "reason"})

    def on_mount(self) -> None:
        """Ask for a turn only where one is needed."""
        self._fit(self.query_one("#field-how", Choice).value)

    @on(Choice.Changed, "#field-how")
    def _chosen(self, event: Choice.Changed) -> None:
        self._fit(event.value)

    def _fit(self, how: str) -> None:
        for row in self.query(FieldRow):
            if row.field.name == "turn":
                row.display = how == "deferred"
        self.query_one("#confirm", Button).label = Content(_BUTTONS[how])

    def command(self, values: dict[str, str]) -> Command | str:
        """Set it aside."""
        how = values["how"]
        reason = values["reason"].strip()
        if how == "deferred":
            return SetAsideInject(inject=self._inject, how="deferred", reason=reason, turn=int(values["turn"]))
        return SetAsideInject(inject=self._inject, how="held" if how == "held" else "skipped", reason=reason)
