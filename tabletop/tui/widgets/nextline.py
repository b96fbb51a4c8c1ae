"""The line that says what to do next."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.tui.text import clean


class NextLine(Widget):
    """One sentence: what the person at this screen should do now. Nothing is shown without one."""

    DEFAULT_CSS = """
    NextLine { dock: bottom; height: auto; max-height: 2; width: 100%; padding: 0 1; background: $surface; margin-bottom: 1; }
    """

    sentence: reactive[str] = reactive("", layout=True)

    def render(self) -> Content:
        """The sentence."""
        return Content.from_markup("[b $accent]Next:[/] $what", what=clean(self.sentence)) if self.sentence else Content("")
