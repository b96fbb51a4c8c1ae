"""The line that says what to do next."""

from __future__ import annotations

import re

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.tui.text import clean

_LINES = 2
"""Lines that there are."""
_END = re.compile(r"[.?!](?=\s)")
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
    over: reactive[bool] = reactive(False, layout=True)
    """Whether the time of the phase has run out; that is said before it, and nothing more follows from it."""

    def render(self) -> Content:
        """The sentence, its keys marked as in the line of keys."""
        if not self.sentence:
            return Content("")
        told, width = self.sentence, self.content_size.width or self.app.size.width - 2
        line = self._told(told)
        # The last sentence matters least; none is broken off but one that is too long by itself, and that is seen.
        while len(line.wrap(width)) > _LINES and (ends := [end.start() + 1 for end in _END.finditer(told)]):
            told = told[: ends[-1]]
            line = self._told(told)
        room = _LINES * width
        while len(line.wrap(width)) > _LINES and room > width:
            room -= 4
            line = line.truncate(room, ellipsis=True)
        return line

    def _told(self, sentence: str) -> Content:
        parts: list[Content | tuple[str, str]] = [("Time is over. ", "$warning")] if self.over else []
        parts.append(("Next: ", "b $accent"))
        for index, part in enumerate(_KEY.split(sentence)):
            parts.append((clean(part), "b $footer-key-foreground") if index % 2 else Content(clean(part)))
        return Content.assemble(*parts)
