"""Control's place at the table, which all that control does there starts from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from tabletop.game.audience import CONTROL
from tabletop.game.view import ControlView
from tabletop.tui.room import Room
from tabletop.tui.screen import TabletopScreen

if TYPE_CHECKING:
    from tabletop.table import Table


class ControlPlace(TabletopScreen[Path]):
    """A screen at control's seat; `save` is where the session is saved, for the report beside it, `view` what control knows.

    Gives the path of another save if that is to be opened in its place.
    """

    def __init__(self, table: Table, save: Path | None = None) -> None:
        super().__init__(table.seat(CONTROL), place="Control")
        self.table = table
        self.save = save
        self.view: ControlView | None = None

    @property
    def pinned(self) -> Path | None:
        """The save whose PIN, if it has one, is control's."""
        return self.save or (self.app.save if isinstance(self.app, Room) else None)

    def moved_on(self, done: bool | None) -> None:
        """The session, or its MSEL, has gone on, if anything was `done`."""

    def open_screen(self, screen: Screen[Any]) -> None:
        """Open a screen or dialogue that gives nothing back."""
        self.app.push_screen(screen)

    async def look_now(self) -> ControlView:
        """The view as it is at this moment, which is kept: a key may be pressed twice before the screen has looked again."""
        view = await self.handle.view()
        assert isinstance(view, ControlView)
        self.view = view
        return view
