"""Who is at the keyboard of a hot seat: teams, evaluators, control for a team that is absent, the public's screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.binding import Binding
from textual.events import Resize

from tabletop.game.audience import PUBLIC
from tabletop.game.view import ControlView
from tabletop.tui.control.keyboard import Keyboard
from tabletop.tui.control.place import ControlPlace
from tabletop.tui.text import clean
from tabletop.tui.theme import team_colour, team_name

if TYPE_CHECKING:
    from tabletop.table import Table


class Handing(ControlPlace):
    """What control's keys do that give the keyboard, or the sight of it, to others."""

    def __init__(self, table: Table, save: Path | None = None) -> None:
        super().__init__(table, save)
        self.keyboard = Keyboard(self.handle.drafts)

    def on_mount(self) -> None:
        """Where the program ended with the keyboard elsewhere, go on there: this screen is not for whoever has it."""
        if self.keyboard.away and self.handle.live:
            self.visible = False
            self.post_message(Resize(self.app.size, self.app.size))  # Textual does not tell a hidden screen its size
            self.hand_over(self.keyboard.away, resumed=True)

    def palette_words(self, binding: Binding) -> tuple[str, str]:
        """Each team's seat by its name."""
        if binding.id and binding.id.startswith("seat."):
            team = self.handle.deck.teams[int(binding.id.removeprefix("seat.")) - 1]
            return clean(f"Seat: {team.title}"), f"Hand the keyboard to {clean(team_name(self.handle.deck, team.id))}"
        return super().palette_words(binding)

    def action_seat(self, number: int) -> None:
        """Hand the keyboard to a team and take it back, through the cover both ways."""
        self.hand_over(self.handle.deck.teams[number - 1].id)

    @work(exclusive=True, group="seat")
    async def hand_over(self, to: str, *, resumed: bool = False) -> None:
        """Hand the keyboard to a team, or to control, and in the end to control.

        When a session is `resumed` control does not have it: who will not take the team's seat leaves it to control.
        """
        from tabletop.tui.screens.cover import CoverScreen
        from tabletop.tui.screens.seat import SeatScreen

        deck, view = self.handle.deck, self.view or await self.handle.view()
        assert isinstance(view, ControlView)
        if to in deck.team_ids:
            cover = CoverScreen(team_name(deck, to), style=team_colour(deck, to), view=view)
            if await self.app.push_screen_wait(cover):
                self.keyboard.goes_to(to)
                await self.app.push_screen_wait(SeatScreen(self.table.seat(to)))
                view = self.view or view
            elif not resumed:
                return
        self.keyboard.goes_back()
        await self.app.push_screen_wait(CoverScreen("Control", can_go_back=False, view=view, save=self.pinned))
        self.keyboard.is_back()
        self.visible = True

    def action_roles(self) -> None:
        """Who plays whom; or sit down at a team's seat on its behalf."""
        from tabletop.tui.modals.roles import RolesModal

        if self.view is not None:
            self.app.push_screen(RolesModal(self.handle, self.view), self._act_for)

    def _act_for(self, team: str | None) -> None:
        from tabletop.table.behalf import OnBehalf
        from tabletop.tui.screens.seat import SeatScreen

        if team:
            place = f"Control for {team_name(self.handle.deck, team)}"
            self.app.push_screen(SeatScreen(OnBehalf(self.table, team), place))

    def action_evaluator(self) -> None:
        """Hand the keyboard to an evaluator."""
        from tabletop.tui.screens.evaluator import EvaluatorScreen

        self.open_screen(EvaluatorScreen(self.table))

    def action_public(self) -> None:
        """Show the public screen."""
        from tabletop.tui.screens.public import PublicScreen

        self.open_screen(PublicScreen(self.table.seat(PUBLIC), save=self.pinned))
