"""Looking for something in the whole deck."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from tabletop.deck.model import Deck
from tabletop.tui.deckfind import Found, entries, look
from tabletop.tui.modal import TabletopModal
from tabletop.tui.text import clean, one_line
from tabletop.tui.widgets.entry import Line
from tabletop.tui.widgets.log import LogView


class FindModal(TabletopModal[str]):
    """Injects, cards, roles, rules, questions, claims. Enter on an inject chooses it in the MSEL: gives its id."""

    ABOUT = """\
Looks through all that the deck says by a few letters: titles and ids, wording, threads, claims, notes. The best comes first. ↑
and ↓ choose, Page Up and Page Down scroll what is told; Enter on an inject chooses it in the MSEL. All is for control alone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Choose in the MSEL", id="take", priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "scroll(1)", "Scroll", show=False, priority=True),
        Binding("pageup", "scroll(-1)", "Scroll", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    FindModal > .box { max-width: 150; height: 92%; }
    FindModal #wanted { height: 1; border: none; padding: 0 1; background: $panel; margin-bottom: 1; }
    FindModal #found { height: 2fr; }
    FindModal > .box > #told-scroll { height: 3fr; max-height: 100%; border-top: solid $panel; }
    """

    def __init__(self, deck: Deck, course: tuple[int, ...] = ()) -> None:
        super().__init__("Find in the deck")
        self._entries = entries(deck, course)

    def compose_body(self) -> ComposeResult:
        """What to look for, what fits, the one chosen in full."""
        yield Line(placeholder="a few letters: title, wording, thread, claim, id", id="wanted", max_length=200)
        yield LogView[Found](_line, id="found")
        with VerticalScroll(id="told-scroll", can_focus=False):
            yield Static("", id="told", markup=False)

    def on_mount(self) -> None:
        """Begin with everything."""
        self.query_one("#wanted").focus()
        self._fill("")

    @property
    def _log(self) -> LogView[Found]:
        return self.query_one("#found", LogView)

    def _fill(self, wanted: str) -> None:
        log = self._log
        log.clear()
        log.extend(look(self._entries, wanted))
        log.action_first()
        self._describe()

    @on(Input.Changed, "#wanted")
    def _find(self, event: Input.Changed) -> None:
        self._fill(event.value)

    @on(LogView.Highlighted)
    def _describe(self) -> None:
        entry = self._log.entry
        told = self.query_one("#told", Static)
        if entry is None:
            told.update(Content.styled("Nothing in the deck fits.", "$muted"))
            return
        parts = [Content.assemble((clean(entry.title), "b"), (clean(f"  {entry.kind} · {entry.id}"), "$muted"))]
        parts += [Content.assemble((clean(f"{label}: ") if label else "", "$accent"), clean(text)) for label, text in entry.texts]
        told.update(Content("\n").join(parts))
        self.query_one("#told-scroll").scroll_home(animate=False)

    def action_move(self, step: int) -> None:
        """Choose another."""
        self._log.action_move(step)

    def action_scroll(self, pages: int) -> None:
        """Scroll what is told."""
        scroll = self.query_one("#told-scroll")
        scroll.scroll_relative(y=pages * max(scroll.size.height - 1, 1), animate=False)

    @on(LogView.Selected)
    def _clicked(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        """Choose the inject in the MSEL."""
        entry = self._log.entry
        if entry is not None and entry.kind == "inject":
            self.dismiss(entry.id)
        elif entry is not None:
            self.tell(f"This is a {entry.kind}, which has no line in the MSEL. Escape closes the search.", bad=False)


def _line(entry: Found) -> str:
    return f"{entry.kind:<10}{one_line(entry.title, 200)}"
