"""Overview and summary."""

from __future__ import annotations

from datetime import datetime

from tabletop.game.telling.words import counted
from tabletop.review.analysis import Analysis
from tabletop.review.analysis.record import Ref, seconds_of
from tabletop.review.chapters.empty import left_out
from tabletop.review.chapters.labels import legend
from tabletop.review.markdown import block, md, table
from tabletop.review.players import players_text
from tabletop.review.prose import ENDINGS, lasted, steps
from tabletop.review.summary import summary
from tabletop.table.naming import Forked

MOST_STEPS = 8
"""Steps named one by one behind a sentence of the summary."""
_METHOD = """\
Every statement here rests on the session’s record and names its place in it: “step 12” is the twelfth entry of the log, which \
a replay shows. Labels tell apart where a statement comes from:"""

_TERMS = """\
A team gave each order a *purpose* (what it was for) and a *message* (what the other side was to take it for). The other side \
gave its *reading*. A reading that is not the purpose is **misread**; one that is the message but not the purpose is \
**deceived**. “Hostile” and “benign” say on which side of the purpose a reading lay, on the deck’s own scale.

**Limits.** The figures behind adjudication (effects, chances, exposure) are design assumptions of the deck’s authors, not a \
validated model. No outcome here predicts what any government would do. What people read into a move was asked of them in a \
game, with minutes to answer. The form follows HSEEP’s after-action report where that fits a game; nobody has certified it."""


def at(*refs: Ref) -> str:
    """Where something stands in the record, as a note."""
    return f"*({steps(refs)})*"


def moment(stamp: str) -> datetime | None:
    """A UTC time of the log; None if it is none."""
    try:
        return datetime.fromisoformat(stamp)
    except ValueError:
        return None


def when(began: str, ended: str) -> str:
    """When a session was played, in UTC: `1 March 2026, 09:00 to 10:32 UTC (1 h 32 min)`."""
    start, end = moment(began), moment(ended)
    if start is None:
        return "not recorded"
    day = f"{start.day} {start:%B %Y}"
    if end is None:
        return f"{day}, from {start:%H:%M} UTC"
    until = f"{end:%H:%M}" if end.date() == start.date() else f"{end.day} {end:%B %Y}, {end:%H:%M}"
    return f"{day}, {start:%H:%M} to {until} UTC ({lasted(max(seconds_of(ended) - seconds_of(began), 0))})"


def overview(analysis: Analysis) -> list[str]:
    """What was played, when, by whom, and how to read the report."""
    session, titles = analysis.session, analysis.titles
    some = len(session.training) < len(session.teams) and not analysis.alone
    teams = [titles.team_long(team) + " (training audience)" * (some and team in session.training) for team in session.teams]
    played = f"{session.played} of {session.planned} planned" + (
        ", with the end hidden from the teams" if session.hidden_end else ""
    )
    rows = [
        ("Exercise", md(session.title)),
        *([("Forked from", md(_forked(session.forked)))] if session.forked else []),
        ("Handling", md(session.handling)),
        ("Scenario", md(f"{session.deck_title}, version {session.deck_version}")),
        ("Played", when(session.began, session.ended or session.last)),
        ("Turns", played),
        ("Teams", md("; ".join(teams))),
        *([("Played by", md(players))] if (players := players_text(analysis)) else []),
        ("Participants", _participants(analysis)),
        ("Scope", md(_scope(analysis))),
        ("Ending", md(_ending(analysis))),
        ("Record", md(_record(analysis))),
        ("Contact", "to be filled in"),
    ]
    lines = ["## 1. Overview", "", *table(("", ""), [(f"**{name}**", value) for name, value in rows]), ""]
    lines += ["### Scenario", "", *block(session.brief), ""]
    if analysis.deck.objectives:
        lines += ["### Exercise objectives", ""]
        lines += [f"{number}. **{md(one.title)}.** {md(one.text)}" for number, one in enumerate(analysis.deck.objectives, 1)]
        lines += [""]
    lines += ["### How to read this report", "", _METHOD, "", *legend(analysis), "", _TERMS, ""]
    if left_out(analysis):
        lines += [
            "Chapters that have nothing to say of a session played against the engine are left out; the numbers stay.",
            "",
        ]
    return lines


def _forked(fork: Forked) -> str:
    where = f"at turn {fork.turn}, {fork.phase}" if fork.turn else "at its opening"
    return f"“{fork.title}”, {where} (step {fork.seq}); what came before is that session’s"


def _scope(analysis: Analysis) -> str:
    session, titles = analysis.session, analysis.titles
    parts = ["decisions of governments at the level of the offices named below"]
    parts.append("incidents read" if session.assess else "incidents not read")
    parts.append("forecasts asked" if session.forecasts else "no forecasts asked")
    text = "; ".join(parts)
    played = [*session.absent, *(one.event.role for one in analysis.roles.changes if one.event.by == "control")]
    if played:
        text += f"; played by control, all the time or for a part of it: {titles.roles(dict.fromkeys(played))}"
    return f"{text[:1].upper()}{text[1:]}."


def _ending(analysis: Analysis) -> str:
    session = analysis.session
    if session.ending is None:
        return "The session is not finished: this is an interim report."
    text = f"The session {ENDINGS[session.ending]}."
    return f"{text} “{session.ending_words}”" if session.ending_words else text


def _record(analysis: Analysis) -> str:
    session = analysis.session
    text = counted(session.commits, "step")
    gone = sum(part.commits for part in analysis.taken_back)
    if gone:
        text += f", {gone} of them taken back"
    if analysis.amendments:
        text += f"; words amended {'once' if len(analysis.amendments) == 1 else f'{len(analysis.amendments)} times'}"
    return f"{text} (chapter 11)." if gone or analysis.amendments else f"{text}, none taken back or amended."


def _participants(analysis: Analysis) -> str:
    people = len({one.person for one in analysis.participants})
    if not people:
        return "nobody’s name was entered"
    seats = len({one.seat for one in analysis.participants})
    return f"{counted(people, 'person', 'people')} at {counted(seats, 'seat')} (appendix B)"


def summary_chapter(analysis: Analysis) -> list[str]:
    """A few sentences made from the record."""
    lines = ["## 2. Summary", ""]
    lines += [f"- {md(text)}{_at(refs)}" for text, refs in summary(analysis)]
    return [*lines, ""]


def _at(refs: tuple[Ref, ...]) -> str:
    if not refs:
        return ""
    numbers = sorted({ref.seq for ref in refs})
    if len(numbers) <= MOST_STEPS:
        return f" *({steps(sorted(refs))})*"
    return f" *({len(numbers)} steps from {numbers[0]} to {numbers[-1]})*"
