"""Two orders ruled as one contest."""

from __future__ import annotations

import pytest
from textual.widgets import Input, Static

from support.tui import NARROW, WIDE, app_at, at_rulings, control_view, put, shown, until
from tabletop.tui.modals.contest import ContestModal
from tabletop.tui.screens.adjudicate import AdjudicateScreen
from tabletop.tui.widgets.ruling import RulingForm


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize(("first", "second"), [("65", "12"), ("6 5", "1 2"), ("6+5", "1,2")])
async def test_dice_are_read_as_in_the_form_of_one_order(size: tuple[int, int], first: str, second: str) -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.screen.query(RulingForm))
        await pilot.press("ctrl+t")
        await until(pilot, lambda: isinstance(app.screen, ContestModal))
        put(app, "dice-first", first)
        put(app, "dice-second", second)
        await until(
            pilot,
            lambda: (
                "Norvia 6 + 5 − 1 = 10, success; Sandrel 1 + 2 = 3, failure"
                in " ".join(str(app.screen.query_one("#comes-to", Static).render()).split())
            ),
        )
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not any(order.open for order in control_view(table).orders))
        assert {order.given.team: order.ruling.outcome for order in control_view(table).orders if order.ruling} == {
            "norvia": "success",
            "sandrel": "failure",
        }


async def test_what_it_came_to_tells_of_the_contest_and_of_both_throws() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: app.screen.query(RulingForm))
        await pilot.press("ctrl+t")
        await until(pilot, lambda: isinstance(app.screen, ContestModal))
        put(app, "dice-first", "65")
        put(app, "dice-second", "12")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "6 + 5 − 1 = 10 against 1 + 2 = 3" in " ".join(shown(app).split()))
        assert "contest with" in shown(app)
        assert "Moved:" in shown(app)


async def test_dice_that_cannot_be_get_the_cursor_and_nothing_is_ruled() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: app.screen.query(RulingForm))
        await pilot.press("ctrl+t")
        await until(pilot, lambda: isinstance(app.screen, ContestModal))
        put(app, "dice-second", "7")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.focused is app.screen.query_one("#field-dice-second", Input))
        await until(pilot, lambda: "such as 43 or 4 3" in " ".join(shown(app).split()))
        assert all(order.open for order in control_view(table).orders)
