"""Questions about the staff opposite, and orders on which no reason bears."""

from __future__ import annotations

from attrs import evolve

from support.decks import ferry
from support.orders import of_card
from support.sessions import ticking
from support.solo import engine_acts, person_acts, seen
from tabletop.game import commands as c
from tabletop.game.refusal import Refusal
from tabletop.library import load_deck
from tabletop.practice.certain import certain
from tabletop.practice.opposite import opposite
from tabletop.practice.session import Practice


def test_the_questions_about_a_temperament_are_known_by_what_they_ask() -> None:
    share = Practice.begin(load_deck("zapad-2025"), "union_state", level="recruit", clock=ticking()).seat.deck
    assert opposite(share) == {"q-temper-nato-bold": "bold?", "q-temper-nato-cautious": "cautious?"}
    assert opposite(ferry()) == {}


def test_a_shipped_session_of_any_length_asks_once_about_the_middle_and_once_at_the_end() -> None:
    deck = load_deck("zapad-2025")
    for length in deck.lengths:
        practice = Practice.begin(deck, "nato", turns=length.turns, level="recruit", seed="s", clock=ticking())
        asked: list[int] = []
        while True:
            engine_acts(practice)
            if practice.over:
                break
            view = seen(practice)
            if view.clock.phase == "assess" and any(each.id in opposite(practice.seat.deck) for each in view.questions):
                asked.append(view.clock.number)
            person_acts(practice, "person")
        war = practice.table.state.ended is not None and practice.table.state.ended.ending == "war"
        middle = length.turns // 2 + 1
        assert asked == [middle, length.turns] or (war and asked in ([], [middle])), length


def test_an_order_is_certain_if_nothing_is_rolled_for_it() -> None:
    for method in ("certain", "2d6"):
        deck = ferry()
        deck = evolve(deck, actions=tuple(evolve(card, method=method) for card in deck.actions))
        practice = Practice.begin(deck, "norvia", level="recruit", seed="s", clock=ticking())
        engine_acts(practice)
        while practice.table.state.phase != "decide":
            person_acts(practice, "person")
            engine_acts(practice)
        offer = next(each for each in seen(practice).offers if each.main)
        card = next(each for each in deck.actions if each.id == offer.card)
        assert not isinstance(practice.table.submit("norvia", of_card(card)), Refusal)
        practice.table.submit("norvia", c.Finish())
        engine_acts(practice)
        view = seen(practice)
        assert view.clock.phase == "adjudicate"
        found = certain(practice.sight)
        moves = {str(move.number) for move in view.moves if move.open}
        mine = {each.id for each in view.orders}
        assert found >= mine | moves if method == "certain" else not found
