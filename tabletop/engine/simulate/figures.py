"""Figures that are made of counts: shares, means, their 95 % intervals, quartiles."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

from attrs import define, frozen

Z = 1.959964
"""Standard deviations either side of a mean within which 95 % of a normal distribution lie."""
ENOUGH = 30
"""Games from which on a mean's interval is worth a verdict: below it, scores are not near enough to a normal distribution."""


@frozen
class Interval:
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


@define
class Sample:
    """Whole numbers of which only count, sum and sum of squares are kept: exact, and so the same in whatever order they came."""

    count: int = 0
    total: int = 0
    squares: int = 0

    def add(self, value: int) -> None:
        """Take one more."""
        self.count += 1
        self.total += value
        self.squares += value * value

    def merge(self, other: Sample) -> None:
        """Take all of another's."""
        self.count += other.count
        self.total += other.total
        self.squares += other.squares

    def without(self, part: Sample) -> Sample:
        """The rest, if `part` is taken out."""
        return Sample(self.count - part.count, self.total - part.total, self.squares - part.squares)

    @property
    def mean(self) -> float:
        """The mean. Raises ZeroDivisionError of nothing."""
        return self.total / self.count

    @property
    def deviation(self) -> float:
        """The standard deviation, over n - 1. Raises ZeroDivisionError of fewer than two."""
        return sqrt(self._variance)

    @property
    def _variance(self) -> float:
        # In whole numbers as far as it goes: the difference of two large numbers loses nothing so.
        return (self.count * self.squares - self.total**2) / (self.count * (self.count - 1))

    def mean_interval(self) -> Interval | None:
        """The mean with the interval of a normal distribution; None of fewer than two."""
        if self.count < 2:
            return None
        half = Z * sqrt(self._variance / self.count)
        return Interval(self.mean, self.mean - half, self.mean + half)

    def difference(self, other: Sample) -> Interval | None:
        """By how much the mean lies above another's, by Welch's interval; None if either has fewer than two."""
        if self.count < 2 or other.count < 2:
            return None
        half = Z * sqrt(self._variance / self.count + other._variance / other.count)
        value = self.mean - other.mean
        return Interval(value, value - half, value + half)


def share(part: float, whole: int) -> Interval | None:
    """A share, 0 to 1, with Wilson's interval (Wilson 1927); None of nothing. A part may hold halves, as of ties."""
    if not whole:
        return None
    found = part / whole
    middle = (found + Z * Z / (2 * whole)) / (1 + Z * Z / whole)
    half = Z * sqrt(found * (1 - found) / whole + Z * Z / (4 * whole * whole)) / (1 + Z * Z / whole)
    return Interval(found, max(middle - half, 0.0), min(middle + half, 1.0))


def quartiles(counts: Mapping[int, int]) -> tuple[int, int, int] | None:
    """The values below or at which a quarter, half and three quarters lie, by how often each value was there; None of nothing."""
    whole = sum(counts.values())
    if not whole:
        return None
    found: list[int] = []
    below = 0
    for value in sorted(counts):
        below += counts[value]
        while len(found) < 3 and 4 * below >= (len(found) + 1) * whole:
            found.append(value)
    first, second, third = found
    return first, second, third
