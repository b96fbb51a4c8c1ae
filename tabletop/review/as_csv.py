"""The report as tables for a spreadsheet, one file each.

A cell that a spreadsheet would take for a formula is given an apostrophe before it, and nothing in a cell breaks a line: whatever
somebody typed stays text. The first column of every table carries the marking, so that it survives sorting and cutting.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from tabletop.game.audience import CONTROL, team_of
from tabletop.game.telling.words import listed
from tabletop.review.analysis import Analysis
from tabletop.review.analysis.record import Ref
from tabletop.review.hearing import heard_by
from tabletop.review.plain import handled, one_line
from tabletop.review.players import by_whom
from tabletop.review.prose import mark_text

Cell: TypeAlias = str | int | float | None
Row: TypeAlias = Sequence[Cell]
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t|%]")
"""What a spreadsheet may begin to calculate, or hand to another program, at."""


def report_csv(analysis: Analysis) -> dict[str, str]:
    """Control's report as CSV by file name: UTF-8 text with a byte order mark, by which spreadsheets know it for such."""
    mark = handled(analysis.session.handling)
    tables: dict[str, tuple[Row, Iterable[Row]]] = {
        "journal.csv": _journal(analysis),
        "injects.csv": _injects(analysis),
        "orders.csv": _orders(analysis),
        "messages.csv": _messages(analysis),
        "talks.csv": _talks(analysis),
        "times.csv": _times(analysis),
        "forecasts.csv": _forecasts(analysis),
        "ratings.csv": _ratings(analysis),
        "observations.csv": _observations(analysis),
        "improvement-plan.csv": _plan(analysis),
        "feedback.csv": _feedback(analysis),
        "feedback-words.csv": _words(analysis),
    }
    return {name: _written(mark, headers, rows) for name, (headers, rows) in tables.items()}


def _written(mark: str, headers: Row, rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(["Marking", *headers])
    writer.writerows([cell(mark), *map(cell, row)] for row in rows)
    return "\ufeff" + out.getvalue()


def cell(value: Cell) -> str | int | float:
    """A value as a cell: a number as it is, a text on one line and never a formula."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return f"'{text}" if _FORMULA.match(text) else text


def _journal(analysis: Analysis) -> tuple[Row, list[Row]]:
    """The exercise journal: every event in force as control heard it."""
    seat = analysis.titles.seat
    rows: list[Row] = [
        (
            commit.seq,
            commit.at,
            heard.turn,
            heard.phase,
            seat(commit.seat),
            seat(commit.behalf) if commit.behalf else "",
            heard.kind,
            analysis.teller.long(heard),
            by_whom(analysis, team) if (team := team_of(commit.seat)) else "",
        )
        for commit, heard in heard_by(analysis, CONTROL)
    ]
    return ("Step", "Time (UTC)", "Turn", "Phase", "Seat", "On behalf of", "Kind", "What happened", "Played by"), rows


def _steps(*refs: Ref) -> str:
    return ", ".join(str(seq) for seq in dict.fromkeys(ref.seq for ref in refs))


def _injects(analysis: Analysis) -> tuple[Row, list[Row]]:
    titles = analysis.titles
    marks = {one.inject: one for one in analysis.objectives.expected}
    rows: list[tuple[Ref, Row]] = []
    for one in analysis.injects:
        event, expected = one.released, marks.get(one.released.inject)
        rows += [
            (
                one.ref,
                (
                    one.ref.seq,
                    one.number,
                    event.time,
                    "released" if event.planned else "released out of plan",
                    event.title,
                    titles.team(team),
                    event.source.get(team, ""),
                    event.reliability.get(team, ""),
                    text,
                    event.reason,
                    expected.text if expected else "",
                    (expected.mark or mark_text(None, ended=analysis.ended)) if expected else "",
                    expected.note if expected else "",
                ),
            )
            for team, text in event.text.items()
        ]
    rows += [
        (
            held.ref,
            (held.ref.seq, held.number, "", held.aside.how, held.title, "", "", "", "", held.aside.reason, "", "", ""),
        )
        for turn in analysis.turns
        for held in turn.held
    ]
    headers = (
        "Step", "Turn", "Scenario time", "Status", "Subject", "Send to", "Send from", "Reliability", "Description", "Reason",
        "Expected action", "It was", "Notes",
    )  # fmt: skip
    return headers, [row for _, row in sorted(rows, key=lambda one: one[0])]


def _orders(analysis: Analysis) -> tuple[Row, list[Row]]:
    titles = analysis.titles
    rows: list[Row] = []
    for one in analysis.orders:
        given, ruling, shown = one.given, one.ruling, one.shown
        rows.append(
            (
                one.ref.seq,
                one.number,
                titles.team(given.team),
                given.slot,
                one.title,
                given.argument,
                given.posture if given.substance != "pass" else "",
                titles.purpose(given.purpose) if given.purpose else "",
                titles.purpose(given.message) if given.message else "",
                given.rationale,
                titles.roles(one.agreed) if one.agreed else "",
                titles.roles(one.refused) if one.refused else "",
                "; ".join(reveal.event.standing for reveal in one.reveals),
                "yes" if one.carried and one.carried.event.exposed else "",
                ruling.event.method if ruling else "",
                ruling.event.chance / 10 if ruling and ruling.event.method != "certain" else None,
                " + ".join(map(str, ruling.event.dice)) if ruling else "",
                ruling.event.outcome if ruling else "withdrawn" if one.withdrawn else "",
                ruling.event.words if ruling else "",
                listed([f"{percent} %" for percent in shown.event.estimates]) if shown else "",
                shown.event.median if shown else None,
                by_whom(analysis, given.team),
                by_whom(analysis, CONTROL) if ruling else "",
            )
        )
    headers = (
        "Step", "Turn", "Team", "Slot", "Order", "Argument", "Posture", "Purpose", "Message", "Why", "Agreed", "Refused",
        "At the reveal", "Exposed", "Method", "Chance in %", "Dice", "Outcome", "Ruling", "Estimates", "Median in %",
        "Played by", "Ruled by",
    )  # fmt: skip
    return headers, rows


def _messages(analysis: Analysis) -> tuple[Row, list[Row]]:
    titles = analysis.titles
    rows: list[tuple[Ref, Row]] = []
    for one in analysis.exchange.messages:
        sent = one.sent.event
        answers = [f"{titles.team(team)}: {text}" for entry in one.answers for team, text in entry.event.text.items()]
        rows.append(
            (
                one.sent.ref,
                (
                    _steps(*one.refs),
                    one.number,
                    titles.team(sent.team),
                    listed([titles.team(team) for team in sent.to]),
                    "request for information" if sent.rfi else "message",
                    sent.text,
                    one.fate,
                    " / ".join(one.reworded),
                    " / ".join(answers),
                    one.seconds,
                    one.closed.event.reason if one.closed else "",
                ),
            )
        )
    for told in analysis.exchange.told:
        for team, text in told.event.text.items():
            row = (_steps(told.ref), told.event.turn, "Control", titles.team(team), "announcement", text, "delivered")
            rows.append((told.ref, (*row, "", "", None, "")))
    headers = (
        "Steps", "Turn", "From", "To", "Kind", "Text", "What became of it", "As passed on", "Answer", "Seconds to the answer",
        "Reason",
    )  # fmt: skip
    return headers, [row for _, row in sorted(rows, key=lambda one: one[0])]


def _talks(analysis: Analysis) -> tuple[Row, list[Row]]:
    rows: list[Row] = []
    for talks in analysis.exchange.talks:
        for team in talks.teams:
            said = talks.record(team)
            rows.append(
                (
                    _steps(talks.opened.ref, *([said.ref] if said else [])),
                    talks.number,
                    talks.opened.event.topic,
                    analysis.titles.team(team),
                    said.event.offered if said else "",
                    said.event.heard if said else "",
                )
            )
    return ("Steps", "Turn", "Subject", "Team", "Offered", "Heard"), rows


def _times(analysis: Analysis) -> tuple[Row, list[Row]]:
    teams = analysis.seated
    rows: list[Row] = [
        (
            phase.ref.seq,
            phase.number,
            phase.phase,
            phase.planned or None,
            phase.seconds,
            *((found.seconds if found else None) for found in map(phase.team, teams)),
        )
        for phase in analysis.times.phases
    ]
    done = (f"{analysis.titles.team(team)} done after seconds" for team in teams)
    return ("Step", "Turn", "Phase", "Seconds planned", "Seconds taken", *map(cell, done)), rows


def _forecasts(analysis: Analysis) -> tuple[Row, list[Row]]:
    rows: list[Row] = [
        (
            _steps(one.ref, *([one.answer_ref] if one.answer_ref else [])),
            analysis.titles.team(foresight.team),
            one.number,
            one.text,
            one.probability,
            "" if one.answer is None else "yes" if one.answer else "no",
            None if one.score is None else round(one.score, 4),
            by_whom(analysis, foresight.team),
        )
        for foresight in analysis.foresight
        for one in foresight.forecasts
    ]
    return ("Steps", "Team", "Turn", "Question", "Forecast in %", "Answer", "Brier score", "Played by"), rows


def _ratings(analysis: Analysis) -> tuple[Row, list[Row]]:
    """Ratings counted by task, each task whether rated or not."""
    rows: list[Row] = [
        (seen.objective.title, task.task.title, *(count for _, count in task.counts), len(task.observations))
        for seen in analysis.objectives.objectives
        for task in seen.tasks
    ]
    return ("Objective", "Critical task", "P", "S", "M", "U", "Not observed", "Observations"), rows


def _observations(analysis: Analysis) -> tuple[Row, list[Row]]:
    titles = analysis.titles
    rows: list[Row] = [
        (
            one.ref.seq,
            one.number,
            one.phase,
            titles.person(one.person) if one.person else "",
            "strength" if one.event.seen == "strength" else "area for improvement",
            titles.task(one.event.task) if one.event.task else "",
            one.event.text,
        )
        for one in analysis.objectives.observations
    ]
    return ("Step", "Turn", "Phase", "By", "Seen", "Critical task", "Text"), rows


def _plan(analysis: Analysis) -> tuple[Row, list[Row]]:
    """The improvement plan: a row for each corrective action, and one for each finding without any."""
    titles = analysis.titles
    rows: list[Row] = []
    for one in analysis.learned.findings:
        event = one.made.event
        head = (
            one.made.ref.seq,
            "strength" if event.seen == "strength" else "area for improvement",
            event.title,
            titles.task(event.task) if event.task else "",
            event.analysis,
            event.cause,
            "; ".join(f"{each.text} (step {each.ref.seq})" for each in one.evidence),
        )
        rows += [
            (*head, a.event.text, a.event.element, a.event.owner, a.event.contact, a.event.start, a.event.completion)
            for a in one.actions
        ]
        if not one.actions:
            rows.append((*head, *[""] * 6))
    headers = (
        "Step", "Seen", "Issue", "Critical task", "Analysis", "Root cause", "Evidence", "Corrective action", "Element",
        "Responsible", "Contact", "Start", "Completion",
    )  # fmt: skip
    return headers, rows


def _feedback(analysis: Analysis) -> tuple[Row, list[Row]]:
    feedback = analysis.learned.feedback
    rows: list[Row] = [(one.text, *one.counts, one.marked, feedback.forms) for one in feedback.statements]
    return ("Statement", "1 (disagree)", "2", "3", "4", "5 (agree)", "Marked by", "Of forms"), rows


def _words(analysis: Analysis) -> tuple[Row, list[Row]]:
    rows: list[Row] = [(question.text, text) for question in analysis.learned.feedback.questions for _, text in question.answers]
    return ("Question", "Answer"), rows
