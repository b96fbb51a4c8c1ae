"""How the minutes of a session fall to its turns and their phases."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.game.events import PHASES, Phase
from tabletop.tui.words import hours

AROUND = 80
"""Minutes of a session that are no turn: briefing 30, break 15, hot wash 35."""
SHORTEST, LONGEST = 10, 30
"""Minutes of a turn: with less nothing is decided, with more people wait."""
_SHARES: Mapping[Phase, int] = {"inject": 3, "assess": 3, "decide": 6, "adjudicate": 6, "consequences": 2}
"""Minutes by phase of a turn of twenty."""


def turn_minutes(session: float, turns: int) -> int:
    """Whole minutes that a turn may take in a session of so many minutes with so many turns."""
    return min(max(int((session - AROUND) // turns), SHORTEST), LONGEST)


def too_tight(turns: int, wanted: int, session: float) -> str:
    """What there is to say where so many turns want more minutes than the session has; nothing where they fit."""
    if wanted <= session:
        return ""
    told = f"{turns} turns want {hours(wanted)}; "
    if (session - AROUND) // turns < SHORTEST:
        around = f"briefing, break and hot wash alone take {hours(AROUND)}"
        return f"{told}there is not the time in {hours(int(session))}: {around}. Find more."
    each = turn_minutes(session, turns)
    return f"{told}in {hours(int(session))} a turn has {each} minutes. Shorten briefing and hot wash, or find more time."


def phase_minutes(turn: int, *, assess: bool = True) -> dict[Phase, int]:
    """Whole minutes by phase that come to `turn`, each at least one; without assessing, its time goes to deciding."""
    shares = dict(_SHARES)
    if not assess:
        shares["decide"] += shares.pop("assess")
    whole = sum(shares.values())
    minutes = {phase: max(share * turn // whole, 1) for phase, share in shares.items()}
    # What is left over by rounding is for deciding and ruling, which are what a turn is for.
    for phase in ("decide", "adjudicate", "inject", "assess"):
        if sum(minutes.values()) < turn and phase in minutes:
            minutes[phase] += 1
    return minutes


def read_minutes(fields: Mapping[Phase, str]) -> dict[str, int] | str:
    """Minutes by phase as typed; a field left empty has none. A sentence where one is no number of minutes."""
    found: dict[str, int] = {}
    for phase in PHASES:
        typed = fields.get(phase, "").strip()
        if not typed:
            continue
        if not (typed.isascii() and typed.isdigit() and len(typed) <= 3 and int(typed) <= 240):
            return f"Minutes for the {phase} phase: write a whole number from 0 to 240, or nothing for no clock."
        if int(typed):
            found[phase] = int(typed)
    return found
