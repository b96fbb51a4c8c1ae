"""How long the phases and the teams took, against the plan, and when play stood still."""

from __future__ import annotations

from tabletop.review.analysis import Analysis
from tabletop.review.analysis.timing import PhaseTime, Stop
from tabletop.review.chapters.labels import PLAYER, control
from tabletop.review.chapters.overview import at
from tabletop.review.markdown import md, quoted, table
from tabletop.review.prose import clock, lasted

_NOTE = (
    "Minutes and seconds, from the times of the record. Time in which play was stopped or the session closed, and time that was "
    "taken back, is left out. The clock advised and ended nothing. Under a team stands after how long it said that it was done "
    "with the phase."
)
_ENGINE = " The engine’s sides are left out: it says that it is done when the person does."


def time_chapter(analysis: Analysis) -> list[str]:
    """Time by turn, phase and team; every stop."""
    times, titles = analysis.times, analysis.titles
    lines = ["## 10. Time", ""]
    if not times.phases:
        return [*lines, "No phase was opened.", ""]
    if times.planned:
        lines += [f"Phases that had a plan took {lasted(times.taken)}; planned were {lasted(times.planned)}.", ""]
    elif not analysis.engines:
        lines += ["No time was planned for any phase.", ""]
    lines += [_NOTE + _ENGINE * bool(analysis.engines), ""]
    teams = analysis.seated
    headers = ("Turn", "Phase", "Planned", "Took", "Over", *(md(titles.team(team)) for team in teams), "Where")
    rows = [_row(phase, teams) for phase in times.phases]
    if not times.planned:
        headers, *rows = [(*row[:2], row[3], *row[5:]) for row in (headers, *rows)]
    lines += [*table(headers, rows, (0, *range(2, len(headers) - 1))), ""]
    if times.set_by_hand:
        count = "once" if times.set_by_hand == 1 else f"{times.set_by_hand} times"
        by_hand = "" if analysis.engine_rules else " by hand"
        lines += [f"{control(analysis).capitalize()} set, stopped or extended the clock{by_hand} {count}.", ""]
    if times.closed:
        count = "once" if len(times.closed) == 1 else f"{len(times.closed)} times"
        long = lasted(sum(one.seconds for one in times.closed))
        lines += [f"The session was closed in between {count}, for {long} {at(*(one.ref for one in times.closed))}", ""]
    if times.stops:
        lines += ["### NO DUFF", "", *(_stop(analysis, stop) for stop in times.stops), ""]
    return lines


def _row(phase: PhaseTime, teams: tuple[str, ...]) -> tuple[str, ...]:
    over = clock(phase.over, signed=True) if phase.planned else "·"
    took = clock(phase.seconds) + (" so far" if phase.open else "")
    found = [phase.team(team) for team in teams]
    return (
        str(phase.number),
        phase.phase,
        clock(phase.planned) if phase.planned else "·",
        took,
        f"**{over}**" if phase.over > 0 else over,
        *(clock(one.seconds) if one else "·" for one in found),
        str(phase.ref),
    )


def _stop(analysis: Analysis, stop: Stop) -> str:
    entry = stop.entry
    who = md(analysis.titles.seat(entry.seat))
    words = f": {quoted(entry.event.words)}" if entry.event.words.strip() else "."
    if stop.seconds is None:
        long = " Play has not gone on since."
    elif stop.resumed is None:
        long = f" Play stood still for {lasted(stop.seconds)}, until ENDEX."
    else:
        long = f" Play stood still for {lasted(stop.seconds)}."
    refs = (entry.ref, stop.resumed) if stop.resumed else (entry.ref,)
    return f"- {PLAYER} {who} stopped play in turn {entry.number}, {entry.phase}{words}{long} {at(*refs)}"
