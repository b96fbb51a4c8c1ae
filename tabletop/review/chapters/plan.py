"""The appendices: the improvement plan, who took part, what participants said."""

from __future__ import annotations

from tabletop.game.telling.words import counted, listed
from tabletop.review.analysis import Analysis
from tabletop.review.analysis.lessons import SCALE
from tabletop.review.analysis.session import Participant
from tabletop.review.chapters.overview import at
from tabletop.review.markdown import md, quoted, table

_HEADERS = ("Issue", "Corrective action", "Element", "Responsible", "Contact", "Start", "Completion")


def plan_chapter(analysis: Analysis) -> list[str]:
    """The improvement plan: a row for each corrective action, and for each area for improvement that has none yet."""
    rows: list[tuple[str, ...]] = []
    for finding in analysis.learned.improvements:
        issue = f"{md(finding.made.event.title)} {at(finding.made.ref)}"
        rows += [
            (
                issue,
                md(one.event.text),
                one.event.element,
                md(one.event.owner),
                md(one.event.contact),
                one.event.start,
                one.event.completion,
            )
            for one in finding.actions
        ]
        if not finding.actions:
            rows.append((issue, *_BLANK))
    used = analysis.learned.evidence
    rows += [
        (f"{md(entry.event.text)} {at(entry.ref)}", *_BLANK)
        for entry in analysis.objectives.observations
        if entry.event.seen == "improvement" and entry.ref not in used
    ]
    lines = ["## Appendix A. Improvement plan", ""]
    lines += [
        "The organisation fills in what is blank. What evaluators noted and no finding took up yet stands last.",
        "",
    ]
    return [*lines, *table(_HEADERS, [tuple(cell or " " for cell in row) for row in rows] or [(" ",) * 7]), ""]


_BLANK = (" ",) * 6


def people_chapter(analysis: Analysis) -> list[str]:
    """Who took part, by seat."""
    return ["## Appendix B. Participants", "", *_people(analysis), ""]


def _people(analysis: Analysis) -> list[str]:
    titles = analysis.titles
    if not analysis.participants:
        return ["Nobody’s name was entered."]
    seats: dict[str, list[Participant]] = {}
    for participant in analysis.participants:
        seats.setdefault(participant.seat, []).append(participant)
    rows = []
    for seat, people in seats.items():
        team, _, place = seat.partition("/")
        name = titles.team(team) + (f", {titles.role(place)}" if place else "")
        rows.append((md(name[:1].upper() + name[1:]), md(listed([one.name for one in people]))))
    return table(("Seat", "People"), rows)


def feedback_chapter(analysis: Analysis) -> list[str]:
    """What participants marked, counted, and what they wrote, quoted; nobody is named."""
    feedback = analysis.learned.feedback
    lines = ["## Appendix C. Participants’ feedback", ""]
    if not feedback.forms:
        return [*lines, "No form was handed in.", ""]
    lines += [
        f"{counted(feedback.forms, 'form').capitalize()} handed in. 1: disagree, 5: agree. Marks are counted, never averaged.",
        "",
    ]
    rows = [
        (md(one.text), *(str(count or "·") for count in one.counts), f"{one.marked} of {feedback.forms}")
        for one in feedback.statements
    ]
    lines += [*table(("Statement", *map(str, SCALE), "Marked by"), rows, range(1, 7)), ""]
    for question in feedback.questions:
        if question.answers:
            lines += [f"**{md(question.text)}**", ""]
            lines += [f"- {quoted(text)} {at(ref)}" for ref, text in question.answers]
            lines.append("")
    return lines
