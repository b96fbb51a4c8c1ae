"""Times are UTC text whose order as text is the order in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.journal.stamp import is_stamp, moment, now, stamp

moments = st.datetimes(min_value=datetime(1000, 1, 2), max_value=datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - wants naive


@given(moments, moments)
def test_order_as_text_is_order_in_time(one: datetime, other: datetime) -> None:
    cut = [each.replace(microsecond=each.microsecond // 1000 * 1000) for each in (one, other)]
    assert (stamp(one) < stamp(other)) == (cut[0] < cut[1])
    assert moment(stamp(one)) == cut[0]
    assert is_stamp(stamp(one))


def test_other_zones_are_turned_into_utc() -> None:
    assert stamp(datetime(2025, 9, 10, 10, 30, tzinfo=timezone(timedelta(hours=2)))) == "2025-09-10T08:30:00.000Z"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        stamp(datetime(2025, 9, 10))  # noqa: DTZ001 - the point


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2025-09-10T08:00:00Z", "2025-09-10 08:00:00.000Z", "२०२५-09-10T08:00:00.000Z", "2025-02-30T08:00:00.000Z"],
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a time|day is out of range"):
        moment(text)


def test_now_is_a_stamp() -> None:
    assert is_stamp(now())
