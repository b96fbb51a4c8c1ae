"""What somebody has learned over many practice sessions, in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tabletop.game.telling.words import counted
from tabletop.practice.progress import Played, ProgressRecord
from tabletop.review.players import LEVELS
from tabletop.tui.marks import plain, wants_plain
from tabletop.tui.text import clean, fill, one_line
from tabletop.tui.words import local_time

_BAR = 20
_ROOMY = 120
"""Columns from which a row has the hour and the title too."""
_WIDTHS = (12, 13, 5, 7, 5, 12)
_HEADS = ("When", "You played", "Against", "Score", "Misread", "Brier", "End")
_ENDINGS = {"endex": "played out", "war": "war", "stopped": "ended early"}


def progress_lines(record: ProgressRecord, width: int) -> list[Content]:
    """Foresight, readings, aims and the sessions one by one, for a window of so many cells."""
    if not record.sessions:
        return [Content("There is no practice session here yet. Play one to its end, and this page shows what you learned.")]
    lines = [*_foresight(record), Content(""), *_readings(record), Content(""), *_aims(record), Content("")]
    lines += [Content.styled("Your sessions, the newest first", "b $accent")]
    lines += [_row(_HEADS, width).stylize("$muted")]
    lines += [_session(played, width) for played in reversed(record.sessions)]
    if record.passed_over:
        lines += [Content(""), Content.styled(clean(record.passed_over), "$muted")]
    return lines


def _foresight(record: ProgressRecord) -> Iterator[Content]:
    yield Content.styled("Foresight", "b $accent")
    if record.brier is None:
        yield Content("No forecast of yours has been answered yet.")
        return
    yield Content.assemble(
        "Brier score ",
        (f"{record.brier:.2f}", "b"),
        f" over {counted(record.resolved, 'forecast')}. 0 is best; always saying 50 % comes to 0.25.",
    )
    if not record.curve:
        yield Content.styled(
            "From ten answered forecasts on, this page shows how often you were right at each likelihood.", "$muted"
        )
        return
    yield Content("What you said, and how often it came true:")
    for each in record.curve:
        share = round(100 * each.true / each.count) if each.count else 0
        came = f"{_bar(share)} {share:>3} %  {each.true} of {each.count}" if each.count else "no forecast"
        yield Content.assemble(f"  {each.low:>3}–{each.high:<3} %  ", (came, "$primary"))


def _readings(record: ProgressRecord) -> Iterator[Content]:
    yield Content.styled("Reading the other side", "b $accent")
    rate = record.misread_rate
    if rate is None:
        yield Content("You have said of no move yet what you took it for.")
        return
    yield Content.assemble(
        "Misread ", (f"{record.misread} of {record.read}", "b"), f" moves ({round(100 * rate)} %): their purpose was another one."
    )


def _aims(record: ProgressRecord) -> Iterator[Content]:
    yield Content.styled("Aims", "b $accent")
    met, partly, missed = (record.aims.get(result, 0) for result in ("met", "partly", "missed"))
    if not met + partly + missed:
        yield Content("No session has come to its end yet.")
        return
    yield Content.assemble((f"{met} met", "b"), f", {partly} partly, {missed} missed")


def _session(played: Played, width: int) -> Content:
    """One session as a row: when, which side, against whom, score, misread moves, Brier score, how it ended."""
    opponents = ", ".join(LEVELS[level] for level in played.opponents)
    when = local_time(played.created, day=True)
    cells = [when if width >= _ROOMY else when.partition(",")[0], one_line(played.side, 12), opponents]
    if played.ending is None:
        cells += ["", "", "", "not finished"]
    else:
        brier = f"{played.brier:.2f}" if played.brier is not None else "·"
        end = _ENDINGS[played.ending] + (", a fork: counted once" if played.repeats else "")
        score = "·" if played.score is None else str(played.score)
        cells += [f"{score:>5}", f"{played.misread} of {played.read}", brier, end]
    row = _row(cells, width)
    return Content.assemble(row, "  ", (one_line(played.title, 40), "$muted")) if width >= _ROOMY else row


def _row(cells: Sequence[str], width: int) -> Content:
    widths = [18 if width >= _ROOMY else 11, *_WIDTHS]
    return Content(clean("  ".join(fill(cell, cells_wide) for cell, cells_wide in zip(cells, widths, strict=True))))


def _bar(share: int) -> str:
    full = share * _BAR // 100
    bar = "█" * full + "░" * (_BAR - full)
    return plain(bar) if wants_plain() else bar
