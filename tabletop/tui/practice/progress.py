"""The line that says who is at work where the engine is, and how far it has come."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.tui.marks import plain, wants_plain
from tabletop.tui.text import clean

_BAR = 10


class EngineLine(Widget):
    """Who is at work, with a bar and a percentage once it is known how much there is to do; nothing is shown while nobody is."""

    says: reactive[str] = reactive("")
    share: reactive[int | None] = reactive(None)
    """How much of it is done, in per cent; None while that is not known."""
    stopping: reactive[bool] = reactive(False)

    def watch_says(self, says: str) -> None:
        """Come and go."""
        self.display = bool(says)

    def render(self) -> Content:
        """One line."""
        parts: list[Content | tuple[str, str]] = [(clean(self.says), "b $accent")]
        if self.share is not None:
            full = self.share * _BAR // 100
            bar = "█" * full + "░" * (_BAR - full)
            parts.append((f"  {plain(bar) if wants_plain() else bar} {self.share:>3} %", "$primary"))
        if self.share is not None:
            parts.append(("  stopping …" if self.stopping else "  Esc plays the best so far", "$muted"))
        return Content.assemble(*parts).truncate(self.content_size.width or self.app.size.width, ellipsis=True)
