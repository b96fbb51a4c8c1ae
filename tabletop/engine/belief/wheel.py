"""Chance by a wheel: values that stand on it as often as they weigh."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import TypeAlias, TypeVar

T = TypeVar("T")
Wheel: TypeAlias = tuple[T, ...]
"""Values, each as often as it weighs; never empty."""


def wheel(weighed: Iterable[tuple[T, int]]) -> Wheel[T]:
    """A wheel of values with their weights; those of weight 0 are not on it."""
    return tuple(value for value, weight in weighed for _ in range(weight))


def spin(on: Wheel[T], rng: Random) -> T:
    """One of the values, as likely as it weighs."""
    return on[int(rng.random() * len(on))]


def seldom(true: int = 1, false: int = 9) -> Wheel[int]:
    """A wheel of 0 and 1 with these weights."""
    return (0,) * false + (1,) * true
