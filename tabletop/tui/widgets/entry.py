"""Where text is typed: nothing that a terminal would obey gets in, by paste, from a draft or otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, TextArea

from tabletop.tui.text import clean

if TYPE_CHECKING:
    from textual.document._document import EditResult
    from textual.document._edit import Edit

LONGEST = 20_000
"""Characters that a field takes in; what the rules allow is less and said when it is submitted."""


class Entry(Input):
    """One line that shows its beginning while the cursor is elsewhere, and the place of the cursor when it is back."""

    def on_blur(self) -> None:
        """Show the beginning."""
        self.call_after_refresh(self._to_beginning)

    def on_focus(self) -> None:
        """Show the place where it was left."""
        at = self.selection
        self.cursor_position = 0
        self.selection = at

    def watch_value(self) -> None:
        """Show the beginning of a text that comes from elsewhere."""
        if not self.has_focus:
            self.call_after_refresh(self._to_beginning)

    def _to_beginning(self) -> None:
        if not self.has_focus:
            self.scroll_to(x=0, animate=False, force=True, immediate=True)


class Line(Entry):
    """One line of text. `leaves` are keys that it leaves to the screen's bindings while nothing is written in it."""

    leaves: str = ""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is text here."""
        return not (character and character in self.leaves and not self.value) and super().check_consume_key(key, character)

    def validate_value(self, value: str) -> str:
        """One line, cut to what a field takes."""
        return clean(value[:LONGEST]).replace("\n", " ")


class Page(TextArea):
    """A longer text."""

    def load_text(self, text: str) -> None:
        """Take a text in place of the one before."""
        super().load_text(clean(text[:LONGEST]))

    def edit(self, edit: Edit) -> EditResult:
        """Take in what is typed or pasted, as far as there is room."""
        edit.text = clean(edit.text[: max(LONGEST - len(self.text), 0)])
        return super().edit(edit)
