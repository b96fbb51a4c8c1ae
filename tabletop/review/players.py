"""Who played whom: people, or the engine with its level."""

from __future__ import annotations

from tabletop.game.audience import CONTROL, Seat, team_of
from tabletop.game.events import Level
from tabletop.game.telling.words import listed
from tabletop.review.analysis import Analysis

LEVELS: dict[Level, str] = {"recruit": "recruit", "staff": "staff officer", "commander": "commander"}
"""What the levels of the engine are called within a sentence."""


def players_text(analysis: Analysis) -> str:
    """Who was played by whom, in sentences; empty where people played all sides."""
    engines, titles = analysis.levels, analysis.titles
    if not engines:
        return ""
    sides = [f"{titles.team(team)} (level: {LEVELS[level]})" for team, level in engines.items()]
    control = ", and was exercise control, the white cell" if analysis.engine_rules else ""
    persons = [titles.team(team) for team in analysis.session.teams if team not in engines]
    who = "A person" if analysis.alone else "People"
    text = f"{who} played {listed(persons)}. " if persons else "Nobody sat at the table. "
    text += f"The engine, a computer player, played {listed(sides)}{control}."
    return f"{text} It was the first session, the one that teaches." if analysis.first else text


def by_whom(analysis: Analysis, seat: Seat) -> str:
    """`engine` or `people`: who played a team, or was the white cell in play."""
    engine = analysis.engine_rules if seat == CONTROL else team_of(seat) in analysis.engines
    return "engine" if engine else "people"
