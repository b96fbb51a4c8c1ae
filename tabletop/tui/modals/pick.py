"""Choosing one of the orders on the desk."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tabletop.game.view.control import DeskOrder
from tabletop.table.seat import SeatHandle
from tabletop.tui.modal import TabletopModal
from tabletop.tui.widgets.desk import order_line


class PickOrderModal(TabletopModal[bool]):
    """The orders that wait for the reveal; Enter opens the words that others will see of one."""

    ABOUT = "Choose the order of which you want to word what can be seen from outside: at the reveal, others see those words."

    def __init__(self, handle: SeatHandle, orders: tuple[DeskOrder, ...]) -> None:
        super().__init__("Word what others will see of an order")
        self._handle = handle
        self._orders = orders

    def compose_body(self) -> ComposeResult:
        """The orders, or that there are none."""
        if self._orders:
            yield OptionList(*(Option(order_line(self._handle.deck, order)) for order in self._orders), markup=False)
        else:
            yield Static("No order waits for the reveal.", markup=False)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        from tabletop.tui.modals.wording import WordingModal

        self.app.push_screen(WordingModal(self._handle, self._orders[event.option_index]), self._after)

    def _after(self, worded: bool | None) -> None:
        if worded:
            self.dismiss(True)
