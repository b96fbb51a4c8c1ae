from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Static

from support.decks import ferry
from support.orders import argument
from support.practising import PracticeApp, opened, play_to, practice
from support.tui import shown, until
from tabletop.game.commands import Finish, GiveOrder
from tabletop.game.refusal import Refusal
from tabletop.library import load_deck
from tabletop.practice.session import Practice
from tabletop.tui.practice.order import PracticeOrderForm
from tabletop.tui.practice.reasons import PracticeReasons
from tabletop.tui.seat.confirm import ConfirmModal
from tabletop.tui.seat.line import Line
from tabletop.tui.seat.pick import Moves, OneOf, Ticks


def give(at: Practice, command: Finish | GiveOrder) -> None:
    came = at.table.submit(at.team, command)
    assert not isinstance(came, Refusal), came.sentence


async def test_the_form_begins_with_a_card_and_a_reason_stands_ready() -> None:
    at = practice(ferry(), "norvia")
    play_to(at, "decide")
    async with PracticeApp(at).run_test(size=(120, 60)) as pilot:
        form = await opened(pilot, "order:main", PracticeOrderForm)
        assert form.substance == "action"
        await until(pilot, lambda: pilot.app.screen.focused is form.query_one("#card"), "the cursor is at the card")
        assert not form.query_one("#for-why").display, "no reason without a card"
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: form.card is not None, "a card")
        card = form.card
        assert card is not None
        assert form.line("rationale") == card.rationale
        why = form.query_one("#why", OneOf)
        why.focus()
        await pilot.press("2")
        await until(pilot, lambda: form.line("rationale") == why.options[1].title, "another reason of the list")
        own = form.query_one("#rationale", Line)
        own.focus()
        await pilot.press("end", "!")
        assert form.line("rationale").endswith("!")
        assert why.value == "", "it is one's own now"
        if card.collective:
            assert form.query_one("#agreed", Ticks).values == card.authority


async def test_how_openly_stands_ready_for_every_card() -> None:
    """Also for one that cannot be played overtly: nothing but card, purpose and message is required of any order."""
    at = practice(load_deck("zapad-2025"), "union_state", turns=4)
    play_to(at, "decide")
    async with PracticeApp(at).run_test(size=(120, 60)) as pilot:
        form = await opened(pilot, "order:main", PracticeOrderForm)
        required = set()
        for card in (card for card in form.deck.actions if card.team == "union_state"):
            form._card_chosen(card.id)
            required |= {field for _, field in form.open_questions() if field != "card"}
        assert required == {"purpose", "message"}


async def test_for_an_argument_the_white_cell_offers_reasons_that_can_be_taken() -> None:
    at = practice(ferry(), "norvia")
    play_to(at, "decide")
    async with PracticeApp(at).run_test(size=(120, 60)) as pilot:
        form = await opened(pilot, "order:main", PracticeOrderForm)
        form.query_one("#substance", OneOf).focus()
        await pilot.press("2")
        await until(pilot, lambda: form.substance == "argument", "an argument")
        assert not form.query_one("#for-pros").display
        form.query_one("#moves", Moves).focus()
        await pilot.press("right")
        ticks = form.query_one("#offered", Ticks)
        await until(pilot, lambda: ticks.options != () and form.query_one("#for-pros").display, "reasons")
        form.query_one("#pro-1", Line).put("My own.")
        ticks.focus()
        await pilot.press("1")
        await until(pilot, lambda: form.line("pro-1") == ticks.options[0].title, "taken")
        assert form.line("pro-2") == "My own.", "what was written stays"
        assert form.command().pros[0] == ticks.options[0].title


async def test_on_an_argument_that_lies_open_one_reason_for_and_one_against_are_given() -> None:
    at = practice(ferry(), "norvia")
    play_to(at, "decide")
    order = argue(at)
    async with PracticeApp(at).run_test(size=(120, 60)) as pilot:
        panel = await reasons_page(pilot, order)
        assert "vote" not in shown(pilot.app), "nobody asks for one"
        offered = panel.query_one("#offered", OneOf)
        for side in ("pro", "con"):
            number = next(
                place for place, each in enumerate([o for o in offered.options if o.key], 1) if each.key.startswith(side)
            )
            offered.focus()
            await pilot.press(str(number))
            await pilot.press("ctrl+s")
            await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmModal), "it asks, since it cannot be taken back")
            await pilot.press("enter")
            await until(pilot, lambda side=side: any(raised.side == side for raised in at.table.state.reasons), side)  # type: ignore[misc]
            await until(pilot, lambda: not offered.value, "it is chosen no more")
    raised = {each.side: each.text for each in at.table.state.reasons if each.order == order and each.team == "norvia"}
    assert set(raised) == {"pro", "con"}


def argue(at: Practice) -> str:
    """Give an argument and lay it open."""
    give(at, argument(argument="We show the log, so that they believe us", pros=("The log is genuine.",)))
    play_to(at, "adjudicate")
    return next(given.order for given in at.table.state.orders if given.team == "norvia")


async def reasons_page(pilot: Pilot[None], order: str) -> PracticeReasons:
    panel = await opened(pilot, f"pro:{order}", PracticeReasons)
    await until(pilot, lambda: bool(pilot.app.screen.query("#standing")), "how it stands")
    return panel


async def test_how_it_stands_and_how_many_reasons_count_is_on_the_page_of_reasons() -> None:
    at = practice(ferry(), "norvia")
    play_to(at, "decide")
    order = argue(at)
    async with PracticeApp(at).run_test(size=(120, 60)) as pilot:
        panel = await reasons_page(pilot, order)
        before = standing(panel)
        assert "The odds" in before
        assert "“The log is genuine.”" in before
        assert "2 count for it" in before
        panel.query_one("#reason", Line).focus()
        panel.query_one("#reason", Line).put("Their own pilot signed it")
        await pilot.press("ctrl+s")
        await pilot.press("enter")
        await until(pilot, lambda: "“Their own pilot signed it”" in standing(panel), "it stands among the reasons")
        assert standing(panel).splitlines()[0] != before.splitlines()[0], "and the odds are others"


async def test_the_same_reason_is_not_given_twice() -> None:
    at = practice(ferry(), "norvia")
    play_to(at, "decide")
    order = argue(at)
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        panel = await reasons_page(pilot, order)
        offered = panel.query_one("#offered", OneOf)
        offered.focus()
        await pilot.press("1", "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmModal), "it asks")
        await pilot.press("enter")
        await until(pilot, lambda: not offered.value and at.table.state.reasons != (), "given")
        await pilot.press("1", "ctrl+s")
        await until(pilot, lambda: "given already" in shown(pilot.app), "it says so")
        assert len(at.table.state.reasons) == 1


def standing(panel: PracticeReasons) -> str:
    return str(panel.query_one("#standing", Static).content)
