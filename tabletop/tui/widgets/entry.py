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


class Line(Input):
    """One line of text."""

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
