"""How the balance report writes its figures: each with what it is counted over."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.engine.simulate import Interval, share

_BARS = "▁▂▃▄▅▆▇█"
_MOST_PLACES = 4
NONE = "–"
"""What stands where there is nothing to work a figure out from."""


def decimal(value: float, *, signed: bool = False, places: int = 1) -> str:
    """A number with so many decimals, never a zero with a minus."""
    rounded = round(value, places) + 0.0
    return f"{rounded:+.{places}f}" if signed and rounded else f"{rounded:.{places}f}"


def interval(found: Interval | None, *, signed: bool = False) -> str:
    """A figure with its 95 % interval; if signed, with the decimals that it takes to see on which side of zero each bound is."""
    if found is None:
        return NONE
    places = 1
    while signed and places < _MOST_PLACES and any(bound and not round(bound, places) for bound in (found.low, found.high)):
        places += 1
    value, low, high = (decimal(each, signed=signed, places=places) for each in (found.value, found.low, found.high))
    return f"{value} ({low} to {high})"


def percent(part: int, whole: int) -> str:
    """A share in per cent, without interval."""
    return f"{decimal(100 * part / whole)} %" if whole else NONE


def percent_interval(part: int, whole: int) -> str:
    """A share in per cent with its 95 % interval."""
    found = share(part, whole)
    if found is None:
        return NONE
    value, low, high = (decimal(100 * each) for each in (found.value, found.low, found.high))
    return f"{value} % ({low} to {high})"


def count(number: int, noun: str) -> str:
    """A number of things: `1 game`, `2,000 games`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def prose(*parts: str) -> str:
    """Parts of a paragraph as one line."""
    return " ".join(parts)


def bars(values: Sequence[int], low: int, high: int) -> str:
    """Numbers as a line of bars, the lowest for `low` and the highest for `high`."""
    span = max(high - low, 1)
    return "".join(_BARS[(min(max(value, low), high) - low) * (len(_BARS) - 1) // span] for value in values)
