"""Messages and talks between the teams, and with control."""

from __future__ import annotations

from tabletop.tui.control.place import ControlPlace


class Exchanging(ControlPlace):
    """What control's keys for messages and talks do."""

    def action_messages(self) -> None:
        """Open the desk of messages."""
        from tabletop.tui.screens.messages import MessagesScreen

        self.app.push_screen(MessagesScreen(self.handle))

    def action_talks(self) -> None:
        """Open talks, or see those that go on."""
        from tabletop.tui.modals.talks import talks_dialogue

        if self.view is not None:
            self.app.push_screen(talks_dialogue(self.handle, self.view))
