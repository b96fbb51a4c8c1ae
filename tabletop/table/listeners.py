"""Who looks again after each change."""

from __future__ import annotations

from collections.abc import Callable


class Listeners:
    """Functions that are called after each change, in the order in which they came."""

    def __init__(self) -> None:
        self._each: dict[int, Callable[[], None]] = {}
        self._next = 0

    def add(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call it from now on; the answer ends that, and may be called again without harm."""
        number = self._next
        self._next += 1
        self._each[number] = listener

        def end() -> None:
            self._each.pop(number, None)

        return end

    def call(self) -> None:
        """Call each; one that ends or begins listening meanwhile disturbs nobody."""
        for listener in tuple(self._each.values()):
            listener()
