"""Reasons in practice: nobody is asked for estimates or votes, and for an argument the white cell offers some on each side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tabletop.engine.white_cell import ARGUED
from tabletop.game.commands import GiveOrder
from tabletop.game.view import TeamView
from tabletop.table.seat import SeatHandle
from tabletop.tui.practice.coach import Coach
from tabletop.tui.practice.odds import odds_lines
from tabletop.tui.seat.panel import question
from tabletop.tui.seat.pick import OneOf, Option, Pick
from tabletop.tui.seat.reasons import ReasonsPanel, Side

_ONCE = "A fact counts once, whoever names it."
_OF_A_CARD = f"As far as your side can know. Of your own reasons the first counts on each side. {_ONCE}"
_OF_AN_ARGUMENT = (
    f"As far as your side can know. Of your own reasons {ARGUED} count for it; against it the white cell names up to {ARGUED}, "
    f"and yours stands in for the second at most. {_ONCE}"
)
_OF_A_MOVE = (
    f"Of your reasons the first counts; against an argument of theirs the first {ARGUED}. {_ONCE} What else stands, and "
    "the odds, only the other side and the white cell know."
)


class PracticeReasons(ReasonsPanel):
    """Reasons against a move, or for an order of one's own; of an argument also those that speak against it."""

    RULES: ClassVar[str] = "the white cell"

    def __init__(self, coach: Coach, key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(key, handle, view)
        self._coach = coach

    def compose_offered(self) -> ComposeResult:
        """How it stands, and what the white cell offers on an argument."""
        yield Static("", id="standing", markup=False)
        own = self.own
        if own is None or own.substance != "argument":
            return
        offered = self._coach.offered(own.effects)
        yield from question("What the white cell sees", "Choose one for it, one against it; ctrl+s gives each.")
        yield OneOf(
            (
                Option("", "For it"),
                *(Option(f"pro:{text}", text) for text in offered.pros if text not in own.pros),
                Option("", "Against it"),
                *(Option(f"con:{text}", text) for text in offered.cons),
            ),
            id="offered",
        )

    def show_given(self) -> None:
        """Show also how it stands with what was given."""
        super().show_given()
        self.query_one("#standing", Static).update(Content("\n").join(self._standing()))

    def _standing(self) -> Iterator[Content]:
        """The odds and the reasons that count so far, as far as the seat knows, and how many more can."""
        own = self.own
        if own is None:
            yield Content.styled(_OF_A_MOVE, "$secondary")
            return
        given = GiveOrder(substance=own.substance, card=own.card, effects=own.effects, pros=own.pros)
        pros, cons = ([text for side, text in self.raised if side == wanted] for wanted in ("pro", "con"))
        if (odds := self._coach.odds(given, pros, cons)) is not None:
            yield from odds_lines(odds)[:-1]  # what the figures rest on is said shorter here
            yield Content.styled(_OF_AN_ARGUMENT if own.substance == "argument" else _OF_A_CARD, "$secondary")

    def on_mount(self) -> None:
        """Nobody asks for estimates or votes."""
        self.call_after_refresh(self._without_chances)

    def _without_chances(self) -> None:
        for part in self.query("#chances"):
            part.display = False

    def _picked(self) -> tuple[Side, str] | None:
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
        else:
            self.ask_to_raise(*picked)

    def given_away(self, text: str) -> None:
        """A reason that was chosen is chosen no more, and how it stands now comes into sight."""
        super().given_away(text)
        for offered in self.query("#offered").results(OneOf):
            if offered.value.partition(":")[2] == text:
                offered.value = ""
                self.query_one("#standing").scroll_visible(animate=False)
        self.table_screen.tell(f"✓ Given to {self.RULES}.", bad=False)
