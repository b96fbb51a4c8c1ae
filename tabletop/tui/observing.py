"""Writing down what one sees, by one key from any screen of control's or an evaluator's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType

from tabletop.tui.room import Room

if TYPE_CHECKING:
    from tabletop.game.view import ControlView
    from tabletop.table.seat import SeatHandle

_KEY = Binding(
    "f2",
    "observe_here",
    "Observe",
    id="observe_here",
    show=False,
    priority=True,
    tooltip="Write down what you see, from any screen of control's or an evaluator's",
)


class Observing(Room):
    """An application in which staff can observe from wherever they are; nobody else is offered it."""

    BINDINGS: ClassVar[list[BindingType]] = [_KEY]

    def staff(self) -> SeatHandle | None:
        """The seat of control or of an evaluator, if one of them is at the screen: at no team's seat, cover or public screen."""
        if self.standing_still or self.guard is not None:
            return None
        for screen in reversed(self.screen_stack):
            if getattr(screen, "OBSERVES", False) or getattr(screen, "OTHER_EYES", False):
                return None
            handle = cast("SeatHandle | None", getattr(screen, "seat_handle", None))
            if handle is not None:
                # The first screen is to be there at once, so what only a seat needs is imported here.
                from tabletop.game.audience import STAFF_SEATS

                return handle if handle.live and handle.seat in STAFF_SEATS else None
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """For staff alone."""
        if action == "observe_here":
            return self.staff() is not None
        return super().check_action(action, parameters)

    def room_commands(self) -> Iterable[SystemCommand]:
        """With the key that observes."""
        yield from super().room_commands()
        if self.staff() is not None:
            yield SystemCommand("Observe from here", _KEY.tooltip, lambda: self.call_later(self.run_action, "observe_here"))

    @work(exclusive=True, group="observe")
    async def action_observe_here(self) -> None:
        """Open the dialogue over whatever is there."""
        from tabletop.game.view import ControlView

        handle = self.staff()
        if handle is not None and isinstance(view := await handle.view(), ControlView):
            await _open(self, handle, view)


def observe(app: App[Any], handle: SeatHandle, view: ControlView, task: str = "") -> None:
    """Open the dialogue at a seat of staff, with a task chosen if one is given."""
    app.run_worker(_open(app, handle, view, task), exclusive=True, group="observe")


async def _open(app: App[Any], handle: SeatHandle, view: ControlView, task: str = "") -> None:
    from tabletop.tui.modals.observe import ObserveModal, about
    from tabletop.tui.widgets.coverage import noted

    app.push_screen(ObserveModal(handle, about(handle, view), noted(await handle.feed()), task))
