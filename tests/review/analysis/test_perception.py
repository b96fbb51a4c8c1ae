"""Misread, deceived, and by how much."""

from __future__ import annotations

import pytest

from support.rich import rich_analysis
from tabletop.review.analysis.perception import MoveReading
from tabletop.review.analysis.record import Ref


def reading(title: str, reader: str) -> MoveReading:
    return next(r for r in rich_analysis().perception.readings if r.title.startswith(title) and r.reader == reader)


@pytest.mark.parametrize(
    ("title", "reader", "misread", "deceived", "distance"),
    [
        ("Publish", "norvia", False, False, 0),
        ("Ask Sandrel", "sandrel", True, False, 3),
        ("Listen", "sandrel", True, False, 1),
        ("The palace invites", "norvia", True, True, -3),
        ("Close the quay", "norvia", True, True, -3),
        ("Feed", "norvia", True, False, None),
    ],
)
def test_each_reading_is_measured_against_purpose_and_message(
    title: str, reader: str, misread: bool, deceived: bool, distance: int | None
) -> None:
    found = reading(title, reader)
    assert (found.misread, found.deceived, found.distance) == (misread, deceived, distance)


def test_a_reading_says_why_where_its_team_did() -> None:
    assert reading("Publish", "norvia").grounds == "They show us the log."
    assert reading("Ask Sandrel", "sandrel").grounds == ""


def test_a_reading_as_message_and_purpose_deceives_nobody() -> None:
    found = reading("Publish", "norvia")
    assert found.reading == found.message == found.purpose
    assert not found.deceived


def test_the_matrix_counts_every_reading_once_accidents_among_them() -> None:
    perception = rich_analysis().perception
    assert sum(map(sum, perception.counts)) == len(perception.readings) == 7
    assert perception.rows == ("reassurance", "routine", "deterrence", "probing", "coercion")
    assert perception.columns[-1] == "accident"
    assert perception.counts[4] == (0, 1, 0, 0, 0, 1)


def test_readers_have_medians_over_the_scale_alone() -> None:
    norvia, sandrel = rich_analysis().perception.readers
    assert (norvia.seen, norvia.read, norvia.as_meant, norvia.misread, norvia.deceived) == (4, 4, 1, 3, 2)
    assert (norvia.apart, norvia.median, norvia.hostile, norvia.benign) == (1, -3.0, 0, 2)
    assert (sandrel.seen, sandrel.read, sandrel.misread, sandrel.median, sandrel.hostile) == (4, 3, 3, 2.0, 3)


def test_the_largest_misreadings_come_first_the_surest_of_them_before() -> None:
    largest = rich_analysis().perception.largest
    assert all(one.misread for one in largest)
    assert [abs(one.distance or 0) for one in largest] == [3, 3, 3, 2, 1, 0]
    assert largest[0].title.startswith("Close the quay")
    assert largest[-1].distance is None


def test_who_cannot_tell_the_author_is_noted_and_what_was_seen_is_kept() -> None:
    found = reading("Feed", "norvia")
    assert not found.attributed
    assert found.shown == "A foreign paper prints a hostile story about Norvia's ferry."
    assert reading("Patrol", "sandrel").shown == "Three cutters take station off the far harbour."
    assert reading("Patrol", "sandrel").attributed


def test_a_reading_names_its_own_event_and_the_order_it_is_about() -> None:
    found = reading("Listen", "sandrel")
    assert (found.ref, found.order_ref) == (Ref(50, 0), Ref(39, 0))


def test_incidents_are_read_against_the_sealed_truth() -> None:
    incidents = [(i.team, i.title, i.reading, i.truth, i.right, i.likelihood) for i in rich_analysis().incidents]
    assert incidents[:3] == [
        ("norvia", "Collision in fog", "deliberate", "deliberate", True, 60),
        ("sandrel", "Collision in fog", "accident", "deliberate", False, 85),
        ("norvia", "A call from the islands", "third-party", "third-party", True, 55),
    ]
    oil = next(inject for inject in rich_analysis().injects if inject.released.inject == "oil-film")
    assert oil.unread == ("sandrel",)
