"""Foresight: probabilities put on questions that the game later answered.

The score is the Brier score in its two-outcome form: the mean of (p - outcome) squared, where p is from 0 to 1 and the
outcome 0 or 1. 0 is perfect; always saying 50 % gives 0.25. Scored is only what was committed before the answer was known.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from attrs import frozen

from tabletop.deck.model import Deck
from tabletop.game import events as e
from tabletop.game.telling.titles import Titles
from tabletop.review.analysis.record import Entry, Record, Ref

LEAST_FOR_A_CURVE = 10
"""Fewer resolved forecasts than this say nothing about calibration."""
_EDGES = (0, 20, 40, 60, 80, 101)


@frozen(kw_only=True)
class Forecast:
    """A team's last probability on a question, in per cent. `answer` is None while, or because, the game did not answer."""

    ref: Ref
    number: int
    team: str
    question: str
    text: str
    probability: int
    answer: bool | None
    answer_ref: Ref | None

    @property
    def score(self) -> float | None:
        """The squared error, 0 to 1; None without an answer."""
        return None if self.answer is None else (self.probability / 100 - int(self.answer)) ** 2


@frozen(kw_only=True)
class Bin:
    """Forecasts from `low` to below `high` per cent: how many, and how many of them came true."""

    low: int
    high: int
    count: int
    true: int


@frozen(kw_only=True)
class Foresight:
    """One team's forecasts. `brier` is over `resolved` ones, None without any; `curve` is empty below ten of them."""

    team: str
    forecasts: tuple[Forecast, ...]
    resolved: int
    brier: float | None
    curve: tuple[Bin, ...]


def forecasts_of(record: Record, titles: Titles) -> tuple[Foresight, ...]:
    """The forecasts of every team that has a question to answer."""
    answers = {entry.event.question: entry for entry in record.of(e.QuestionAnswered)}
    last: dict[tuple[str, str], Entry[e.ForecastMade]] = {}
    for entry in record.of(e.ForecastMade):
        answered = answers.get(entry.event.question)
        if answered is None or entry.ref < answered.ref:
            last[entry.event.team, entry.event.question] = entry
    return tuple(_foresight(team, last, answers, titles) for team in _asked(record.deck))


def _asked(deck: Deck) -> tuple[str, ...]:
    return tuple(team for team in deck.team_ids if any(team in question.teams for question in deck.questions))


def _foresight(
    team: str,
    last: dict[tuple[str, str], Entry[e.ForecastMade]],
    answers: dict[str, Entry[e.QuestionAnswered]],
    titles: Titles,
) -> Foresight:
    forecasts = []
    for (who, question), entry in last.items():
        if who != team:
            continue
        answer = answers.get(question)
        forecasts.append(
            Forecast(
                ref=entry.ref,
                number=entry.number,
                team=team,
                question=question,
                text=titles.question(question),
                probability=entry.event.probability,
                answer=answer.event.answer if answer else None,
                answer_ref=answer.ref if answer else None,
            )
        )
    scores = [forecast.score for forecast in forecasts if forecast.score is not None]
    return Foresight(
        team=team,
        forecasts=tuple(forecasts),
        resolved=len(scores),
        brier=sum(scores) / len(scores) if scores else None,
        curve=curve_of(forecasts) if len(scores) >= LEAST_FOR_A_CURVE else (),
    )


def curve_of(forecasts: Iterable[Forecast]) -> tuple[Bin, ...]:
    """How many of the answered forecasts came true, by how likely they were said to be."""
    answered = [one for one in forecasts if one.answer is not None]
    bins = []
    for low, high in pairwise(_EDGES):
        within = [one for one in answered if low <= one.probability < high]
        bins.append(Bin(low=low, high=min(high, 100), count=len(within), true=sum(bool(one.answer) for one in within)))
    return tuple(bins)
