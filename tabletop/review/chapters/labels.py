"""Where a statement of the report comes from: people, the engine, the white cell, or the model behind the cards."""

from __future__ import annotations

from tabletop.review.analysis import Analysis

PLAYER = "**[player]**"
RULING = "**[ruling]**"
MODEL = "**[model]**"
ENGINE = "**[engine]**"
_ENGINE = "what the engine, a computer player, decided, said, read or foresaw for a side"


def of_team(analysis: Analysis, team: str) -> str:
    """The label of what a team decided, said, read or foresaw."""
    return ENGINE if team in analysis.engines else PLAYER


def cell(analysis: Analysis) -> str:
    """The label of what the white cell decided in play."""
    return ENGINE if analysis.engine_rules else RULING


def mender(analysis: Analysis) -> str:
    """The label of who took the session back or amended its words: never the engine."""
    return PLAYER if analysis.engine_rules else RULING


def control(analysis: Analysis) -> str:
    """Who the white cell was, within a sentence."""
    return "the engine" if analysis.engine_rules else "control"


def decided(analysis: Analysis) -> str:
    """The beginning of a sentence on what the white cell did in play: its label, and who it was."""
    return f"{cell(analysis)} {control(analysis).capitalize()}"


def legend(analysis: Analysis) -> list[str]:
    """What each label says, as a list."""
    if not analysis.engines:
        people, engine, ruling = "people at the table", [], "what control, the white cell, decided"
    elif not analysis.engine_rules:
        people, ruling = "people at the table", "what control, the white cell, decided"
        engine = [f"{_ENGINE}: a model’s work, nobody’s"]
    else:
        people, ruling = "the person who played", "what people noted or rated of it all, where anybody did"
        engine = [f"{_ENGINE}, or decided as exercise control, the white cell: a model’s work, nobody’s"]
    told = [(PLAYER, f"what {people} decided, said, read or foresaw")]
    told += [(ENGINE, text) for text in engine]
    told += [(RULING, ruling), (MODEL, "what followed from the cards’ written effects, the standing rules, or dice")]
    return [f"- {label} {text}{'.' if label is MODEL else ';'}" for label, text in told]
