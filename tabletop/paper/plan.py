"""How the hours are spent: briefing, turns, break, hot wash."""

from __future__ import annotations

from attrs import frozen

from tabletop.deck.model import Deck, Length, Turn

BRIEFING, HOT_WASH, BREAK = 30, 35, 15
"""Minutes beside the turns of a session that has the time for them."""
LEAST_TURN = 10
"""Minutes a turn below which the rest of a session is cut short, too."""
_SHARES = (("inject", 3), ("assess", 3), ("decide", 6), ("adjudicate", 6), ("consequences", 2))
"""What each phase takes of a turn of 20 minutes."""


class LengthError(ValueError):
    """The deck has no session of so many turns."""


@frozen
class Stage:
    """A part of the day: minutes after its beginning, minutes that it takes, what it is."""

    start: int
    minutes: int
    title: str

    @property
    def clock(self) -> str:
        """When it begins, as hours and minutes after the beginning: `1:05`."""
        return f"{self.start // 60}:{self.start % 60:02}"


@frozen
class Plan:
    """A session of one of the deck's lengths."""

    length: Length
    turns: tuple[Turn, ...]
    stages: tuple[Stage, ...]
    turn_minutes: int
    phases: dict[str, int]
    """Minutes by phase."""

    @property
    def hours(self) -> str:
        """How long it takes in all: `4 h`, `2 h 45`."""
        whole, rest = divmod(self.length.minutes, 60)
        return f"{rest} min" if not whole else f"{whole} h {rest:02}" if rest else f"{whole} h"


def plan_of(deck: Deck, turns: int | None) -> Plan:
    """The plan of a session of so many turns, of the longest if None. Raises LengthError."""
    lengths = {length.turns: length for length in deck.lengths}
    if turns is not None and turns not in lengths:
        offered = ", ".join(str(each) for each in sorted(lengths))
        raise LengthError(f"This deck has no session of {turns} turns. It has sessions of {offered} turns.")
    length = lengths[max(lengths) if turns is None else turns]
    played = tuple(turn for number in length.play for turn in deck.turns if turn.number == number)
    briefing, hot_wash, pause = _beside(length)
    a_turn = (length.minutes - briefing - hot_wash - pause) // length.turns
    phases = {phase: max(1, round(a_turn * share / 20)) for phase, share in _SHARES}
    phases["decide"] += a_turn - sum(phases.values())
    return Plan(length, played, _stages(played, length.minutes, a_turn, (briefing, hot_wash, pause)), a_turn, phases)


def _beside(length: Length) -> tuple[int, int, int]:
    """Minutes of briefing, hot wash and break."""
    if length.minutes >= BRIEFING + HOT_WASH + BREAK + LEAST_TURN * length.turns:
        return BRIEFING, HOT_WASH, BREAK
    third = length.minutes // 3
    return third // 2, third - third // 2, 0


def _stages(turns: tuple[Turn, ...], minutes: int, a_turn: int, beside: tuple[int, int, int]) -> tuple[Stage, ...]:
    briefing, hot_wash, pause = beside
    pause += minutes - briefing - hot_wash - pause - a_turn * len(turns) if pause else 0
    parts = [(briefing, "Briefing: situation, roles, how a turn runs, ground rules")]
    for index, turn in enumerate(turns):
        parts.append((a_turn, f"{'STARTEX. ' if not index else ''}Turn {turn.number} · {turn.date} · {turn.title}"))
        if pause and index == (len(turns) - 1) // 2:
            parts.append((pause, "Break"))
    parts.append((hot_wash, "ENDEX. Hot wash, feedback forms"))
    stages, at = [], 0
    for takes, title in parts:
        stages.append(Stage(at, takes, title))
        at += takes
    return tuple(stages)
