"""Reasons for and against, each with the weight that control gives it."""

from __future__ import annotations

from collections.abc import Iterable
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

from tabletop.game.events import Weighed
from tabletop.tui.text import clean, fill, one_line
from tabletop.tui.widgets.sight import reveal

_WORDS_AT = 17
"""Cells before a reason's words: the weights and its side."""
_ORIGIN = 24


@frozen(kw_only=True)
class Reason:
    """A reason for or against; `origin` says whose it is. It weighs 0 (struck), 1, or 2 for a compelling one."""

    side: Literal["pro", "con"]
    text: str
    origin: str
    weight: int = 1
    added: bool = False
    """Whether control has added it in the form, and nobody raised it."""


def weighed(reasons: Iterable[Reason], side: Literal["pro", "con"]) -> tuple[Weighed, ...]:
    """The reasons of one side, as a command wants them; struck ones are kept with 0 only where somebody raised them."""
    return tuple(
        Weighed(text=reason.text, weight=reason.weight)
        for reason in reasons
        if reason.side == side and (reason.weight or not reason.origin.startswith("card"))
    )


class Weights(Widget, can_focus=True):
    """A list of reasons: up and down choose one, 0, 1 and 2 weigh it, space goes through the weights.

    Delete takes out what control itself has added in the form: what was raised, or stands on the card, is struck and not lost.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("0", "weigh(0)", "Weigh", key_display="0 1 2", tooltip="Weigh the reason chosen: 0 strikes it, 2 is compelling"),
        Binding("1", "weigh(1)", "Weigh 1", show=False),
        Binding("2", "weigh(2)", "Weigh 2", show=False),
        Binding("space", "next_weight", "Weigh", show=False),
        Binding("delete,backspace", "drop", "Take out", show=False, id="drop", tooltip="Take out a reason that you have added"),
    ]
    DEFAULT_CSS = """
    Weights { height: auto; width: 100%; }
    """

    reasons: reactive[tuple[Reason, ...]] = reactive((), layout=True)
    at: reactive[int] = reactive(0)

    class Changed(Message):
        """A weight was changed."""

        def __init__(self, weights: Weights) -> None:
            super().__init__()
            self.weights = weights

        @property
        def control(self) -> Weights:
            """The widget."""
            return self.weights

    def weighed(self, side: Literal["pro", "con"]) -> tuple[Weighed, ...]:
        """The reasons of one side, as the command wants them."""
        return weighed(self.reasons, side)

    def add(self, reason: Reason) -> None:
        """Add a reason at the end of its side."""
        self.reasons = tuple(sorted((*self.reasons, reason), key=lambda each: each.side == "con"))
        self.at = self.reasons.index(reason)
        self.post_message(self.Changed(self))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Widget has it
        """Weighing wants something to weigh."""
        return bool(self.reasons) if action == "weigh" else True

    def action_drop(self) -> None:
        """Take out the chosen one, if it was added here."""
        if 0 <= self.at < len(self.reasons) and self.reasons[self.at].added:
            self.reasons = (*self.reasons[: self.at], *self.reasons[self.at + 1 :])
            self.at = min(self.at, max(len(self.reasons) - 1, 0))
            self.post_message(self.Changed(self))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 — as Widget has it
        """As many lines as the reasons take."""
        return max(sum(len(self._words(reason, width)) for reason in self.reasons), 1)

    def render(self) -> Content:
        """The reasons, the chosen one marked while the list has the focus."""
        if not self.reasons:
            return Content.styled("No reasons yet: + adds one for, − one against; or rule without.", "$muted")
        width = self.content_size.width
        return Content("\n").join([self._row(index, reason, width) for index, reason in enumerate(self.reasons)])

    def _row(self, index: int, reason: Reason, width: int) -> Content:
        boxes = ["·0", "·1", "·2"]
        boxes[reason.weight] = f"●{reason.weight}"
        mark = " ".join(boxes)
        side = "for    " if reason.side == "pro" else "against"
        origin = f"  ({one_line(reason.origin, _ORIGIN)})"
        room = max(width - _WORDS_AT - cell_len(origin), 10)
        first, *more = self._words(reason, width)
        style = "dim" if reason.weight == 0 else ""
        row = Content.assemble(
            (f"{mark} ", "b" if reason.weight else ""),
            (f"{side} ", "$success" if reason.side == "pro" else "$warning"),
            (fill(first, room), style),
            (clean(origin), "$muted"),
        )
        for line in more:
            row = Content.assemble(row, "\n", " " * _WORDS_AT, (line, style))
        return row.stylize("reverse") if index == self.at and self.has_focus else row

    def _words(self, reason: Reason, width: int) -> list[str]:
        """The reason's own words, the first line leaving room for whose it is."""
        room = max(width - _WORDS_AT - 4 - cell_len(one_line(reason.origin, _ORIGIN)), 10)
        lines = [line.plain.rstrip() for line in Content(one_line(reason.text, 600)).wrap(room)]
        if len(lines) < 2:
            return [*lines, ""][:1]
        return [lines[0], *(line.plain.rstrip() for line in Content(" ".join(lines[1:])).wrap(max(width - _WORDS_AT, 10)))]

    def watch_at(self) -> None:
        """Keep the chosen one in sight."""
        if self.is_attached and self.has_focus:
            rows = [len(self._words(reason, self.content_size.width)) for reason in self.reasons[: self.at + 1]]
            self.call_after_refresh(reveal, self, sum(rows[:-1]), rows[-1] if rows else 1)

    def action_move(self, step: int) -> None:
        """Choose the one above or below."""
        if self.reasons:
            self.at = min(max(self.at + step, 0), len(self.reasons) - 1)

    def action_weigh(self, weight: int) -> None:
        """Weigh the chosen one."""
        if 0 <= self.at < len(self.reasons):
            each = enumerate(self.reasons)
            self.reasons = tuple(evolve(reason, weight=weight) if index == self.at else reason for index, reason in each)
            self.post_message(self.Changed(self))

    def action_next_weight(self) -> None:
        """Weigh it one more, or strike it."""
        if 0 <= self.at < len(self.reasons):
            self.action_weigh((self.reasons[self.at].weight + 1) % 3)

    def on_click(self, event: Click) -> None:
        """Weigh what was clicked."""
        at = event.get_content_offset(self)
        if at is None:
            return
        width = self.content_size.width
        lines = [index for index, reason in enumerate(self.reasons) for _ in self._words(reason, width)]
        if not 0 <= at.y < len(lines):
            return
        self.at = lines[at.y]
        if at.x < 9:
            self.action_weigh(at.x // 3)

    def on_focus(self) -> None:
        """Show the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """Show its loss."""
        self.refresh()
