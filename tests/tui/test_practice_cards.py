"""The list of cards in practice: what the staff proposes first, then all."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList, Static

from support.practising import PracticeApp, opened, play_to, practice, seat
from support.tui import shown, until
from tabletop.deck.titles import role_title
from tabletop.library import load_deck
from tabletop.tui.practice.order import PracticeOrderForm
from tabletop.tui.seat.cards import CardsModal

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_shows_what_the_staff_proposes_first_and_all_on_its_last_line(size: tuple[int, int]) -> None:
    at = practice(load_deck("zapad-2025"), "nato", turns=4)
    play_to(at, "decide")
    async with PracticeApp(at).run_test(size=size) as pilot:
        await opened(pilot, "order:main", PracticeOrderForm)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CardsModal), "the cards")
        await until(pilot, lambda: "Proposed by your staff" in shown(pilot.app), "whose list it is")
        cards = pilot.app.screen.query_one("#card-list", OptionList)
        assert "political capital · a letter jumps" in shown(pilot.app)
        assert next(line for line in shown(pilot.app).split("\n") if "cost card" in line), "what the figures are"
        listed = [option.id for option in cards.options if option.id]
        assert len(listed) <= 13
        offered = {offer.card for offer in seat(pilot)._view.offers}  # type: ignore[union-attr]
        await pilot.press("end")
        await until(
            pilot, lambda: f"… and {len(offered) - len(listed) + 1} other cards: Enter shows all" in shown(pilot.app), "all"
        )
        await pilot.press("enter")
        await until(pilot, lambda: "Your cards" in shown(pilot.app), "all of them")
        assert {option.id for option in cards.options if option.id} == offered
        at_cursor = cards.get_option_at_index(cards.highlighted or 0).id
        assert at_cursor in offered - {*listed}, "the cursor is on the first that is new"
        await pilot.press("escape")
        await until(pilot, lambda: seat(pilot).is_current, "the form")


async def test_a_letter_finds_a_card_that_is_not_proposed() -> None:
    at = practice(load_deck("zapad-2025"), "nato", turns=4)
    play_to(at, "decide")
    async with PracticeApp(at).run_test(size=(120, 40)) as pilot:
        await opened(pilot, "order:main", PracticeOrderForm)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CardsModal), "the cards")
        modal = pilot.app.screen
        assert isinstance(modal, CardsModal)
        cards = modal.query_one("#card-list", OptionList)
        titles = {card.id: card.title for card in modal._deck.actions}
        listed = {titles[option.id][0] for option in cards.options if option.id in titles}
        letter = next(title[0] for title in titles.values() if title[0] not in listed)
        await pilot.press(letter.lower())
        await until(pilot, lambda: "Your cards" in shown(pilot.app), "all of them")
        at_cursor = cards.get_option_at_index(cards.highlighted or 0).id
        assert titles[at_cursor or ""].startswith(letter)


async def test_in_brief_a_cards_text_names_every_office_and_the_list_of_all_names_one_in_each_line() -> None:
    at = practice(load_deck("zapad-2025"), "nato", turns=4)
    play_to(at, "decide")
    async with PracticeApp(at).run_test(size=(120, 40)) as pilot:
        form = await opened(pilot, "order:main", PracticeOrderForm)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CardsModal), "the cards")
        cards = pilot.app.screen.query_one("#card-list", OptionList)
        text = pilot.app.screen.query_one("#card-text", Static)
        by_id = {card.id: card for card in form.deck.actions}
        collective = next(option.id for option in cards.options if option.id in by_id and by_id[option.id].collective)
        offices = [role_title(form.deck, role) for role in by_id[collective].authority]
        cards.highlighted = cards.get_option_index(collective)
        await until(pilot, lambda: all(office in str(text.content) for office in offices), "every office")
        assert "must agree" not in str(text.content), "in brief"
        await pilot.press("end", "enter")
        await until(pilot, lambda: "Your cards" in shown(pilot.app), "all of them")
        for option in cards.options:
            if option.id in by_id:
                assert role_title(form.deck, by_id[option.id].authority[0]) in str(option.prompt)
        cards.highlighted = cards.get_option_index(collective)
        await until(pilot, lambda: "must agree" in str(text.content), "all of its text")
