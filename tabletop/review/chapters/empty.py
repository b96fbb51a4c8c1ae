"""Which chapters have nothing to say of a session that was played against the engine, and are left out there.

In a room an empty chapter says that something was not done: nobody rated a task, no form was handed in. Where one person plays
against the engine there is nobody to do it.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from tabletop.review.analysis import Analysis

Chapter: TypeAlias = Literal["exchange", "objectives", "plan", "feedback"]


def left_out(analysis: Analysis) -> frozenset[Chapter]:
    """The chapters to leave out; none where people played all sides."""
    if not analysis.engines:
        return frozenset()
    exchange, objectives, learned = analysis.exchange, analysis.objectives, analysis.learned
    noted = bool(learned.findings) or is_rated(analysis)
    said: dict[Chapter, bool] = {
        "exchange": bool(exchange.messages or exchange.told or exchange.talks),
        "objectives": noted or bool(objectives.expected),
        "plan": noted,
        "feedback": bool(learned.feedback.forms),
    }
    return frozenset(chapter for chapter, something in said.items() if not something)


def is_rated(analysis: Analysis) -> bool:
    """Whether somebody rated a task or noted an observation."""
    objectives = analysis.objectives
    return bool(objectives.observations) or any(task.ratings for seen in objectives.objectives for task in seen.tasks)
