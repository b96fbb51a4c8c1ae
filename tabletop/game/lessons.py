"""What a session has taught: feedback, findings, corrective actions."""

from __future__ import annotations

from attrs import frozen

from tabletop.game.events import ActionPlanned, FeedbackGiven, FindingMade

STATEMENTS: tuple[tuple[str, str], ...] = (
    ("scenario", "The scenario was plausible and realistic."),
    ("pace", "There was enough time to think and to decide."),
    ("role", "I knew what my role could decide and what it could not."),
    ("adjudication", "The rulings were fair and explained."),
    ("decisions", "I had to make decisions that were hard and mattered."),
    ("other_side", "I understand better now how the other side reads what we do."),
    ("use", "What I learned helps me in my work."),
)
"""What participants agree with, 1 to 5, by id."""

QUESTIONS: tuple[tuple[str, str], ...] = (
    ("strengths", "What went well, and should be kept?"),
    ("improvements", "What should be done differently, in the exercise or in our procedures?"),
)
"""What participants are asked to say in their own words, by id."""


@frozen(kw_only=True)
class Lessons:
    """The feedback of participants, and the improvement plan as it stands.

    `given`, `made` and `planned` count all forms, findings and actions that were ever written, so that no id is used twice.
    """

    feedback: tuple[FeedbackGiven, ...] = ()
    findings: tuple[FindingMade, ...] = ()
    actions: tuple[ActionPlanned, ...] = ()
    given: int = 0
    made: int = 0
    planned: int = 0
