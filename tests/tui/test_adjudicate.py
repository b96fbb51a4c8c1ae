"""Adjudication: weighing, ruling by each method, estimates, contests."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from attrs import evolve
from textual.pilot import Pilot
from textual.widgets import Button, Input, Static, TextArea

from support.decks import ferry
from support.tui import (
    HOSTILE,
    NARROW,
    PASTE,
    WIDE,
    app_at,
    at_rulings,
    both_order,
    control_view,
    do,
    patrol,
    shown,
    to_phase,
    until,
)
from tabletop.game.commands import OpenSession, RaiseReason
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.screens.adjudicate import AdjudicateScreen
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.field import FieldRow
from tabletop.tui.widgets.ruling import RulingForm
from tabletop.tui.widgets.weights import Weights


async def test_an_order_is_ruled_by_keyboard() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.screen.query(RulingForm))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any(order.ruling for order in control_view(table).orders))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not any(order.open for order in control_view(table).orders))


async def opened(app: TabletopApp, pilot: Pilot[None]) -> RulingForm:
    await until(pilot, lambda: app.screen.query("#chance") and str(app.screen.query_one("#chance", Static).render()).strip())
    return app.screen.query_one(RulingForm)


def field(form: RulingForm, name: str) -> FieldRow:
    return next(row for row in form.query(FieldRow) if row.field.name == name)


def estimated(table: Table, count: int) -> bool:
    return len(patrol(table).estimates) == count


def chance(form: RulingForm) -> str:
    return str(form.query_one("#chance", Static).render())


async def test_reasons_change_the_chance_as_they_are_weighed() -> None:
    table = at_rulings()
    do(table, "sandrel", RaiseReason(side="con", text="Their crews are new.", ref=1))
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        form = await opened(app, pilot)
        assert form.order.given.card == "patrol-strait"
        weights = form.query_one(Weights)
        own = {reason.text: reason for reason in weights.reasons if reason.origin.startswith("card")}
        assert {text: reason.weight for text, reason in own.items()} == {
            text: int(holds) for text, holds in (*form.order.card_pros, *form.order.card_cons)
        }, "what holds now counts from the start"
        assert {reason.origin for reason in own.values()} == {"card: holds"}
        weights.reasons = tuple(evolve(reason, weight=0) if reason.text in own else reason for reason in weights.reasons)
        weights.focus()
        weights.at = 0
        await pilot.press("0")
        await until(pilot, lambda: "42 %" in chance(form))
        weights.at = next(index for index, reason in enumerate(weights.reasons) if reason.text == "Their crews are new.")
        weights.focus()
        await pilot.press("0")
        await until(pilot, lambda: "58 %" in chance(form))
        form.query_one("#field-pro", Input).focus()
        await pilot.press(*"Rehearsed", "enter")
        await until(pilot, lambda: "72 %" in chance(form))


async def test_dice_typed_in_and_words_are_in_the_ruling() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        form = await opened(app, pilot)
        form.query_one("#field-dice", Input).value = "4, 5"
        form.query_one("#field-words", TextArea).text = "The cutters hold station."
        await pilot.press("ctrl+s")
        await until(pilot, lambda: patrol(table).ruling)
        ruling = patrol(table).ruling
        assert ruling is not None
        assert (ruling.dice, ruling.typed, ruling.outcome, ruling.words) == ((4, 5), True, "success", "The cutters hold station.")


@pytest.mark.parametrize("typed", ["four three", "7 7", "3"])
async def test_dice_that_cannot_be_are_told_and_nothing_is_ruled(typed: str) -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        form = await opened(app, pilot)
        form.query_one("#field-dice", Input).value = typed
        await pilot.press("ctrl+s")
        await until(pilot, lambda: str(form.query_one("#trouble", Static).render()).strip())
        assert patrol(table).ruling is None
        assert form.query_one("#field-dice", Input).value == typed


async def test_dice_are_set_aside_only_with_words() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        form = await opened(app, pilot)
        form.query_one("#field-outcome", Choice).value = "failure"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "why you set the dice aside" in str(form.query_one("#trouble", Static).render()))
        form.query_one("#field-words", TextArea).text = "A storm kept them in port."
        await pilot.press("ctrl+s")
        await until(pilot, lambda: patrol(table).ruling)
        ruling = patrol(table).ruling
        assert ruling is not None
        assert ruling.overridden
        assert ruling.outcome == "failure"


async def test_estimates_of_several_people_make_a_median() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        form = await opened(app, pilot)
        form.query_one("#field-method", Choice).value = "estimate"
        await until(pilot, lambda: "No estimates yet" in chance(form))
        for number, (name, percent) in enumerate((("Ada", "30"), ("Emil", "70"), ("Jo", "90")), 1):
            form.query_one("#field-name", Input).value = name
            form.query_one("#field-percent", Choice).value = percent
            form.query_one("#enter", Button).press()
            await until(pilot, partial(estimated, table, number))
        await until(pilot, lambda: "Median 70 % of 30, 70, 90" in chance(form))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: patrol(table).ruling)
        ruling = patrol(table).ruling
        assert ruling is not None
        assert (ruling.estimates, ruling.chance) == ((30, 70, 90), 700)


async def test_by_vote_and_umpire_the_outcome_has_to_be_chosen() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        form = await opened(app, pilot)
        form.query_one("#field-method", Choice).value = "umpire"
        await until(pilot, lambda: "You decide" in chance(form))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Choose the outcome" in str(form.query_one("#trouble", Static).render()))
        form.query_one("#field-outcome", Choice).value = "partial"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: patrol(table).ruling)


async def test_what_was_typed_is_kept_when_control_leaves(tmp_path: Path) -> None:
    table = Table.create(ferry(), OpenSession(turns=3), path=tmp_path / "ferry.tabletop", seed="x")
    both_order(table)
    to_phase(table, "adjudicate")
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        form = await opened(app, pilot)
        form.query_one("#field-words", TextArea).text = "Half a rul"
        form.query_one(Weights).focus()
        await pilot.press("2")
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, AdjudicateScreen))
        app.push_screen(AdjudicateScreen(table))
        form = await opened(app, pilot)
        assert form.query_one("#field-words", TextArea).text == "Half a rul"
        assert form.query_one(Weights).reasons[0].weight == 2
        table.close()


@pytest.mark.parametrize("hostile", [" ".join(HOSTILE), PASTE], ids=["hostile", "paste"])
async def test_hostile_text_in_every_field_breaks_nothing(hostile: str) -> None:
    table = at_rulings()
    do(table, "sandrel", RaiseReason(side="con", text=hostile.replace("\ud800", "")[:300], ref=1))
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        form = await opened(app, pilot)
        for name in ("pro", "con"):
            entry = form.query_one(f"#field-{name}", Input)
            entry.value = hostile
            entry.focus()
            await pilot.press("enter")
        for row in form.query(FieldRow):
            if row.field.kind == "line" and row.field.name != "dice":
                row.query_one(Input).value = hostile
            elif row.field.kind == "page":
                row.query_one(TextArea).text = hostile
        await pilot.press("ctrl+s")
        await until(pilot, lambda: patrol(table).ruling or str(form.query_one("#trouble", Static).render()).strip())
        assert "\x1b" not in shown(app)
        assert "\u202e" not in shown(app)


async def test_dice_are_typed_with_few_keys() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await opened(app, pilot)
        await pilot.press("d", "4", "3", "ctrl+s")
        await until(pilot, lambda: patrol(table).ruling)
        ruling = patrol(table).ruling
        assert ruling is not None
        assert (ruling.dice, ruling.typed) == ((4, 3), True)


async def test_what_is_missing_is_in_sight_in_a_small_window_and_its_field_has_the_cursor() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        form = await opened(app, pilot)
        form.query_one("#field-outcome", Choice).value = "failure"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Say why you set the dice aside" in shown(app))
        assert app.focused is form.query_one("#field-words")


async def test_a_long_reason_is_read_whole_in_a_small_window() -> None:
    table = at_rulings()
    text = "Their crews are new, their boats are old, and the fog has not lifted for the third day."
    do(table, "sandrel", RaiseReason(side="con", text=text, ref=1))
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await opened(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "for the third day." in shown(app))


async def test_space_keeps_what_the_arrows_chose() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        form = await opened(app, pilot)
        outcome = form.query_one("#field-outcome", Choice)
        outcome.focus()
        await pilot.press("right", "right", "space")
        assert outcome.value == "failure"
