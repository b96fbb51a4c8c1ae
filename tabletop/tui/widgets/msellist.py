"""The MSEL as a list to choose from."""

from __future__ import annotations

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tabletop.game.view.control import MselLine
from tabletop.tui.widgets.msel import msel_line


class MselList(OptionList):
    """Injects in the order of the MSEL; the one chosen stays chosen while their states change."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — as Widget has it
        super().__init__(id=id, markup=False)
        self._injects: tuple[MselLine, ...] = ()
        self._offered: tuple[MselLine, ...] = ()
        self._wanted = ""
        self._fitted = 0

    @property
    def chosen(self) -> MselLine | None:
        """The inject that is chosen."""
        at = self.highlighted
        return self._offered[at] if at is not None and at < len(self._offered) else None

    def show(self, lines: tuple[MselLine, ...]) -> None:
        """Show the MSEL as it stands."""
        self._injects = lines
        self._fill()

    def filter(self, wanted: str) -> None:
        """Show only those whose title, id or number has this in it."""
        self._wanted = wanted.strip().casefold()
        self._fill()

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

    def _fill(self, *, anew: bool = False) -> None:
        shown = tuple(line for line in self._injects if self._fits(line))
        width = self.scrollable_content_region.width or 40
        same = [line.inject for line in shown] == [line.inject for line in self._offered]
        if same and not anew and width == self._fitted:
            for index, (old, new) in enumerate(zip(self._offered, shown, strict=True)):
                if old != new:
                    self.replace_option_prompt_at_index(index, msel_line(new, width))
            self._offered = shown
            return
        chosen = self.chosen
        self._offered, self._fitted = shown, width
        self.clear_options()
        self.add_options([Option(msel_line(line, width)) for line in shown])
        ids = [line.inject for line in shown]
        self.highlighted = ids.index(chosen.inject) if chosen is not None and chosen.inject in ids else 0 if ids else None

    def _fits(self, line: MselLine) -> bool:
        wanted = self._wanted
        return not wanted or wanted in line.title.casefold() or wanted in line.inject.casefold() or wanted == str(line.number)
