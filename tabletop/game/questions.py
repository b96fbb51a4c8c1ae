"""Which forecast questions are put to a team."""

from __future__ import annotations

from tabletop.deck.model import Question
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft

MOST = 2
"""Questions put to a team in one turn."""


def asked(book: Rulebook, draft: Draft, team: str) -> tuple[Question, ...]:
    """The questions put to a team this turn: those not yet closed, new to it, and the soonest to close; at most two.

    One that the game has answered early is put all the same: leaving it out would tell its answer, which may rest on
    what the team does not know.
    """
    earlier = {forecast.question for forecast in draft.forecasts if forecast.team == team and forecast.turn < draft.number}
    candidates = [
        question
        for question, _ in book.questions
        if team in question.teams and question.turn <= draft.turn <= question.by and question.id not in earlier
    ]
    return tuple(sorted(candidates, key=lambda question: question.by)[:MOST])
