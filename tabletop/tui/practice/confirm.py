"""Asking once more before an order is given, where the coach has a question about it or something speaks against it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tabletop.practice.coach import Question
from tabletop.tui.seat.confirm import ConfirmModal
from tabletop.tui.text import clean


class CoachedConfirm(ConfirmModal):
    """A summary and two buttons, with a question of the coach's above it. Nothing hangs on its answer."""

    DEFAULT_CSS = """
    CoachedConfirm #coach-asks { margin-bottom: 1; padding: 0 1; border-left: outer $accent; }
    """

    def __init__(self, title: str, summary: Content, question: Question | None, *, yes: str) -> None:
        super().__init__(title, summary, yes=yes)
        self._question = question

    def compose_summary(self) -> ComposeResult:
        """The question, if there is one, then the summary."""
        if self._question is not None:
            yield Static(asked(self._question), id="coach-asks", markup=False)
        yield from super().compose_summary()


def asked(question: Question) -> Content:
    """A question of the coach's, its ground, and what that is."""
    return Content.assemble(
        ("The coach asks: ", "b $accent"),
        (clean(question.text), "b"),
        f"\n{clean(question.ground)}\n",
        (clean(question.label), "$muted"),
    )
