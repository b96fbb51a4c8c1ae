"""What is in work at a seat: a form, or something to read; one at a time."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Mapping

from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Button

from tabletop.game.view import TeamView
from tabletop.table.seat import SeatHandle
from tabletop.tui.seat.onward import into_sight
from tabletop.tui.seat.panel import Panel
from tabletop.tui.seat.panels import PANELS, PanelMaker, how


class Work(Container):
    """Holds the panel in work, and knows where in it the cursor was."""

    def __init__(self, panels: Mapping[str, PanelMaker] = PANELS) -> None:
        super().__init__(id="work")
        self._panels = panels
        self._one_at_a_time = Lock()
        self._field: Widget | None = None

    @property
    def panel(self) -> Panel | None:
        """What is in work."""
        return next((panel for panel in self.children if isinstance(panel, Panel) and not panel.closing), None)

    async def open(self, key: str, handle: SeatHandle, view: TeamView) -> None:
        """Open the panel of a step in place of what was in work."""
        panel = self._panels[key.partition(":")[0]](key, handle, view)
        async with self._one_at_a_time:
            await self._clear()
            await self.mount(panel)

    async def close(self) -> None:
        """Put away what is in work, keeping its draft."""
        async with self._one_at_a_time:
            await self._clear()

    async def _clear(self) -> None:
        for panel in self.query(Panel):
            await panel.close()

    def on_resize(self) -> None:
        """The field at the cursor stays in sight, also where there is less room."""
        field = self.screen.focused
        if field is not None and self.has(field):
            field.call_after_refresh(into_sight, field)

    def has(self, focused: Widget | None) -> bool:
        """Whether the cursor is in the panel; it is, where nothing else has it."""
        panel = self.panel
        return panel is not None and (focused is None or panel in focused.ancestors_with_self)

    def note(self, focused: Widget | None) -> None:
        """Note where in the panel the cursor is, for when it comes back."""
        self._field = focused

    def begin(self) -> None:
        """Put the cursor where the panel begins."""
        panel = self.panel
        if panel is None:
            return
        first = panel.first()
        self.screen.set_focus(first, scroll_visible=False)
        if first is not None and first is not Panel.first(panel):
            self.call_after_refresh(first.scroll_visible, animate=False)

    def rest(self) -> None:
        """Put the cursor on the way out: there is nothing that a key pressed too many could change."""
        panel = self.panel
        out = next(iter(panel.query("Button.back").results(Button)), None) if panel is not None else None
        if out is not None and panel is not None and not panel.TYPED:
            self.screen.set_focus(out, scroll_visible=False)

    def resume(self) -> None:
        """Put the cursor where it was, else where the panel begins."""
        if self._field is not None and self._field.is_attached and self.panel in self._field.ancestors:
            self.screen.set_focus(self._field)
        else:
            self.begin()

    def says(self, focused: Widget | None) -> str:
        """What to do next in the panel, as a sentence that speaks of the field at the cursor; empty if nothing."""
        panel = self.panel
        guide = panel.guide() if panel is not None else ""
        if panel is None or not guide:
            return ""
        here = how(focused) if self.has(focused) else ""
        if not here:
            return f"{guide}."
        if panel.wanted() in (None, focused):
            return f"{guide}. Here {here}."
        return f"Here {here}. Then: {guide[:1].lower()}{guide[1:]}."
