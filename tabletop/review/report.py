"""The after-action report, as Markdown and as JSON."""

from __future__ import annotations

from pathlib import Path

from tabletop.game.audience import STAFF_SEATS, Seat
from tabletop.journal.disk import REAL_DISK, put
from tabletop.journal.place import beside
from tabletop.review.analysis import Analysis
from tabletop.review.as_json import report_json
from tabletop.review.chapters.empty import left_out
from tabletop.review.chapters.exchange import exchange_chapter
from tabletop.review.chapters.foresight import aims_lines, forecasts_chapter, moments_chapter
from tabletop.review.chapters.objectives import movement_lines, objectives_chapter
from tabletop.review.chapters.overview import overview, summary_chapter
from tabletop.review.chapters.perception import perception_chapter
from tabletop.review.chapters.plan import feedback_chapter, people_chapter, plan_chapter
from tabletop.review.chapters.record import record_chapter
from tabletop.review.chapters.timing import time_chapter
from tabletop.review.chapters.turns import turns_chapter
from tabletop.review.markdown import marking, md
from tabletop.review.redacted import redacted_report

__all__ = ["report_json", "report_markdown", "write_report"]


def report_markdown(analysis: Analysis, *, eyes: Seat = "control") -> str:
    """The report for a seat's eyes, in Markdown.

    For control and evaluators it is whole. For a team's seat, `public` or `observer` it is whole but for what only staff may
    know, once the session has ended; before that it holds what that seat has heard and nothing else. Raises KeyError for
    the seat of a team that the deck does not have.
    """
    staff = eyes in STAFF_SEATS
    if not staff and not analysis.ended:
        return redacted_report(analysis, eyes)
    mark = marking(analysis.session.handling)
    lines = [mark, "", f"# After-action report: {md(analysis.session.title)}", ""]
    lines += overview(analysis)
    lines += summary_chapter(analysis)
    lines += turns_chapter(analysis, staff=staff)
    lines += perception_chapter(analysis)
    out = left_out(analysis)
    if "exchange" not in out:
        lines += exchange_chapter(analysis)
    lines += forecasts_chapter(analysis)
    lines += moments_chapter(analysis)
    lines += aims_lines(analysis)
    lines += movement_lines(analysis)
    if "objectives" not in out:
        lines += objectives_chapter(analysis, staff=staff)
    lines += time_chapter(analysis)
    lines += record_chapter(analysis, staff=staff)
    if staff and "plan" not in out:
        lines += plan_chapter(analysis)
    lines += people_chapter(analysis)
    if staff and "feedback" not in out:
        lines += feedback_chapter(analysis)
    return "\n".join([*lines, mark, ""])


def write_report(analysis: Analysis, save: Path) -> Path:
    """Write control's report beside a save, in place of an earlier one; answers its path.

    Raises OSError; an earlier report is then as it was.
    """
    path = beside(save, ".report.md")
    put(REAL_DISK, path, report_markdown(analysis).encode())
    return path
