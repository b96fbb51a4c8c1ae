"""An inject put on the clock on the wall."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from tabletop.game.commands import Command, TimeInject
from tabletop.game.view.control import MselLine
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import CommandModal
from tabletop.tui.text import content
from tabletop.tui.widgets.field import Field
from tabletop.tui.words import clock_time_of

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)
_DAY = 86_400
_BAD = "Write minutes from now, such as 10, or a time of day, such as 14:35; 0 takes the inject off the clock."


def seconds_until(typed: str, moment: int) -> int | None:
    """What was typed, as seconds from a moment: minutes, or the next such time of day; None for anything else.

    `moment` is in seconds UTC since 1970.
    """
    text = typed.strip().casefold().removesuffix("min").strip()
    if text.isascii() and text.isdigit() and len(text) <= 4:
        return int(text) * 60 if int(text) * 60 <= _DAY else None
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    now = datetime.fromtimestamp(moment, UTC).astimezone()
    then = now.replace(hour=int(found[1]), minute=int(found[2]), second=0, microsecond=0)
    if then <= now:
        then += timedelta(days=1)
    return round((then - now).total_seconds())


class TimeModal(CommandModal):
    """When an inject is to come up, by the clock on the wall and whatever its turn."""

    ABOUT = """\
The inject comes up at that moment of real time, whatever its planned turn: the MSEL proposes it then, if its condition holds, and
you release it. NO DUFF, a rewind, and closing the session put off what was timed in minutes by as long as play stood still; a
time of day, such as 14:35, stays that time of day. 0 lets it come up by its turn again."""

    def __init__(self, handle: SeatHandle, line: MselLine) -> None:
        self._inject = line.inject
        stands = f"Now: due at {clock_time_of(line.at)}." if line.at else "Now: by its turn in the MSEL."
        fields = [Field(name="when", label="Comes up", hint="10 (minutes from now), or 14:35; 0: by its turn again")]
        intro = content(
            f"{line.title}\n{stands} When its time has come and its condition holds, the MSEL proposes it; you release it. "
            "NO DUFF, or closing the session, puts minutes off by as long as play stood still; a time of day stays."
        )
        super().__init__(handle, "Put it on the clock", f"time:{line.inject}", fields, intro=intro, confirm="Set it")

    def command(self, values: dict[str, str]) -> Command | str:
        """Time it."""
        seconds = seconds_until(values["when"], self.handle.now())
        if seconds is None:
            return _BAD
        return TimeInject(inject=self._inject, seconds=seconds, fixed=_TIME.fullmatch(values["when"].strip()) is not None)
