"""Public words to choose from in practice."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.sessions import ticking
from support.solo import engine_acts, person_acts
from tabletop.deck.model import Deck
from tabletop.game import commands as c
from tabletop.game.refusal import Refusal
from tabletop.library import load_deck
from tabletop.practice.session import Practice
from tabletop.practice.statements import PLAIN, statements


@pytest.mark.parametrize("deck", [load_deck("zapad-2025"), ferry()], ids=lambda deck: deck.id)
def test_a_card_is_said_with_its_own_words_and_all_are_taken_by_the_rules(deck: Deck) -> None:
    for team in deck.team_ids:
        practice = Practice.begin(deck, team, level="recruit", seed="s", clock=ticking())
        engine_acts(practice)
        while practice.table.state.phase != "decide":
            person_acts(practice, "person")
            engine_acts(practice)
        share = practice.seat.deck
        for card in share.actions:
            found = statements(share, [card.id])
            assert found[-len(PLAIN) :] == PLAIN
            assert len(found) == len(PLAIN) + 1
            assert (card.public or card.rationale).strip().startswith(found[0])
        for text in (*PLAIN, *(statements(share, [card.id])[0] for card in share.actions)):
            came = practice.table.submit(team, c.MakeStatement(text=text))
            assert not isinstance(came, Refusal), (text, came)


def test_without_a_card_the_words_speak_of_none() -> None:
    assert statements(ferry()) == PLAIN


def test_a_reason_that_is_too_long_is_left_out() -> None:
    deck = ferry()
    (first, *_) = deck.actions
    from attrs import evolve

    long = evolve(deck, actions=(evolve(first, rationale="word " * 60 + "."),))
    assert statements(long, [first.id]) == PLAIN
