"""The order in which one person alone reads reports: they all come at once, so each turn's as they happened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from tabletop.game.view.parts import Report

_CLOCK = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)\b")
_BEFORE = re.compile(r"\b(?:day|morning|afternoon|evening|night) before\b")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT = [month[:3] for month in _MONTHS]
_DAY = re.compile(rf"(?<![\d:])(\d{{1,2}}) ({'|'.join([*_MONTHS, 'Sept', *_SHORT])})\b\.?(?: (\d{{4}}))?")
Day: TypeAlias = tuple[int, int, int]
"""Year, month and day of it; 0 for what a text does not say."""
_NO_DAY: Day = (0, 0, 0)
_PARTS = {
    "night before": 23,
    "night": 2,
    "breakfast": 7,
    "morning": 8,
    "office hours": 10,
    "afternoon": 15,
    "noon": 12,
    "evening": 19,
}
"""Hours that stand for parts of a day, by a word that a report's time may hold; the first one counts."""


def as_they_happened(inbox: Iterable[Report]) -> list[Report]:
    """The newest turn first, and in each turn the earliest first; what tells no time comes before what does on its day."""
    reports = tuple(inbox)
    last: dict[int, Day] = {}
    for report in reports:
        last[report.turn] = max(last.get(report.turn, _NO_DAY), _day(report.time))
    return sorted(reports, key=lambda report: (-report.turn, *_moment(report.time, last[report.turn]), report.number))


def _day(time: str) -> Day:
    """The day that a text names."""
    found = _DAY.search(time)
    if found is None:
        return _NO_DAY
    return int(found[3] or 0), _SHORT.index(found[2][:3]) + 1, int(found[1])


def _moment(time: str, last: Day) -> tuple[Day, int]:
    """The day and the minute of it, as far as a text tells them; without a day it is the `last` of its turn."""
    said, clock = time.lower(), _CLOCK.search(time)
    if clock is not None:
        minute = int(clock[1]) * 60 + int(clock[2])
    elif "midnight" in said:
        minute = 0
    else:
        minute = next((60 * hour for word, hour in _PARTS.items() if word in said), -1)
    day = _day(time)
    if day == _NO_DAY:
        year, month, number = last
        # The 0th of a month comes before its 1st, and after the last of the month before.
        return (year, month, number - bool(_BEFORE.search(said))), minute
    return (day[0] or last[0], *day[1:]), minute
