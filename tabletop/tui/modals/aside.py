"""Setting an inject aside: held back, deferred to a later turn, or skipped."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button, Input

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
skipped is not proposed again. Any of them can still be released, with a reason. Why you set it aside stands in the review.
↑ and ↓ choose, also while you type."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "how(1)", "Choose", key_display="↑ ↓", priority=True, id="how", tooltip="Choose: hold back, defer, skip"),
        Binding("up", "how(-1)", "Choose", show=False, priority=True),
        Binding("right", "sideways(1)", "Choose", show=False, priority=True),
        Binding("left", "sideways(-1)", "Choose", show=False, priority=True),
    ]

    def __init__(self, handle: SeatHandle, view: ControlView, line: MselLine) -> None:
        self._inject = line.inject
        plan = view.opened.plan if view.opened else ()
        turns = {turn.number: turn for turn in handle.deck.turns}
        later = [
            (str(turn), f"turn {number}, {turns[turn].date}: {turns[turn].title}")
            for number, turn in enumerate(plan, 1)
            if turn > view.clock.turn and turn in turns
        ]
        hows = [how for how in _HOW if how[0] != "deferred" or later]
        fields = [
            Field(name="how", label="What becomes of it", kind="choice", options=hows),
            Field(
                name="reason",
                label="Why",
                hint="just type it: it stands in the review",
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

    def begin(self) -> None:
        """Begin in the reason, with holding back chosen: most are held, and what is typed is never meant for the choice.

        The choice is not a place for the cursor: what is typed quickly must not be split between two fields.
        """
        self.query_one("#field-how", Choice).can_focus = False
        self.query_one("#field-reason").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Screen has it
        """The list of turns has the arrow keys to itself; left and right choose only while nothing is written yet."""
        if action == "sideways":
            return isinstance(self.focused, Input) and not self.focused.value
        return action != "how" or isinstance(self.focused, Input | Button)

    def action_sideways(self, step: int) -> None:
        """Choose, with the keys that are used where the choices stand side by side."""
        self.action_how(step)

    def action_how(self, step: int) -> None:
        """Choose what becomes of it, wherever the cursor is."""
        self.query_one("#field-how", Choice).action_step(step)

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
