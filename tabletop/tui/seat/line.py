"""A line of text in a form."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.message import Message

from tabletop.tui.seat.onward import go_on
from tabletop.tui.text import clean, one_line
from tabletop.tui.widgets.entry import Entry

LONGEST = 2_000
"""Most characters that a line takes: more than any rule allows, so that a refusal can say how many, and few enough to draw."""


class PasteRefused(Message):
    """A paste was too long for a field; `sentence` says so."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.sentence = f"What you pasted has {count:,} characters; a field takes {LONGEST:,}. Paste less of it."


class Line(Entry):
    """One line. A paste comes as one line too, with nothing in it that a terminal would obey; one beyond `LONGEST` is refused."""

    # These go before other keys: what is typed right after them belongs into the next field.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Next field", show=False, priority=True),
        Binding("tab", "app.focus_next", "Next field", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "Field before", show=False, priority=True),
    ]

    def __init__(self, *, id: str, placeholder: str = "") -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, placeholder=placeholder, compact=True, max_length=LONGEST, select_on_focus=False)

    def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        if len(event.text) > LONGEST:
            self.post_message(PasteRefused(len(event.text)))
            return
        start, end = sorted(self.selection)
        self.replace(one_line(event.text), start, end)

    def put(self, text: str) -> None:
        """Fill the line with a text from elsewhere, its blanks as they were typed."""
        self.value = clean(text).replace("\n", " ")[:LONGEST]

    async def action_submit(self) -> None:
        """Enter goes on to the next field."""
        go_on(self)
        await super().action_submit()
