"""The other slips that teams hand in: readings and forecasts, readings of moves, messages, talks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tabletop.game.audience import CONTROL
from tabletop.game.commands import Command, MakeForecast, ReadIncident, ReadMove, RecordTalks, SendMessage
from tabletop.game.view import TeamView
from tabletop.game.view.parts import MoveView, Report
from tabletop.tui.slips.row import Ask
from tabletop.tui.slips.slip import Filled, Slip, first
from tabletop.tui.text import one_line
from tabletop.tui.theme import team_name

Thing = TypeVar("Thing")
_ABOUT = 240
"""Cells of a report, a move or a question as it is told below the slip."""


class ReadingSlip(Slip):
    """What a team makes of its reports, and its forecasts."""

    NAME = "readings"
    TITLE = "Readings, forecasts"

    def asks(self) -> tuple[Ask, ...]:
        """A row for each report that can be read, and for each question."""
        causes = tuple((cause.id, cause.title) for cause in self.deck.causes)
        reports, questions = _reports(self.view), self.view.questions
        rows = [
            Ask(
                name=f"report-{row}",
                label=f"Report {report.number}",
                kind="sure",
                options=causes,
                hint="what, %",
                about=one_line(report.text, _ABOUT),
            )
            for row, report in _rows(reports, max(len(_reports(view)) for view in self.views))
        ]
        rows += [
            Ask(
                name=f"question-{row}",
                label=f"Yes, %: {one_line(asked.text)}",
                kind="percent",
                hint="0 to 100",
                about=one_line(asked.text, _ABOUT),
            )
            for row, asked in _rows(questions, max(len(view.questions) for view in self.views))
        ]
        return tuple(rows)

    def shown(self, filled: Filled) -> frozenset[str]:  # noqa: ARG002 — as Slip has it
        """As many rows as the team has reports and questions."""
        reports = {f"report-{row}" for row in range(len(_reports(self.view)))}
        return frozenset(reports | {f"question-{row}" for row in range(len(self.view.questions))})

    def empty(self) -> str:
        """Whether there is anything to read or to forecast."""
        return "" if self.shown({}) else "This team has no report to read and no question to answer now."

    def commands(self, filled: Filled) -> tuple[Command, ...] | str:
        """A reading or a forecast for each row that is filled."""
        given: list[Command] = []
        for row, report in enumerate(_reports(self.view)):
            taken = filled.get(f"report-{row}")
            if taken is not None and taken.values and taken.number is not None:
                given.append(ReadIncident(ref=report.number, reading=taken.values[0], likelihood=taken.number))
        for row, asked in enumerate(self.view.questions):
            taken = filled.get(f"question-{row}")
            if taken is not None and taken.number is not None:
                given.append(MakeForecast(question=asked.id, probability=taken.number))
        return tuple(given) or "Nothing is entered yet: type what each report is and how likely, such as “1 60”."


class MoveSlip(Slip):
    """What a team takes the others' moves to be for."""

    NAME = "moves"
    TITLE = "Readings of moves"

    def asks(self) -> tuple[Ask, ...]:
        """A row for each move that can be read."""
        purposes = tuple((purpose.id, purpose.title) for purpose in self.deck.purposes)
        return tuple(
            Ask(
                name=f"move-{row}",
                label=f"Move {move.number}",
                kind="sure",
                options=purposes,
                hint="what, %",
                about=one_line(move.shown, _ABOUT),
            )
            for row, move in _rows(_moves(self.view), max(len(_moves(view)) for view in self.views))
        )

    def shown(self, filled: Filled) -> frozenset[str]:  # noqa: ARG002 — as Slip has it
        """As many rows as the team has moves to read."""
        return frozenset(f"move-{row}" for row in range(len(_moves(self.view))))

    def empty(self) -> str:
        """Whether there is a move to read."""
        return "" if self.shown({}) else "This team has no move to read now."

    def commands(self, filled: Filled) -> tuple[Command, ...] | str:
        """A reading for each row that is filled."""
        given: list[Command] = []
        for row, move in enumerate(_moves(self.view)):
            taken = filled.get(f"move-{row}")
            if taken is not None and taken.values and taken.number is not None:
                given.append(ReadMove(ref=move.number, reading=taken.values[0], likelihood=taken.number))
        return tuple(given) or "Nothing is entered yet: type what each move is for and how likely, such as “3 60”."


def _reports(view: TeamView) -> tuple[Report, ...]:
    return tuple(report for report in view.inbox if report.readable)


def _moves(view: TeamView) -> tuple[MoveView, ...]:
    return tuple(move for move in view.moves if move.readable)


def _rows(things: Sequence[Thing], count: int) -> list[tuple[int, Thing]]:
    """A row for each thing, and rows that nothing is asked in for what another team has more of."""
    return list(enumerate((*things, *[things[-1]] * (count - len(things))))) if things else []


class MessageSlip(Slip):
    """A question to control, or words to another team."""

    NAME = "message"
    TITLE = "Message"

    def asks(self) -> tuple[Ask, ...]:
        """To whom, from which role, what."""
        others = tuple((team.id, team_name(self.deck, team.id)) for team in self.deck.teams if team.id != self.view.team)
        roles = tuple((role.id, role.title) for role in self.deck.roles if role.team == self.view.team)
        return (
            Ask(name="to", label="To", kind="one", options=((CONTROL, "control: a question"), *others), hint="control"),
            Ask(name="from", label="From (role)", kind="one", options=roles),
            Ask(name="text", label="Message", needed=True),
        )

    def commands(self, filled: Filled) -> tuple[Command, ...] | str:
        """The message, with the role that it is from."""
        to = first(filled, "to", CONTROL)
        role = next((each.title for each in self.deck.roles if each.id == first(filled, "from")), "")
        text = first(filled, "text")
        return (SendMessage(text=f"{role}: {text}" if role else text, to=(to,), rfi=to == CONTROL),)


class TalksSlip(Slip):
    """What a team offered in talks, and what it heard."""

    NAME = "talks"
    TITLE = "Talks"

    def asks(self) -> tuple[Ask, ...]:
        """Offered, heard; what was agreed, as the team understands it, goes with what it heard."""
        return (
            Ask(name="offered", label="We offered"),
            Ask(name="heard", label="We heard them offer"),
            Ask(name="agreed", label="Agreed, as we see it"),
        )

    def empty(self) -> str:
        """Whether talks are open for the team."""
        return "" if self.view.exchange.open_talks else "No talks are open for this team; d on the console opens them."

    def commands(self, filled: Filled) -> tuple[Command, ...] | str:
        """The record."""
        heard, agreed = first(filled, "heard"), first(filled, "agreed")
        if agreed:
            heard = f"{heard}\nAgreed, as we understand it: {agreed}".strip()
        return (RecordTalks(offered=first(filled, "offered"), heard=heard),)
