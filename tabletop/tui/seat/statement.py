"""The team's public words of the turn."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Paste
from textual.widgets import Static, TextArea

from tabletop.game.commands import STATEMENT_WORDS, Command, MakeStatement
from tabletop.tui.seat.form import Form, commits
from tabletop.tui.seat.line import LONGEST, PasteRefused
from tabletop.tui.seat.panel import question
from tabletop.tui.text import clean


class Words(TextArea):
    """A few lines of text. A paste beyond `LONGEST` characters is refused; what a terminal would obey is made harmless."""

    async def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        if len(event.text) > LONGEST:
            self.post_message(PasteRefused(len(event.text)))
            return
        self.replace(clean(event.text), *self.selection)


class StatementForm(Form):
    """Free words, up to 40, that everybody hears at the reveal."""

    COMMIT: ClassVar[str] = "Save the statement"
    BINDINGS: ClassVar[list[BindingType]] = commits(COMMIT)

    @property
    def heading(self) -> str:
        """What it is."""
        return "Public statement"

    def compose_panel(self) -> ComposeResult:
        """The words and their count."""
        yield from question(
            "What do you say in public this turn?",
            f"Up to {STATEMENT_WORDS} words. Everybody hears them at the reveal, beside what you do. "
            "You may change them until then.",
        )
        yield Words("", id="statement", compact=True, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)
        yield Static("", id="count", markup=False)

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.query_one(Words).text

    def fields(self) -> dict[str, str]:
        """The words."""
        return {"text": self.text}

    def fill(self, fields: dict[str, str]) -> None:
        """As typed, else as saved before."""
        self.query_one(Words).text = clean(fields.get("text", self.view.statement))[:LONGEST]

    def refresh_missing(self) -> None:
        """Count as it is typed."""
        super().refresh_missing()
        count = len(self.text.split())
        over = count - STATEMENT_WORDS
        tail = f", {over} too many" if over > 0 else ""
        self.query_one("#count", Static).update(
            Content.styled(f"{count} of {STATEMENT_WORDS} words{tail}", "$error" if over > 0 else "$secondary")
        )

    def open_questions(self) -> tuple[tuple[str, str], ...]:
        """Words, and not too many."""
        count = len(self.text.split())
        if not count:
            return (("write what you say", "statement"),)
        return ((f"take out {count - STATEMENT_WORDS} of the {count} words", "statement"),) if count > STATEMENT_WORDS else ()

    def command(self) -> Command:
        """The statement, its lines as one."""
        return MakeStatement(text=" ".join(self.text.split()))
