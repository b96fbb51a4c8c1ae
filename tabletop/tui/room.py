"""What holds in the whole room, whatever is on the screen: NO DUFF, the shared screen, and time that runs out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import AwaitMount

from tabletop.tui.guarding import Guarding
from tabletop.tui.widgets.timepiece import Timepiece, time_left

if TYPE_CHECKING:
    from pathlib import Path

    from textual.notifications import SeverityLevel

    from tabletop.table.seat import SeatHandle

_OVER = "Time is over. The clock only advises: go on when you are ready."
_PUBLIC, _CONTROL = "public", "control"


class Room(App[None]):
    """An application at a table.

    While a screen that guards what is shown is open, no other screen comes over it but those that it lets, and notices wait
    until it has gone.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f9",
            "no_duff",
            "NO DUFF",
            id="no_duff",
            priority=True,
            tooltip="NO DUFF: something real has happened. Play and clock stop, every screen goes blank; nothing typed is lost",
        ),
        Binding(
            "f10",
            "share",
            "Share",
            id="share",
            show=False,
            priority=True,
            tooltip="Share the screen: until you stop it, only what everybody may know is shown",
        ),
    ]

    save: Path | None = None

    def __init__(self) -> None:
        super().__init__()
        self._held: list[Callable[[], None]] = []
        self._warned: set[tuple[int, int]] = set()

    # Who is at the screen

    def _seat(self) -> SeatHandle | None:
        """The seat nearest to the top of the screens: a team's or a member of staff's, at a table that takes commands."""
        for screen in reversed(self.screen_stack):
            handle = cast("SeatHandle | None", getattr(screen, "seat_handle", None))
            if handle is not None and handle.seat != _PUBLIC:
                return handle if handle.live else None
        return None

    def _control(self) -> Screen[Any] | None:
        """The console, if one is open at a table that takes commands."""
        for screen in self.screen_stack:
            handle = cast("SeatHandle | None", getattr(screen, "seat_handle", None))
            if handle is not None and handle.live and handle.seat == _CONTROL:
                return screen
        return None

    def _stand_in(self) -> SeatHandle | None:
        """What of control is at the keyboard where one person practises alone."""
        return next((screen.stand_in for screen in self.screen_stack if hasattr(screen, "stand_in")), None)

    @property
    def guard(self) -> Guarding | None:
        """The screen nearest to the top that guards what is shown."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Guarding):
                return screen
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """NO DUFF at every table; sharing where control is at the keyboard; no palette while play has stopped."""
        if action == "no_duff":
            return self._seat() is not None and not self.standing_still
        if action == "share":
            seat = self._seat()
            return seat is not None and seat.seat == _CONTROL and not self.standing_still and not self.sharing
        if action == "command_palette" and self._seat() is not None and self.standing_still:
            return False
        return super().check_action(action, parameters)

    def room_commands(self) -> Iterable[SystemCommand]:
        """What the palette offers of the keys that work on every screen."""
        for binding in Room.BINDINGS:
            assert isinstance(binding, Binding)
            if self.check_action(binding.action, ()):
                action = binding.action
                yield SystemCommand(
                    binding.description, binding.tooltip, lambda action=action: self.call_later(self.run_action, action)
                )

    # NO DUFF

    @property
    def standing_still(self) -> bool:
        """Whether the panel of NO DUFF is up."""
        return any(getattr(screen, "STANDS_STILL", False) for screen in self.screen_stack)

    def action_no_duff(self) -> None:
        """Blank the screen first, then write it down."""
        handle = self._seat()
        if handle is not None and self._blank(handle):
            self._stop(handle)

    def _blank(self, handle: SeatHandle) -> bool:
        """Put up the panel; answers whether it was not there yet."""
        if self.standing_still:
            return False
        from tabletop.tui.screens.noduff import NoDuffScreen

        console = self._control()
        control = cast("SeatHandle | None", getattr(console, "seat_handle", None)) or self._stand_in()
        save = getattr(console, "save", None) or self.save
        self.push_screen(NoDuffScreen(handle, control, save), self._after_no_duff)
        return True

    def _after_no_duff(self, ended: bool | None) -> None:
        """Where the session was ended from there, the head hash is for control to write down."""
        from tabletop.tui.control.actions import ControlActions

        if ended and isinstance(self.screen, ControlActions):
            self.screen.action_head()

    @work(group="no-duff")
    async def _stop(self, handle: SeatHandle) -> None:
        from tabletop.game.commands import StopPlay
        from tabletop.tui.giving import why_not
        from tabletop.tui.screens.noduff import NoDuffScreen

        why = await why_not(handle, StopPlay())
        for screen in self.screen_stack:
            if why and isinstance(screen, NoDuffScreen):
                screen.trouble(why)

    def on_tabletop_screen_stopped(self) -> None:
        """Play was stopped, here or elsewhere, or the session was opened so."""
        handle = self._seat()
        if handle is not None:
            self._blank(handle)

    # The shared screen

    @property
    def sharing(self) -> bool:
        """Whether the screen is shared."""
        return any(getattr(screen, "SHARES", False) for screen in self.screen_stack)

    def action_share(self) -> None:
        """Share the screen."""
        from tabletop.tui.control.actions import ControlActions
        from tabletop.tui.screens.share import ShareScreen

        console = self._control()
        if console is None or self.standing_still or self.sharing:
            return

        assert isinstance(console, ControlActions)
        self.push_screen(ShareScreen(console.handle, console.table.seat(_PUBLIC), console.save or self.save))

    # Nothing comes over a screen that guards what is shown

    def push_screen(  # type: ignore[override]  # one signature for Textual's overloads
        self,
        screen: Screen[Any] | str,
        callback: Callable[[Any], Any] | None = None,
        wait_for_dismiss: bool = False,
        *,
        mode: str | None = None,
    ) -> AwaitMount | asyncio.Future[Any]:
        """Open a screen. One that the guard does not let over it is not opened, as if its user had gone back at once."""
        guard = self.guard
        if guard is None or (isinstance(screen, Screen) and guard.lets(screen)):
            return super().push_screen(screen, callback, wait_for_dismiss, mode=mode)  # type: ignore[call-overload, no-any-return]
        if not wait_for_dismiss:
            return AwaitMount(self.screen, ())
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        answer.set_result(None)
        return answer

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a notice, once nobody looks at the screen for whom it is not meant; said again, it stands there once."""

        def show() -> None:
            for shown in [each for each in self._notifications if (each.message, each.title) == (message, title)]:
                self._unnotify(shown, refresh=False)
            super(Room, self).notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

        if self.guard is None:
            show()
        else:
            self._held.append(show)

    def release_notices(self) -> None:
        """Show the notices that waited, unless another screen still guards."""
        if self.guard is None:
            held, self._held = self._held, []
            for show in held:
                show()

    # The clock

    def on_timepiece_passed(self, event: Timepiece.Passed) -> None:
        """Time runs out: say so once for each run of the clock; at its end with a single tone."""
        if (event.ends, event.left) in self._warned:
            return
        self._warned.add((event.ends, event.left))
        if event.left == 0:
            self.bell()
        if self.guard is None:
            self.notify(time_left(event.left) or _OVER, severity="warning", timeout=6, markup=False)
