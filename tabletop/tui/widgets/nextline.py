"""The line that says what to do next."""

from __future__ import annotations

import re

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.tui.text import clean

_KEY = re.compile("\ue000([^\ue000\ue001]*)\ue001")


def key(name: str) -> str:
    """A key in a sentence for the line: shown as the line of keys shows its keys, without taking room."""
    return f"\ue000{name}\ue001"


class NextLine(Widget):
    """One sentence: what the person at this screen should do now. Nothing is shown without one."""

    DEFAULT_CSS = """
    NextLine { dock: bottom; height: auto; max-height: 2; width: 100%; padding: 0 1; background: $surface; margin-bottom: 1; }
    """

    sentence: reactive[str] = reactive("", layout=True)

    def render(self) -> Content:
        """The sentence, its keys marked as in the line of keys."""
        if not self.sentence:
            return Content("")
        parts: list[Content | tuple[str, str]] = [("Next: ", "b $accent")]
        for index, part in enumerate(_KEY.split(self.sentence)):
            parts.append((clean(part), "b $footer-key-foreground") if index % 2 else Content(clean(part)))
        return Content.assemble(*parts)
