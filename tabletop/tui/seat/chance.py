"""A probability in a form: a bar, a figure and its word. Arrows move it, digits type the figure, letters choose a word."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.game.telling.probability import WORDINGS, wording
from tabletop.tui.marks import plain, wants_plain
from tabletop.tui.seat.onward import go_on, into_sight

_BAR = 50
LETTERS = "adefjku"
"""Keys of the words of probability, from the least to the most: letters that mean nothing else at a seat."""


class Chance(Widget, can_focus=True):
    """A probability in per cent from `low` to `high`; `value` is None until it is set.

    Arrows move it by 5, with shift by 1; digits type the figure; the letter beside a word of probability chooses it, and a line
    says which was taken. A digit that would lead out of the range is not taken, and a line says that too.
    """

    DEFAULT_CSS = """
    Chance { height: auto; width: 100%; padding: 0 1; border-left: outer $panel; }
    Chance:focus { border-left: outer $accent; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,up", "move(5)", "More", show=False),
        Binding("left,down", "move(-5)", "Less", show=False),
        Binding("shift+right,shift+up,plus", "move(1)", "A little more", show=False),
        Binding("shift+left,shift+down,minus", "move(-1)", "A little less", show=False),
        Binding("enter", "confirm", "Go on", show=False, priority=True),
        Binding("backspace", "rub_out", "Rub out", show=False),
        Binding("ctrl+u,delete", "clear", "Clear", show=False),
    ]
    value: reactive[int | None] = reactive(None)

    class Changed(Message):
        """The probability was set."""

        def __init__(self, chance: Chance) -> None:
            super().__init__()
            self.chance = chance

        @property
        def control(self) -> Chance:
            """The control."""
            return self.chance

    def __init__(self, *, low: int = 0, high: int = 100, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._low, self._high = low, high
        self._plain = wants_plain()
        self._typing = ""
        self._refused = self._taken = ""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 — as Widget has it
        """The bar, the words, the keys."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The bar, the words, the keys."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        value = self.value
        bar = self._bar(min(max(width - 30, 10), _BAR))
        now = "not set" if value is None else f"{value:>3} %  {wording(value)}"
        lines = [Content.assemble((bar, "$primary"), "  ", (now, "$secondary" if value is None else "b"))]
        lines += self._words(width)
        keys = f"Type {self._low} to {self._high} or a word's letter; ← → by 5, shift by 1"
        lines += Content.styled(plain(keys) if self._plain else keys, "$secondary").wrap(max(width, 20))
        if self._refused or self._taken:
            style = "b $error" if self._refused else "b $accent"
            lines += Content.styled(self._refused or self._taken, style).wrap(max(width, 20))
        return lines

    def _words(self, width: int) -> list[Content]:
        lines: list[list[Content]] = [[]]
        room = width
        for word in (self._word(number, self.value) for number in range(len(WORDINGS))):
            if lines[-1] and word.cell_length > room:
                lines.append([])
                room = width
            lines[-1].append(word)
            room -= word.cell_length + 3
        return [Content("   ").join(line) for line in lines]

    def _word(self, number: int, value: int | None) -> Content:
        word = WORDINGS[number]
        text = f"{word.words} {word.low}–{word.high}"
        if self._plain:
            text = plain(text)
        chosen = value is not None and wording(value) == word.words
        letter = (f"{LETTERS[number]} ", "b $accent" if self.has_focus else "$secondary")
        return Content.assemble(letter, (text, "b reverse" if chosen else "$secondary"))

    def _bar(self, cells: int) -> str:
        full = round((self.value or 0) * cells / 100)
        bar = "█" * full + "░" * (cells - full)
        return plain(bar) if self._plain else bar

    def _set(self, value: int) -> None:
        self._say()
        self.value = max(self._low, min(self._high, value))
        self.post_message(self.Changed(self))

    def _say(self, *, taken: str = "", refused: str = "") -> None:
        """Say what a letter has chosen, or what was not taken, where it can be seen; or no more of either."""
        if (taken, refused) != (self._taken, self._refused):
            self._taken, self._refused = taken, refused
            self.refresh(layout=True)
            if taken or refused:
                self.call_after_refresh(into_sight, self)

    def action_move(self, by: int) -> None:
        """Move it; the first move starts from even odds."""
        self._typing = ""
        self._set(50 if self.value is None else self.value + by)

    def action_rub_out(self) -> None:
        """Take back the last digit typed, or the figure."""
        self._typing = self._typing[:-1]
        if self._typing:
            self._set(int(self._typing))
        else:
            self.action_clear()

    def action_clear(self) -> None:
        """Take the whole figure back, as a line of text does."""
        self._typing = ""
        self._say()
        self.value = None
        self.post_message(self.Changed(self))

    def action_confirm(self) -> None:
        """Go on to the next field."""
        go_on(self)

    def on_blur(self) -> None:
        """The next digit starts a new figure."""
        self._typing = ""
        self._say()

    def on_key(self, event: Key) -> None:
        """A digit types the figure, a letter chooses a word."""
        key = event.character or ""
        if key and key in "0123456789":
            event.stop()
            self._type(key)
        elif key and key.lower() in LETTERS:
            event.stop()
            self._typing = ""
            word = WORDINGS[LETTERS.index(key.lower())]
            self._set(word.figure)
            self._say(taken=f"“{key}” stands for “{word.words}”: {word.figure} %.")

    def _type(self, digit: str) -> None:
        typed = (self._typing + digit).lstrip("0") or "0"
        if self._low <= int(typed) <= self._high:
            self._typing = typed
            self._set(int(typed))
        else:
            rub = "; backspace rubs out" if self._typing else ""
            self._say(refused=f"{typed} is not taken: a figure from {self._low} to {self._high}{rub}.")

    def on_click(self, event: Click) -> None:
        """A click on the bar sets it."""
        offset = event.get_content_offset(self)
        cells = min(max(self.content_size.width - 30, 10), _BAR)
        if offset is not None and offset.y == 0 and offset.x < cells:
            self._set(5 * round(20 * (offset.x + 1) / cells))
