"""Messages and talks from any screen with control's keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.tui.screen import ResultT, TabletopScreen

if TYPE_CHECKING:
    from tabletop.game.view import ControlView


class Exchanging(TabletopScreen[ResultT]):
    """What control's keys for messages and talks do; `view` is what control knows, once it does."""

    view: ControlView | None = None

    def action_messages(self) -> None:
        """Open the desk of messages."""
        from tabletop.tui.screens.messages import MessagesScreen

        self.app.push_screen(MessagesScreen(self.handle))

    def action_talks(self) -> None:
        """Open talks, or see those that go on."""
        from tabletop.tui.modals.talks import talks_dialogue

        if self.view is not None:
            self.app.push_screen(talks_dialogue(self.handle, self.view))
