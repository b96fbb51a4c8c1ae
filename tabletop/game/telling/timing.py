"""The clock of the room and NO DUFF, in words."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.game import events as e
from tabletop.game.telling.telling import Telling, Values
from tabletop.game.telling.titles import Titles
from tabletop.game.telling.words import counted, listed, quoted


def minutes(seconds: int) -> str:
    """Seconds as people read them on a clock: `4:05`, `1:00:00`, `−0:30`."""
    sign, left = ("−", -seconds) if seconds < 0 else ("", seconds)
    hours, rest = divmod(left, 3600)
    return f"{sign}{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{sign}{rest // 60}:{rest % 60:02}"


def length_words(seconds: int) -> str:
    """A length of time in words, to the nearest unit that tells enough: `40 seconds`, `25 minutes`, `14 hours`, `9 days`."""
    for length, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= 2 * length:
            return counted(round(seconds / length), unit)
    return counted(seconds, "second")


def _clock(_t: Titles, v: Values) -> str:
    return f"The clock {'runs from' if v['ends'] else 'stands at'} {minutes(v['left'])}."


def _planned(_t: Titles, v: Values) -> str:
    if not v["minutes"]:
        return "The clock no longer starts by itself."
    return f"The clock starts by itself: {listed(f'{phase} {length} min' for phase, length in v['minutes'].items())}."


def _stopped(_t: Titles, v: Values) -> str:
    return f"NO DUFF: play stops{quoted(v['words'])}"


def _reopened(_t: Titles, v: Values) -> str:
    return f"The session is opened again; the {length_words(v['until'] - v['since'])} that it was closed are nobody’s."


def _resumed(_t: Titles, _v: Values) -> str:
    return "Play goes on where it stopped."


TELLINGS: Mapping[type[e.Event], Telling] = {
    e.ClockSet: Telling.alike(_clock),
    e.ClockPlanned: Telling.alike(_planned),
    e.PlayStopped: Telling.alike(_stopped),
    e.PlayResumed: Telling.alike(_resumed),
    e.SessionReopened: Telling.alike(_reopened),
}
