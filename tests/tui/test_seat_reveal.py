"""A team from the statement to the end: its words, readings of moves, reasons, what came of it."""

from __future__ import annotations

from pathlib import Path

from support.seats import (
    SeatApp,
    held,
    next_says,
    seen,
    shown,
    table_in,
    until,
)


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


async def test_moves_are_read_and_answered_before_they_are_ruled(tmp_path: Path) -> None:
    table = table_in("adjudicate", path=tmp_path / "s.tabletop")
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await next_says(pilot, "Read 2 new reports")
        await pilot.press("i", "t")
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
        await until(pilot, lambda: "Give control this reason?" in shown(pilot), "the question")
        assert "cannot be taken back" in shown(pilot)
        assert not any(event.NAME == "reason_raised" for commit in table.commits for event in commit.events)
        await pilot.press("enter")
        await until(pilot, lambda: "Given to control, against it  Logs lie" in held(pilot), "the reason")
        reasons = [event for commit in table.commits for event in commit.events if event.NAME == "reason_raised"]
        assert [(each.side, each.text, each.ref) for each in reasons] == [("con", "Logs lie", 1)]  # type: ignore[attr-defined]
        pilot.app.screen.query_one("#estimate").focus()
        await pilot.press("4")
        await next_says(pilot, "Give control your estimate of 50 % with ctrl+s")
        await pilot.press("ctrl+s")
        await until(
            pilot,
            lambda: any(event.NAME == "estimate_given" for commit in table.commits for event in commit.events),
            "the estimate",
        )
        await until(pilot, lambda: "Given to control: your estimate of 50 %" in held(pilot), "what was given")
        await pilot.press("escape")
        await until(pilot, lambda: not pilot.app.screen.query("ReasonsPanel"), "the steps: nothing is left to be given")
        await pilot.app.screen.open_step("con:1")  # type: ignore[attr-defined]
        await until(pilot, lambda: "Given to control: your estimate of 50 %" in held(pilot), "it is remembered")
    table.close()


async def test_reasons_for_an_own_order_and_a_vote() -> None:
    table = table_in("adjudicate")
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        await next_says(pilot, "Read 2 new reports")
        await pilot.app.screen.open_step("pro:T1-norvia-main")  # type: ignore[attr-defined]
        await next_says(pilot, "Give a reason if you have one")
        await pilot.press(*"It is fog", "ctrl+s")
        await until(pilot, lambda: "Give control this reason?" in shown(pilot), "the question")
        await pilot.press("enter")
        await until(
            pilot,
            lambda: any(
                event.NAME == "reason_raised" and event.side == "pro" and event.order == "T1-norvia-main"  # type: ignore[attr-defined]
                for commit in table.commits
                for event in commit.events
            ),
            "the reason",
        )
        assert "No estimate and no vote" in shown(pilot), "of a certain order nothing is guessed"
        assert not pilot.app.screen.query_one("#chances").display
        await pilot.app.screen.open_step("con:1")  # type: ignore[attr-defined]
        pilot.app.screen.query_one("#vote").focus()
        await pilot.press("1", "tab", "enter")
        await until(pilot, lambda: any(e.NAME == "vote_cast" for commit in table.commits for e in commit.events), "the vote")


async def test_consequences_say_what_changed_and_what_came_of_the_orders() -> None:
    table = table_in("consequences")
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        await next_says(pilot, "Read 2 new reports")
        await pilot.press("i", "t")
        await next_says(pilot, "See what changed")
        await pilot.press("enter")
        await until(pilot, lambda: "What changed" in shown(pilot), "the outcome")
        text = held(pilot)
        assert "Norvia's political capital went down by 1, to 2 (Some)\nby your order “Halt the ferry”" in text
        assert "Halt the ferry: Partly successful: yes, but. Half of it." in text
        assert "It brought: “The ferry does not run”." in text
        assert "You saw it bring: Norvia's trust in Sandrel +1." in text
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
