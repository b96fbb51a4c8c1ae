"""The coach: what a staff officer beside the person would say. Everything that it says is a model's, and says so."""

from tabletop.practice.coach.ending import Ending, at_the_end
from tabletop.practice.coach.questions import Question, questions_before
from tabletop.practice.coach.thought import (
    Beside,
    Commitment,
    Impression,
    Spread,
    after_commitment,
    impressions,
    orders_of,
    uncommitted,
)
from tabletop.practice.coach.turn import Remark, TurnRemarks, after_turn

__all__ = [
    "Beside",
    "Commitment",
    "Ending",
    "Impression",
    "Question",
    "Remark",
    "Spread",
    "TurnRemarks",
    "after_commitment",
    "after_turn",
    "at_the_end",
    "impressions",
    "orders_of",
    "questions_before",
    "uncommitted",
]
