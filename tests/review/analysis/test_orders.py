"""Orders from giving to ruling."""

from __future__ import annotations

from support.rich import rich_analysis
from tabletop.review.analysis.orders import OrderPlayed


def order(title: str) -> OrderPlayed:
    return next(one for one in rich_analysis().orders if one.title.startswith(title))


def test_a_withdrawn_order_is_kept_apart_from_the_next_in_its_slot() -> None:
    withdrawn, kept = order("Halt the ferry"), order("Listen")
    assert withdrawn.given.order == kept.given.order == "T1-norvia-main"
    assert withdrawn.withdrawn is not None
    assert withdrawn.reveals == ()
    assert kept.withdrawn is None
    assert kept.ruling is not None


def test_what_was_taken_back_is_no_order() -> None:
    assert not any(one.given.substance == "pass" for one in rich_analysis().orders)


def test_a_refused_collective_order_says_who_agreed_and_what_became_of_it() -> None:
    found = order("Publish the tug's log")
    assert (found.needed, found.agreed, found.refused) == (("harbour", "palace"), ("harbour",), ("palace",))
    assert found.broken_standing == "national"
    assert found.carried is found.broken


def test_an_order_that_waited_keeps_both_reveals() -> None:
    found = order("Invite a joint inspection")
    assert [(reveal.number, reveal.event.standing) for reveal in found.reveals] == [(2, "waits"), (3, "carried")]
    assert found.agreed == ("port", "cabinet")
    assert found.broken_standing == "waits"
    assert found.ruling is not None
    assert found.ruling.number == 3
    assert [one.title for one in rich_analysis().turns[2].later] == ["Invite a joint inspection"]


def test_an_order_knows_its_readings_reasons_ruling_and_changes() -> None:
    found = order("Listen")
    assert [entry.event.reading for entry in found.readings] == ["coercion"]
    assert [(entry.event.team, entry.event.side) for entry in found.reasons] == [("sandrel", "con"), ("norvia", "pro")]
    assert found.ruling is not None
    assert (found.ruling.event.outcome, found.ruling.ref.seq) == ("failure", 38)
    assert {change.what for change in found.changes} == {"escalation", "sandrel.trust", "norvia.capital"}
