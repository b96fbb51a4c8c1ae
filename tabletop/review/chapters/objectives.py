"""Exercise objectives, the improvement plan's form, and how the record was mended."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.game import events as e
from tabletop.game.telling.words import counted
from tabletop.review.analysis import Analysis
from tabletop.review.analysis.objectives import Expected
from tabletop.review.analysis.record import Entry
from tabletop.review.chapters.overview import MODEL, RULING
from tabletop.review.chapters.turns import at
from tabletop.review.markdown import md, quoted, table

_SEEN = {"strength": "Strength", "improvement": "Area for improvement"}
_MARKS = {"met": "met", "partly": "partly met", "missed": "missed", None: "open"}
_SOURCES = {
    "order": "Orders of the teams",
    "inject": "Injects",
    "rule": "Standing rules",
    "hazard": "Hazards",
    "control": "Control’s own hand",
    "income": "Income",
}
_PARTS = {
    "order_given": ("order", "orders"),
    "statement_made": ("statement", "statements"),
    "inject_released": ("inject", "injects"),
    "order_ruled": ("ruling", "rulings"),
    "move_read": ("reading of a move", "readings of moves"),
    "incident_read": ("reading of an incident", "readings of incidents"),
    "forecast_made": ("forecast", "forecasts"),
    "phase_opened": ("phase opened", "phases opened"),
    "turn_opened": ("turn opened", "turns opened"),
    "order_revealed": ("order revealed", "orders revealed"),
    "proposal_settled": ("proposal settled", "proposals settled"),
    "session_ended": ("ending", "endings"),
}


def objectives_chapter(analysis: Analysis, *, staff: bool) -> list[str]:
    """Expected actions, observations and ratings by objective; the last two are for staff alone."""
    objectives = analysis.objectives
    lines = ["### Exercise objectives", ""]
    if staff:
        lines += [f"{RULING} Critical tasks rated: {objectives.rated} of {objectives.tasks}. {_LEGEND}", ""]
    for seen in objectives.objectives:
        lines += [f"**{md(seen.objective.title)}**", ""]
        if staff:
            rows = [(md(task.task.title), *(str(count or "·") for _, count in task.counts)) for task in seen.tasks]
            lines += [*table(("Critical task", "P", "S", "M", "U", "not observed"), rows, range(1, 6)), ""]
        items: list[str] = []
        for task in seen.tasks:
            items += [_expected(analysis, one) for one in task.expected]
            if staff:
                items += [_rating(analysis, entry) for entry in task.ratings if entry.event.note]
                items += _observations(task.observations, task.task.title)
        lines += [*(items or ["Nothing was expected or noted here."]), ""]
    loose = [_expected(analysis, one) for one in objectives.other_expected]
    loose += _observations(objectives.other_observations, "") if staff else []
    if loose:
        lines += ["**Tied to no task**", "", *loose, ""]
    return [*lines, *_shares(analysis)]


_LEGEND = (
    "P: achieved, nothing else suffered. S: achieved, ways to do better were seen. M: achieved, but other things suffered or "
    "were put at risk. U: not achieved. Ratings are counted, never averaged."
)


def _expected(analysis: Analysis, one: Expected) -> str:
    label = RULING if one.by == "control" else MODEL
    note = f" {quoted(one.note)}" if one.note else ""
    refs = (one.ref, one.mark_ref) if one.mark_ref else (one.ref,)
    return (
        f"- {label} After “{md(one.title)}” (turn {one.number}) was expected of {md(analysis.titles.team(one.team))}: "
        f"{md(one.text)} **{_MARKS[one.mark].capitalize()}.**{note} {at(*refs)}"
    )


def _rating(analysis: Analysis, entry: Entry[e.TaskRated]) -> str:
    event = entry.event
    who = f" by {md(analysis.titles.person(event.person))}" if event.person else ""
    task = md(analysis.titles.task(event.task))
    return f"- {RULING} {task}, rated {event.rating}{who}: {quoted(event.note)} {at(entry.ref)}"


def _observations(entries: Iterable[Entry[e.ObservationMade]], task: str) -> list[str]:
    tail = f" ({md(task)})" if task else ""
    return [
        f"- {RULING} **{_SEEN[entry.event.seen]}**{tail}, seen in turn {entry.number}: {quoted(entry.event.text)} {at(entry.ref)}"
        for entry in entries
    ]


def _shares(analysis: Analysis) -> list[str]:
    lines = ["### What moved the world", ""]
    if not analysis.shares:
        return [*lines, "No track moved.", ""]
    lines += ["Steps of all tracks up and down, by what moved them. Political capital is left out.", ""]
    rows = [(_SOURCES[share.source], str(share.steps), f"{round(100 * share.steps / share.of)} %") for share in analysis.shares]
    return [*lines, *table(("Through", "Steps", "Share"), rows, (1, 2)), ""]


def record_chapter(analysis: Analysis, *, staff: bool) -> list[str]:
    """Parts taken back, words amended, and what in the record names nothing."""
    lines = ["## 8. The record", ""]
    lines += [
        "The log is appended to and never changed; each entry is chained to the one before, which makes an edit evident, not",
        "impossible. What was taken back is still in it, and is not part of this report.",
        "",
    ]
    for part in analysis.taken_back:
        what = _named(part.parts)
        held = f": {what}" if what else ""
        lines.append(
            f"- {RULING} Control took the session back to step {part.to_seq}. Taken back: {counted(part.commits, 'step')}"
            f"{held}. Reason: {quoted(part.reason)} {at(part.ref)}"
        )
    for amended in analysis.amendments:
        if amended.for_staff and not staff:
            continue
        lines.append(
            f"- {RULING} Words of step {amended.target.seq} ({md(amended.field)}) were amended to {quoted(amended.text)} "
            f"Reason: {quoted(amended.reason)} {at(amended.ref)}"
        )
    lines += [f"- {md(problem)}" for problem in analysis.problems]
    if not (analysis.taken_back or analysis.amendments or analysis.problems):
        lines.append("Nothing was taken back or amended.")
    if staff and analysis.head:
        lines += [
            "",
            f"The head hash after step {analysis.session.commits} is `{analysis.head}`. Keep it apart from the save: if",
            "steps are cut off cleanly at its end, nothing else shows it.",
        ]
    return [*lines, ""]


def _named(parts: tuple[tuple[str, int], ...]) -> str:
    named = [counted(count, *_PARTS[name]) for name, count in parts if name in _PARTS]
    other = sum(count for name, count in parts if name not in _PARTS)
    if other:
        named.append(counted(other, "other entry", "other entries"))
    return ", ".join(named)


def plan_chapter(analysis: Analysis, *, staff: bool) -> list[str]:
    """The improvement plan's form, with a row for each area for improvement that was noted."""
    if not staff:
        return []
    found = [entry for seen in analysis.objectives.objectives for task in seen.tasks for entry in task.observations]
    found += analysis.objectives.other_observations
    rows = [(f"{md(entry.event.text)} {at(entry.ref)}", *[" "] * 6) for entry in found if entry.event.seen == "improvement"]
    headers = ("Issue", "Corrective action", "Element", "Responsible", "Contact", "Start", "Completion")
    lines = ["## Appendix A. Improvement plan", "", "To be filled in by the organisation.", ""]
    return [*lines, *table(headers, rows or [[" "] * 7]), ""]
