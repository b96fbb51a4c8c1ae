"""The world set right by hand."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tabletop.game.commands import AdjustWorld
from tabletop.game.view import ControlView
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import FormModal
from tabletop.tui.text import content
from tabletop.tui.widgets.effects import EffectSteps, places, untouched_lines
from tabletop.tui.widgets.field import Field

_KEPT = "steps"
"""The field of the draft that keeps what was changed so far."""


class AdjustModal(FormModal):
    """Tracks and flags set right by hand, with the reason; each that was changed is an entry of its own in the log."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "Reason", key_display="Tab", id="adjust.reason", tooltip="Say why, below the list"),
    ]

    def __init__(self, handle: SeatHandle, view: ControlView) -> None:
        self._world = places(handle.deck, view)
        fields = [Field(name="reason", label="Why", needed="Say why it is set right: it stands in the log and the review.")]
        intro = content(
            "Only where the world went wrong: what teams do is ruled, not adjusted. ↑ ↓ choose, ← → change, Space puts back.",
            "$muted",
        )
        super().__init__(handle, "Adjust the world", "adjust", fields, intro=intro, confirm="Adjust")

    def compose_fields(self, kept: dict[str, str]) -> ComposeResult:
        """The world, then the reason."""
        steps = EffectSteps(self.handle.deck, self._world, untouched_lines(self._world))
        steps.load(kept.get(_KEPT, ""))
        yield steps
        yield from super().compose_fields(kept)

    def begin(self) -> None:
        """Begin in the world."""
        self.query_one(EffectSteps).focus()

    def values(self) -> dict[str, str]:
        """The reason, and what was changed."""
        values = super().values()
        return {**values, _KEPT: self.query_one(EffectSteps).dump()} if self.query(EffectSteps) else values

    @on(EffectSteps.Changed)
    def _changed(self) -> None:
        self._typed()

    async def carry_out(self, values: dict[str, str]) -> bool:
        """One command for each track or flag that was changed; what has been done is not done again after a refusal."""
        steps = self.query_one(EffectSteps)
        if not steps.effects:
            self.trouble("Nothing is changed yet: choose a track or a flag with ↑ and ↓, and change it with ← or →.")
            return False
        for effect in steps.effects:
            if not await self.give(AdjustWorld(effect=effect, reason=values["reason"].strip())):
                return False
            steps.carried_out(effect)
        return True
