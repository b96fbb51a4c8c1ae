"""What adjudication tells of an order: what it would move, what it moved, how exposure fell, what is wrong."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import OptionList, TextArea

from support.tui import (
    HOSTILE,
    NARROW,
    WIDE,
    app_at,
    at_rulings,
    both_order,
    console,
    control_view,
    do,
    shown,
    table_in_memory,
    to_phase,
    until,
)
from tabletop.game.commands import GiveOrder, RaiseReason, RuleOrder
from tabletop.table import Table
from tabletop.tui.modals.facts import FactsModal
from tabletop.tui.screens.adjudicate import AdjudicateScreen
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.ruling import RulingForm
from tabletop.tui.widgets.weights import Weights

SIZES = [NARROW, WIDE, (200, 60)]


def tapping() -> Table:
    """Norvia listens to the cable, unseen."""
    table = table_in_memory()
    to_phase(table, "decide")
    order = GiveOrder(
        substance="action",
        card="tap-cable",
        role="cabinet",
        purpose="probing",
        message="probing",
        rationale="Know.",
        posture="covert",
    )
    do(table, "norvia", order)
    to_phase(table, "adjudicate")
    return table


async def ready(app: App[None], pilot: Pilot[None]) -> None:
    await until(pilot, lambda: app.screen.query(RulingForm) and "Result:" in shown(app))


def flat(app: App[None]) -> str:
    return " ".join(shown(app).split())


@pytest.mark.parametrize("size", SIZES)
async def test_before_the_ruling_each_outcome_says_what_it_would_move(size: tuple[int, int]) -> None:
    app = app_at(lambda: AdjudicateScreen(at_rulings()))
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        for told in ("Success Escalation +1 → 3", "Partial Escalation +1 → 3", "Failure Unity of Norvia's"):
            assert told in flat(app)


async def test_the_ruling_step_of_a_small_window_says_it_too() -> None:
    app = app_at(lambda: AdjudicateScreen(at_rulings()))
    async with app.run_test(size=NARROW) as pilot:
        await ready(app, pilot)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "Words for players" in shown(app))
        assert "Failure Unity of Norvia's coalition −1 → 2 Split" in flat(app)
        await pilot.press("1", "1")
        await until(pilot, lambda: "▸Failure" in flat(app))
        assert "Result: 1 + 1 − 1 = 1, disaster." in flat(app)


@pytest.mark.parametrize("size", SIZES)
async def test_after_the_ruling_it_says_what_moved_and_nothing_lies_over_it(size: tuple[int, int]) -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=size, notifications=True) as pilot:
        await ready(app, pilot)
        await pilot.press("d", "6", "5", "ctrl+s")
        await until(pilot, lambda: "Moved: Escalation +1 → 3" in flat(app))
        assert "typed in 6 + 5" in flat(app)
        assert not app._notifications, "no notice covers anything"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not any(order.open for order in control_view(table).orders))
        await until(pilot, lambda: "Everything is ruled" in shown(app))
        assert flat(app).count("Moved:") >= 1


async def test_an_outcome_that_moves_nothing_says_so_before_it_is_ruled() -> None:
    table = table_in_memory()
    to_phase(table, "decide")
    order = GiveOrder(
        substance="action", card="ask-sandrel", role="cabinet", purpose="routine", message="routine", rationale="Ask first."
    )
    do(table, "norvia", order)
    to_phase(table, "adjudicate")
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await ready(app, pilot)
        assert "Failure nothing moves" in flat(app)


async def test_the_roll_of_exposure_is_on_controls_desk() -> None:
    table = tapping()
    move = control_view(table).orders[0].revealed
    assert move is not None
    assert move.roll
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await ready(app, pilot)
        assert f"covert; d100 fell {move.roll}, at 30 or less it is laid open" in flat(app)


async def test_what_is_wrong_stands_over_no_field() -> None:
    app = app_at(lambda: AdjudicateScreen(at_rulings()))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await ready(app, pilot)
        form = app.screen.query_one(RulingForm)
        form.query_one("#field-outcome", Choice).value = "failure"
        await pilot.press("ctrl+s")
        words = form.query_one("#field-words", TextArea)
        await until(pilot, lambda: app.focused is words and "Say why you set the dice aside" in flat(app))
        await pilot.pause()
        assert not words.region.overlaps(form.query_one("#trouble").region)
        assert app.screen.region.contains_region(words.region)
        assert form.query_one("#fields").region.contains_region(words.region), "the whole field is in sight"
        assert not app._notifications


async def test_an_established_fact_is_cited_with_a_key() -> None:
    table = at_rulings()
    second = control_view(table).orders[1].given.order
    do(table, "control", RuleOrder(order=second, method="certain", fact=f"The quay is shut. {HOSTILE[0]}"))
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await ready(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, Weights))
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, FactsModal) and app.screen.query_one(OptionList).highlighted == 0)
        await pilot.press("a")
        await until(pilot, lambda: "(established)" in shown(app))
        weights = app.screen.query_one(Weights)
        cited = [reason for reason in weights.reasons if reason.origin == "established"]
        assert [(reason.side, reason.text) for reason in cited] == [("con", f"The quay is shut. {HOSTILE[0]}")]


async def test_controls_own_reasons_are_added_and_taken_out_and_those_of_others_only_struck() -> None:
    table = at_rulings()
    do(table, "sandrel", RaiseReason(side="con", text="Their crews are new.", ref=1))
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await ready(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, Weights))
        weights = app.screen.query_one(Weights)
        await pilot.press("minus", *"Fog", "enter")
        await until(pilot, lambda: "Fog" in [reason.text for reason in weights.reasons])
        weights.focus()
        for text, left in (("Fog", False), ("Their crews are new.", True)):
            weights.at = [reason.text for reason in weights.reasons].index(text)
            await pilot.press("delete")
            await pilot.pause()
            assert (text in [reason.text for reason in weights.reasons]) == left


async def test_a_reason_that_a_team_gives_meanwhile_comes_up_at_once() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await ready(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, Weights))
        do(table, "sandrel", RaiseReason(side="con", text="The ice is coming.", ref=1))
        await until(pilot, lambda: "The ice is coming." in shown(app))
        assert "net −2" in flat(app)


async def test_ruling_twice_in_one_breath_rules_once() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await ready(app, pilot)
        form = app.screen.query_one(RulingForm)
        form.ask_ruling()
        form.ask_ruling()
        await until(pilot, lambda: any(order.ruling for order in control_view(table).orders))
        await until(pilot, lambda: app.screen.query(RulingForm) and app.screen.query_one(RulingForm) is not form)
        assert sum(order.ruling is not None for order in control_view(table).orders) == 1


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_way_to_word_what_others_see_is_named_when_it_is_time(size: tuple[int, int]) -> None:
    from tabletop.game.commands import Finish

    table = table_in_memory()
    both_order(table)
    for team in ("norvia", "sandrel"):
        do(table, team, Finish())
    async with console(table, size) as (app, pilot):
        await until(pilot, lambda: "w words what others will see of an order." in flat(app))
        await pilot.press("w")
        await until(pilot, lambda: "Word what others will see of an order" in flat(app))
