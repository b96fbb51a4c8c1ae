"""Control's PIN, asked before an unfinished session is opened, and before control's screens come back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual import on
from textual.app import App, ComposeResult
from textual.widgets import Input, Static

from tabletop.journal.errors import SaveError
from tabletop.journal.pin import has_pin, pin_fits, pin_path
from tabletop.tui.loading import loaded
from tabletop.tui.modal import TabletopModal
from tabletop.tui.standing import standing
from tabletop.tui.text import content
from tabletop.tui.widgets.entry import Line


class PinModal(TabletopModal[bool]):
    """Asks for the PIN of a save, and says `why`; gives True once it fits. Escape goes back."""

    SHOWS_NOTHING = True
    DEFAULT_CSS = """
    PinModal #pin { height: 1; border: none; padding: 0 1; margin: 1 0 0 0; background: $panel; }
    PinModal #trouble { color: $error; height: auto; }
    """

    def __init__(self, save: Path, why: str) -> None:
        super().__init__("Control’s PIN")
        self._save = save
        self._why = why

    def compose_body(self) -> ComposeResult:
        """Why it is asked, the field, what is wrong."""
        yield Static(content(self._why), markup=False)
        yield Line(placeholder="the PIN chosen at set-up, then Enter", password=True, id="pin")
        yield Static("", id="trouble", markup=False)

    def on_mount(self) -> None:
        """Be ready for it."""
        self.query_one("#pin").focus()

    @on(Input.Submitted)
    def _try(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            if pin_fits(self._save, event.value):
                self.dismiss(True)
                return
            told = f"That is not the PIN. If it is lost: delete {pin_path(self._save).name}, which stands beside the save."
        except SaveError as error:
            told = str(error)
        event.input.value = ""
        self.query_one("#trouble", Static).update(content(told))


async def let_in(app: App[Any], save: Path, title: str) -> bool:
    """Ask for control's PIN, where a save has one and its session is not finished; answers whether to go on. For a worker."""
    if not has_pin(save) or (await loaded(lambda: standing(save))).finished:
        return True
    return await ask_pin(app, save, f"“{title}” is not finished, and it holds every team’s secrets.")


async def ask_pin(app: App[Any], save: Path | None, why: str) -> bool:
    """Ask for control's PIN, where there is a save that has one; answers whether to go on. For a worker."""
    if save is None or not has_pin(save):
        return True
    known = await app.push_screen_wait(PinModal(save, why))
    return bool(known)
