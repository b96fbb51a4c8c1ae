"""A row of boxes to tick, with its label."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Label

from tabletop.tui.text import content
from tabletop.tui.widgets.tick import Tick


class Checks(Container):
    """A row of boxes to tick; those chosen are kept as text with commas."""

    def __init__(self, name: str, label: str, options: list[tuple[str, str]], kept: str | None, *, on: bool) -> None:
        super().__init__(classes="checks")
        self.styles.layout = "horizontal"
        self.name_of = name
        self._label = label
        self._options = options
        self._ticked = {value for value, _ in options} if on and kept is None else set((kept or "").split(","))

    def compose(self) -> ComposeResult:
        """Label and boxes."""
        yield Label(content(self._label), markup=False)
        with Container(classes="boxes"):
            for value, words in self._options:
                yield Tick(content(words), value in self._ticked, name=value)

    @property
    def chosen(self) -> list[str]:
        """The values ticked."""
        return [box.name or "" for box in self.query(Tick) if box.value]
