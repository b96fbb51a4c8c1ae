"""The analysis by exercise objective, and what moved the world."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.game import events as e
from tabletop.game.telling.words import listed
from tabletop.review.analysis import Analysis
from tabletop.review.analysis.lessons import Finding
from tabletop.review.analysis.objectives import Expected
from tabletop.review.analysis.record import Entry
from tabletop.review.chapters.empty import is_rated
from tabletop.review.chapters.labels import MODEL, RULING, cell
from tabletop.review.chapters.overview import at
from tabletop.review.markdown import md, quoted, table
from tabletop.review.prose import mark_text

_SEEN = {"strength": "Strength", "improvement": "Area for improvement"}
_SOURCES = {
    "order": "Orders of the teams",
    "inject": "Injects",
    "rule": "Standing rules",
    "hazard": "Hazards",
    "control": "Control’s own hand",
    "income": "Income",
}


def objectives_chapter(analysis: Analysis, *, staff: bool) -> list[str]:
    """The analysis by objective: ratings with their coverage, then for each what was expected, noted and found.

    All but what was expected is for staff alone. Where the engine played, and nobody rated or noted anything, only objectives
    with something to tell are in it.
    """
    objectives, silent = analysis.objectives, list[str]()
    lines = ["## 9. Analysis by objective", ""]
    room = not analysis.engines or is_rated(analysis)
    if staff and room:
        lines += _ratings(analysis)
    for seen in objectives.objectives:
        items: list[str] = []
        for task in seen.tasks:
            items += [_expected(analysis, one) for one in task.expected]
            if staff:
                items += [_rating(analysis, entry) for entry in task.ratings if entry.event.note]
                items += _observations(task.observations, task.task.title)
        tasks = {task.task.id for task in seen.tasks}
        found = _findings(analysis, [one for one in analysis.learned.findings if one.made.event.task in tasks]) if staff else []
        if room or items or found:
            lines += [f"### {md(seen.objective.title)}", ""]
        else:
            silent.append(f"“{seen.objective.title}”")
        if items or (room and not found):
            lines += [*(items or ["Nothing was expected or noted here."]), ""]
        lines += found
    if silent:
        lines += [f"Of {md(listed(silent))} nothing is told: no inject that was released expects anything there.", ""]
    loose = [_expected(analysis, one) for one in objectives.other_expected]
    loose += _observations(objectives.other_observations, "") if staff else []
    known = {task.id for task in analysis.deck.tasks}
    found = _findings(analysis, [one for one in analysis.learned.findings if one.made.event.task not in known]) if staff else []
    if loose or found:
        lines += ["### Tied to no task", "", *loose, *([""] if loose else []), *found]
    return lines


def _ratings(analysis: Analysis) -> list[str]:
    """The table of ratings, and how far they and the evaluators' notes reach."""
    objectives = analysis.objectives
    lines = [f"{RULING} Critical tasks rated: {objectives.rated} of {objectives.tasks}. {_LEGEND}", ""]
    rows = [
        (
            md(seen.objective.title) if not place else "",
            md(task.task.title),
            *(str(count or "·") for _, count in task.counts),
            str(len(task.observations) or "·"),
        )
        for seen in objectives.objectives
        for place, task in enumerate(seen.tasks)
    ]
    headers = ("Objective", "Critical task", "P", "S", "M", "U", "not observed", "Noted")
    lines += [*table(headers, rows, range(2, 8)), ""]
    if objectives.uncovered:
        titles = listed([f"“{task.task.title}”" for task in objectives.uncovered])
        lines += [f"Nobody noted or rated anything on {md(titles)}: of that this report says nothing.", ""]
    return lines


def _findings(analysis: Analysis, findings: list[Finding]) -> list[str]:
    """Strengths, then areas for improvement, each with its evidence and root cause."""
    lines: list[str] = []
    for seen, heading in (("strength", "Strengths"), ("improvement", "Areas for improvement")):
        some = [one for one in findings if one.made.event.seen == seen]
        if not some:
            continue
        lines += [f"**{heading}**", ""]
        for finding in some:
            event = finding.made.event
            task = f" ({md(analysis.titles.task(event.task))})" if event.task else ""
            lines.append(f"- {RULING} **{md(event.title)}**{task} {at(finding.made.ref)}")
            if event.analysis.strip():
                lines.append(f"  - Analysis: {quoted(event.analysis)}")
            if event.cause.strip():
                lines.append(f"  - Root cause: {quoted(event.cause)}")
            for one in finding.evidence:
                back = " It was taken back." if one.taken_back else ""
                lines.append(f"  - Evidence: {md(one.text)}{back} {at(one.ref)}")
            for action in finding.actions:
                until = f", until {action.event.completion}" if action.event.completion else ""
                lines.append(f"  - To do: {md(action.event.text)} ({md(action.event.owner)}{until}) {at(action.ref)}")
        lines.append("")
    return lines


_LEGEND = (
    "P: achieved, nothing else suffered. S: achieved, ways to do better were seen. M: achieved, but other things suffered or "
    "were put at risk. U: not achieved. Ratings are counted, never averaged."
)


def _expected(analysis: Analysis, one: Expected) -> str:
    label = cell(analysis) if one.by == "control" else MODEL
    note = f" {quoted(one.note)}" if one.note else ""
    mark = mark_text(one.mark, ended=analysis.ended)
    refs = (one.ref, one.mark_ref) if one.mark_ref else (one.ref,)
    return (
        f"- {label} After “{md(one.title)}” (turn {one.number}) was expected of {md(analysis.titles.team(one.team))}: "
        f"{md(one.text)} **{mark[:1].upper()}{mark[1:]}.**{note} {at(*refs)}"
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


def movement_lines(analysis: Analysis) -> list[str]:
    """What moved the tracks, and how much."""
    lines = ["### What moved the world", ""]
    if not analysis.shares:
        return [*lines, "No track moved.", ""]
    lines += ["Steps of all tracks up and down, by what moved them. Political capital is left out.", ""]
    rows = [(_SOURCES[share.source], str(share.steps), f"{share.percent} %") for share in analysis.shares]
    return [*lines, *table(("Through", "Steps", "Share"), rows, (1, 2)), ""]
