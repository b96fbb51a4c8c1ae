"""Adjudication in a small window, step by step; and side by side where there is room."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from support.tui import NARROW, WIDE, app_at, at_rulings, control_view, do, shown, until
from tabletop.game.commands import RaiseReason
from tabletop.tui.screens.adjudicate import AdjudicateScreen
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.weights import Weights


async def ready(app: App[None], pilot: Pilot[None]) -> None:
    await until(pilot, lambda: "Chance of success" in shown(app))


def keys(app: App[None]) -> str:
    return shown(app).splitlines()[-1]


async def test_the_steps_go_from_the_orders_to_the_reasons_to_the_ruling_and_back() -> None:
    app = app_at(lambda: AdjudicateScreen(at_rulings()))
    async with app.run_test(size=NARROW) as pilot:
        await ready(app, pilot)
        assert "Norvia: Patrol the strait" in shown(app)
        assert "Be seen." in shown(app), "the facts of the order chosen"
        assert "Words for players" not in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, Weights))
        assert "Method" in shown(app)
        assert "Be seen." not in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.focused is app.screen.query_one("#field-dice"))
        assert "Words for players" in shown(app)
        assert "Established fact" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.focused, Weights))
        await pilot.press("escape")
        await until(pilot, lambda: "Be seen." in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, AdjudicateScreen))


async def test_chance_and_result_are_in_sight_at_every_step() -> None:
    app = app_at(lambda: AdjudicateScreen(at_rulings()))
    async with app.run_test(size=NARROW) as pilot:
        await ready(app, pilot)
        for _ in range(3):
            assert "Chance of success" in shown(app)
            assert "Result: as the dice fall." in shown(app)
            await pilot.press("enter")
            await pilot.pause()
        app.screen.query_one("#field-dice", Input).value = "66"
        await until(pilot, lambda: "notable success." in shown(app))


async def test_the_footer_offers_what_each_step_can_do() -> None:
    app = app_at(lambda: AdjudicateScreen(at_rulings()))
    async with app.run_test(size=NARROW) as pilot:
        await ready(app, pilot)
        assert "Go on" in keys(app)
        assert "Weigh" not in keys(app)
        await pilot.press("enter")
        await until(pilot, lambda: "Weigh" in keys(app) and "Go on" in keys(app))
        assert "Back" in keys(app)
        await pilot.press("enter")
        await until(pilot, lambda: "Go on" not in keys(app))
        assert "Rule" in keys(app)
        assert "Back" in keys(app)


async def test_the_other_order_is_chosen_in_the_list_and_its_facts_shown() -> None:
    app = app_at(lambda: AdjudicateScreen(at_rulings()))
    async with app.run_test(size=NARROW) as pilot:
        await ready(app, pilot)
        await pilot.press("down")
        await until(pilot, lambda: "It is time." in shown(app))
        assert app.focused is app.screen.query_one("#orders", Choice), "the arrows go on choosing"
        await pilot.press("enter")
        await until(pilot, lambda: "2 of 2" in shown(app))


async def test_after_a_ruling_the_list_shows_how_it_went_and_the_next_order() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await ready(app, pilot)
        await pilot.press("d", "6", "5", "ctrl+s")
        await until(pilot, lambda: "Patrol the strait ✓ success" in shown(app))
        await until(pilot, lambda: "It is time." in shown(app))
        await until(pilot, lambda: app.focused is app.screen.query_one("#orders", Choice))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not any(order.open for order in control_view(table).orders))
        await until(pilot, lambda: "Everything is ruled" in shown(app))


async def test_what_was_typed_stays_from_step_to_step() -> None:
    app = app_at(lambda: AdjudicateScreen(at_rulings()))
    async with app.run_test(size=NARROW) as pilot:
        await ready(app, pilot)
        await pilot.press("enter", "enter", "4", "3")
        await until(pilot, lambda: "Result: 4 + 3" in shown(app))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "Be seen." in shown(app))
        assert "Result: 4 + 3" in shown(app)


async def test_a_reason_low_in_a_long_list_is_in_sight_when_it_is_chosen() -> None:
    table = at_rulings()
    for number in range(12):
        do(
            table,
            "control",
            RaiseReason(side="con", text=f"Reason number {number}.", order=control_view(table).orders[0].given.order),
        )
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await ready(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, Weights))
        weights = app.screen.query_one(Weights)
        for _ in weights.reasons:
            await pilot.press("down")
        last = weights.reasons[-1].text
        await until(pilot, lambda: last in shown(app))


@pytest.mark.parametrize("size", [WIDE, (200, 60)])
async def test_where_there_is_room_everything_is_in_sight_at_once(size: tuple[int, int]) -> None:
    app = app_at(lambda: AdjudicateScreen(at_rulings()))
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        await until(pilot, lambda: isinstance(app.focused, Weights))
        for told in ("Be seen.", "It is time.", "Method", "Words for players", "Note for the review", "Rule", "Result:"):
            assert told in shown(app), told
        assert "Reasons" not in shown(app), "no steps"
        assert "Go on" not in keys(app)


async def test_a_window_made_smaller_and_larger_again_loses_nothing() -> None:
    app = app_at(lambda: AdjudicateScreen(at_rulings()))
    async with app.run_test(size=WIDE) as pilot:
        await ready(app, pilot)
        await pilot.press("d", "4", "3")
        await pilot.resize_terminal(*NARROW)
        await until(pilot, lambda: "Result: 4 + 3" in shown(app) and "○ Ruling" in shown(app))
        await pilot.resize_terminal(*WIDE)
        await until(pilot, lambda: "It is time." in shown(app) and "Words for players" in shown(app))
        assert app.screen.query_one("#field-dice", Input).value == "43"
