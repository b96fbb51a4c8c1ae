"""Progress over practice sessions, read from the saves."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from tabletop.journal.errors import SaveError
from tabletop.practice.progress import ProgressRecord, progress_in
from tabletop.tui.loading import loaded
from tabletop.tui.practice.standings import progress_lines
from tabletop.tui.screen import TabletopScreen


class ProgressScreen(TabletopScreen[None]):
    """Calibration, Brier score, misread rate and aims over the practice sessions of a folder."""

    ABOUT = """\
What you learned over your practice sessions, read from the saves in your folder. The Brier score is the mean squared error of
your forecasts: 0 is best. The curve sets what you said against how often it came true: who says 70 % should be right in 7 of 10.
Misread moves are those whose purpose was another than you took it for. Sessions count once they came to ENDEX: until then the
other side's purposes are its secret. The game answers; the world may answer otherwise."""
    CSS_PATH = "progress.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Back", key_display="esc", id="leave", tooltip="Back to where you came from"),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__(place="Progress")
        self._folder = folder
        self._record: ProgressRecord | None = None

    def compose_body(self) -> ComposeResult:
        """One page."""
        with VerticalScroll(id="page"):
            yield Static("Reading your saves …", id="record", markup=False)

    def on_mount(self) -> None:
        """Read the saves."""
        self.query_one("#page").focus()
        self.next_step("Arrows scroll; Escape goes back.")
        self.read()

    @work(exclusive=True, group="read")
    async def read(self) -> None:
        """Read the saves, while the screen says so."""
        try:
            self._record = await loaded(lambda: progress_in(self._folder))
        except SaveError as error:
            self.tell(error)
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Lines fit the width."""
        super().on_resize(event)
        self._show()

    def _show(self) -> None:
        if self._record is not None and self.is_attached:
            self.query_one("#record", Static).update(Content("\n").join(progress_lines(self._record, self.app.size.width)))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
