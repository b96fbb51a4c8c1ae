"""A row of a slip as a scribe fills it: what is typed, and beside it what that is taken for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Literal, TypeAlias

from attrs import frozen
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Label, Static

from tabletop.tui.fuzzy import find
from tabletop.tui.seat.onward import go_on, shown_fields
from tabletop.tui.text import clean, cut
from tabletop.tui.widgets.entry import Line

Kind: TypeAlias = Literal["text", "one", "some", "sure", "percent", "moves"]
Choices: TypeAlias = Sequence[tuple[str, str]]
_WAYS = {"+": 1, "-": -1, "−": -1, "–": -1}


@frozen(kw_only=True)
class Ask:
    """What a row asks for.

    `text` is free; `one` and `some` are of the options, by number or by letters of their words; `sure` is one of them and a
    likelihood, such as `acc 60`; `percent` is a number from 0 to 100; `moves` are options each with + or −. `about` is the
    whole of what is asked, where the label is too short for it.
    """

    name: str
    label: str
    kind: Kind = "text"
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    needed: bool = False
    about: str = ""


@frozen(kw_only=True)
class Taken:
    """What typed text is taken for: the values, a number with them, the words beside the field, and what is wrong."""

    values: tuple[str, ...] = ()
    number: int | None = None
    words: str = ""
    wrong: str = ""


def take(ask: Ask, typed: str) -> Taken:
    """Read what was typed into a row."""
    text = typed.strip()
    if not text:
        return Taken(wrong=f"{ask.label}: nothing is entered." if ask.needed else "")
    match ask.kind:
        case "one":
            return _one(ask, text)
        case "some":
            return _some(ask, text)
        case "moves":
            return _moves(ask, text)
        case "percent":
            number = _percent(text)
            wrong = f"{ask.label}: a number from 0 to 100." if number is None else ""
            return Taken(number=number, words=f"{number} %" if number is not None else "", wrong=wrong)
        case "sure":
            return _sure(ask, text)
    return Taken(values=(text,))


def _unknown(ask: Ask, text: str) -> Taken:
    return Taken(wrong=f"{ask.label}: “{cut(clean(text), 30)}” is none of them.")


def _one(ask: Ask, text: str) -> Taken:
    found = find(text, ask.options)
    return Taken(values=(found[0],), words=dict(ask.options)[found[0]]) if found else _unknown(ask, text)


def _some(ask: Ask, text: str) -> Taken:
    if text.casefold() == "all":
        return Taken(values=tuple(value for value, _ in ask.options), words="all of them")
    if text.casefold() == "none":
        return Taken(words="nobody yet")
    parts = text.replace(",", " ").split() if text.replace(",", " ").replace(" ", "").isdigit() else text.split(",")
    values: list[str] = []
    for part in filter(str.strip, parts):
        found = find(part, ask.options)
        if not found:
            return _unknown(ask, part)
        values.append(found[0])
    known = dict(ask.options)
    values = list(dict.fromkeys(values))
    return Taken(values=tuple(values), words=", ".join(known[value] for value in values))


def _moves(ask: Ask, text: str) -> Taken:
    known, values, words = dict(ask.options), [], []
    for part in filter(str.strip, text.split(",")):
        sign = next((each for each in part if each in _WAYS), "")
        found = find(part.replace(sign, " ") if sign else part, ask.options)
        if not found:
            return _unknown(ask, part)
        if not sign:
            return Taken(wrong=f"{ask.label}: write + or − with “{known[found[0]]}”.")
        values.append(f"{found[0]} {'+' if _WAYS[sign] > 0 else '-'}2")
        words.append(f"{known[found[0]]} {'up' if _WAYS[sign] > 0 else 'down'}")
    return Taken(values=tuple(values), words=", ".join(words))


def _sure(ask: Ask, text: str) -> Taken:
    what, _, number = text.rstrip("% ").rpartition(" ")
    likelihood = _percent(number)
    if likelihood is None or not what.strip():
        return Taken(wrong=f"{ask.label}: what it is, then how likely, such as “1 60”.")
    if not 1 <= likelihood <= 99:
        return Taken(wrong=f"{ask.label}: the likelihood is from 1 to 99.")
    found = _one(ask, what.strip())
    return found if found.wrong else Taken(values=found.values, number=likelihood, words=f"{found.words}, {likelihood} %")


def _percent(text: str) -> int | None:
    digits = text.strip().rstrip("% ")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 3 and int(digits) <= 100 else None


class SlipLine(Line):
    """The line of a row: Enter goes on at once, so that what is typed right after it lands in the next row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "onward(1)", "Next field", show=False, priority=True),
        Binding("up", "onward(-1)", "Field before", show=False, priority=True),
    ]

    def action_onward(self, way: int) -> None:
        """Go to the next row, or the one before; in the last, the slip is full."""
        row = self.parent
        assert isinstance(row, SlipRow)
        if way < 0:
            self.screen.focus_previous()
            return
        if row.refuses:
            return
        row.answered()
        inside = next(part for part in self.ancestors if isinstance(part, VerticalScroll))
        if shown_fields(inside)[-1] is self:
            row.post_message(SlipRow.Full())
        else:
            go_on(self)


class SlipRow(Horizontal):
    """A row: label, line, and what the line is taken for."""

    DEFAULT_CSS = """
    SlipRow { height: 1; width: 100%; }
    SlipRow > Label { width: 21; padding: 0 1 0 0; color: $muted; }
    SlipRow > Input { width: 2fr; height: 1; border: none; padding: 0 1; background: $panel; }
    SlipRow > Input:focus { background: $primary 25%; border: none; }
    SlipRow > .beside { width: 2fr; height: 1; padding: 0 1; }
    SlipRow.text > .beside { display: none; }
    """

    class Typed(Message):
        """Something was typed."""

        def __init__(self, row: SlipRow) -> None:
            super().__init__()
            self.row = row

    class Entered(Typed):
        """The cursor has come to the row."""

    class Full(Message):
        """Enter in the last row."""

    def __init__(self, ask: Ask, typed: str = "") -> None:
        super().__init__(classes=ask.kind, id=f"row-{ask.name}")
        self.ask = ask
        self._first = typed
        self.answered: Callable[[], None] = lambda: None
        """Called when the row is answered, before the cursor goes on: the answer may bring up other rows."""

    def compose(self) -> ComposeResult:
        """Label, line, answer."""
        yield Label(Content(clean(self.ask.label)), markup=False)
        yield SlipLine(self._first, id=f"slip-{self.ask.name}", placeholder=clean(self.ask.hint), select_on_focus=False)
        yield Static("", classes="beside", markup=False)

    @property
    def line(self) -> SlipLine:
        """Where it is typed."""
        return self.query_one(SlipLine)

    @property
    def typed(self) -> str:
        """What is typed."""
        return self.line.value if self.is_mounted else self._first

    @property
    def taken(self) -> Taken:
        """What it is taken for."""
        return take(self.ask, self.typed)

    @property
    def refuses(self) -> bool:
        """Whether what is typed cannot stand; an empty row can be come back to."""
        return bool(self.typed.strip()) and bool(self.taken.wrong)

    def put(self, ask: Ask) -> None:
        """Ask something else in it; what is typed stays."""
        if ask == self.ask:
            return
        if ask.label != self.ask.label:
            self.query_one(Label).update(Content(clean(ask.label)))
        self.ask = ask
        self.show_taken()

    def clear(self) -> None:
        """Empty it."""
        self.line.value = ""
        self.show_taken()

    def on_mount(self) -> None:
        """Show what a draft holds."""
        self.show_taken()

    def on_descendant_focus(self) -> None:
        """Say so, and keep it in sight."""
        self.scroll_visible(animate=False)
        self.post_message(self.Entered(self))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what it is taken for."""
        event.stop()
        self.show_taken()
        self.post_message(self.Typed(self))

    def show_taken(self) -> None:
        """Show beside the line what it is taken for, or what is wrong."""
        if not self.is_mounted:
            return
        beside = self.query_one(".beside", Static)
        taken = self.taken
        if not self.typed.strip():
            beside.update("")
        elif taken.wrong:
            beside.update(Content.styled(clean(taken.wrong.partition(": ")[2] or taken.wrong), "$error"))
        else:
            beside.update(Content.styled(clean(f"→ {taken.words}" if taken.words else ""), "b"))

    def choices(self) -> Content:
        """What it is about, and what can be entered, each with its number; of those that fit what is typed, if any do."""
        options = self.ask.options
        fits = set(find(self.typed.strip(" 0123456789%+-−,"), options))
        shown = [
            Content.assemble((f"{number} ", "b $accent"), clean(words))
            for number, (value, words) in enumerate(options, 1)
            if not fits or value in fits
        ]
        told = [Content(clean(self.ask.about))] if self.ask.about else []
        return Content("\n").join([*told, *([Content("   ").join(shown)] if shown else [])])
