"""A team's orders: an action card, an argument, a pass; what is missing, and what is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.seats import (
    FERRY_ORDER,
    SIZES,
    SeatApp,
    held,
    next_says,
    open_order,
    says,
    seen,
    shown,
    submit,
    table_in,
    until,
)


@pytest.mark.parametrize("size", SIZES)
async def test_an_argument_is_written_reviewed_and_committed_by_keys(size: tuple[int, int]) -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=size) as pilot:
        await open_order(pilot)
        await pilot.press("2", "enter", *"We print", "enter", *"A print", "enter")
        await pilot.press("down", "right", "down", "left", "enter")
        await pilot.press(*"Doubt", "enter", "enter", "enter")  # reasons
        await pilot.press("1", "enter", "1", "enter", "2", "enter", *"Calm", "ctrl+s")
        await until(pilot, lambda: "Commit this order?" in shown(pilot), "the summary")
        await pilot.press("enter")
        await until(pilot, lambda: bool(seen(table).orders), "the order")
    given = next(event for commit in table.commits for event in commit.events if event.NAME == "order_given")
    assert given.argument == "We print"  # type: ignore[attr-defined]
    assert given.effects == ("norvia.trust +2", "sandrel.trust -2")  # type: ignore[attr-defined]
    assert (given.pros, given.role) == (("Doubt",), "")  # type: ignore[attr-defined]
    assert (given.purpose, given.message) == ("reassurance", "routine")  # type: ignore[attr-defined]


async def test_a_deliberate_pass_asks_only_why() -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await open_order(pilot)
        await pilot.press("3", "enter", *"Wait and see", "ctrl+s")
        await until(pilot, lambda: "you deliberately do nothing, because: Wait and see" in held(pilot), "the summary")
        await pilot.press("enter")
        await until(pilot, lambda: bool(seen(table).orders), "the order")
        assert seen(table).orders[0].substance == "pass"


async def test_what_is_missing_is_said_and_nothing_is_sent() -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        await open_order(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Not yet: choose what you do." in held(pilot), "what is missing")
        await pilot.press("2", "ctrl+s")
        await until(pilot, lambda: "write what you do; write what the others would see of it" in held(pilot), "what is missing")
        assert not seen(table).orders


async def test_a_refused_order_shows_why_and_keeps_the_form() -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await open_order(pilot)
        await pilot.press("3", "enter")
        pilot.app.screen.query_one("#rationale").value = "x" * 500  # type: ignore[attr-defined]  # a Line
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Commit this order?" in shown(pilot), "the summary")
        await pilot.press("enter")
        await until(pilot, lambda: "has 500 characters; the most is 400" in held(pilot), "the refusal")
        assert not seen(table).orders
        assert pilot.app.screen.query_one("#rationale").value == "x" * 500  # type: ignore[attr-defined]


async def test_a_card_that_cannot_be_ordered_says_why_and_is_not_taken() -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        await open_order(pilot)
        await pilot.press("1", "enter", "enter")
        await until(pilot, lambda: "Your cards" in shown(pilot), "the cards")
        cards = pilot.app.screen.query_one("#card-list")
        cards.highlighted = cards.get_option_index("resume-ferry")  # type: ignore[attr-defined]
        await until(pilot, lambda: "Not now: “Let the ferry run” can be ordered only if" in held(pilot), "why not")
        await pilot.press("enter")
        await pilot.pause()
        assert "Your cards" in shown(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: "Your cards" not in shown(pilot), "the form")
        assert pilot.app.screen.query_one("#card").card == ""  # type: ignore[attr-defined]


async def test_a_collective_card_takes_agreement_now_and_later() -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        await open_order(pilot)
        await pilot.press("1", "enter", "enter")
        await until(pilot, lambda: "Your cards" in shown(pilot), "the cards")
        cards = pilot.app.screen.query_one("#card-list")
        cards.highlighted = cards.get_option_index("joint-inspection")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.focused is not None and pilot.app.screen.focused.id == "agreed", "who agrees")
        await pilot.press("1", "enter", "4", "enter", "1", "enter", *"Why", "ctrl+s")
        await until(
            pilot, lambda: "Still to agree  Cabinet Office. Without all of them it waits a turn." in held(pilot), "who is missing"
        )
        await pilot.press("enter")
        await until(pilot, lambda: bool(seen(table).orders), "the order")
        assert seen(table).orders[0].agreed == ("port",)
        await next_says(pilot, "Tick who agrees (Cabinet Office still to say)")
        await until(pilot, lambda: pilot.app.screen.focused.has_class("back"), "the way out")  # type: ignore[union-attr]
        await pilot.app.screen.open_step("own:T1-norvia-main")  # type: ignore[attr-defined]
        await until(pilot, lambda: pilot.app.screen.focused.id == "own-agreed", "who agrees")  # type: ignore[union-attr]
        await pilot.press("2")
        await until(pilot, lambda: seen(table).orders[0].agreed == ("port", "cabinet"), "the cabinet's word")
        await pilot.press("1")
        await until(pilot, lambda: seen(table).orders[0].agreed == ("cabinet",), "the port's word taken back")


async def test_an_order_is_changed_with_its_form_as_it_was() -> None:
    table = table_in("decide", path=None)
    submit(table, "norvia", FERRY_ORDER)
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Your order" in shown(pilot), "the step")
        await pilot.app.screen.open_step("own:T1-norvia-main")  # type: ignore[attr-defined]
        await until(pilot, lambda: "Withdraw it" in shown(pilot), "the order")
        await pilot.click("#withdraw")
        await until(pilot, lambda: "Withdraw this order?" in shown(pilot), "the question")
        await pilot.press("escape")
        await pilot.pause()
        assert seen(table).orders
        await pilot.click("#withdraw")
        await until(pilot, lambda: "Withdraw this order?" in shown(pilot), "the question")
        await pilot.press("enter")
        await until(pilot, lambda: not seen(table).orders, "the order withdrawn")


async def test_changing_an_order_fills_the_form_with_it(tmp_path: Path) -> None:
    table = table_in("decide", path=tmp_path / "s.tabletop")
    submit(table, "norvia", FERRY_ORDER)
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "Your order" in shown(pilot), "the step")
        await pilot.app.screen.open_step("own:T1-norvia-main")  # type: ignore[attr-defined]
        await until(pilot, lambda: "Change it" in shown(pilot), "the order")
        await pilot.click("#change")
        await until(pilot, lambda: "Change this order?" in shown(pilot), "the question")
        await pilot.press("enter")
        await until(pilot, lambda: not seen(table).orders and "Halt the ferry" in shown(pilot), "the form")
        await until(pilot, lambda: "Review the order with ctrl+s" in says(pilot), "a whole form")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "in truth for coercion, to be taken for routine" in held(pilot), "the same order")
    table.close()
