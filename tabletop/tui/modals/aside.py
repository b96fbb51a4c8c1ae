"""Setting an inject aside: held back, deferred to a later turn, or skipped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button, Input, Select, Static

from tabletop.game.commands import Command, SetAsideInject
from tabletop.game.course import played
from tabletop.game.view import ControlView
from tabletop.game.view.control import MselLine
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import CommandModal
from tabletop.tui.text import content
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.entry import Line
from tabletop.tui.widgets.field import Field, FieldRow

_HOW = (("held", "Hold back"), ("deferred", "Defer"), ("skipped", "Skip"))
_BUTTONS = {"held": "Hold it back", "deferred": "Defer it", "skipped": "Skip it"}
_AT_WORK = "The teams are still at work on the last one."
_ENOUGH = "Enough is on the table for this turn."
_LATE = "We are behind the clock."
USUAL: Mapping[str, tuple[str, ...]] = {
    "held": (
        _AT_WORK,
        _ENOUGH,
        _LATE,
        "Something else comes first, after what the teams did.",
        "It needs other words, after what the teams did.",
    ),
    "deferred": (
        _AT_WORK,
        _ENOUGH,
        _LATE,
        "It fits better later, after what the teams did.",
        "It is kept for when things go quiet.",
    ),
    "skipped": (
        "What the teams did has overtaken it.",
        "There is no time left for it.",
        "What it is there to test has been seen.",
        "It would take a decision away from a team.",
        "It would distract from what matters now.",
    ),
}
"""What control usually gives as the reason, by what becomes of the inject; a number takes one."""
_OFFERED = 5


class AsideModal(CommandModal):
    """What becomes of an inject that is not released now, and why."""

    ABOUT = """\
An inject that is held back waits until you release it; one that is deferred is proposed again in the turn you choose; one that is
skipped is not proposed again. Any of them can still be released, with a reason. Why you set it aside stands in the review. ↑ and
↓ choose, also while you type. A number gives one of the usual reasons and sets the inject aside at once, as long as nothing is
typed; or type your own, then Ctrl+S."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "1",
            "usual(1)",
            "Reason",
            key_display=f"1–{_OFFERED}",
            priority=True,
            id="usual",
            tooltip="Set it aside at once, for one of the usual reasons",
        ),
        *(Binding(str(number), f"usual({number})", "", show=False, priority=True) for number in range(2, _OFFERED + 1)),
        Binding("down", "how(1)", "Choose", key_display="↑ ↓", priority=True, id="how", tooltip="Choose: hold back, defer, skip"),
        Binding("up", "how(-1)", "Choose", show=False, priority=True),
        Binding("right", "sideways(1)", "Choose", show=False, priority=True),
        Binding("left", "sideways(-1)", "Choose", show=False, priority=True),
    ]

    DEFAULT_CSS = """
    AsideModal #usual { height: auto; margin-bottom: 1; }
    """

    def __init__(self, handle: SeatHandle, view: ControlView, line: MselLine) -> None:
        self._inject = line.inject
        self._early = 0
        turns = {turn.number: turn for turn in handle.deck.turns}
        later = [
            (str(turn), f"turn {number}, {turns[turn].date}: {turns[turn].title}")
            for number, turn in enumerate(played(view.opened), 1)
            if turn > view.clock.turn and turn in turns
        ]
        hows = [how for how in _HOW if how[0] != "deferred" or later]
        fields = [
            Field(name="how", label="What becomes of it", kind="choice", options=hows),
            Field(
                name="reason",
                label="Why",
                hint="a number, or type other words, then Ctrl+S",
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
        *rows, reason = super().compose_fields({name: text for name, text in kept.items() if name == "reason"})
        yield from rows
        yield Static("", id="usual", markup=False)
        yield reason

    def on_mount(self) -> None:
        """Ask for a turn only where one is needed."""
        self._fit(self.query_one("#field-how", Choice).value)

    def begin(self) -> None:
        """Begin in the reason, with holding back chosen: most are held, and what is typed is never meant for the choice.

        The choice is not a place for the cursor: what is typed quickly must not be split between two fields.
        """
        self.query_one("#field-how", Choice).can_focus = False
        reason = self.query_one("#field-reason", Line)
        reason.leaves = "".join(str(number) for number in range(1, _OFFERED + 1))
        reason.focus()
        if self._early:
            self.action_usual(self._early)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Screen has it
        """The list of turns has the arrow keys to itself; left, right and numbers are text once something is written."""
        if action == "usual":
            select = self.focused.expanded if isinstance(self.focused, Select) else False
            return not select and not any(field.value for field in self.query(Input))
        if action == "sideways":
            return isinstance(self.focused, Input) and not self.focused.value
        return action != "how" or isinstance(self.focused, Input | Button)

    def action_usual(self, number: int) -> None:
        """Set it aside for one of the usual reasons."""
        if not self.query("#usual"):
            # Pressed in one breath with the key that opens this.
            self._early = number
            return
        how = self.query_one("#field-how", Choice).value
        self.query_one("#field-reason", Line).value = USUAL[how][number - 1]
        self.action_submit()

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
        lines = [
            Content.assemble((f" {number} ", "b $footer-key-foreground"), reason)
            for number, reason in enumerate(USUAL[how][:_OFFERED], 1)
        ]
        self.query_one("#usual", Static).update(Content("\n").join(lines))
        self.query_one("#confirm", Button).label = Content(_BUTTONS[how])

    def command(self, values: dict[str, str]) -> Command | str:
        """Set it aside."""
        how = values["how"]
        reason = values["reason"].strip()
        if how == "deferred":
            return SetAsideInject(inject=self._inject, how="deferred", reason=reason, turn=int(values["turn"]))
        return SetAsideInject(inject=self._inject, how="held" if how == "held" else "skipped", reason=reason)
