"""Setting an inject aside: held back, deferred to a later turn, or skipped."""

from __future__ import annotations

from tabletop.game.commands import Command, SetAsideInject
from tabletop.game.view import ControlView
from tabletop.game.view.control import MselLine
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import FormModal
from tabletop.tui.text import content
from tabletop.tui.widgets.field import Field

_HOW = (("held", "Hold back"), ("deferred", "Defer"), ("skipped", "Skip"))


class AsideModal(FormModal):
    """What becomes of an inject that is not released now, and why."""

    def __init__(self, handle: SeatHandle, view: ControlView, line: MselLine) -> None:
        self._inject = line.inject
        plan = view.opened.plan if view.opened else ()
        titles = {turn.number: turn.title for turn in handle.deck.turns}
        later = [(str(turn), f"turn {turn}: {titles.get(turn, '')}") for turn in plan if turn > view.clock.turn]
        hows = [how for how in _HOW if how[0] != "deferred" or later]
        fields = [
            Field(name="how", label="What becomes of it", kind="choice", options=hows),
            Field(name="reason", label="Why", hint="kept for the review"),
        ]
        if later:
            fields.insert(1, Field(name="turn", label="If deferred, to", kind="list", options=later))
        super().__init__(
            handle,
            "Hold, defer or skip",
            f"aside:{line.inject}",
            fields,
            intro=content(line.title, "b"),
            confirm="Set aside",
        )

    def command(self, values: dict[str, str]) -> Command | str:
        """Set it aside."""
        how = values["how"]
        reason = values["reason"].strip()
        if how == "deferred":
            return SetAsideInject(inject=self._inject, how="deferred", reason=reason, turn=int(values["turn"]))
        return SetAsideInject(inject=self._inject, how="held" if how == "held" else "skipped", reason=reason)
