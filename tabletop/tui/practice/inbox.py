"""The order in which one person alone reads reports: they all come at once, so each turn's as they happened."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tabletop.game.view.parts import Report

_CLOCK = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)\b")
_DAY = re.compile(r"(?<![\d:])(\d{1,2}) [A-Z]")
_PARTS = {"night": 2, "breakfast": 7, "morning": 8, "office hours": 10, "afternoon": 15, "noon": 12, "evening": 19}
"""Hours that stand for parts of a day, by a word that a report's time may hold; the first one counts."""


def as_they_happened(inbox: Iterable[Report]) -> list[Report]:
    """The newest turn first, and in each turn the earliest first; what tells no time comes before what does on its day."""
    reports = tuple(inbox)
    last: dict[int, int] = {}
    for report in reports:
        last[report.turn] = max(last.get(report.turn, 0), _day(report.time))
    return sorted(reports, key=lambda report: (-report.turn, *_moment(report.time, last[report.turn]), report.number))


def _day(time: str) -> int:
    """The day of the month that a text names; 0 for none."""
    found = _DAY.search(time)
    return int(found[1]) if found is not None else 0


def _moment(time: str, last: int) -> tuple[int, int]:
    """The day of the month and the minute of it, as far as a text tells them; without a day it is the `last` of its turn."""
    said, clock = time.lower(), _CLOCK.search(time)
    if clock is not None:
        minute = int(clock[1]) * 60 + int(clock[2])
    elif "midnight" in said:
        minute = 0
    else:
        minute = next((60 * hour for word, hour in _PARTS.items() if word in said), -1)
    return (_day(time) or last - ("day before" in said), minute)
