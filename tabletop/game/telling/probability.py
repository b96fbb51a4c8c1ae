"""Words of probability, each with its range in per cent (US Intelligence Community Directive 203, 2015)."""

from __future__ import annotations

from attrs import frozen


@frozen
class Wording:
    """A word of probability: its range in per cent, and the figure in it that choosing the word stands for."""

    words: str
    low: int
    high: int
    figure: int


WORDINGS: tuple[Wording, ...] = (
    Wording("almost no chance", 1, 5, 3),
    Wording("very unlikely", 5, 20, 12),
    Wording("unlikely", 20, 45, 32),
    Wording("roughly even", 45, 55, 50),
    Wording("likely", 55, 80, 68),
    Wording("very likely", 80, 95, 88),
    Wording("almost certain", 95, 99, 97),
)
"""From the least to the most. A figure on a border belongs to the range that is nearer to even odds."""
EVEN = 45
"""Per cent from which something is at least roughly as likely as not."""


def wording(percent: int) -> str:
    """The word for a probability of 0 to 100 per cent; `no chance` and `certain` at the ends."""
    if percent <= 0:
        return "no chance"
    if percent >= 100:
        return "certain"
    if percent < 50:
        return next(range_.words for range_ in WORDINGS if percent < range_.high)
    return next(range_.words for range_ in WORDINGS if percent <= range_.high)


def held(percent: int) -> str:
    """The word for how likely somebody holds a reading of his own choice: below even odds it is a best guess, not `unlikely`."""
    return "a best guess" if percent < EVEN else wording(percent)


def fives(share: float, low: int = 5, high: int = 95) -> int:
    """A share, 0 to 1, in per cent, in fives: finer than that nobody's estimate is."""
    return min(max(5 * round(20 * share), low), high)
