"""What a team offered in the talks, and what it heard."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tabletop.game.commands import Command, RecordTalks
from tabletop.game.view import TeamView
from tabletop.game.view.exchange import TalksView
from tabletop.tui.seat.form import Form, commits
from tabletop.tui.seat.panel import question
from tabletop.tui.seat.statement import Words
from tabletop.tui.seat.write import LONGEST
from tabletop.tui.text import clean


class TalksForm(Form):
    """The team's own record of the talks `talks:NUMBER`; it can be put right while they go on."""

    COMMIT: ClassVar[str] = "Write it down"
    OF_PHASE: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = commits(COMMIT)

    @property
    def talks(self) -> TalksView | None:
        """The talks."""
        return next((talks for talks in self.view.exchange.talks if f"talks:{talks.number}" == self.key), None)

    @property
    def heading(self) -> str:
        """Which talks."""
        talks = self.talks
        return f"Talks: {' '.join(talks.topic.split())}" if talks is not None and talks.topic.strip() else "Talks"

    def compose_panel(self) -> ComposeResult:
        """Two texts."""
        yield Static("", id="talks-state", classes="hint", markup=False)
        yield from question("What did you offer?", "What your side said that it would do, and what it asked for.")
        yield self._words("offered")
        yield from question(
            "What did you hear?",
            "As you understood it. The others write down their own; they see yours after ENDEX, and not before.",
        )
        yield self._words("heard")

    @staticmethod
    def _words(name: str) -> Words:
        return Words("", id=name, compact=True, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)

    def on_mount(self) -> None:
        """Say whether they go on. The form itself is begun beside this."""
        self._say_state()

    def follow(self, view: TeamView) -> None:
        """They may be over; what is typed stays."""
        super().follow(view)
        self._say_state()
        self.refresh_missing()

    def _say_state(self) -> None:
        talks = self.talks
        if talks is None or not talks.open:
            text = "These talks are over: nothing more can be written down. What you have not sent stays here."
        elif talks.offered or talks.heard:
            text = "Written down. You may change it while the talks go on; the last one counts."
        else:
            text = "Talk first, then write down both. Control closes the talks."
        self.query_one("#talks-state", Static).update(Content(text))

    def text(self, name: str) -> str:
        """The words of a field."""
        return self.query_one(f"#{name}", Words).text

    def fields(self) -> dict[str, str]:
        """Both texts."""
        return {name: self.text(name) for name in ("offered", "heard")}

    def fill(self, fields: dict[str, str]) -> None:
        """As it was left, else as it was written down."""
        talks = self.talks
        given = {"offered": talks.offered, "heard": talks.heard} if talks is not None else {}
        for name in ("offered", "heard"):
            self.query_one(f"#{name}", Words).text = clean(fields.get(name, "") if fields else given.get(name, ""))[:LONGEST]

    def open_questions(self) -> tuple[tuple[str, str], ...]:
        """Both texts; one may be left blank only if the other is not."""
        if not any(text.strip() for text in self.fields().values()):
            return (("write down what you offered, and what you heard", "offered"),)
        return ()

    def command(self) -> Command:
        """The record."""
        return RecordTalks(offered=self.text("offered").strip(), heard=self.text("heard").strip())
