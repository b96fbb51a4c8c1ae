"""What a team was typing: kept until it is committed."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.seats import (
    SIZES,
    SeatApp,
    held,
    open_order,
    open_order_again,
    seen,
    shown,
    table_in,
    until,
)
from tabletop.table import Table
from tabletop.tui.seat.panel import Panel


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_being_typed_is_there_when_the_seat_is_opened_again(size: tuple[int, int], tmp_path: Path) -> None:
    table = table_in("decide", path=tmp_path / "s.tabletop")
    app = SeatApp(table)
    async with app.run_test(size=size) as pilot:
        await open_order(pilot)
        await pilot.press("2", "enter", *"We print", "enter", *"A print", "enter", "right", "escape")
        await until(pilot, lambda: not pilot.app.screen.query(Panel), "the steps")
        await open_order_again(pilot)
        assert pilot.app.screen.query_one("#argument").value == "We print"  # type: ignore[attr-defined]
        assert pilot.app.screen.focused is pilot.app.screen.query_one("#purpose"), "the first question that is open"
        pilot.app.screen.query_one("#argument").focus()
        await pilot.press(*" more")
    table.close()

    reopened = Table.open(tmp_path / "s.tabletop")
    async with SeatApp(reopened).run_test(size=size) as pilot:
        await until(pilot, lambda: "Choose your order" in shown(pilot), "the step")
        await open_order_again(pilot)
        form = pilot.app.screen.query_one(Panel)
        assert form.query_one("#argument").value == "We print more"  # type: ignore[attr-defined]
        assert form.query_one("#observable").value == "A print"  # type: ignore[attr-defined]
        assert form.query_one("#moves").effects == ("escalation +2",)  # type: ignore[attr-defined]
        assert "restored as you left it" in held(pilot)
    reopened.close()


async def test_a_committed_order_leaves_no_draft(tmp_path: Path) -> None:
    table = table_in("decide", path=tmp_path / "s.tabletop")
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await open_order(pilot)
        await pilot.press("3", "enter", *"Wait", "ctrl+s")
        await until(pilot, lambda: "Commit this order?" in shown(pilot), "the summary")
        await pilot.press("enter")
        await until(pilot, lambda: bool(seen(table).orders), "the order")
        await pilot.press("escape")
        await pilot.pause()
    assert table.seat("norvia").drafts.get("order-main") == {}
    table.close()
