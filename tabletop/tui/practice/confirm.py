"""Asking once more before an order is given, with a question of the coach's where it has one."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from tabletop.practice.coach import Question
from tabletop.tui.practice.coach import Asking, Coach
from tabletop.tui.seat.confirm import ConfirmModal
from tabletop.tui.text import clean


class CoachedConfirm(ConfirmModal):
    """A summary and two buttons. The coach's question comes when it has one; nobody waits for it, and nothing hangs on it."""

    DEFAULT_CSS = """
    CoachedConfirm #coach-asks { display: none; margin-bottom: 1; padding: 0 1; border-left: outer $accent; }
    """

    class Asked(Message):
        """The coach has a question."""

        def __init__(self, question: Question) -> None:
            super().__init__()
            self.question = question

    def __init__(self, title: str, summary: Content, coach: Coach, asking: Asking | None, *, yes: str) -> None:
        super().__init__(title, summary, yes=yes)
        self._coach = coach
        self._asking = asking

    def compose_summary(self) -> ComposeResult:
        """The question, then the summary."""
        yield Static("", id="coach-asks", markup=False)
        yield from super().compose_summary()

    def on_mount(self) -> None:
        """Have the coach look."""
        if self._asking is not None:
            self._ask(self._asking)

    @work(thread=True, exclusive=True, group="coach")
    def _ask(self, asking: Asking) -> None:
        question = asking()
        if question is not None and not get_current_worker().is_cancelled:
            self.post_message(self.Asked(question))

    def on_coached_confirm_asked(self, event: Asked) -> None:
        """Put it."""
        self._coach.note_question(event.question)
        question, line = event.question, self.query_one("#coach-asks", Static)
        line.update(
            Content.assemble(
                ("The coach asks: ", "b $accent"),
                (clean(question.text), "b"),
                f"\n{clean(question.ground)}\n",
                (clean(question.label), "$muted"),
            )
        )
        line.display = True
