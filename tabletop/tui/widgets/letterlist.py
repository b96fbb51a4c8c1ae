"""The messages on control's desk as a list to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tabletop.deck.model import Deck
from tabletop.tui.widgets.deskmail import Letter, letter_line

FILTERS = (("waiting", "Waiting"), ("requests", "For control"), ("teams", "Between teams"), ("talks", "Talks"), ("all", "All"))
"""What can be listed."""


class LetterList(OptionList):
    """Letters, two lines each; the one chosen stays chosen while others come and go."""

    def __init__(self, deck: Deck, *, id: str | None = None) -> None:  # noqa: A002 — as Widget has it
        super().__init__(id=id, markup=False)
        self._deck = deck
        self._letters: tuple[Letter, ...] = ()
        self._offered: tuple[Letter, ...] = ()
        self._filter = "waiting"
        self._fitted = 0

    @property
    def chosen(self) -> Letter | None:
        """The letter that is chosen."""
        at = self.highlighted
        return self._offered[at] if at is not None and at < len(self._offered) else None

    def show(self, letters: Sequence[Letter]) -> None:
        """Show the letters as they stand."""
        self._letters = tuple(letters)
        self._fill()

    def filter(self, which: str) -> None:
        """Show only those."""
        self._filter = which
        self._fill()

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        if self.scrollable_content_region.width != self._fitted:
            self._fill()

    def _fill(self) -> None:
        shown = tuple(letter for letter in self._letters if self._fits(letter))
        if self._filter == "waiting":
            # Who has waited longest comes first.
            shown = tuple(reversed(shown))
        width = self.scrollable_content_region.width or 40
        if shown == self._offered and width == self._fitted and shown:
            return
        chosen, at = self.chosen, self.highlighted or 0
        self._offered, self._fitted = shown, width
        self.clear_options()
        if not shown:
            self.add_option(Option(Content("Nothing waits." if self._filter == "waiting" else "Nothing yet."), disabled=True))
            return
        self.add_options([Option(letter_line(self._deck, letter, width), id=letter.key) for letter in shown])
        keys = [letter.key for letter in shown]
        self.highlighted = keys.index(chosen.key) if chosen is not None and chosen.key in keys else min(at, len(keys) - 1)

    def _fits(self, letter: Letter) -> bool:
        match self._filter:
            case "waiting":
                return letter.waits or (letter.talks is not None and letter.talks.open)
            case "talks":
                return letter.talks is not None
            case "requests":
                return letter.to_control
            case "teams":
                return letter.message is not None and not letter.to_control
        return True
