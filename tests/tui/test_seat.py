"""A team's seat: the first order by what the screen says, and getting about in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.seats import (
    SANDREL_ORDER,
    SIZES,
    SeatApp,
    at_work,
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
from tabletop.game import commands as c
from tabletop.game.audience import CONTROL
from tabletop.library import load_deck
from tabletop.table import Table
from tabletop.tui.seat.pages import LOOK_UP, briefing_text
from tabletop.tui.seat.panel import Panel
from tabletop.tui.widgets.nextline import NextLine


@pytest.mark.parametrize("size", SIZES)
async def test_a_first_time_team_gets_to_its_first_confirmed_order_by_what_the_screen_says(size: tuple[int, int]) -> None:
    table = table_in("assess")
    app = SeatApp(table)
    async with app.run_test(size=size) as pilot:
        await next_says(pilot, "Read your briefing (Enter opens it)")
        await pilot.press("enter")
        await until(pilot, lambda: "Keep the line open" in held(pilot) and "Red line" in held(pilot), "the briefing")
        await next_says(pilot, "Read 2 new reports (n opens it)")
        await pilot.press("n")
        await next_says(pilot, "Read report 1: say what it is, and how likely that is (n opens it)")
        await pilot.press("n")
        await next_says(pilot, "Say what is behind it. Here arrows or a number key choose")
        assert "a tug that crossed its bow without lights" in held(pilot)
        await pilot.press("2", "enter")
        await next_says(pilot, "Say how likely that is")
        await pilot.press("j")
        await next_says(pilot, "Save the reading with ctrl+s")
        await pilot.press("ctrl+s")
        await next_says(pilot, "Say how likely a yes is")
        assert (seen(table).inbox[0].reading, seen(table).inbox[0].likelihood) == ("accident", 68)
        await pilot.press("3", "5", "ctrl+s")
        await until(pilot, lambda: seen(table).questions[0].probability == 35, "the first forecast")
        await next_says(pilot, "Say how likely a yes is")
        await pilot.press("right", "right", "ctrl+s")
        await until(pilot, lambda: seen(table).questions[1].probability == 55, "the second forecast")
        await next_says(pilot, "Hand the keyboard back to control (Enter opens it)")
        await pilot.press("h")
        await next_says(pilot, "Enter hands the keyboard back")
        await pilot.press("enter")
        await until(pilot, lambda: app.left == 1, "the keyboard handed back")
        assert seen(table).finished

        submit(table, CONTROL, c.AdvancePhase())
        app.sit()
        await until(pilot, lambda: bool(pilot.app.screen.query(NextLine)), "the seat")
        if "briefing" in says(pilot):
            await pilot.press("b", "i")  # without a save it is not known what was read
        await next_says(pilot, "Choose your order (n opens it)" if "-paging" in app.screen.classes else "Choose your order")
        await pilot.press("n")
        await next_says(pilot, "Choose what you do")
        await pilot.press("1", "enter")
        await next_says(pilot, "Here Enter shows your cards")
        await pilot.press("enter")
        await until(pilot, lambda: "Your cards" in shown(pilot), "the cards")
        await until(pilot, lambda: "What the others will see" in shown(pilot), "the card at the cursor")
        for _ in range(12):
            if "Patrol the strait" in held(pilot):
                break
            await pilot.press("down")
        await pilot.press("enter")
        await next_says(pilot, "Say what it is for in truth")
        await pilot.press("3", "enter", "1", "enter")
        await next_says(pilot, "Write one line why. Here you type")
        await pilot.press(*"They must see us")
        await next_says(pilot, "Review the order with ctrl+s")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Commit this order?" in shown(pilot), "the summary")
        assert "As your main order you carry out “Patrol the strait” (1 political capital)" in held(pilot)
        assert "because: They must see us" in held(pilot)
        assert not seen(table).orders
        await pilot.press("enter")
        await until(pilot, lambda: bool(seen(table).orders), "the order")
        order = seen(table).orders[0]
        assert (order.card, order.purpose, order.message, order.rationale) == (
            "patrol-strait",
            "deterrence",
            "reassurance",
            "They must see us",
        )
        await until(pilot, lambda: "Committed: it waits for the reveal" in shown(pilot), "the committed order")
        await next_says(pilot, "Hand the keyboard back to control")
        await pilot.press("h")
        await next_says(pilot, "Enter hands the keyboard back")
        await pilot.press("enter")
        await until(pilot, lambda: app.left == 2, "the keyboard handed back")
        assert seen(table).finished


@pytest.mark.parametrize("size", SIZES)
async def test_pages_can_be_looked_up_in_the_middle_of_a_form(size: tuple[int, int]) -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=size) as pilot:
        await open_order(pilot)
        await pilot.press("2")
        await until(pilot, lambda: "F4 Situation" in shown(pilot), "the keys that look things up")
        await pilot.press("f4")
        await until(pilot, lambda: "Political capital 3" in shown(pilot), "the situation")
        await until(pilot, lambda: "i Inbox" in shown(pilot), "letters look things up again")
        await pilot.press("i")
        await until(pilot, lambda: "Both capitals' papers" in shown(pilot), "the inbox")
        await pilot.press("l")
        await until(pilot, lambda: "STARTEX" in shown(pilot), "the log")
        await pilot.press("w")
        await until(pilot, lambda: "What do you do, and what comes of it?" in shown(pilot), "the form as it was")
        assert at_work(pilot)
        assert pilot.app.screen.focused is pilot.app.screen.query_one("#substance"), "the field that was left"
        await pilot.press("f5")
        await until(pilot, lambda: "You run the ferry" in shown(pilot), "the briefing")
        await pilot.press("escape")
        await until(
            pilot, lambda: pilot.app.screen.focused in pilot.app.screen.query_one(Panel).walk_children(), "the form again"
        )


async def test_a_narrow_window_made_wide_shows_steps_and_form_side_by_side_and_keeps_the_form() -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await open_order(pilot)
        await pilot.press("2", "enter", *"We print")
        assert "Read your briefing" not in shown(pilot)
        await pilot.resize_terminal(130, 40)
        await until(pilot, lambda: "Read your briefing" in shown(pilot) and "We print" in shown(pilot), "both")
        await pilot.resize_terminal(60, 15)
        await until(pilot, lambda: "This window is 60×15" in shown(pilot), "too small")
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "We print" in shown(pilot), "the form")


async def test_a_seat_in_a_replay_shows_all_and_offers_nothing(tmp_path: Path) -> None:
    table_in("decide", path=tmp_path / "s.tabletop").close()
    table = Table.open(tmp_path / "s.tabletop", write=False)
    app = SeatApp(table)
    async with app.run_test(size=(80, 24)) as pilot:
        await next_says(pilot, "this is a replay, and nothing can be done in it")
        await pilot.press("n", "i")
        await until(pilot, lambda: "Both capitals' papers" in shown(pilot), "the inbox")
        await pilot.press("end", "enter")
        await pilot.pause()
        assert not pilot.app.screen.query(Panel)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: app.left == 1, "the keyboard handed back")
    table.close()


async def test_the_inbox_opens_the_reading_of_an_incident() -> None:
    table = table_in("assess")
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await next_says(pilot, "Read your briefing")
        await pilot.press("i")
        await until(pilot, lambda: "To be read" in shown(pilot), "the inbox")
        await pilot.press("end", "enter")
        await next_says(pilot, "Say what is behind it")


async def test_handing_back_unfinished_leaves_the_phase_open() -> None:
    table = table_in("assess")
    app = SeatApp(table)
    async with app.run_test(size=(80, 24)) as pilot:
        await next_says(pilot, "Read your briefing")
        await pilot.press("h")
        await until(pilot, lambda: "Still open in this phase: Report 1: what is it?; Forecast 1" in held(pilot), "what is open")
        await pilot.press("tab", "enter")
        await until(pilot, lambda: app.left == 1, "the keyboard handed back")
    assert not seen(table).finished


async def test_a_phase_that_moves_on_under_the_seat_closes_the_form_and_says_what_is_next() -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await open_order(pilot)
        submit(table, "sandrel", SANDREL_ORDER)
        submit(table, CONTROL, c.AdvancePhase())
        await next_says(pilot, "Read 2 new reports")
        assert "Move 1: what is it for?" in shown(pilot)
        assert not pilot.app.screen.query(Panel)


@pytest.mark.parametrize("phase", ["decide", "adjudicate", "consequences"])
@pytest.mark.parametrize("size", SIZES)
async def test_nothing_that_the_other_team_keeps_to_itself_is_on_the_screen(phase: str, size: tuple[int, int]) -> None:
    table = table_in(phase)  # type: ignore[arg-type]
    if phase == "decide":
        submit(table, "sandrel", SANDREL_ORDER)
        submit(table, "sandrel", c.MakeStatement(text="XYZZY-STATEMENT"))
        submit(table, "sandrel", c.Finish())
    async with SeatApp(table).run_test(size=size) as pilot:
        await until(pilot, lambda: bool(pilot.app.screen.query("StepList")), "the seat")
        texts = []
        for key in ("i", "s", "b", "l", "n"):
            await pilot.press(key)
            await pilot.pause()
            await pilot.pause()
            texts += [shown(pilot), held(pilot)]
    allowed = {"XYZZY-ARGUMENT"} if phase == "consequences" else set()  # a won argument is an established fact
    found = {word for text in texts for word in text.split() if word.startswith("XYZZY") or word in ("Palace", "jubilee.")}
    assert {word.strip("”“.,") for word in found} <= allowed


@pytest.mark.parametrize("team", ["nato", "union_state"])
def test_what_everybody_reads_of_a_briefing_is_a_page_and_the_rest_is_to_be_looked_up(team: str) -> None:
    deck = load_deck("zapad-2025")
    first, _, rest = briefing_text(deck, team).plain.partition(LOOK_UP)
    assert len(first.split()) <= 305
    for aim in deck.aims:
        if aim.team == team and not aim.role:
            met, _, half = aim.text.partition(". ")
            assert f"{aim.title}. {met}." in first
            assert half not in first
            assert aim.text in rest
    assert all(role.title in rest for role in deck.roles if role.team == team)
