"""Minutes by phase: five small fields in a row."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widgets import Label

from tabletop.game.events import PHASES, Phase
from tabletop.tui.text import content
from tabletop.tui.widgets.entry import Line


class Minutes(Container):
    """A field a phase, beside a label; empty means that no clock starts with that phase."""

    DEFAULT_CSS = """
    Minutes { layout: horizontal; height: auto; width: 100%; }
    Minutes > Label { width: 20; color: $muted; }
    Minutes > .cells { layout: grid; grid-size: 3; grid-rows: 1; grid-gutter: 0 1; height: auto; width: 1fr; max-width: 72; }
    Minutes > .cells { padding-left: 1; }
    Minutes > .cells > Horizontal { height: 1; width: 100%; }
    Minutes > .cells Label { width: 13; color: $foreground; }
    Minutes > .cells Line { width: 5; height: 1; border: none; padding: 0 1; background: $panel; }
    Minutes > .cells Line:focus { background: $primary 25%; border: none; }
    """

    def __init__(self, label: str, minutes: Mapping[Phase, str]) -> None:
        super().__init__()
        self._label = label
        self._minutes = dict(minutes)

    def compose(self) -> ComposeResult:
        """Label and fields."""
        yield Label(content(self._label), markup=False)
        with Container(classes="cells"):
            for phase in PHASES:
                with Horizontal():
                    yield Label(content(phase), markup=False)
                    yield Line(
                        self._minutes.get(phase, ""), id=f"minutes-{phase}", max_length=3, select_on_focus=True, classes="minutes"
                    )

    @property
    def typed(self) -> dict[Phase, str]:
        """What stands in the fields, by phase."""
        return {phase: self.query_one(f"#minutes-{phase}", Line).value for phase in PHASES}

    def fill(self, minutes: Mapping[Phase, int]) -> None:
        """Put minutes in; phases without any are left empty."""
        for phase in PHASES:
            self.query_one(f"#minutes-{phase}", Line).value = str(minutes[phase]) if minutes.get(phase) else ""
