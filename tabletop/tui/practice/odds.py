"""The odds of an order that two dice decide, before it is committed."""

from __future__ import annotations

from textual.content import Content

from tabletop.practice.coach import Odds
from tabletop.tui.marks import plain, wants_plain
from tabletop.tui.text import clean


def odds_lines(odds: Odds) -> list[Content]:
    """Success, partial success and failure in per cent, and the reasons that they rest on."""
    figures = f"success about {_percent(odds.success)}, partly {_percent(odds.partial)}, failure {_percent(odds.failure)}"
    lines = [Content.assemble(("The odds  ", "b"), plain(figures) if wants_plain() else figures)]
    for title, reasons in (("for it", odds.pros), ("against it", odds.cons), ("you cannot know whether these hold", odds.open)):
        if reasons:
            lines.append(Content.assemble((f"  {title}: ", "$secondary"), clean(" ".join(f"“{reason}”" for reason in reasons))))
    if not (odds.pros or odds.cons or odds.open):
        lines.append(Content.styled("  no reason for it or against it that you could know of", "$secondary"))
    return [*lines, Content.styled(f"  {clean(odds.label)}", "$muted")]


def _percent(share: tuple[int, int]) -> str:
    low, high = share
    return f"{low} %" if low == high else f"{low}–{high} %"
