"""Turning points: what stands out, and the events that it rests on."""

from __future__ import annotations

from support.rich import rich_analysis, rich_table
from tabletop.review.analysis.moments import MOST, Moment


def moment(headline: str) -> Moment:
    return next(one for one in rich_analysis().moments if headline in one.headline)


def test_an_exposure_stands_out_with_its_ladder_step_and_its_order() -> None:
    found = moment("was exposed")
    assert found.headline == "Norvia’s covert order “Listen to the harbour cable” was exposed."
    assert found.kinds == ("ladder", "exposure", "movement")
    assert "Escalation went up from Dispute to Crisis" in found.why
    assert [ref.seq for ref in found.refs] == [48, 39]


def test_a_collective_order_without_agreement_stands_out_with_who_refused() -> None:
    found = moment("“Publish the tug's log” lacked")
    assert found.headline.endswith("lacked the agreement of Palace.")
    assert "went ahead as one office’s own" in found.why
    assert [ref.seq for ref in found.refs] == [48, 41, 43]


def test_an_order_that_found_agreement_later_still_says_who_was_missing_then() -> None:
    found = moment("“Invite a joint inspection” lacked")
    assert found.headline.endswith("lacked the agreement of Cabinet Office.")


def test_the_choice_at_the_top_outweighs_everything() -> None:
    heaviest = max(rich_analysis().moments, key=lambda one: one.weight)
    assert heaviest.kinds[0] == "choice"
    assert "off-ramp" in heaviest.headline


def test_turning_points_are_few_and_in_the_order_of_play() -> None:
    points = rich_analysis().turning_points
    assert 0 < len(points) <= MOST
    assert list(points) == sorted(points, key=lambda one: one.refs[0])
    assert {one.number for one in points} == {1, 2, 3}


def test_every_moment_rests_on_events_of_the_log() -> None:
    commits = {commit.seq: commit for commit in rich_table().commits}
    for found in rich_analysis().moments:
        assert found.refs
        for ref in found.refs:
            assert 0 <= ref.index < len(commits[ref.seq].events)
        assert found.why.endswith(".")


def test_income_is_no_moment() -> None:
    assert not any("Income" in one.headline for one in rich_analysis().moments)


def test_the_highest_rung_of_the_session_is_a_turning_point() -> None:
    analysis = rich_analysis()
    ladder = [change for change in analysis.changes if change.what == analysis.deck.ladder.track and change.amount > 0]
    summit = max(ladder, key=lambda change: change.after)
    (found,) = [one for one in analysis.turning_points if one.refs[0] == summit.ref]
    assert "the highest of the session" in found.why
