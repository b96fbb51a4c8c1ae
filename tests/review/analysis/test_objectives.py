"""Expected actions, observations, ratings: counted, with coverage, never averaged."""

from __future__ import annotations

from support.rich import rich_analysis


def test_ratings_are_counted_and_coverage_counts_tasks() -> None:
    objectives = rich_analysis().objectives
    assert (objectives.rated, objectives.tasks) == (1, 3)
    first = objectives.objectives[0].tasks[0]
    assert first.counts == (("P", 1), ("S", 1), ("M", 0), ("U", 0), ("not observed", 0))


def test_not_observed_is_no_rating() -> None:
    doubt = rich_analysis().objectives.objectives[0].tasks[1]
    assert doubt.counts[-1] == ("not observed", 1)
    assert not doubt.rated


def test_expected_actions_carry_their_mark_and_task() -> None:
    (expected,) = rich_analysis().objectives.expected
    assert (expected.inject, expected.task, expected.mark, expected.by, expected.team) == (
        "collision",
        "ask-first",
        "met",
        "deck",
        "norvia",
    )
    assert (expected.ref.seq, expected.mark_ref and expected.mark_ref.seq) == (6, 72)


def test_observations_stand_with_their_task() -> None:
    first, second = rich_analysis().objectives.objectives[0].tasks
    assert [entry.event.seen for entry in first.observations] == ["strength"]
    assert [entry.number for entry in second.observations] == [2]


def test_aims_are_revealed_with_results_and_scores() -> None:
    aims = rich_analysis(ending="stopped").aims
    assert {(aim.aim, aim.result) for aim in aims.aims} >= {("cleared-name", "met")}
    assert all(0 <= score.score <= 100 for score in aims.scores)
    assert [score.score for score in rich_analysis().aims.scores] == [0, 0]
