"""Purposes have the same key wherever a form offers them."""

from __future__ import annotations

import pytest
from attrs import evolve

from support.decks import ferry
from support.seats import SIZES, SeatApp, open_order, says, shown, table_in, until
from tabletop.deck.model import Deck
from tabletop.library import load_deck
from tabletop.tui.seat.cardfield import CardField
from tabletop.tui.seat.pick import OneOf
from tabletop.tui.seat.purposes import all_meant, all_read, purpose_options


@pytest.mark.parametrize("deck", [ferry(), load_deck("zapad-2025")], ids=lambda deck: deck.id)
def test_a_purpose_has_one_number_on_every_card_and_in_every_reading(deck: Deck) -> None:
    learned = {option.key: option.number for option in all_read(deck)}
    assert sorted(learned.values()) == list(range(1, len(deck.purposes) + 1))
    offered = [all_meant(deck), *(purpose_options(deck, card.purposes) for card in deck.actions)]
    for options in offered:
        assert options
        assert all(option.number == learned[option.key] for option in options)
        assert [option.number for option in options] == sorted(option.number for option in options)
    assert all({option.key for option in purpose_options(deck, card.purposes)} == {*card.purposes} for card in deck.actions)


def test_purposes_are_numbered_from_benign_to_hostile_however_the_deck_lists_them() -> None:
    deck = ferry()
    turned = evolve(deck, purposes=tuple(reversed(deck.purposes)))
    scale = {purpose.id: purpose.scale for purpose in deck.purposes}
    meant = [scale[option.key] for option in all_meant(turned)]
    assert meant == sorted(meant, key=lambda step: step or 0)
    assert [option.number for option in all_read(turned)] == list(range(1, len(deck.purposes) + 1))
    assert [scale[option.key] for option in all_read(turned)][len(meant) :] == [None] * (len(deck.purposes) - len(meant))


@pytest.mark.parametrize("size", SIZES)
async def test_the_digit_of_a_purpose_that_a_card_does_not_allow_chooses_nothing_and_says_so(size: tuple[int, int]) -> None:
    async with SeatApp(table_in("decide")).run_test(size=size) as pilot:
        await open_order(pilot)
        form = pilot.app.screen.query_one("Work").children[0]
        await pilot.press("1")
        form.query_one(CardField).card = "joint-inspection"  # for reassurance or probing
        form._arrange()  # type: ignore[attr-defined]
        purpose = form.query_one("#purpose", OneOf)
        purpose.focus()
        await pilot.pause()
        assert [option.number for option in purpose.options] == [1, 4]
        await pilot.press("2")
        await until(pilot, lambda: "“2” does nothing here." in says(pilot), "an answer")
        assert purpose.value == ""
        await pilot.press("4", "enter", "4")
        await until(pilot, lambda: "4 ● Probing" in shown(pilot), "chosen")
        assert (purpose.value, form.query_one("#message", OneOf).value) == ("probing", "probing")
