"""The deck: all that a scenario says, as frozen values."""

from tabletop.deck.model.cards import Action, Aim, Expectation, Hazard, Inject, Question, Reason, Rule
from tabletop.deck.model.deck import Deck
from tabletop.deck.model.setting import (
    Band,
    Cause,
    Claim,
    Flag,
    Ladder,
    Length,
    Objective,
    Purpose,
    Role,
    Task,
    Team,
    Track,
    Turn,
)
from tabletop.deck.model.terms import ALL, Basis, Fallback, InjectKind, Method, Posture, Sight, Weight

__all__ = [
    "ALL",
    "Action",
    "Aim",
    "Band",
    "Basis",
    "Cause",
    "Claim",
    "Deck",
    "Expectation",
    "Fallback",
    "Flag",
    "Hazard",
    "Inject",
    "InjectKind",
    "Ladder",
    "Length",
    "Method",
    "Objective",
    "Posture",
    "Purpose",
    "Question",
    "Reason",
    "Role",
    "Rule",
    "Sight",
    "Task",
    "Team",
    "Track",
    "Turn",
    "Weight",
]
