"""Forecasts: the last one before the answer counts, scored as Brier did."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.rich import rich_analysis
from tabletop.game import events as e
from tabletop.journal.commit import Commit
from tabletop.journal.timeline import timeline
from tabletop.review.analysis import analyse_log


def commits(*events: e.Event) -> list[Commit]:
    return [Commit(seq=n, id=f"c{n}", at="2026-03-01T09:00:00.000Z", seat="x", events=(ev,)) for n, ev in enumerate(events, 1)]


def forecast(question: str, probability: int, team: str = "norvia") -> e.ForecastMade:
    return e.ForecastMade(team=team, turn=1, question=question, probability=probability)


def test_the_score_is_the_mean_of_squared_errors_over_what_was_answered() -> None:
    norvia = rich_analysis().foresight[0]
    assert norvia.team == "norvia"
    assert {(one.question, one.probability, one.answer) for one in norvia.forecasts} == {
        ("ferry-runs", 30, True),
        ("crisis", 55, True),
    }
    assert norvia.brier == pytest.approx((0.7**2 + 0.45**2) / 2)
    assert norvia.resolved == 2


def test_what_was_said_after_the_answer_does_not_count() -> None:
    log = commits(forecast("crisis", 20), e.QuestionAnswered(question="crisis", answer=True), forecast("crisis", 100))
    norvia = analyse_log(ferry(), timeline(log)).foresight[0]
    assert [one.probability for one in norvia.forecasts] == [20]
    assert norvia.brier == pytest.approx(0.64)


def test_what_the_session_never_answered_is_kept_apart() -> None:
    norvia = analyse_log(ferry(), timeline(commits(forecast("crisis", 20)))).foresight[0]
    assert norvia.forecasts[0].score is None
    assert (norvia.resolved, norvia.brier) == (0, None)


def test_always_half_scores_a_quarter() -> None:
    log = commits(
        forecast("crisis", 50),
        forecast("ferry-runs", 50),
        e.QuestionAnswered(question="crisis", answer=True),
        e.QuestionAnswered(question="ferry-runs", answer=False),
    )
    assert analyse_log(ferry(), timeline(log)).foresight[0].brier == pytest.approx(0.25)


@pytest.mark.parametrize(("count", "drawn"), [(9, False), (10, True)])
def test_no_calibration_is_drawn_below_ten(count: int, drawn: bool) -> None:
    log = [forecast(f"q{n}", 10 * n) for n in range(count)]
    log_events: list[e.Event] = [*log, *(e.QuestionAnswered(question=f"q{n}", answer=n % 2 == 0) for n in range(count))]
    norvia = analyse_log(ferry(), timeline(commits(*log_events))).foresight[0]
    assert norvia.resolved == count
    assert bool(norvia.curve) is drawn
    if drawn:
        assert [(one.low, one.high, one.count, one.true) for one in norvia.curve] == [
            (0, 20, 2, 1),
            (20, 40, 2, 1),
            (40, 60, 2, 1),
            (60, 80, 2, 1),
            (80, 100, 2, 1),
        ]
