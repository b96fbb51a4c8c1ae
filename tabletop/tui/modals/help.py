"""What a screen is for, and its keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tabletop.tui.modal import TabletopModal
from tabletop.tui.text import clean


class HelpModal(TabletopModal[None]):
    """A screen's purpose in a few sentences, then every key with what it does."""

    SHOWS_NOTHING = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1,q", "back", "Close", show=False)]

    def __init__(self, about: str, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__("Help")
        self._about = about
        self._keys = keys

    def compose_body(self) -> ComposeResult:
        """The words, then the keys in two columns."""
        width = max((len(key) for key, _ in self._keys), default=0)
        lines = [Content.assemble((clean(key).rjust(width), "b $accent"), "  ", clean(what)) for key, what in self._keys]
        with VerticalScroll(id="help"):
            yield Static(Content(" ".join(self._about.split())), markup=False)
            yield Static(Content("\n").join([Content(""), *lines]), markup=False)
            yield Static("\nTab moves between fields, Enter chooses, Escape goes back; nothing typed is lost.", markup=False)
