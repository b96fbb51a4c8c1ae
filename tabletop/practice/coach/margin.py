"""By how much one thing comes out ahead of another in games that both were tried in."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import fmean, stdev

from attrs import frozen

SURE = 2.0
"""Standard errors from which a difference is taken for one."""
WORTH_SAYING = 1.5
"""The least difference in points of score that is said."""


@frozen
class Margin:
    """By how much one thing differs from another in games that both were tried in: the mean, and its standard error."""

    mean: float
    error: float

    def clear(self, least: float = WORTH_SAYING) -> bool:
        """Whether it is more than chance would make it, and at least so much."""
        return abs(self.mean) >= max(SURE * self.error, least)


def margin(ours: Sequence[float], theirs: Sequence[float]) -> Margin:
    """The mean of what one has above the other in each game, and its standard error."""
    apart = [own - other for own, other in zip(ours, theirs, strict=True)]
    return Margin(fmean(apart), stdev(apart) / sqrt(len(apart)) if len(apart) > 1 else 0.0)
