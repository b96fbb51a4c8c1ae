"""Effects on the world, chosen by keys: each track a step up or down, each flag yes or no, with what it would come to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from attrs import evolve, frozen
from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.deck.effect import Verb, parse_effect
from tabletop.deck.expression import ExpressionError
from tabletop.deck.model import Deck
from tabletop.game.telling.words import signed
from tabletop.game.view import ControlView
from tabletop.tui.text import clean, fill, one_line
from tabletop.tui.widgets.sight import reveal

_MARK, _STEP = 2, 8
"""Cells of the mark before a line, and of its step with the arrows beside it."""
_RESULT = 20
"""Cells kept for what a line comes to, so that titles stay as they are while it is changed."""


@frozen(kw_only=True)
class EffectLine:
    """One effect in the making, as a deck has it: a track changed by, or set to, `amount`; a flag raised or lowered.

    `first` is the amount that it began with, which it gets back when it is taken up again. `proposed` says that it was somebody
    else's idea, so that it is told when it is altered; a line that is not `kept` comes to nothing.
    """

    name: str
    verb: Verb
    amount: int = 0
    first: int = 0
    kept: bool = True
    proposed: bool = False

    @property
    def effect(self) -> str:
        """As a command wants it; empty if it comes to nothing."""
        if not self.kept or (self.verb == "change" and not self.amount):
            return ""
        match self.verb:
            case "change":
                return f"{self.name} {self.amount:+d}"
            case "set":
                return f"{self.name} = {self.amount}"
            case "raise":
                return self.name
            case "lower":
                return f"not {self.name}"

    @property
    def dropped(self) -> EffectLine:
        """The same, coming to nothing."""
        return evolve(self, amount=0) if self.verb == "change" else evolve(self, kept=False)


@frozen(kw_only=True)
class Place:
    """A track or a flag as it stands: a flag's `value` is 0 or 1, and it has no bands."""

    name: str
    title: str
    value: int
    low: int = 0
    high: int = 1
    is_flag: bool = False


def places(deck: Deck, view: ControlView) -> dict[str, Place]:
    """Every track and flag as control sees it, by name."""
    found = {
        track.id: Place(name=track.id, title=track.title, value=track.value or 0, low=track.low, high=track.high)
        for track in view.tracks
    }
    titles = {flag.id: flag.title for flag in deck.flags}
    flags = {
        fact.id: Place(name=fact.id, title=titles.get(fact.id, fact.title), value=int(fact.holds), is_flag=True)
        for fact in view.facts
    }
    return found | flags


def proposed_lines(effects: Sequence[str]) -> tuple[EffectLine, ...]:
    """The lines of a proposal's effects, without the conditions, which held when it was made."""
    lines = []
    for text in effects:
        try:
            effect = parse_effect(text)
        except ExpressionError:
            continue
        lines.append(EffectLine(name=effect.name, verb=effect.verb, amount=effect.amount, first=effect.amount, proposed=True))
    return tuple(lines)


def untouched_lines(world: dict[str, Place]) -> tuple[EffectLine, ...]:
    """A line for every track and flag, each coming to nothing as yet."""
    return tuple(new_line(place).dropped for place in world.values())


def new_line(place: Place) -> EffectLine:
    """A track one step up, or a flag turned to what it is not."""
    if place.is_flag:
        return EffectLine(name=place.name, verb="lower" if place.value else "raise")
    return EffectLine(name=place.name, verb="change", amount=1, first=1)


class EffectSteps(Widget, can_focus=True):
    """Effects one below the other: up and down choose one, right and left make it more and less, space drops it or takes it up.

    While `instead` holds lines, those are shown, and nothing can be changed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("left,minus", "step(-1)", "Change", key_display="← →", tooltip="Less, or with → more, of the effect chosen"),
        Binding("right,plus", "step(1)", "More", show=False),
        Binding("space", "turn", "Drop", key_display="Space", tooltip="Drop the effect chosen, or take it up again"),
        Binding("enter", "app.focus_next", "Go on", show=False),
    ]
    DEFAULT_CSS = """
    EffectSteps { height: auto; width: 100%; padding: 0 1; }
    EffectSteps:focus { background: $panel; }
    """

    lines: reactive[tuple[EffectLine, ...]] = reactive((), layout=True)
    instead: reactive[tuple[EffectLine, ...] | None] = reactive(None, layout=True)
    at: reactive[int] = reactive(0)

    class Changed(Message):
        """An effect was changed."""

    def __init__(self, deck: Deck, world: dict[str, Place], lines: tuple[EffectLine, ...], *, id: str | None = None) -> None:  # noqa: A002 — as Widget has it
        super().__init__(id=id)
        self._bands = {track.id: track.band for track in deck.tracks}
        self._world = dict(world)
        self.set_reactive(EffectSteps.lines, tuple(line for line in lines if line.name in world))

    @property
    def effects(self) -> tuple[str, ...]:
        """What is chosen, as a command wants it."""
        return tuple(line.effect for line in self.lines if line.effect)

    def add(self, name: str) -> None:
        """Take up another track or flag, or go to it if it is here."""
        names = [line.name for line in self.lines]
        if name not in names:
            self.lines = (*self.lines, new_line(self._world[name]))
            self.post_message(self.Changed())
        self.at = names.index(name) if name in names else len(self.lines) - 1

    def carried_out(self, effect: str) -> None:
        """One of the effects took place: its line begins anew from there."""
        for index, (line, _, after) in enumerate(self._run(self.lines)):
            if line.effect == effect:
                self._world[line.name] = evolve(self._world[line.name], value=after)
                self._put(index, new_line(self._world[line.name]).dropped)
                return

    def dump(self) -> str:
        """As a draft keeps it; empty while nothing was changed."""
        if all(line == (_first(line) if line.proposed else line.dropped) for line in self.lines):
            return ""
        return json.dumps([[line.name, line.verb, line.amount, line.kept] for line in self.lines])

    def load(self, kept: str) -> None:
        """As a draft kept it. What is damaged, or no longer fits the world, is left out."""
        try:
            rows = [(str(name), str(verb), int(amount), bool(up)) for name, verb, amount, up in json.loads(kept or "[]")]
        except (ValueError, TypeError):
            return
        lines = list(self.lines)
        for index, (name, verb, amount, up) in enumerate(rows):
            place = self._world.get(name)
            if place is None or abs(amount) > max(place.high - place.low, abs(place.high)):
                continue
            if index < len(lines):
                if (lines[index].name, lines[index].verb) == (name, verb):
                    lines[index] = evolve(lines[index], amount=amount, kept=up)
            elif (new := new_line(place)).verb == verb:
                lines.append(evolve(new, amount=amount, kept=up))
        self.lines = tuple(lines)

    def _run(self, lines: Sequence[EffectLine]) -> Iterator[tuple[EffectLine, int, int]]:
        """The lines with what stood before each and what stands after it."""
        values = {name: place.value for name, place in self._world.items()}
        for line in lines:
            before = after = values[line.name]
            place = self._world[line.name]
            if line.effect:
                match line.verb:
                    case "change":
                        after = before + line.amount
                    case "set":
                        after = line.amount
                    case _:
                        after = int(line.verb == "raise")
            values[line.name] = after = min(max(after, place.low), place.high)
            yield line, before, after

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 — as Widget has it
        """A line an effect, and those of notes."""
        return max(len(self._placed(width)), 1)

    @property
    def _shown(self) -> tuple[EffectLine, ...]:
        return self.lines if self.instead is None else self.instead

    def render(self) -> Content:
        """The effects, the chosen one marked while they have the focus."""
        if not self._shown:
            return Content.styled("Nothing to the tracks.", "$muted")
        return Content("\n").join(self.rows(self.content_size.width))

    def rows(self, width: int) -> list[Content]:
        """A line an effect, in so many cells; a note for which it has no room stands below it."""
        return [row for _, row in self._placed(width)]

    def _placed(self, width: int) -> list[tuple[int, Content]]:
        """The rows, each with the number of its effect."""
        run = list(self._run(self._shown))
        titles = max((cell_len(one_line(self._world[line.name].title)) for line, _, _ in run), default=0)
        room = max(min(titles, width - _MARK - _STEP - _RESULT), 12)
        left = width - _MARK - room - _STEP
        placed = []
        for index, (line, before, after) in enumerate(run):
            chosen = index == self.at and self.has_focus and self.instead is None
            result = self._result(line, before, after, left)
            row = self._row(line, result, room, chosen=chosen)
            note = self._note(line, before, after)
            beside = cell_len(result) + 2 + cell_len(note) <= left
            if note and beside:
                row = Content.assemble(row, (f"  {note}", "$muted"))
            placed.append((index, (row.stylize("b") if chosen else row).truncate(width, ellipsis=True)))
            if note and not beside:
                below = Content.styled(f"{' ' * (_MARK + room + _STEP)}{note}", "$muted")
                placed.append((index, below.truncate(width, ellipsis=True)))
        return placed

    def _row(self, line: EffectLine, result: str, room: int, *, chosen: bool) -> Content:
        live = bool(line.effect)
        step = self._step_words(line)
        shown = f"◀{step:^4}▶" if chosen else f" {step:^4} "
        style = "" if live or chosen else "$muted"
        return Content.assemble(
            (fill("▸" if chosen else "●" if live else "○", _MARK), "b $accent" if chosen or live else "$muted"),
            (fill(one_line(self._world[line.name].title), room), style),
            (fill(f" {shown}", _STEP), "b $accent" if chosen else "b" if live else "$muted"),
            (result, style),
        )

    @staticmethod
    def _step_words(line: EffectLine) -> str:
        if not line.effect:
            return "–"
        return {"change": signed(line.amount), "set": f"= {line.amount}", "raise": "yes", "lower": "no"}[line.verb]

    def _result(self, line: EffectLine, before: int, after: int, room: int) -> str:
        """What it comes to; the band that is left goes unnamed where there is no room for both."""
        if self._world[line.name].is_flag:
            words = ("no", "yes")
            return f"{words[before]} → {words[after]}" if line.effect else words[before]
        band = self._bands[line.name]
        now = f"{before} {band(before).name}"
        told = clean(f"{now} → {after} {band(after).name}" if line.effect else now)
        return told if cell_len(told) <= room else clean(f"{before} → {after} {band(after).name}" if line.effect else now)

    @staticmethod
    def _note(line: EffectLine, before: int, after: int) -> str:
        if line.proposed and line != _first(line):
            first = EffectSteps._step_words(_first(line))
            return "(dropped)" if not line.effect else f"(proposed {first})"
        cut = line.verb == "change" and line.effect and after - before != line.amount
        return "(end of the scale)" if cut else ""

    def watch_at(self) -> None:
        """Keep the chosen line in sight."""
        if self.is_attached and self.has_focus:
            self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        mine = [row for row, (index, _) in enumerate(self._placed(self.content_size.width)) if index == self.at]
        if mine:
            reveal(self, mine[0], len(mine))

    def action_move(self, by: int) -> None:
        """Choose the one above or below."""
        self.at = min(max(self.at + by, 0), max(len(self.lines) - 1, 0))

    def action_step(self, by: Literal[-1, 1]) -> None:
        """One more or one less, within the track's scale; a flag turns."""
        if self.instead is not None or not 0 <= self.at < len(self.lines):
            return
        line, _, after = list(self._run(self.lines))[self.at]
        place = self._world[line.name]
        if line.verb in ("raise", "lower"):
            self.action_turn()
        elif line.verb == "set":
            self._put(self.at, evolve(line, kept=True, amount=min(max(line.amount + by, place.low), place.high)))
        elif line.amount * by < 0 or place.low <= after + by <= place.high:
            self._put(self.at, evolve(line, amount=line.amount + by))

    def action_turn(self) -> None:
        """Drop it, or take it up again as it was at first."""
        if self.instead is None and 0 <= self.at < len(self.lines):
            line = self.lines[self.at]
            self._put(self.at, line.dropped if line.effect else _first(line))

    def _put(self, index: int, line: EffectLine) -> None:
        self.lines = (*self.lines[:index], line, *self.lines[index + 1 :])
        self.post_message(self.Changed())

    def on_click(self, event: Click) -> None:
        """Choose the line clicked; on its arrows, one less or more."""
        at = event.get_content_offset(self)
        placed = self._placed(self.content_size.width)
        if at is None or self.instead is not None or not self.lines or not 0 <= at.y < len(placed):
            return
        self.at = placed[at.y][0]
        mark = self.rows(self.content_size.width)[at.y].plain[at.x : at.x + 1]
        if mark in ("◀", "▶"):
            self.action_step(-1 if mark == "◀" else 1)

    def on_focus(self) -> None:
        """Show the focus."""
        self.refresh()
        self.call_after_refresh(self._reveal)

    def on_blur(self) -> None:
        """Show its loss."""
        self.refresh()


def _first(line: EffectLine) -> EffectLine:
    """The line as it began."""
    return evolve(line, amount=line.first, kept=True)
