"""The list of steps, and the bar of pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.game.events import Phase
from tabletop.game.view import TeamView
from tabletop.tui.marks import plain, wants_plain
from tabletop.tui.seat.panel import Panel
from tabletop.tui.seat.pick import Option, Pick, digit
from tabletop.tui.seat.steps import Step, next_step, optional
from tabletop.tui.seat.words import PHASES
from tabletop.tui.text import clean


def about_text(view: TeamView, phases: Mapping[Phase, str] = PHASES) -> Content:
    """Where the turn stands: its opening words, and what the phase is for, as `phases` has it."""
    clock = view.clock
    head = Content.assemble((clean(clock.turn_title), "b $accent"), "\n", clean(clock.text), "\n\n")
    waits = "\n\nYou said that you are done with this phase." if view.finished and clock.phase != "ended" else ""
    return Content.assemble(Content("") if clock.phase == "ended" else head, phases[clock.phase], (waits, "$secondary"))


def next_sentence(steps: tuple[Step, ...], key: str) -> str:
    """What to do next, `key` being the one that opens it; with handing back, what might still be done before."""
    step = next_step(steps)
    if step is None:
        return "Hand the keyboard back to control (h)."
    more = [each.title for each in optional(steps)] if step.key == "hand-back" else []
    rest = f", or first: {'; '.join(more[:2])}" if more else ""
    return f"{step.next} ({key} opens it){rest}{'' if rest.endswith('?') else '.'}"


class StepList(Pick):
    """The steps of the phase: Enter, a number key or a click opens one.

    Whenever the steps change, and whenever it gets the keyboard, the cursor is on the step that comes next.
    """

    steps: reactive[tuple[Step, ...]] = reactive(())
    opened: reactive[str] = reactive("")
    """The key of the step in work, empty for none."""

    class Opened(Message):
        """A step is to be done."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    @property
    def at_next(self) -> bool:
        """Whether Enter opens the step that comes next."""
        return 0 <= self._next == self.cursor

    @property
    def _next(self) -> int:
        return next((index for index, step in enumerate(self.steps) if step.pressing and not step.done), -1)

    def watch_steps(self) -> None:
        """Show them; the cursor goes to what is next."""
        self._list()
        self.cursor = self._next
        self.refresh()

    def on_focus(self) -> None:
        """The cursor goes to what is next."""
        self.cursor = self._next

    def watch_cursor(self) -> None:
        """What Enter opens has changed."""
        super().watch_cursor()
        self.post_message(Panel.Guided())

    def watch_opened(self) -> None:
        """Mark the step in work."""
        self._list()

    def _list(self) -> None:
        self.options = tuple(Option(step.key, step.title, step.note, self._style(step)) for step in self.steps)

    def _style(self, step: Step) -> str:
        if step.key == self.opened:
            return "b reverse"
        return "$secondary" if step.done else "b" if step.pressing else ""

    def mark_of(self, index: int) -> str:
        """Done, to be done, or as you like."""
        step = self.steps[index] if index < len(self.steps) else None
        if step is None:
            return " "
        return "✓" if step.done else "▶" if index == self._next else "○" if step.pressing else "·"

    def _option(self, index: int, number: int, option: Option, width: int) -> list[Content]:
        """One line a step, as much of it as there is room for; that at the cursor from edge to edge."""
        head = f"{digit(number)} {self.mark_of(index)} "
        at_cursor = index == self.cursor and self.has_focus
        line = Content.assemble(
            (plain(head) if self.plain_marks else head, "" if at_cursor else "$secondary"),
            Content.styled(clean(option.title), "" if at_cursor else option.style),
            ("  " + clean(option.hint) if option.hint else "", "" if at_cursor else "$secondary"),
        ).truncate(width, ellipsis=True)
        if not at_cursor:
            return [line]
        return [line.pad_right(max(width - line.cell_length, 0)).stylize("b $background on $accent")]

    def choose(self, index: int) -> None:
        """Open it."""
        self.post_message(self.Opened(self.options[index].key))

    def action_confirm(self) -> None:
        """Open the step at the cursor."""
        self.action_choose()


class PageBar(Widget):
    """The pages of the seat, each with its key; a click goes there. `pages` are id, letter, function key and name.

    They stand in one line where they fit, else in as many as it takes.

    The function key shows while letters are for typing: `by_letter` is then False.
    """

    pages: reactive[tuple[tuple[str, str, str, str], ...]] = reactive((), layout=True)
    current: reactive[str] = reactive("")
    by_letter: reactive[bool] = reactive(True, layout=True)
    unread: reactive[Mapping[str, int]] = reactive(dict, layout=True)
    """How much waits to be read, by page."""

    class Turned(Message):
        """A page is wanted."""

        def __init__(self, page: str) -> None:
            super().__init__()
            self.page = page

    def __init__(self, pages: Sequence[tuple[str, str, str, str]], *, classes: str) -> None:
        super().__init__(classes=classes)
        self._plain = wants_plain()
        self.set_reactive(PageBar.pages, tuple(pages))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 — as Widget has it
        """As many lines as the pages take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The pages, the current one marked."""
        width = self.content_size.width
        gap = Content(" " * self._gap(width))
        return Content("\n").join([gap.join([self._part(*page) for page in line]) for line in self._lines(width)])

    def _gap(self, width: int) -> int:
        """Cells between two pages: fewer where they fit into one line by that alone."""
        names = [cell_len(f" {key} {name}") for _, key, name in self._keyed()]
        return next((gap for gap in (2, 1, 0) if sum(names) + gap * (len(names) - 1) <= width), 1)

    def _part(self, page: str, key: str, name: str) -> Content:
        if page == self.current:
            text = f"▸{key} {name}"
            return Content.styled(plain(text) if self._plain else text, "b reverse")
        return Content.assemble(" ", (key, "b $footer-key-foreground"), f" {name}")

    def _lines(self, width: int) -> list[list[tuple[str, str, str]]]:
        lines: list[list[tuple[str, str, str]]] = [[]]
        room, gap = width, self._gap(width)
        for page, key, name in self._keyed():
            needed = cell_len(f" {key} {name}")
            if lines[-1] and needed > room:
                lines.append([])
                room = width
            lines[-1].append((page, key, name))
            room -= needed + gap
        return lines

    def _keyed(self) -> list[tuple[str, str, str]]:
        new = {page: f" ({count})" for page, count in self.unread.items() if count}
        return [
            (page, letter if self.by_letter else function, name + new.get(page, ""))
            for page, letter, function, name in self.pages
        ]

    def on_click(self, event: Click) -> None:
        """Go to the page under the click."""
        at = event.get_content_offset(self)
        lines = self._lines(self.content_size.width)
        if at is None or not 0 <= at.y < len(lines):
            return
        left = 0
        for page, key, name in lines[at.y]:
            right = left + cell_len(f" {key} {name}")
            if left <= at.x < right:
                self.post_message(self.Turned(page))
                return
            left = right + self._gap(self.content_size.width)
