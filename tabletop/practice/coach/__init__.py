"""The coach: what a staff officer beside the person would say. Everything that it says is a model's, and says so."""

from tabletop.practice.coach.comparison import Comparison, Spread, compared
from tabletop.practice.coach.decision import Decision, orders_of
from tabletop.practice.coach.ending import Ending, at_the_end
from tabletop.practice.coach.gains import Gain
from tabletop.practice.coach.impressions import Impression, impressions
from tabletop.practice.coach.margin import Margin
from tabletop.practice.coach.odds import Odds, odds
from tabletop.practice.coach.questions import Question, questions_before
from tabletop.practice.coach.thought import Beside, Commitment, after_commitment
from tabletop.practice.coach.turn import NOTHING, Remark, Said, TurnRemarks, after_turn

__all__ = [
    "NOTHING",
    "Beside",
    "Commitment",
    "Comparison",
    "Decision",
    "Ending",
    "Gain",
    "Impression",
    "Margin",
    "Odds",
    "Question",
    "Remark",
    "Said",
    "Spread",
    "TurnRemarks",
    "after_commitment",
    "after_turn",
    "at_the_end",
    "compared",
    "impressions",
    "odds",
    "orders_of",
    "questions_before",
]
