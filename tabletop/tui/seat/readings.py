"""Forms that say what something is: an incident, a forecast, an observed move."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tabletop.game.commands import Command, MakeForecast, ReadIncident, ReadMove
from tabletop.game.view.parts import Asked, MoveView, Report
from tabletop.tui.seat.chance import Chance
from tabletop.tui.seat.form import Form, commits
from tabletop.tui.seat.line import Line
from tabletop.tui.seat.panel import question
from tabletop.tui.seat.pick import OneOf, Option
from tabletop.tui.seat.purposes import all_read, scale_hint
from tabletop.tui.seat.words import OUTCOMES
from tabletop.tui.text import clean, content
from tabletop.tui.theme import team_name


def report_head(report: Report) -> str:
    """Where a report comes from, and how far it is to be trusted."""
    parts = [report.time, report.source, report.reliability]
    return f"Report {report.number}, turn {report.turn}" + "".join(f" · {part}" for part in parts if part)


class ReadingForm(Form):
    """What something is taken for, how likely that is, and perhaps why."""

    COMMIT = "Save the reading"
    BINDINGS: ClassVar[list[BindingType]] = commits(COMMIT)
    SAY = ""
    """What the form asks for first, as the rest of a sentence."""

    def ask_reading(self, asked: str, note: str, options: tuple[Option, ...]) -> ComposeResult:
        """The two questions, and the line that may be left out: enter passes it over."""
        yield from question(asked, note)
        yield OneOf(options, id="reading")
        yield from question("How likely is it that you are right?")
        yield Chance(low=1, high=99, id="likelihood")
        yield from question("Why (optional)", "One line, for the review. Tab goes to it.")
        grounds = Line(id="grounds", placeholder="because …")
        grounds.add_class("optional")
        yield grounds

    @property
    def reading(self) -> str:
        """What is chosen, or nothing yet."""
        return self.query_one("#reading", OneOf).value

    @property
    def likelihood(self) -> int | None:
        """How likely that is, in per cent, or nothing yet."""
        return self.query_one(Chance).value

    @property
    def grounds(self) -> str:
        """What is written in the line why."""
        return self.query_one("#grounds", Line).value

    def fields(self) -> dict[str, str]:
        """Reading, likelihood and grounds."""
        return {
            "reading": self.reading,
            "likelihood": "" if self.likelihood is None else str(self.likelihood),
            "grounds": self.grounds,
        }

    def fill_reading(self, fields: dict[str, str], before: Report | MoveView | None) -> None:
        """Fill in what was typed, else the reading made before, if one was."""
        choice = self.query_one("#reading", OneOf)
        wanted = fields.get("reading", before.reading if before else "")
        choice.value = wanted if any(option.key == wanted for option in choice.options) else ""
        self.query_one(Chance).value = _figure(fields.get("likelihood", ""), (before.likelihood or None) if before else None)
        self.query_one("#grounds", Line).put(fields.get("grounds", before.grounds if before else ""))

    def open_questions(self) -> tuple[tuple[str, str], ...]:
        """Reading and likelihood."""
        found = [] if self.reading else [(self.SAY, "reading")]
        if self.likelihood is None:
            found.append(("say how likely that is", "likelihood"))
        return tuple(found)


class IncidentForm(ReadingForm):
    """What is behind an incident, and how likely that is."""

    SAY = "say what is behind it"

    @property
    def report(self) -> Report | None:
        """The report, if it is still in the inbox."""
        return next((report for report in self.view.inbox if f"incident:{report.number}" == self.key), None)

    @property
    def heading(self) -> str:
        """Which report."""
        return f"Report {self.key.partition(':')[2]}: what is it?"

    def compose_panel(self) -> ComposeResult:
        """The report, then the two questions."""
        report = self.report
        if report is not None:
            yield Static(content(report_head(report), "$secondary"), markup=False)
            yield Static(content(report.text), classes="quote", markup=False)
        causes = tuple(Option(cause.id, cause.title) for cause in self.deck.causes)
        yield from self.ask_reading("What is behind it?", "The truth is shown after the exercise.", causes)

    def fill(self, fields: dict[str, str]) -> None:
        """As typed, else as read before."""
        self.fill_reading(fields, self.report)

    def command(self) -> Command:
        """The reading."""
        ref = int(self.key.partition(":")[2])
        return ReadIncident(ref=ref, reading=self.reading, likelihood=self.likelihood or 0, grounds=self.grounds.strip())


class ForecastForm(Form):
    """A probability put on a question that the game answers."""

    COMMIT = "Save the forecast"
    BINDINGS: ClassVar[list[BindingType]] = commits(COMMIT)

    @property
    def asked(self) -> Asked | None:
        """The question, if it is still put."""
        return next((asked for asked in self.view.questions if f"forecast:{asked.id}" == self.key), None)

    @property
    def heading(self) -> str:
        """That it is a forecast."""
        return "Forecast"

    def compose_panel(self) -> ComposeResult:
        """The question, then the probability."""
        asked = self.asked
        yield Static(content(asked.text if asked else ""), classes="quote", markup=False)
        yield from question("How likely is a yes?", "The game answers it later. You may change it until the reveal.")
        yield Chance(id="probability")

    def fields(self) -> dict[str, str]:
        """The probability."""
        value = self.query_one(Chance).value
        return {"probability": "" if value is None else str(value)}

    def fill(self, fields: dict[str, str]) -> None:
        """As typed, else as given before."""
        asked = self.asked
        self.query_one(Chance).value = _figure(fields.get("probability", ""), asked.probability if asked else None)

    def open_questions(self) -> tuple[tuple[str, str], ...]:
        """The probability."""
        return () if self.query_one(Chance).value is not None else (("say how likely a yes is", "probability"),)

    def command(self) -> Command:
        """The forecast."""
        return MakeForecast(question=self.key.partition(":")[2], probability=self.query_one(Chance).value or 0)


class MoveForm(ReadingForm):
    """What an observed move is for, before it is ruled."""

    SAY = "say what you take it for"

    @property
    def ref(self) -> int:
        """The move's number."""
        return int(self.key.partition(":")[2])

    @property
    def move(self) -> MoveView | None:
        """The move, if it is in sight."""
        return next((move for move in self.view.moves if move.number == self.ref), None)

    @property
    def heading(self) -> str:
        """Which move, as far as it can be told whose, and what came of it."""
        return move_head(self, self.move) if self.move is not None else f"Move {self.ref}"

    def compose_panel(self) -> ComposeResult:
        """What was seen, then the two questions."""
        move = self.move
        if move is not None:
            yield Static(content(move.shown), classes="quote", markup=False)
            yield Static(self._said(move), id="said", markup=False)
        asked, note = "What do you take it for?", f"As you see it, not as they say: {scale_hint(self.deck)}."
        yield from self.ask_reading(asked, note, all_read(self.deck))

    def _said(self, move: MoveView) -> Content:
        """What was said in public in the turn, of this move or not: by its author, or by all others where that cannot be told."""
        heard = [(team, words) for team, words in self.view.statements if team != self.view.team and move.author in ("", team)]
        if not heard:
            who = "They" if move.author else "The others"
            return Content.styled(f"{who} said nothing in public this turn.", "$secondary")
        return Content("\n").join(
            [
                Content.assemble(
                    (f"{clean(team_name(self.deck, team))} said in public this turn: ", "$secondary"), f"“{clean(words)}”"
                )
                for team, words in heard
            ]
        )

    def fill(self, fields: dict[str, str]) -> None:
        """As typed, else as read before."""
        self.fill_reading(fields, self.move)

    def command(self) -> Command:
        """The reading."""
        return ReadMove(ref=self.ref, reading=self.reading, likelihood=self.likelihood or 0, grounds=self.grounds.strip())


def move_head(form: Form, move: MoveView) -> str:
    """Whose move it is, as far as it can be told, and what came of it."""
    whose = team_name(form.deck, move.author) if move.author else "nobody can tell whose"
    exposed = ", laid open" if move.exposed else ""
    outcome = f" · {OUTCOMES[move.outcome]}" if move.outcome else ""
    return f"Move {move.number}, turn {move.turn} · {whose}{exposed}{outcome}"


def _figure(text: str, other: int | None) -> int | None:
    return min(int(text), 100) if text.isascii() and text.isdigit() and len(text) < 4 else other
