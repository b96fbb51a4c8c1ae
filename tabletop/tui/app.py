"""The terminal application: one process, one window, at most one session open at a time."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import WorkerFailed

from tabletop.tui.marks import PlainMarks, wants_plain
from tabletop.tui.observing import Observing
from tabletop.tui.theme import DARK, THEMES, VARIABLES

if TYPE_CHECKING:
    from tabletop.table import Table

_OWN = {
    "Theme": "Choose the colours",
    "Screenshot": "Save a picture of this screen",
    "Quit": "Leave at once; everything is saved",
}
"""Textual's own commands that are offered, and what they do here."""


class TabletopApp(Observing):
    """Home, and from there a session or a replay.

    `saves` is the folder that saves are in and go to. With `open_save` it starts in that session, with `replay` in the
    replay of that save, with `practice` in the set-up of practice. The session that is open is `table`; several such
    applications can run in one process.
    """

    TITLE = "Tabletop"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_DISPLAY = "^p"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", id="quit", show=False, priority=True, tooltip="Leave at once; everything is saved"),
        Binding("ctrl+p", "command_palette", "More", key_display="^p", priority=True, tooltip="All that can be done, by name"),
    ]
    # Textual reads no stylesheet of a default screen by itself, so that of home stands here.
    CSS_PATH = [Path(__file__).with_name("app.tcss"), Path(__file__).parent / "screens" / "home.tcss"]  # noqa: RUF012 — App declares it so

    def __init__(self, saves: Path, *, open_save: Path | None = None, replay: Path | None = None, practice: bool = False) -> None:
        super().__init__()
        self.saves = saves
        self.table: Table | None = None
        self.save: Path | None = None
        self.setup_fields: dict[str, str] = {}
        """What was last typed in set-up, so that going back loses nothing."""
        self._open_save = open_save
        self._replay = replay
        self._practice = practice
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name
        # Themes of others lack our colours, and not all of them can be read.
        for name in set(self.available_themes) - {theme.name for theme in THEMES}:
            self.unregister_theme(name)
        if wants_plain():
            self._filters.append(PlainMarks())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables for themes that lack them."""
        return {**super().get_theme_variable_defaults(), **VARIABLES}

    def get_default_screen(self) -> Screen[Any]:
        """Home."""
        from tabletop.tui.screens.home import HomeScreen

        return HomeScreen(open_save=self._open_save, replay=self._replay, practice=self._practice)

    def action_command_palette(self) -> None:
        """Open the palette, once."""
        from tabletop.tui.palette import ID, Palette

        if self.use_command_palette and self.screen.id != ID:
            self.push_screen(Palette(id=ID))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: what the screen's keys do, then what the application can do."""
        from tabletop.tui.screen import TabletopScreen

        seen = set()
        for active in screen.active_bindings.values():
            binding = active.binding
            if not binding.id or active.node is not screen or not active.enabled or binding.action in seen:
                continue
            title, about = (
                screen.palette_words(binding) if isinstance(screen, TabletopScreen) else (binding.description, binding.tooltip)
            )
            if title:
                seen.add(binding.action)
                action, key = binding.action, self.get_key_display(binding)
                run = partial(screen.call_later, screen.run_action, action)
                yield SystemCommand(title, f"{key} · {about or title}", run)
        yield from self.room_commands()
        for command in super().get_system_commands(screen):
            if command.title in _OWN:
                yield SystemCommand(command.title, _OWN[command.title], command.callback)

    def _handle_exception(self, error: Exception) -> None:
        """Leave without Textual's traceback, whose local variables would show everybody's secrets on the screen."""
        super()._handle_exception(error)
        self._exit_renderables.clear()

    @property
    def failure(self) -> BaseException | None:
        """The error that nobody foresaw and that ended the application, if one did: a worker's own, with its frames."""
        error: BaseException | None = self._exception
        while isinstance(error, WorkerFailed):
            error = error.error
        return error

    def on_unmount(self) -> None:
        """Let go of the session however the application ended; its screens have kept what was typed by now."""
        self.close_table()

    def use_table(self, table: Table, save: Path | None = None) -> None:
        """Take a session as the one that is open, with its save, letting go of another."""
        self.close_table()
        self.table, self.save = table, save

    def close_table(self) -> None:
        """Let go of the session that is open, if any; all of it is in its save."""
        if self.table is not None:
            self.table.close()
            self.table = self.save = None


def run_app(saves: Path, *, open_save: Path | None = None, replay: Path | None = None, practice: bool = False) -> int:
    """Run the application until the user leaves it; answers the exit status.

    An error that nobody foresaw ends it and is raised, once the terminal is as it was.
    """
    app = TabletopApp(saves, open_save=open_save, replay=replay, practice=practice)
    try:
        app.run()
    finally:
        app.close_table()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
