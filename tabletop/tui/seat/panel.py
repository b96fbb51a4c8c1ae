"""What every panel of a seat has: a title, questions, and the step that it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from tabletop.game.view import TeamView
from tabletop.table.seat import SeatHandle
from tabletop.tui.seat.line import PasteRefused
from tabletop.tui.seat.onward import shown_fields
from tabletop.tui.text import content

if TYPE_CHECKING:
    from tabletop.tui.screen import TabletopScreen
    from tabletop.tui.seat.shelf import Page


def question(title: str, hint: str = "") -> ComposeResult:
    """A question of a form, and what it means."""
    yield Static(content(title), classes="question", markup=False)
    if hint:
        yield Static(content(hint), classes="hint", markup=False)


class Panel(VerticalScroll, can_focus=False):
    """Something in work at a seat: a form, or something to read. `key` is that of its step."""

    TYPED: ClassVar[bool] = False
    """Whether something is typed in it: letters then act nowhere else, wherever the cursor is."""
    OF_PHASE: ClassVar[bool] = True
    """Whether it belongs to the phase, and goes with it."""
    FROM: ClassVar[Page] = "turn"
    """The page to go back to."""

    class Committed(Message):
        """What the panel is for was done; `then` is the step to open, empty for the next one."""

        def __init__(self, panel: Panel, then: str = "") -> None:
            super().__init__()
            self.panel = panel
            self.then = then

    class Guided(Message):
        """What to do next has changed."""

    class Unknown(Message):
        """A letter was typed where none can be."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    def __init__(self, key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(classes="panel")
        self.key = key
        self.handle = handle
        self.deck = handle.deck
        self.view = view
        self.closing = False
        """Whether it is being put away: its fields go before it does."""

    @property
    def heading(self) -> str:
        """What the panel is about."""
        return ""

    def compose(self) -> ComposeResult:
        """The title, then what the panel holds."""
        yield Static(content(self.heading), classes="panel-title", markup=False)
        yield from self.compose_panel()

    def compose_panel(self) -> ComposeResult:
        """What the panel holds."""
        yield from ()

    async def close(self) -> None:
        """Put it away, keeping what was typed."""
        self.keep()
        self.closing = True
        await self.remove()

    def follow(self, view: TeamView) -> None:
        """Take a newer view."""
        self.view = view

    def guide(self) -> str:
        """What to do next in here, as a sentence without its full stop; empty if nothing."""
        return ""

    def wanted(self) -> Widget | None:
        """The field that `guide` speaks of, if it speaks of one."""
        return None

    def on_key(self, event: Key) -> None:
        """Somebody who types must not be led out of the form by a letter that no field took; it is answered."""
        letter = event.character or ""
        if self.TYPED and letter.isalpha():
            event.stop()
            self.post_message(self.Unknown(letter))

    def keep(self) -> None:
        """Put away what is being typed, if anything is."""

    def asks_first(self, leave: Callable[[], object]) -> bool:  # noqa: ARG002 — for subclasses
        """Whether something is to be settled before it is left; then it is asked, and `leave` called once it is."""
        return False

    def problem(self, sentence: str) -> None:
        """Show why something was not carried out, where the panel has a line for it; empty takes it away."""
        for line in self.query(".problem").results(Static):
            line.update(content(sentence))
            line.display = bool(sentence)
            if sentence:
                line.scroll_visible(animate=False)

    def first(self) -> Widget | None:
        """Where the keyboard starts."""
        return next(iter(shown_fields(self)), None)

    def on_paste_refused(self, event: PasteRefused) -> None:
        """Say that it was too long."""
        event.stop()
        self.table_screen.tell(event.sentence)

    @property
    def table_screen(self) -> TabletopScreen[None]:
        """The screen, through which commands go."""
        from tabletop.tui.screen import TabletopScreen

        assert isinstance(self.screen, TabletopScreen)
        return self.screen
