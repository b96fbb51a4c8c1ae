from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Button

from support.seats import FERRY_ORDER, SeatApp, held, opened, says, shown, submit, table_in, until
from tabletop.game import commands as c
from tabletop.tui.seat.order import OrderForm
from tabletop.tui.seat.panel import Panel

SIZES = [(80, 24), (120, 40)]


def at_once(pilot: Pilot[None], *keys: str) -> None:
    """Keys that reach the program in one go, as fast typing or a paste without brackets does."""
    for key in keys:
        char = " " if key == "space" else key if len(key) == 1 else "\r" if key == "enter" else None
        pilot.app.post_message(events.Key(key, char))


@pytest.mark.parametrize("size", SIZES)
async def test_letters_lead_out_of_no_form_and_function_keys_look_things_up(size: tuple[int, int]) -> None:
    async with SeatApp(table_in("decide")).run_test(size=size) as pilot:
        form = await opened(pilot, "order:main")
        await pilot.press(*"because we can not hail this", "enter")
        assert pilot.app.screen.query_one(Panel) is form
        assert pilot.app.screen.focused in form.walk_children()
        form.query_one("#rationale").focus()
        await pilot.pause()
        await pilot.press("f6")
        await until(pilot, lambda: "STARTEX" in shown(pilot), "the log")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen.focused is form.query_one("#rationale"), "the field that was left")


async def test_what_is_typed_right_after_enter_is_in_the_next_field() -> None:
    async with SeatApp(table_in("decide")).run_test(size=(120, 40)) as pilot:
        form = await opened(pilot, "order:main")
        assert isinstance(form, OrderForm)
        at_once(pilot, "2", "enter", *"hail", "enter", *"hear", "enter")
        await until(pilot, lambda: form.line("observable") == "hear", "both lines")
        assert form.line("argument") == "hail"


async def test_enter_on_an_action_card_goes_on_to_the_cards() -> None:
    async with SeatApp(table_in("decide")).run_test(size=(80, 24)) as pilot:
        form = await opened(pilot, "order:main")
        await pilot.press("1", "enter")
        await until(pilot, lambda: pilot.app.screen.focused is form.query_one("#card"), "the card")
        assert says(pilot) == "Choose a card. Here Enter shows your cards."


async def test_the_line_that_says_what_is_next_tells_the_field_at_the_cursor_from_the_one_that_is_missing() -> None:
    async with SeatApp(table_in("decide")).run_test(size=(120, 40)) as pilot:
        form = await opened(pilot, "order:main")
        await pilot.press("2")
        form.query_one("#pro-1").focus()
        await until(pilot, lambda: says(pilot) == "Here you type, Enter goes on. Then: write what you do.", "both")
        form.query_one("#argument").focus()
        await until(pilot, lambda: says(pilot) == "Write what you do. Here you type, Enter goes on.", "one")


async def test_a_refusal_goes_when_the_form_is_mended() -> None:
    async with SeatApp(table_in("assess")).run_test(size=(120, 40)) as pilot:
        await opened(pilot, "incident:1")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Not yet: say what is behind it; say how likely that is." in shown(pilot), "the refusal")
        await pilot.press("2")
        await until(pilot, lambda: "Not yet" not in shown(pilot), "no refusal")


async def test_a_number_opens_its_step_wherever_the_cursor_is_but_in_a_form() -> None:
    table = table_in("decide")
    submit(table, "norvia", FERRY_ORDER)
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        await opened(pilot, "own:T1-norvia-main")
        assert isinstance(pilot.app.screen.focused, Button), "no field of a part that is put away"
        names = [step.key for step in pilot.app.screen.query_one("StepList").steps]  # type: ignore[attr-defined]
        await pilot.press(str(names.index("statement") + 1))
        await until(pilot, lambda: "0 of 40 words" in shown(pilot), "the statement")
        await pilot.press("1")
        await until(pilot, lambda: "1 of 40 words" in shown(pilot), "a word")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("step", ["incident:1", "order:main", "statement", "own:T1-norvia-main", "hand-back"])
async def test_no_button_is_cut_off(step: str, size: tuple[int, int]) -> None:
    table = table_in("decide")
    if step.startswith("own"):
        submit(table, "norvia", FERRY_ORDER)
    async with SeatApp(table).run_test(size=size) as pilot:
        panel = await opened(pilot, step)
        for button in panel.query(Button):
            if button.display and all(part.display for part in button.ancestors_with_self if part is not pilot.app):
                assert button.region.right <= panel.region.right, button.label
                assert button.content_size.width >= len(button.label.plain), button.label  # type: ignore[union-attr]


@pytest.mark.parametrize("posture", ["covert", "deniable", "overt"])
async def test_review_and_committed_order_say_the_same_of_what_the_others_see(posture: str, tmp_path: Path) -> None:
    table = table_in("decide", path=tmp_path / "s.tabletop")
    deck = table.seat("norvia").deck
    card = next(each for each in deck.actions if posture in each.postures)
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        form = await opened(pilot, "order:main")
        assert isinstance(form, OrderForm)
        form.fill(
            {
                "substance": "action",
                "card": card.id,
                "agreed": " ".join(card.authority),
                "purpose": card.purposes[0],
                "message": "routine",
                "posture": posture,
                "rationale": "Why.",
            }
        )
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Commit this order?" in shown(pilot), "the review")
        before = [line for line in held(pilot).splitlines() if line.startswith("What the others see")]
        await pilot.press("enter")
        await until(pilot, lambda: "Committed: it waits" in held(pilot), "the committed order")
        after = [line for line in held(pilot).splitlines() if line.startswith("What the others see")]
    table.close()
    assert before == after
    assert len(after) == 1
    assert (card.trace if posture == "covert" else card.observable) in after[0]
    assert ("not whose it is" in after[0]) == (posture != "overt")


async def test_pages_have_the_wide_side_until_a_form_takes_it() -> None:
    async with SeatApp(table_in("assess")).run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "Hand back to control" in shown(pilot), "the steps")
        await pilot.press("b")
        await until(pilot, lambda: "You run the ferry" in held(pilot), "the briefing")
        screen = pilot.app.screen
        assert screen.query_one("#briefing").region.x >= 54
        await screen.open_step("incident:1")  # type: ignore[attr-defined]
        await until(pilot, lambda: screen.query_one("#briefing").region.x < 54, "the briefing below the steps")
        assert screen.query_one(Panel).region.x >= 54


async def test_an_estimate_that_was_chosen_is_there_when_the_panel_is_opened_again(tmp_path: Path) -> None:
    table = table_in("adjudicate", path=tmp_path / "s.tabletop")
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot, "con:1")
        panel.query_one("#estimate").focus()
        await pilot.press("3", "escape")
        await until(pilot, lambda: "You have chosen your estimate of 30 %" in shown(pilot), "the question")
        await pilot.press("tab", "enter")
        await until(pilot, lambda: not pilot.app.screen.query(Panel), "the steps")
        panel = await opened(pilot, "con:1")
        assert panel.query_one("#estimate").value == "30"  # type: ignore[attr-defined]
    table.close()


async def test_a_notice_to_a_team_is_gone_when_the_keyboard_is_handed_back() -> None:
    app = SeatApp(table_in("adjudicate"))
    async with app.run_test(size=(120, 40)) as pilot:
        panel = await opened(pilot, "con:1")
        panel.query_one("#vote").focus()
        await pilot.press("1", "enter", "enter")
        await until(pilot, lambda: "Your vote is cast." in [note.message for note in app._notifications], "the notice")
        await pilot.press("escape", "escape", "h", "tab", "enter")
        await until(pilot, lambda: app.left == 1, "the keyboard handed back")
        assert len(app._notifications) == 0


def test_the_seat_names_the_reason_of_each_slot() -> None:
    table = table_in("decide", settings=c.OpenSession(turns=3))
    view = table.seen("norvia")
    joint = next(offer for offer in view.offers if offer.card == "joint-inspection")  # type: ignore[union-attr]
    assert joint.main
    assert joint.why_not == ""
    assert joint.why_not_national == f"“{joint.title}” needs several roles to agree: it can only be the main order."
