"""NO DUFF: something real has happened, and every screen is blank until control lets play go on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from tabletop.game.events import PHASES
from tabletop.table.seat import SeatHandle
from tabletop.tui.giving import why_not
from tabletop.tui.guarding import Guarding
from tabletop.tui.leaving import Leaving
from tabletop.tui.text import clean
from tabletop.tui.widgets.bigclock import figures
from tabletop.tui.widgets.keys import Keys

_FIGURES = 62
"""Columns from which the words stand in large letters."""


class NoDuffScreen(Leaving[bool], Guarding):
    """Stands over every screen and dialogue while play is stopped; what is below stays as it was, text not yet sent included.

    `handle` is the seat at which it was called; `control`, control's own, lets play go on or ends the session. With a `save` that
    has a PIN, whoever does is asked for it first. It gives whether the session came to its end meanwhile.
    """

    CSS_PATH = "noduff.tcss"
    SHOWS_NOTHING = True
    STANDS_STILL = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "resume", "Control: play goes on", id="resume", tooltip="The matter is settled: go on where play stopped"
        ),
        Binding("x", "endex", "ENDEX", id="noduff.endex", tooltip="Play cannot go on: end the session, after asking"),
    ]

    class Changed(Message):
        """The table holds something new."""

    def __init__(self, handle: SeatHandle, control: SeatHandle | None, save: Path | None = None) -> None:
        super().__init__()
        self._handle = handle
        self._control = control
        self._save = save
        self._end_following: Callable[[], None] | None = None
        self._words = ""
        self._runs = False
        """Whether there is a session to be ended."""

    def compose(self) -> ComposeResult:
        """The words."""
        yield Static("", id="noduff", markup=False)
        yield Keys()

    def lets(self, screen: Screen[Any]) -> bool:
        """The PIN alone may be asked over it, and why the session is to end."""
        from tabletop.tui.modals.pin import PinModal
        from tabletop.tui.modals.record import EndexModal

        return isinstance(screen, PinModal | EndexModal)

    def on_mount(self) -> None:
        """Notices of before go; follow the table."""
        self.app.clear_notifications()
        self._end_following = self._handle.subscribe(self._on_change)
        self._paint()
        self._look_up()

    @work
    async def _look_up(self) -> None:
        self._runs = (await self._handle.view()).clock.phase in PHASES
        if self.is_attached:
            self._paint()
            self.refresh_bindings()

    def on_unmount(self) -> None:
        """Follow it no longer, and let what waited be said."""
        if self._end_following is not None:
            self._end_following()
            self._end_following = None
        from tabletop.tui.room import Room

        if isinstance(self.app, Room):
            self.app.call_later(self.app.release_notices)

    def _on_change(self) -> None:
        if self.is_attached:
            self.post_message(self.Changed())

    async def on_no_duff_screen_changed(self) -> None:
        """Go once play goes on."""
        view = await self._handle.view()
        if not view.clock.stopped:
            self.dismiss(self._runs and view.clock.phase == "ended")
        else:
            self._say(view.clock.stop_words)

    def trouble(self, sentence: str) -> None:
        """Say that the log did not take it; the panel stays all the same."""
        self._say(f"Not written down: {sentence}")

    def _say(self, words: str) -> None:
        self._words = words
        if self.query("#noduff"):
            self._paint()

    def _paint(self) -> None:
        large = self.app.size.width >= _FIGURES and self.app.size.height >= 16
        head = "\n".join(figures("NO DUFF", 2 if self.app.size.width >= 2 * _FIGURES else 1)) if large else "NO DUFF"
        goes_on = "Control lets play go on."
        if self._control is not None:
            goes_on = "When it is settled, control presses Ctrl+S."
            if self._runs:
                goes_on += "\nIf play cannot go on, x ends the session."
        lines: list[Content | str | tuple[str, str]] = [
            (head, "b"),
            ("\n\nThis is real. It is no part of the exercise.\n\n", "b"),
            "Play has stopped, and the clock with it. Leave the keyboard.\nHelp where you can, and do as control says.\n\n",
            f"Nothing is lost: what was being typed is still there.\n{goes_on}",
        ]
        if self._words:
            lines.append((f"\n\n{clean(self._words)}", "b"))
        self.query_one("#noduff", Static).update(Content.assemble(*lines))

    def on_resize(self, _event: Resize) -> None:
        """Large letters where there is room."""
        self._paint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Screen has it
        """Only where control can be reached from here."""
        if action == "endex":
            return self._control is not None and self._runs
        return self._control is not None if action == "resume" else True

    @work(exclusive=True, group="resume")
    async def action_resume(self) -> None:
        """Control lets play go on."""
        from tabletop.game.commands import ResumePlay
        from tabletop.tui.modals.pin import ask_pin

        if self._control is None:
            return
        # At control's own seat as well: people ran, and whoever comes back first gets control's screens.
        if not await ask_pin(self.app, self._save, "Only control lets play go on."):
            return
        view = await self._control.view()
        if view.clock.stopped and (why := await why_not(self._control, ResumePlay())):
            self.trouble(why)
            return
        self.dismiss(False)

    @work(exclusive=True, group="resume")
    async def action_endex(self) -> None:
        """Control ends the session where it stands, once it has said why."""
        from tabletop.tui.modals.pin import ask_pin
        from tabletop.tui.modals.record import EndexModal

        if self._control is None:
            return
        if not await ask_pin(self.app, self._save, "Only control ends the session."):
            return
        if await self.app.push_screen_wait(EndexModal(self._control)):
            self.dismiss(True)
