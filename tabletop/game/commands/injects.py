"""What control puts into play."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field

from tabletop.game.events import Mark
from tabletop.game.frozen import frozen


@frozen(kw_only=True)
class ReleaseInject:
    """Put an inject into play; out of plan it wants a `reason`.

    `text` replaces the wording by team; an empty one drops that recipient. `time` is the scenario time, of at most 40
    characters; without it, the card's stands.
    """

    inject: str
    text: Mapping[str, str] = field(factory=dict)
    reason: str = ""
    time: str = ""


@frozen(kw_only=True)
class WriteInject:
    """Add an inject of control's own to the MSEL.

    `text` is by team, or `all`; `truth` is its sealed cause if it is an incident.
    """

    title: str
    text: Mapping[str, str]
    source: str = "Control"
    reliability: str = ""
    time: str = ""
    truth: str = ""


@frozen(kw_only=True)
class SetAsideInject:
    """Hold an inject back, defer it to the deck's turn `turn`, or skip it."""

    inject: str
    how: Literal["held", "deferred", "skipped"]
    reason: str
    turn: int | None = None


@frozen(kw_only=True)
class MarkExpectation:
    """Say whether the expected action of a released inject came."""

    inject: str
    mark: Mark
    note: str = ""


@frozen(kw_only=True)
class TimeInject:
    """Have an inject proposed so many seconds from now, by the clock on the wall; 0 takes the timing off.

    With `fixed` it is bound to that hour of the day: standing still does not put it off.
    """

    inject: str
    seconds: int
    fixed: bool = False
