"""Ready words to choose from, and beside them what the person had written itself."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.tui.seat.pick import OneOf, Option

_OWN = "own"


class Ready(OneOf):
    """A list of words. What would be lost when others are taken becomes a line of it."""

    @property
    def words(self) -> tuple[str, ...]:
        """The ready words, without one's own."""
        return tuple(option.title for option in self.options if option.key != _OWN)

    def put(self, texts: Iterable[str]) -> None:
        """Offer these words; one's own stay."""
        self.offer((*_options(texts), *(option for option in self.options if option.key == _OWN)))

    def take(self, written: str) -> str:
        """The words that are chosen, to stand in place of `written`; empty for none."""
        chosen = next((option.title for option in self.options if option.key == self.value), "")
        if written.strip() and written not in [option.title for option in self.options]:
            self.options = (*_options(self.words), Option(_OWN, written))
        return chosen

    def mark(self, written: str) -> None:
        """Mark the words that stand in the field, if they are of the list."""
        self.value = next((option.key for option in self.options if option.title == written), "")


def _options(texts: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(str(number), text) for number, text in enumerate(texts))
