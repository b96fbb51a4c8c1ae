"""How one kind of event is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from attrs import frozen

from tabletop.game.telling.titles import Titles

Values: TypeAlias = Mapping[str, Any]
"""The fields of an event as far as a seat may know them."""
Tell: TypeAlias = Callable[[Titles, Values], str]


@frozen
class Telling:
    """`short` is a line of a log; `long` is all that the seat may know of the event, on one line or several."""

    short: Tell
    long: Tell

    @classmethod
    def alike(cls, tell: Tell) -> Telling:
        """An event of which the line says everything."""
        return cls(tell, tell)
