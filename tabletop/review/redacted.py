"""A report of an unfinished session for a seat that may not know all of it: what it has heard, and nothing else."""

from __future__ import annotations

from tabletop.deck.brief import for_team
from tabletop.deck.model import Deck
from tabletop.game.audience import Seat, team_of
from tabletop.game.feed import Heard
from tabletop.game.telling.teller import Teller
from tabletop.review.analysis import Analysis
from tabletop.review.hearing import heard_by
from tabletop.review.markdown import block, marking, md
from tabletop.review.players import players_text

_QUIET = frozenset(("phase_opened", "team_finished", "clock_set", "clock_planned"))
"""Events that say only that time passed."""


def redacted_report(analysis: Analysis, eyes: Seat) -> str:
    """The report in Markdown, made from the seat's own feed. Raises KeyError for the seat of a team that is none."""
    team = team_of(eyes)
    if team and team not in analysis.deck.team_ids:
        raise KeyError(eyes)
    deck, heard = for_team(analysis.deck, team), _heard(analysis, eyes)
    handling = next((one.values["handling"] for one in heard if one.kind == "session_opened"), "")
    title = next((one.values["title"] for one in heard if one.kind == "session_opened"), deck.title)
    mark = marking(handling)
    teller = Teller(deck, scored=False)  # what is not finished has no scores
    who = teller.titles.team_long(team) if team else "everybody"
    lines = [mark, "", f"# Interim report: {md(title)}", ""]
    lines += [
        f"The session is not finished. This is what {md(who)} could know of it so far, from the record; what is hidden stays",
        "hidden until ENDEX. Numbers in brackets count what was heard here.",
        "",
        *([md(players), ""] if (players := players_text(analysis)) else []),
        "## Scenario",
        "",
        *block(deck.brief),
        "",
    ]
    lines += _own_brief(deck, team)
    lines += _turns(teller, heard)
    return "\n".join([*lines, mark, ""])


def _heard(analysis: Analysis, eyes: Seat) -> list[Heard]:
    return [heard for _, heard in heard_by(analysis, eyes)]


def _own_brief(deck: Deck, team: str) -> list[str]:
    brief = next((one.brief for one in deck.teams if one.id == team), "")
    return ["## Your brief", "", *block(brief), ""] if brief else []


def _turns(teller: Teller, heard: list[Heard]) -> list[str]:
    lines: list[str] = []
    for one in heard:
        if one.kind == "turn_opened":
            number, date, title = one.values["number"], one.values["date"], one.values["title"]
            lines += ["", f"## Turn {number} · {md(date)} · {md(title)}", ""]
        elif one.kind not in _QUIET:
            lines.append(f"- ({one.number}) {md(teller.long(one))}")
    return [*lines, ""]
