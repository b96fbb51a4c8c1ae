"""Shares, means and their intervals, quartiles."""

from __future__ import annotations

from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.engine.simulate.figures import Sample, quartiles, share

NUMBERS = st.lists(st.integers(0, 100), min_size=2, max_size=50)


def sample(values: list[int]) -> Sample:
    made = Sample()
    for value in values:
        made.add(value)
    return made


class TestSample:
    @given(NUMBERS)
    def test_mean_and_deviation_are_those_of_the_numbers(self, values: list[int]) -> None:
        made = sample(values)
        assert made.mean == pytest.approx(mean(values))
        assert made.deviation == pytest.approx(stdev(values))

    @given(NUMBERS, NUMBERS)
    def test_parts_make_the_whole_and_the_whole_less_a_part_the_rest(self, first: list[int], second: list[int]) -> None:
        whole = sample(first)
        whole.merge(sample(second))
        assert whole == sample(first + second)
        assert whole.without(sample(first)) == sample(second)

    def test_the_interval_of_a_mean(self) -> None:
        found = sample([40, 60] * 50).mean_interval()
        assert found is not None
        assert (found.value, round(found.low, 2), round(found.high, 2)) == (50, 48.03, 51.97)

    def test_the_interval_of_a_difference(self) -> None:
        found = sample([40, 60] * 50).difference(sample([10, 30] * 50))
        assert found is not None
        assert (found.value, round(found.low, 2), round(found.high, 2)) == (30, 27.21, 32.79)

    def test_of_fewer_than_two_there_is_no_interval(self) -> None:
        assert sample([1]).mean_interval() is None
        assert sample([1]).difference(sample([1, 2])) is None
        assert sample([1, 2]).difference(Sample()) is None


class TestShare:
    def test_wilsons_interval(self) -> None:
        # Newcombe 1998, table I: 81 of 263 is 0.2553 to 0.3662, 0 of 20 is 0 to 0.1611, 1 of 29 is 0.0061 to 0.1718.
        for part, whole, low, high in ((81, 263, 0.2553, 0.3662), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)):
            found = share(part, whole)
            assert found is not None
            assert (round(found.low, 4), round(found.high, 4)) == (low, high)

    def test_of_nothing_there_is_none(self) -> None:
        assert share(0, 0) is None

    @given(st.integers(0, 500), st.integers(1, 500))
    def test_it_holds_the_share_and_stays_within_nought_and_one(self, part: int, rest: int) -> None:
        found = share(part, part + rest)
        assert found is not None
        assert 0 <= found.low <= found.value + 1e-12
        assert found.value - 1e-12 <= found.high <= 1


class TestQuartiles:
    def test_they_are_values_that_were_there(self) -> None:
        assert quartiles({1: 1, 2: 1, 3: 1, 4: 1}) == (1, 2, 3)
        assert quartiles({5: 9}) == (5, 5, 5)
        assert quartiles({9: 1, 1: 3}) == (1, 1, 1)
        assert quartiles({}) is None

    @given(st.dictionaries(st.integers(0, 10), st.integers(1, 20), min_size=1))
    def test_so_many_lie_at_or_below_each(self, counts: dict[int, int]) -> None:
        found = quartiles(counts)
        assert found is not None
        whole = sum(counts.values())
        for part, value in enumerate(found, 1):
            assert 4 * sum(count for each, count in counts.items() if each <= value) >= part * whole
            assert 4 * sum(count for each, count in counts.items() if each < value) < part * whole
