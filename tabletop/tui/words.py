"""The words and marks that several screens use for the same thing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tabletop.deck.titles import cause_title as cause_title
from tabletop.deck.titles import effect_words as effect_words
from tabletop.deck.titles import purpose_title as purpose_title
from tabletop.deck.titles import role_title as role_title
from tabletop.game.telling.words import MARKS as MARKS
from tabletop.game.telling.words import METHODS as METHODS
from tabletop.game.telling.words import OUTCOMES as OUTCOMES
from tabletop.game.telling.words import PHASE_TASKS as PHASE_TASKS
from tabletop.game.telling.words import per_mille as per_mille

if TYPE_CHECKING:
    from tabletop.game.events import Rating
    from tabletop.game.msel import Status

STATUS_MARKS: Mapping[Status, str] = {
    "held": "◌",
    "ready": "▶",
    "released": "●",
    "complete": "✓",
    "deferred": "»",
    "skipped": "✕",
}
STATUS_STYLES: Mapping[Status, str] = {
    "held": "$muted",
    "ready": "b $accent",
    "released": "$primary",
    "complete": "$success",
    "deferred": "$muted",
    "skipped": "$muted",
}
RATINGS: Mapping[Rating, str] = {
    "P": "achieved; nothing else suffered",
    "S": "achieved; ways to do better were seen",
    "M": "achieved, but other things suffered or were put at risk",
    "U": "not achieved",
    "not observed": "no evaluator could see it; counted apart",
}


def local_time(stamp: str, *, day: bool = False) -> str:
    """A UTC stamp of the log as the hour and minute of this machine's clock, with the day if asked; as it is if it is none."""
    try:
        moment = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return stamp[:16]
    return moment.strftime("%d %b %Y, %H:%M" if day else "%H:%M")


def clock_time_of(moment: int | str) -> str:
    """The hour and minute of this machine's clock at a moment: a stamp, or seconds UTC since 1970."""
    if isinstance(moment, str):
        return local_time(moment)
    try:
        return datetime.fromtimestamp(moment, UTC).astimezone().strftime("%H:%M")
    except (OverflowError, OSError, ValueError):
        return ""


def hours(minutes: int) -> str:
    """Minutes as people say them: `2 h 45`, `4 h`, `50 min`."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return f"{rest} min"
    return f"{whole} h {rest:02}" if rest else f"{whole} h"
