"""Opening a save from the home screen: to play on, as practice, with control's eyes, or to replay it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from textual import work

from tabletop.journal.errors import SaveError
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.text import one_line

if TYPE_CHECKING:
    from tabletop.tui.app import TabletopApp

T = TypeVar("T")


class Opening(TabletopScreen[None]):
    """A screen from which saves are opened, one at a time."""

    @property
    def tabletop(self) -> TabletopApp:
        """The application, which holds the session."""
        return cast("TabletopApp", self.app)

    def title_of(self, path: Path) -> str:
        """What the session of a save is called."""
        return path.name

    def opens(self, name: str) -> None:
        """Show that a session is being opened; empty, that none is any more."""

    def look_again(self) -> None:
        """Something about the saves may have changed."""

    def closed(self, other: Path | None) -> None:
        """The session is closed; a fork of it may take its place."""

    @work(exclusive=True, group="open")
    async def open_session(self, path: Path, *, as_control: bool = False) -> None:
        """Go on with a session; with practice at the person's seat, unless control's eyes are wanted."""
        from tabletop.table import Table
        from tabletop.tui.standing import stood_words

        if as_control and not await self._may_look(path):
            return
        table = await self._loaded(path, lambda: Table.open(path, name="Tabletop"), Table.close)
        if table is None:
            return
        self.tabletop.use_table(table, path)
        try:
            stood = stood_words(table.go_on())
            if stood and (as_control or not table.state.engines):  # the clock of one who is alone is said by the clock itself
                self.tell(stood, bad=False)
        except SaveError as error:
            self.tell(error)
        self.to_table(as_control=as_control)

    @work(exclusive=True, group="open")
    async def open_replay(self, path: Path) -> None:
        """Replay a save, leaving it as it is."""
        from tabletop.table.replay import Replay
        from tabletop.tui.screens.replay import ReplayScreen

        if not await self._may_look(path):
            return
        replay = await self._loaded(path, lambda: Replay.open(path))
        if replay is not None:
            self.app.push_screen(ReplayScreen(replay), lambda _: self.look_again())

    def to_table(self, *, as_control: bool = False) -> None:
        """To the session that is open at the application: in practice to the person's seat, else to the console."""
        from tabletop.tui.practising import as_practice, practice_screen

        assert self.tabletop.table is not None
        practice = None if as_control else as_practice(self.tabletop.table)
        if practice is not None:
            self.app.push_screen(practice_screen(practice, self.tabletop.save), self.closed)
            return
        from tabletop.tui.screens.console import ConsoleScreen

        self.app.push_screen(ConsoleScreen(self.tabletop.table, self.tabletop.save), self.closed)

    async def _loaded(self, path: Path, load: Callable[[], T], let_go: Callable[[T], object] | None = None) -> T | None:
        """What is read from a save, while the screen says so; None where control's PIN was not given, or it cannot be read."""
        from tabletop.deck.problems import DeckError
        from tabletop.tui.loading import loaded

        if not await self._let_in(path):
            return None
        self.opens(one_line(self.title_of(path), 60))
        try:
            return await loaded(load, let_go)
        except (SaveError, DeckError) as error:
            self.tell(error)
            self.look_again()
            return None
        finally:
            self.opens("")

    async def _may_look(self, path: Path) -> bool:
        from tabletop.tui.modals.behind import may_look

        return await may_look(self.app, path)

    async def _let_in(self, path: Path) -> bool:
        from tabletop.tui.modals.pin import let_in

        if await let_in(self.app, path, self.title_of(path)):
            return True
        self.look_again()
        return False
