from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from support.seats import FERRY_ORDER, SANDREL_ORDER, SeatApp, held, shown, submit, table_in, until
from tabletop.game import commands as c
from tabletop.game.audience import CONTROL
from tabletop.game.view import TeamView
from tabletop.table import Table
from tabletop.tui.seat.form import Panel
from tabletop.tui.widgets.nextline import NextLine

SIZES = [(80, 24), (120, 40)]


def seen(table: Table, team: str = "norvia") -> TeamView:
    view = table.seen(team)
    assert isinstance(view, TeamView)
    return view


def says(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(NextLine).sentence


def at_work(pilot: Pilot[None]) -> bool:
    return pilot.app.screen.focused in pilot.app.screen.query_one(Panel).walk_children()


async def next_says(pilot: Pilot[None], words: str) -> None:
    await until(pilot, lambda: bool(pilot.app.screen.query(NextLine)) and words in says(pilot), f"Next: {words}")


@pytest.mark.parametrize("size", SIZES)
async def test_a_first_time_team_gets_to_its_first_confirmed_order_by_what_the_screen_says(size: tuple[int, int]) -> None:
    table = table_in("assess")
    app = SeatApp(table)
    async with app.run_test(size=size) as pilot:
        await next_says(pilot, "Read your briefing (Enter opens it)")
        await pilot.press("enter")
        await until(pilot, lambda: "Keep the line open" in held(pilot) and "Red line" in held(pilot), "the briefing")
        await next_says(pilot, "Read report 1: say what it is, and how likely that is (n opens it)")
        await pilot.press("n")
        await next_says(pilot, "Say what is behind it. Here arrows or a number key choose")
        assert "a tug that crossed its bow without lights" in held(pilot)
        await pilot.press("2", "enter")
        await next_says(pilot, "Say how likely that is")
        await pilot.press("e")
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
            await pilot.press("b")
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
        await pilot.press("1", "enter", "1", "enter")
        await next_says(pilot, "Write one line why. Here you type")
        await pilot.press(*"They must see us")
        await next_says(pilot, "Review the order with ctrl+s")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Commit this order?" in shown(pilot), "the summary")
        assert "As your main order you carry out “Patrol the strait” (1 capital)" in held(pilot)
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


async def open_order(pilot: Pilot[None]) -> None:
    """Open the form of the main order."""
    await until(pilot, lambda: bool(pilot.app.screen.query("StepList")), "the steps")
    await until(pilot, lambda: "Choose your order" in shown(pilot), "the step")
    await pilot.app.screen.open_step("order:main")  # type: ignore[attr-defined]  # a SeatScreen
    await next_says(pilot, "Choose what you do")


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
        await pilot.press("1", "enter", "2", "enter", "1", "enter", *"Why", "ctrl+s")
        await until(
            pilot, lambda: "Still to agree  Cabinet Office. Without all of them it waits a turn." in held(pilot), "who is missing"
        )
        await pilot.press("enter")
        await until(pilot, lambda: bool(seen(table).orders), "the order")
        assert seen(table).orders[0].agreed == ("port",)
        await next_says(pilot, "Tick who agrees (Cabinet Office still to say)")
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


async def open_order_again(pilot: Pilot[None]) -> None:
    await pilot.app.screen.open_step("order:main")  # type: ignore[attr-defined]
    await until(pilot, lambda: bool(pilot.app.screen.query("#argument")), "the form")
    await pilot.pause()
    await pilot.pause()


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


async def test_a_statement_counts_its_words_and_stops_at_forty() -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Public statement" in shown(pilot), "the step")
        await pilot.app.screen.open_step("statement")  # type: ignore[attr-defined]
        await next_says(pilot, "Write what you say")
        await pilot.press(*"We want calm")
        await until(pilot, lambda: "3 of 40 words" in shown(pilot), "the count")
        pilot.app.screen.query_one("#statement").text = "word " * 41  # type: ignore[attr-defined]
        await until(pilot, lambda: "41 of 40 words, 1 too many" in shown(pilot), "the count")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Not yet: take out 1 of the 41 words." in held(pilot), "what is wrong")
        pilot.app.screen.query_one("#statement").text = "We want\ncalm."  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        await until(pilot, lambda: seen(table).statement == "We want calm.", "the statement")


async def test_moves_are_read_and_answered_before_they_are_ruled() -> None:
    table = table_in("adjudicate")
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await next_says(pilot, "Read move 1: say what you think it is for")
        await pilot.press("enter")
        await next_says(pilot, "Say what you take it for")
        assert "A logbook is printed." in shown(pilot)
        assert "Accident" in shown(pilot)
        await pilot.press("4", "enter", "8", "8", "ctrl+s")
        await until(pilot, lambda: seen(table).moves[0].reading == "probing", "the reading")
        assert seen(table).moves[0].likelihood == 88
        await next_says(pilot, "Hand the keyboard back to control (Enter opens it), or first: Move 1: reasons against it")
        await pilot.app.screen.open_step("con:1")  # type: ignore[attr-defined]
        await next_says(pilot, "Give a reason if you have one")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "The reason is missing: write it first." in held(pilot), "the refusal")
        await pilot.press(*"Logs lie", "ctrl+s")
        await until(pilot, lambda: "You said  Logs lie" in held(pilot), "the reason")
        reasons = [event for commit in table.commits for event in commit.events if event.NAME == "reason_raised"]
        assert [(each.side, each.text, each.ref) for each in reasons] == [("con", "Logs lie", 1)]  # type: ignore[attr-defined]
        await pilot.press("tab", "tab", "4")
        await pilot.press("tab", "enter")
        await until(
            pilot,
            lambda: any(event.NAME == "estimate_given" for commit in table.commits for event in commit.events),
            "the estimate",
        )


async def test_reasons_for_an_own_order_and_a_vote() -> None:
    table = table_in("adjudicate")
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        await next_says(pilot, "Read move 1")
        await pilot.app.screen.open_step("pro:T1-norvia-main")  # type: ignore[attr-defined]
        await next_says(pilot, "Give a reason if you have one")
        await pilot.press(*"It is fog", "ctrl+s")
        await until(
            pilot,
            lambda: any(
                event.NAME == "reason_raised" and event.side == "pro" and event.order == "T1-norvia-main"  # type: ignore[attr-defined]
                for commit in table.commits
                for event in commit.events
            ),
            "the reason",
        )
        pilot.app.screen.query_one("#vote").focus()
        await pilot.press("1", "tab", "enter")
        await until(pilot, lambda: any(e.NAME == "vote_cast" for commit in table.commits for e in commit.events), "the vote")


async def test_consequences_say_what_changed_and_what_came_of_the_orders() -> None:
    table = table_in("consequences")
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        await next_says(pilot, "See what changed")
        await pilot.press("enter")
        await until(pilot, lambda: "What changed" in shown(pilot), "the outcome")
        text = held(pilot)
        assert "Norvia's political capital went down by 1, to Some" in text
        assert "Halt the ferry: Partly successful: yes, but. Half of it." in text
        assert "A logbook is printed." in text
        await pilot.press("escape")
        await next_says(pilot, "Hand the keyboard back to control")


async def test_after_the_end_the_seat_points_to_the_hot_wash() -> None:
    app = SeatApp(table_in("ended"))
    async with app.run_test(size=(80, 24)) as pilot:
        await next_says(pilot, "See how it ended")
        await pilot.press("enter")
        await until(pilot, lambda: "Now the hot wash" in shown(pilot) and "Time is up." in shown(pilot), "the ending")
        await pilot.press("h")
        await until(pilot, lambda: app.left == 1, "the keyboard handed back")


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
        await next_says(pilot, "Read move 1")
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
