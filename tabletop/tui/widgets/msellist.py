"""The MSEL as a list to choose from."""

from __future__ import annotations

from collections.abc import Mapping

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tabletop.deck.model import Deck
from tabletop.game.view.control import MselLine
from tabletop.tui.fuzzy import Fuzzy
from tabletop.tui.widgets.msel import msel_line
from tabletop.tui.words import clock_time_of


class MselList(OptionList):
    """Injects in the order of the MSEL; the one chosen stays chosen while their states change.

    With a deck, what is looked for is looked for in the wording, threads, claims and notes of its injects as well.
    """

    def __init__(self, deck: Deck | None = None, *, id: str | None = None) -> None:  # noqa: A002 — as Widget has it
        super().__init__(id=id, markup=False)
        self._injects: tuple[MselLine, ...] = ()
        self._offered: tuple[MselLine, ...] = ()
        self._wanted = ""
        self._fitted = 0
        self._real: dict[str, str] = {}
        self._texts = inject_texts(deck) if deck is not None else {}

    @property
    def chosen(self) -> MselLine | None:
        """The inject that is chosen."""
        at = self.highlighted
        return self._offered[at] if at is not None and at < len(self._offered) else None

    @property
    def released(self) -> Mapping[str, str]:
        """The stamp of each inject's last release."""
        return self._real

    def show(self, lines: tuple[MselLine, ...]) -> None:
        """Show the MSEL as it stands."""
        self._injects = lines
        self._fill()

    def heard(self, released: Mapping[str, str]) -> None:
        """Take in when injects were released, by their stamps."""
        new = {inject: at for inject, at in released.items() if self._real.get(inject) != at}
        if new:
            self._real |= new
            self._fill(anew=True)

    def filter(self, wanted: str) -> None:
        """Show only those that fit what is looked for: title, id, number, wording, thread, claims; the best is chosen."""
        self._wanted = wanted.strip()
        self._fill()
        if self._wanted and self._offered:
            fuzzy = Fuzzy(self._wanted)
            scores = [fuzzy.best((line.title, line.inject)) for line in self._offered]
            self.highlighted = scores.index(max(scores))

    def choose(self, inject: str) -> None:
        """Choose an inject, showing all of the MSEL if it is not among those shown."""
        if all(line.inject != inject for line in self._offered):
            self.filter("")
        at = next((index for index, line in enumerate(self._offered) if line.inject == inject), None)
        if at is not None:
            self.highlighted = at

    def choose_due(self) -> None:
        """Choose the first inject that is due, else the first that is still to come."""
        for wanted in (("ready",), ("held", "deferred")):
            at = next((index for index, line in enumerate(self._offered) if line.status in wanted), None)
            if at is not None:
                self.highlighted = at
                return

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        if self.scrollable_content_region.width != self._fitted:
            self._fill(anew=True)

    def _line(self, line: MselLine, width: int) -> Option:
        if line.status in ("released", "complete"):
            real = clock_time_of(self._real[line.inject]) if line.inject in self._real else ""
        else:
            real = clock_time_of(line.at) if line.at else ""
        return Option(msel_line(line, width, real))

    def _fill(self, *, anew: bool = False) -> None:
        shown = tuple(line for line in self._injects if self._fits(line))
        width = self.scrollable_content_region.width or 32
        same = [line.inject for line in shown] == [line.inject for line in self._offered]
        if same and not anew and width == self._fitted:
            for index, (old, new) in enumerate(zip(self._offered, shown, strict=True)):
                if old != new:
                    self.replace_option_prompt_at_index(index, self._line(new, width).prompt)
            self._offered = shown
            return
        chosen = self.chosen
        self._offered, self._fitted = shown, width
        self.clear_options()
        self.add_options([self._line(line, width) for line in shown])
        ids = [line.inject for line in shown]
        self.highlighted = ids.index(chosen.inject) if chosen is not None and chosen.inject in ids else 0 if ids else None

    def _fits(self, line: MselLine) -> bool:
        wanted = self._wanted.casefold()
        if not wanted or wanted == str(line.number):
            return True
        if wanted.isdigit():
            return wanted in line.title
        text = self._texts.get(line.inject, "")
        return Fuzzy(wanted).best((line.title, line.inject)) > 0 or all(word in text for word in wanted.split())


def inject_texts(deck: Deck) -> dict[str, str]:
    """All that is written on each inject of a deck, in small letters, by id: to look for words in."""
    return {
        card.id: "\n".join(
            (
                card.kind,
                card.thread,
                *card.claims,
                *card.text.values(),
                *card.source.values(),
                card.dilemma,
                card.notes,
                card.expects.text if card.expects else "",
            )
        ).casefold()
        for card in deck.injects
    }
