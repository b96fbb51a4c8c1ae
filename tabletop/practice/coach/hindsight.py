"""What the engine would have said of another side's temperament, told once nothing hangs on it any more."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from attrs import evolve

from tabletop.engine.forecast import forecasts
from tabletop.engine.match import Books
from tabletop.engine.sight import SeatSight, Sight
from tabletop.engine.tempers import tempers
from tabletop.game.apply import fold
from tabletop.game.view import team_view
from tabletop.review.analysis import Analysis
from tabletop.review.analysis.forecasts import Forecast

TOLD = 0.03
"""By how much of 1 a move must change how likely a temperament is to be named."""


def of_temper(analysis: Analysis, books: Books, forecast: Forecast) -> str:
    """The engine's own forecast, from what the team's seat had seen when it made its own, and what it rested on.

    Empty for a question that asks for no temperament.
    """
    if forecast.question not in books.whole.tempers_asked:
        return ""
    before = fold(event for commit in analysis.log if commit.seq < forecast.ref.seq for event in commit.events)
    view = team_view(books.whole, before, forecast.team)
    asked = tuple(each for each in view.questions if each.id == forecast.question)
    sight = SeatSight(evolve(view, questions=asked), books.planner(forecast.team))
    said = forecasts(sight, Random("hindsight"))[forecast.question]  # noqa: S311 - always the same of the same
    rested = " and ".join(_rested(sight, forecast.question)) or "it had seen no move that tells one temperament from another"
    return f"From your seat the engine would have said {said} %: {rested}."


def _rested(sight: Sight, question: str) -> Iterator[str]:
    """The move that spoke most for the temperament that is asked for, and the one that spoke most against it."""
    book, view = sight.book, sight.view
    asked = next(each for each, _ in book.questions if each.id == question)
    team, temper = next(name.text.split(".")[1:] for name in asked.answer.names() if name.text.startswith("temper."))
    title = next(each.title for each in book.deck.temperaments if each.id == temper)
    whole = tempers(view, book, team)[temper]
    shares = [
        (whole - tempers(evolve(view, moves=tuple(other for other in view.moves if other is not move)), book, team)[temper], move)
        for move in view.moves
    ]
    if not shares:
        return
    (most, first), (least, last) = max(shares, key=lambda each: each[0]), min(shares, key=lambda each: each[0])
    if most >= TOLD:
        yield f"“{first.shown.rstrip('.')}” (turn {first.turn}) spoke most for “{title}”"
    if least <= -TOLD:
        against = "most against it" if most >= TOLD else f"spoke most against “{title}”"
        yield f"“{last.shown.rstrip('.')}” (turn {last.turn}) {against}"
