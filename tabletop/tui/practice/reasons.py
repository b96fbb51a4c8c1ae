"""Reasons in practice: nobody is asked for estimates or votes, and for an argument the white cell offers some on each side."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.app import ComposeResult

from tabletop.game.commands import RaiseReason
from tabletop.game.view import TeamView
from tabletop.table.seat import SeatHandle
from tabletop.tui.practice.coach import Coach
from tabletop.tui.seat.form import question
from tabletop.tui.seat.pick import OneOf, Option, Pick
from tabletop.tui.seat.reasons import ReasonsPanel


class PracticeReasons(ReasonsPanel):
    """Reasons against a move, or for an order of one's own; of an argument also those that speak against it."""

    RULES: ClassVar[str] = "the white cell"

    def __init__(self, coach: Coach, key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(key, handle, view)
        self._coach = coach

    def compose_offered(self) -> ComposeResult:
        """What the white cell offers on an argument."""
        own = self.own
        if own is None or own.substance != "argument":
            return
        offered = self._coach.offered(own.effects)
        yield from question(
            "What the white cell sees", "Choose one that speaks for it and one that speaks against it; ctrl+s gives each."
        )
        yield OneOf(
            (
                Option("", "For it"),
                *(Option(f"pro:{text}", text) for text in offered.pros if text not in own.pros),
                Option("", "Against it"),
                *(Option(f"con:{text}", text) for text in offered.cons),
            ),
            id="offered",
        )

    def on_mount(self) -> None:
        """Nobody asks for estimates or votes."""
        self.call_after_refresh(self._without_chances)

    def _without_chances(self) -> None:
        for part in self.query("#chances"):
            part.display = False

    def _picked(self) -> tuple[Literal["pro", "con"], str] | None:
        """The reason that is chosen while the cursor is among those offered."""
        for offered in self.query("#offered").results(OneOf):
            if offered.has_focus and offered.value:
                side, _, text = offered.value.partition(":")
                return ("con" if side == "con" else "pro"), text
        return None

    def guide(self) -> str:
        """How to give what is chosen."""
        if (picked := self._picked()) is not None:
            return f"Give this reason {'against' if picked[0] == 'con' else 'for'} it with ctrl+s"
        return super().guide()

    def on_pick_changed(self, event: Pick.Changed) -> None:
        """A reason was chosen; nothing of it is a draft."""
        if event.pick.id == "offered":
            event.prevent_default()
            self.post_message(self.Guided())

    async def action_commit(self) -> None:
        """Give the reason that is chosen, or the one that is written."""
        picked = self._picked()
        if picked is None:
            await super().action_commit()
            return
        side, text = picked
        if await self.table_screen.give(RaiseReason(side=side, text=text, ref=0, order=self.own.id if self.own else "")):
            self._said.append(text)
            self._show_given()
