"""Which forecast questions are put to a team."""

from __future__ import annotations

from tabletop.deck.model import Question
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft

MOST = 2
"""Questions put to a team in one turn."""


def asked(book: Rulebook, draft: Draft, team: str) -> tuple[Question, ...]:
    """The questions put to a team this turn: those not yet closed, new to it, and the soonest to close; at most two.

    One that closes after the last turn announced is not put: the session would be over before its answer.
    One that the game has answered early is put all the same: leaving it out would tell its answer, which may rest on
    what the team does not know.
    """
    earlier = {forecast.question for forecast in draft.forecasts if forecast.team == team and forecast.turn < draft.number}
    last = draft.opened.plan[-1] if draft.opened is not None else 0
    candidates = [
        question
        for question, _ in book.questions
        if team in question.teams
        and question.turn <= draft.turn <= question.by <= last
        and question.id not in earlier
        and answerable(book, draft, question.id)
    ]
    return tuple(sorted(candidates, key=lambda question: question.by)[:MOST])


def answerable(book: Rulebook, draft: Draft, question: str) -> bool:
    """Whether the game can answer a question: one about a temperament needs an engine that has one."""
    about = book.tempers_asked.get(question)
    return about is None or all(any(seated.team == team and seated.temperament for seated in draft.engines) for team in about)
