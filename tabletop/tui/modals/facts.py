"""Established facts, to be cited as a reason."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tabletop.game.view import ControlView
from tabletop.tui.modal import TabletopModal
from tabletop.tui.text import clean

Cited: TypeAlias = tuple[Literal["pro", "con"], str]


class FactsModal(TabletopModal[Cited]):
    """What is established: facts that rulings have made, and what the deck says holds now. Enter cites one for the order."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "cite('pro')", "For", id="cite.pro", tooltip="Cite it as a reason for", show=False),
        Binding("a,minus", "cite('con')", "Against", id="cite.con", tooltip="Cite it as a reason against"),
    ]
    DEFAULT_CSS = """
    FactsModal OptionList { height: auto; max-height: 16; border: none; background: $surface; }
    """

    def __init__(self, view: ControlView) -> None:
        super().__init__("Established facts: Enter cites one for, a against")
        self._facts = tuple(dict.fromkeys((*reversed(view.established), *(fact.title for fact in view.facts if fact.holds))))

    def compose_body(self) -> ComposeResult:
        """The facts, the latest first, or that there are none."""
        if self._facts:
            yield OptionList(*(Option(Content(clean(fact))) for fact in self._facts), markup=False)
        else:
            yield Static("Nothing is established yet: what an argument wins is, and what you write as a fact.", markup=False)

    @on(OptionList.OptionSelected)
    def _for(self) -> None:
        self.action_cite("pro")

    def action_cite(self, side: Literal["pro", "con"]) -> None:
        """Cite the one chosen."""
        for found in self.query(OptionList):
            if found.highlighted is not None:
                self.dismiss((side, self._facts[found.highlighted]))
