"""Lists in a form: one of several, some of several, tracks up or down. Arrows, number keys or the mouse; nothing to type."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from attrs import frozen
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.tui.marks import plain, wants_plain
from tabletop.tui.seat.onward import go_on, into_sight
from tabletop.tui.text import clean
from tabletop.tui.widgets.sight import reveal

DIGITS = "1234567890"
"""The keys of a list's first ten lines, in their order; the cursor reaches the rest."""
_LEAST_WIDTH = 12


def digit(number: int) -> str:
    """The key of the line of a number, from 1, as it stands before it; a blank where it has none."""
    return DIGITS[number - 1] if number <= len(DIGITS) else " "


@frozen
class Option:
    """One line of a list: the key that it stands for, its title, and a hint in fainter type. A heading has no key.

    `number` is its digit where that is the same whatever else the list offers; the lines of a list all have one, or none has.
    """

    key: str
    title: str
    hint: str = ""
    style: str = ""
    number: int = 0


class Pick(Widget, can_focus=True):
    """A list of options of which one line has the cursor. Subclasses say what choosing a line does and how it is marked.

    Its keys go before others, so that what is typed right after one of them finds the cursor where the key has put it.
    `at_once` is called when something was chosen, before `Changed` is told.
    """

    DEFAULT_CSS = """
    Pick { height: auto; width: 100%; padding: 0 1; border-left: outer $panel; }
    Pick:focus { border-left: outer $accent; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor(-1)", "Up", show=False, priority=True),
        Binding("down", "cursor(1)", "Down", show=False, priority=True),
        Binding("home", "end_of_list(-1)", "First", show=False, priority=True),
        Binding("end", "end_of_list(1)", "Last", show=False, priority=True),
        Binding("space", "choose", "Choose", show=False, priority=True),
        Binding("enter", "confirm", "Choose and go on", show=False, priority=True),
        *(Binding(key, f"number({key})", "Choose by number", show=False, priority=True) for key in DIGITS),
    ]

    options: reactive[tuple[Option, ...]] = reactive((), layout=True)
    cursor: reactive[int] = reactive(-1)

    class Changed(Message):
        """Something was chosen."""

        def __init__(self, pick: Pick) -> None:
            super().__init__()
            self.pick = pick

        @property
        def control(self) -> Pick:
            """The list."""
            return self.pick

    class Unknown(Message):
        """A number was typed that no option has."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, options: tuple[Option, ...] = (), *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, classes=classes)
        self.plain_marks = wants_plain()
        self.at_once: Callable[[], None] | None = None
        self.set_reactive(Pick.options, options)

    def mark_of(self, index: int) -> str:  # noqa: ARG002 — for subclasses
        """What stands before a line."""
        return ""

    def choose(self, index: int) -> None:
        """Do what choosing a line does."""

    def on_cursor(self, index: int) -> None:
        """Do what moving to a line does."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 — as Widget has it
        """As many lines as the options wrap to."""
        return max(len(self._lines(width)), 1)

    def render(self) -> Content:
        """The options, each wrapped under itself."""
        return Content("\n").join([line for _, line in self._lines(self.content_size.width)])

    def _lines(self, width: int) -> list[tuple[int, Content]]:
        width = max(width, _LEAST_WIDTH)
        lines: list[tuple[int, Content]] = []
        for index, (number, option) in enumerate(zip(self.numbers(), self.options, strict=True)):
            lines.extend((index, line) for line in self._option(index, number, option, width))
        return lines

    def numbers(self) -> list[int]:
        """The number that chooses each line, from 1: its own, else its place among those with a key; of a heading it is void."""
        found, place = [], 0
        for option in self.options:
            place += bool(option.key)
            found.append(option.number or place)
        return found

    def _option(self, index: int, number: int, option: Option, width: int) -> list[Content]:
        if not option.key:
            return [Content.styled(clean(option.title), "b $secondary").truncate(width, ellipsis=True)]
        head = f"{digit(number)} {self.mark_of(index)} "
        if self.plain_marks:
            head = plain(head)
        text = Content.styled(clean(option.title), option.style)
        if option.hint:
            text = Content.assemble(text, ("  " + clean(option.hint), "$secondary"))
        at_cursor = index == self.cursor and self.has_focus
        wrapped = text.wrap(width - len(head)) or [Content("")]
        lines = [Content.assemble((head, "b $accent" if at_cursor else "$secondary"), wrapped[0])]
        lines += [Content.assemble(" " * len(head), line) for line in wrapped[1:]]
        return [line.stylize("b") for line in lines] if at_cursor else lines

    def watch_cursor(self) -> None:
        """Keep the cursor's line in sight."""
        self._in_sight()

    def _in_sight(self) -> None:
        if not self.is_attached or self.cursor < 0:
            return
        rows = [row for row, (index, _) in enumerate(self._lines(self.content_size.width)) if index == self.cursor]
        if rows and self.has_focus:
            self.call_after_refresh(reveal, self, rows[0], len(rows))

    def on_focus(self) -> None:
        """Put the cursor somewhere, and the whole list in sight if there is room for it."""
        if self.cursor < 0:
            self._step(1)
        self.call_after_refresh(self._all_in_sight)

    def on_resize(self) -> None:
        """A list that has just come up, or got other options, is to be in sight as well."""
        if self.has_focus:
            self.call_after_refresh(self._all_in_sight)

    def _all_in_sight(self) -> None:
        if self.is_attached and self.has_focus:
            into_sight(self)
            self._in_sight()

    def action_cursor(self, by: int) -> None:
        """Move the cursor over the options."""
        if self._step(by):
            self.on_cursor(self.cursor)

    def action_end_of_list(self, by: int) -> None:
        """Go to the first or last option."""
        self.set_reactive(Pick.cursor, -1 if by < 0 else len(self.options))
        if self._step(-by):
            self.on_cursor(self.cursor)

    def _step(self, by: int) -> bool:
        index = self.cursor + by
        while 0 <= index < len(self.options):
            if self.options[index].key:
                self.cursor = index
                return True
            index += by
        return False

    def action_choose(self) -> None:
        """Choose the option at the cursor."""
        if 0 <= self.cursor < len(self.options):
            self.choose(self.cursor)

    def action_confirm(self) -> None:
        """Choose the option at the cursor and go on to the next field."""
        self.action_choose()
        go_on(self)

    def action_number(self, number: int) -> None:
        """Choose the option of that number, 0 for the tenth; without one nothing is done, here or elsewhere, and that is told."""
        wanted = DIGITS.index(str(number)) + 1
        lines = zip(self.numbers(), self.options, strict=True)
        index = next((index for index, (each, option) in enumerate(lines) if option.key and each == wanted), None)
        if index is None:
            self.post_message(self.Unknown(number))
            return
        self.cursor = index
        self.choose(index)

    def on_click(self, event: Click) -> None:
        """A click chooses the option under it."""
        offset = event.get_content_offset(self)
        lines = self._lines(self.content_size.width)
        if offset is None or not 0 <= offset.y < len(lines):
            return
        index = lines[offset.y][0]
        if self.options[index].key:
            self.cursor = index
            self.choose(index)

    def changed(self) -> None:
        """Tell that something was chosen."""
        self.refresh()
        if self.at_once is not None:
            self.at_once()
        self.post_message(self.Changed(self))


class OneOf(Pick):
    """One of several: moving to an option chooses it. `value` is the key of the chosen one, empty until something is."""

    value: reactive[str] = reactive("")

    def mark_of(self, index: int) -> str:
        """Filled for the chosen one."""
        return "●" if self.options[index].key == self.value else "○"

    def choose(self, index: int) -> None:
        """Choose it alone."""
        self.value = self.options[index].key
        self.changed()

    def on_cursor(self, index: int) -> None:
        """Moving chooses."""
        self.choose(index)

    def action_confirm(self) -> None:
        """Go on to the next field. Enter chooses nothing: what arrows, numbers or space have not chosen stays open."""
        go_on(self)

    def on_focus(self) -> None:
        """Put the cursor on what is chosen; choose nothing. What every list does on focus comes after this by itself."""
        if self.value:
            self.cursor = next((index for index, option in enumerate(self.options) if option.key == self.value), self.cursor)

    def offer(self, options: tuple[Option, ...]) -> None:
        """Offer other options; what is chosen stays if it is among them, and a single one is chosen."""
        if options == self.options:
            return
        self.options = options
        self.cursor = -1
        keys = [option.key for option in options if option.key]
        if self.value not in keys:
            self.value = keys[0] if len(keys) == 1 else ""


class Ticks(Pick):
    """Some of several: space or a number key ticks and unticks."""

    values: reactive[tuple[str, ...]] = reactive(())

    def mark_of(self, index: int) -> str:
        """A tick, or a box for one."""
        return "✓" if self.options[index].key in self.values else "□"

    def choose(self, index: int) -> None:
        """Tick or untick it."""
        key = self.options[index].key
        kept = {*self.values} ^ {key}
        self.values = tuple(option.key for option in self.options if option.key in kept)
        self.changed()

    def action_confirm(self) -> None:
        """Go on to the next field: Enter changes no tick."""
        go_on(self)


class Moves(Pick):
    """Tracks, up or down: right and left, plus and minus. `values` are effects such as `trust +2`, at most `most` of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,plus", "shift(1)", "Up", show=False, priority=True),
        Binding("left,minus", "shift(-1)", "Down", show=False, priority=True),
    ]
    STEP: ClassVar[int] = 2
    values: reactive[tuple[tuple[str, int], ...]] = reactive(())

    def mark_of(self, index: int) -> str:
        """Up, down, or nothing."""
        way = dict(self.values).get(self.options[index].key, 0)
        return "▲ up  " if way > 0 else "▼ down" if way < 0 else "·     "

    def choose(self, index: int) -> None:
        """Turn through nothing, up, down."""
        now = dict(self.values).get(self.options[index].key, 0)
        self._set(index, {0: 1, 1: -1, -1: 0}[now])

    def action_shift(self, by: int) -> None:
        """Move the track at the cursor one way; the other way first undoes."""
        if 0 <= self.cursor < len(self.options):
            now = dict(self.values).get(self.options[self.cursor].key, 0)
            self._set(self.cursor, max(min(now + by, 1), -1))

    def action_confirm(self) -> None:
        """Go on to the next field."""
        go_on(self)

    def _set(self, index: int, way: int) -> None:
        chosen = dict(self.values)
        chosen[self.options[index].key] = way
        self.values = tuple((option.key, chosen[option.key]) for option in self.options if chosen.get(option.key))
        self.changed()

    @property
    def effects(self) -> tuple[str, ...]:
        """What is chosen, as an order names it."""
        return tuple(f"{track} {way * self.STEP:+d}" for track, way in self.values)

    def set_effects(self, effects: tuple[str, ...]) -> None:
        """Choose these effects; those of tracks not on the list are left out."""
        known = {option.key for option in self.options}
        chosen = []
        for effect in effects:
            track, _, amount = effect.partition(" ")
            if track in known and amount[:1] in ("+", "-"):
                chosen.append((track, -1 if amount[0] == "-" else 1))
        self.values = tuple(chosen)
