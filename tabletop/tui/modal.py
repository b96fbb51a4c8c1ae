"""What every dialogue has: a title, a box over the screen, notices, and Escape to leave it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Resize
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from tabletop.tui.leaving import Leaving
from tabletop.tui.text import clean, content
from tabletop.tui.widgets.keys import Keys
from tabletop.tui.widgets.toosmall import TooSmall

if TYPE_CHECKING:
    from tabletop.game.refusal import Refusal

ResultT = TypeVar("ResultT")


class TabletopModal(Leaving[ResultT | None], ModalScreen[ResultT | None]):
    """A dialogue: override `compose_body`. Escape gives None; a form keeps its draft on the way out."""

    ABOUT: ClassVar[str] = ""
    """What the dialogue is for, in a few sentences, shown by the help key."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="back", tooltip="Leave; nothing is done, and what was typed is kept"),
        Binding("question_mark,f1", "help", "Help", key_display="?", id="help", tooltip="What this is for, and its keys"),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 — Screen declares it so
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012 — Screen declares it so
    DEFAULT_CSS = """
    TabletopModal { layers: default toosmall; align: center middle; background: $background 70%; }
    TabletopModal > .box {
        width: 90%; max-width: 96; height: auto; max-height: 96%; background: $surface; border: round $primary; padding: 0 1;
    }
    TabletopModal .heading { margin-bottom: 1; }
    TabletopModal VerticalScroll { height: auto; max-height: 100%; }
    TabletopModal Keys { dock: none; background: $surface; padding: 0; margin-top: 1; }
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.heading = title

    def compose(self) -> ComposeResult:
        """The box around the body."""
        with Vertical(classes="box"):
            yield Static(content(self.heading, "b $accent"), classes="heading")
            yield from self.compose_body()
            yield Keys()
        yield TooSmall()

    def compose_body(self) -> ComposeResult:
        """What the dialogue holds."""
        yield from ()

    def on_resize(self, event: Resize) -> None:
        """Cover it where there is too little room; leave the foot of the box in sight."""
        self.query_one(TooSmall).fit(event.size)
        for scroll in self.query(".box > VerticalScroll"):
            scroll.styles.max_height = max(event.size.height - 9, 4)

    def action_back(self) -> None:
        """Leave without doing anything."""
        self.dismiss(None)

    def action_help(self) -> None:
        """What the dialogue is for, and its keys."""
        from tabletop.tui.modals.help import HelpModal

        self.app.push_screen(HelpModal(self.ABOUT or type(self).__doc__ or "", tuple(keys_of(self))))

    def tell(self, what: Refusal | Exception | str, *, bad: bool = True) -> None:
        """Show a sentence as a notice."""
        tell(self, what, bad=bad)


def keys_of(screen: Screen[Any]) -> Iterator[tuple[str, str]]:
    """The keys that can be used now on a screen or in a dialogue, each with what it does."""
    seen = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.id and binding.description and binding.action not in seen:
            seen.add(binding.action)
            yield screen.app.get_key_display(binding), binding.tooltip or binding.description


def tell(screen: Screen[Any], what: Refusal | Exception | str, *, bad: bool = True) -> None:
    """Show a refusal, a trouble with the save, or any sentence as a notice over a screen."""
    screen.notify(clean(str(what)), severity="error" if bad else "information", timeout=10 if bad else 5, markup=False)
