"""The line at the bottom: the keys that matter now, as many as there is room for."""

from __future__ import annotations

from typing import Any

from textual.app import RenderResult
from textual.binding import ActiveBinding
from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tabletop.tui.text import clean

_LAST = ("help", "command_palette", "app.command_palette")


class Keys(Widget):
    """Keys and what they do, each also a button for the mouse. Those that cannot be used now are dim."""

    DEFAULT_CSS = """
    Keys { dock: bottom; height: 1; width: 100%; background: $panel; color: $muted; padding: 0 1; }
    """

    def on_mount(self) -> None:
        """Look again whenever keys change."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[Any]) -> None:
        if self.is_attached:
            self.refresh()

    def render(self) -> RenderResult:
        """One line: the screen's keys from the left, help and commands last."""
        shown = [active for active in self.screen.active_bindings.values() if active.binding.show and active.binding.description]
        once = {active.binding.action: active for active in reversed(shown)}
        order = [active for active in shown if once.get(active.binding.action) is active]
        head = [self._key(active) for active in order if active.binding.action not in _LAST]
        tail = [self._key(active) for active in order if active.binding.action in _LAST]
        room = self.content_size.width - sum(key.cell_length + 2 for key in tail)
        line: list[Content] = []
        for key in head:
            room -= key.cell_length + 2
            if room < 0:
                break
            line.append(key)
        return Content("  ").join([*line, *tail])

    def _key(self, active: ActiveBinding) -> Content:
        display = clean(self.app.get_key_display(active.binding))
        if active.binding.action == "help" and isinstance(self.screen.focused, Input | TextArea):
            display = "F1"  # a question mark is typed there
        what = clean(active.binding.description)
        if not active.enabled:
            return Content.styled(f"{display} {what}", "dim")
        label = Content.assemble((display, "b $footer-key-foreground"), " ", what)
        space = "app" if active.node is self.app else "screen" if active.node is self.screen else ""
        action = active.binding.action
        if not space:
            return label
        return label.stylize(Style.from_meta({"press": action if action.startswith(f"{space}.") else f"{space}.{action}"}))

    async def on_click(self, event: Click) -> None:
        """Do what the key does."""
        press = event.style.meta.get("press")
        if isinstance(press, str):
            await self.run_action(press)
