"""What every event has."""

from __future__ import annotations

from typing import ClassVar

from tabletop.game.audience import Audience
from tabletop.game.frozen import frozen


@frozen(kw_only=True)
class Event:
    """Something that a person did or that dice decided, with what it came to.

    `NAME` and `VERSION` are the tags in the log. `MARK` says who may know that it happened at all.
    `LASTING` events survive a rewind. One that is `ADDRESSED` is told on the public screen only if its `refs` number it for every
    team: that some wrote to each other is theirs to know.
    """

    NAME: ClassVar[str] = ""
    VERSION: ClassVar[int] = 1
    MARK: ClassVar[Audience] = Audience.CONTROL
    LASTING: ClassVar[bool] = False
    ADDRESSED: ClassVar[bool] = False
