"""Adjudication: weighing, ruling by each method, estimates, contests."""

from __future__ import annotations

from support.tui import app_at, both_order, control_view, table_in_memory, to_phase, until
from tabletop.table import Table
from tabletop.tui.screens.adjudicate import AdjudicateScreen
from tabletop.tui.widgets.ruling import RulingForm


def at_rulings() -> Table:
    table = table_in_memory()
    both_order(table)
    to_phase(table, "adjudicate")
    return table


async def test_an_order_is_ruled_by_keyboard() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.screen.query(RulingForm))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any(order.ruling for order in control_view(table).orders))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not any(order.open for order in control_view(table).orders))
