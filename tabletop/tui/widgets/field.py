"""A labelled field of a form: a line, a longer text, one of a few, or one of many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from attrs import frozen
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input, Label, Select, TextArea

from tabletop.tui.text import clean, one_line
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.entry import Line, Page

Kind: TypeAlias = Literal["line", "page", "choice", "list"]


@frozen(kw_only=True)
class Field:
    """What a form asks for: `name` in its draft, `label` on the screen, `hint` shown in an empty line.

    `options` are values with their words, for a choice (all shown) or a list (opened with Enter).
    """

    name: str
    label: str
    kind: Kind = "line"
    value: str = ""
    hint: str = ""
    options: Sequence[tuple[str, str]] = ()
    rows: int = 4
    hidden: bool = False
    """Whether a line shows dots for what is typed."""
    needed: str = ""
    """What to say if it is left blank; empty where it may be."""


class FieldRow(Container):
    """A field with its label: beside it for a line, above it for a longer text."""

    DEFAULT_CSS = """
    FieldRow { layout: horizontal; height: auto; width: 100%; margin-bottom: 1; }
    FieldRow > Label { width: 20; padding: 0 1 0 0; color: $muted; }
    FieldRow > Input { width: 1fr; height: 1; border: none; padding: 0 1; background: $panel; }
    FieldRow > Input:focus { background: $primary 25%; border: none; }
    FieldRow > TextArea { width: 1fr; border: none; padding: 0 1; background: $panel; }
    FieldRow > TextArea:focus { background: $primary 20%; border: none; }
    FieldRow > Select { width: 1fr; }
    FieldRow > Select > SelectOverlay { max-height: 8; }
    FieldRow > Select:focus > SelectCurrent { background: $primary 25%; }
    """

    def __init__(self, field: Field, value: str) -> None:
        super().__init__(classes=field.kind)
        self.field = field
        self._first = value

    def compose(self) -> ComposeResult:
        """Label and widget."""
        field = self.field
        yield Label(Content(clean(field.label)), markup=False)
        if field.kind == "line":
            yield Line(
                self._first,
                placeholder=clean(field.hint),
                password=field.hidden,
                id=f"field-{field.name}",
                select_on_focus=False,
            )
        elif field.kind == "page":
            area = Page(
                clean(self._first), id=f"field-{field.name}", soft_wrap=True, tab_behavior="focus", show_line_numbers=False
            )
            area.styles.height = field.rows
            yield area
        elif field.kind == "choice" or not field.options:
            # A draft may hold what is no longer offered.
            known = [value for value, _ in field.options]
            first = next((value for value in (self._first, field.value) if value in known), None)
            yield Choice(field.options, first, id=f"field-{field.name}")
        else:
            known = [value for value, _ in field.options]
            prompts = [(Content(one_line(words, 70)), value) for value, words in field.options]
            yield Select(
                prompts,
                value=self._first if self._first in known else known[0],
                allow_blank=False,
                compact=True,
                id=f"field-{field.name}",
            )

    def on_mount(self) -> None:
        """Put the cursor behind what stands in a longer text, for what is typed is added to it."""
        area = self.children[1]
        if isinstance(area, TextArea):
            area.move_cursor(area.document.end)

    @property
    def value(self) -> str:
        """What stands in it."""
        widget = self.children[1]
        if isinstance(widget, Input | Choice):
            return widget.value
        if isinstance(widget, TextArea):
            return widget.text
        assert isinstance(widget, Select)
        return str(widget.value)

    def focus_field(self) -> None:
        """Put the cursor there."""
        self.children[1].focus()
