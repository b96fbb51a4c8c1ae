"""The list of a team's cards: found by a letter, priced, and with a word on why one cannot be ordered."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from support.seats import FERRY_ORDER, SIZES, SeatApp, open_order, shown, submit, table_in, until
from tabletop.table import Table
from tabletop.tui.seat.cards import CardsModal


async def cards_of(pilot: Pilot[None], step: str = "order:main") -> OptionList:
    if step == "order:main":
        await open_order(pilot)
    else:
        await until(pilot, lambda: "Hand back to control" in shown(pilot), "the steps")
        await pilot.app.screen.open_step(step)  # type: ignore[attr-defined]
        await pilot.pause()
    await pilot.press("1", "enter", "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, CardsModal), "the cards")
    await pilot.pause()
    return pilot.app.screen.query_one("#card-list", OptionList)


def at(cards: OptionList) -> str:
    assert cards.highlighted is not None
    return cards.get_option_at_index(cards.highlighted).id or ""


def line(pilot: Pilot[None], title: str) -> str:
    return next(row for row in shown(pilot).splitlines() if title in row)


@pytest.mark.parametrize("size", SIZES)
async def test_a_letter_goes_from_card_to_card_that_begins_with_it_and_round(size: tuple[int, int]) -> None:
    async with SeatApp(table_in("decide")).run_test(size=size) as pilot:
        cards = await cards_of(pilot)
        modal = pilot.app.screen
        assert isinstance(modal, CardsModal)
        titles = {card.id: card.title for card in modal._deck.actions}
        letter = titles[at(cards)][0].lower()
        wanted = [each.id for each in cards.options if each.id and titles[each.id].lower().startswith(letter)]
        passed = []
        for _ in wanted:
            passed.append(at(cards))
            await pilot.press(letter)
        assert passed == wanted
        assert at(cards) == wanted[0], "round again"
        before = at(cards)
        await pilot.press("z")
        await until(pilot, lambda: "No card begins with “z”." in shown(pilot), "an answer")
        assert at(cards) == before
        await pilot.press("down")
        await until(pilot, lambda: "No card begins" not in shown(pilot) and "Your cards" in shown(pilot), "the heading again")


async def test_a_card_that_costs_nothing_says_so() -> None:
    async with SeatApp(table_in("decide")).run_test(size=(120, 40)) as pilot:
        cards = await cards_of(pilot)
        modal = pilot.app.screen
        assert isinstance(modal, CardsModal)
        costs = {card.id: card.cost for card in modal._deck.actions}
        assert 0 in costs.values()
        lines = {each.id: str(each.prompt).split() for each in cards.options if each.id}
        assert {card: line[0].lstrip("✗") or line[1] for card, line in lines.items()} == {
            card: str(cost or "free") for card, cost in costs.items()
        }


def ordered() -> Table:
    table = table_in("decide")
    submit(table, "norvia", FERRY_ORDER)
    return table


async def test_a_card_that_cannot_be_ordered_has_a_word_on_why_in_its_line() -> None:
    async with SeatApp(ordered()).run_test(size=(120, 40)) as pilot:
        await cards_of(pilot, "order:national")
        assert "main order only" in line(pilot, "Invite a joint inspection")
        assert "ordered already" in line(pilot, "Halt the ferry")
        assert "not now" in line(pilot, "Let the ferry run")


async def test_the_heading_comes_back_also_where_the_letter_finds_the_card_at_the_cursor() -> None:
    async with SeatApp(table_in("decide")).run_test(size=(120, 40)) as pilot:
        cards = await cards_of(pilot)
        modal = pilot.app.screen
        assert isinstance(modal, CardsModal)
        titles = {card.id: card.title for card in modal._deck.actions}
        first = [titles[each.id][0].lower() for each in cards.options if each.id]
        alone = next(letter for letter in first if first.count(letter) == 1)
        await pilot.press(alone, "z")
        await until(pilot, lambda: "No card begins with “z”." in shown(pilot), "an answer")
        await pilot.press(alone)
        await until(pilot, lambda: "No card begins" not in shown(pilot), "the heading again")
