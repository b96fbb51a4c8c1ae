"""What changed, and through what: each change names the event that made it."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from support.decks import ferry
from support.rich import rich_analysis
from tabletop.review.analysis.changes import SOURCES, shares_of
from tabletop.review.summary import summary


def told(number: int) -> list[tuple[str, int, int, str, str, int]]:
    return [(c.what, c.before, c.after, c.source, c.cause, c.ref.seq) for c in rich_analysis().changes if c.number == number]


def test_each_change_has_its_source_cause_and_step() -> None:
    first = told(1)
    assert first[0] == ("escalation", 2, 3, "inject", "Collision in fog", 6)
    assert ("sandrel.trust", 2, 0, "order", "Listen to the harbour cable, exposed and paid for", 48) in first
    assert ("norvia.trust", 2, 3, "order", "Publish the tug's log", 63) in first
    assert first[-1] == ("escalation", 3, 2, "rule", "A quiet day", 65)


def test_income_control_and_flags_are_told_apart() -> None:
    second = told(2)
    assert ("norvia.capital", 1, 2, "income", "Income of the turn", 72) in second
    assert ("escalation", 2, 6, "control", "A shot was fired at night.", 104) in second
    assert ("escalation", 6, 4, "control", "Control's choice at the top of the ladder", 105) in second
    flags = [change for change in rich_analysis().changes if change.is_flag]
    assert [(flag.what, flag.before, flag.after, flag.source) for flag in flags] == [
        ("buoy_moved", 1, 0, "inject"),
        ("ferry_halted", 0, 1, "order"),
    ]


def test_changes_in_a_row_lead_from_the_start_to_the_end() -> None:
    analysis = rich_analysis()
    for track in ferry().tracks:
        value = track.start
        for change in analysis.changes:
            if change.what == track.id:
                assert change.before == value
                value = change.after
        last = analysis.turns[-1].tracks_close[ferry().tracks.index(track)]
        assert value == last


def test_shares_leave_political_capital_out_and_add_up() -> None:
    analysis = rich_analysis()
    counted = sum(abs(c.amount) for c in analysis.changes if not c.is_flag and not c.what.endswith(".capital"))
    assert sum(share.steps for share in analysis.shares) == counted
    assert {share.of for share in analysis.shares} == {counted}
    assert [share.source for share in analysis.shares] == ["order", "control", "inject", "rule"]
    assert shares_of(ferry(), ()) == ()


@given(st.lists(st.integers(1, 40), min_size=1, max_size=6))
def test_shares_in_per_cent_add_to_a_hundred_and_are_off_by_less_than_one(steps: list[int]) -> None:
    track = next(track.id for track in ferry().tracks if not track.id.endswith(".capital"))
    base = rich_analysis().changes[0]
    changes = tuple(
        evolve(base, source=source, what=track, is_flag=False, before=0, after=count)
        for source, count in zip(SOURCES, steps, strict=False)
    )
    shares = shares_of(ferry(), changes)
    assert sum(share.percent for share in shares) == 100
    assert all(abs(share.percent - 100 * share.steps / share.of) < 1 for share in shares)


def test_the_share_of_orders_names_no_step_that_moved_political_capital_alone() -> None:
    analysis = rich_analysis()
    [named] = [refs for text, refs in summary(analysis) if "came through orders" in text]
    moved = {change.ref for change in analysis.changes if not change.is_flag and not change.what.endswith(".capital")}
    assert set(named) <= moved
    assert set(named) != {change.ref for change in analysis.changes if change.source == "order"}
