"""What the coach asks before an order is given: seldom, and where it matters."""

from __future__ import annotations

from itertools import chain

import pytest
from attrs import evolve

from support.coaching import ZAPAD, begun, card, chance, deciding, decisions
from support.sessions import is_sentence
from tabletop.practice.coach import odds, questions_before


def test_before_an_order_it_asks_seldom_and_at_most_twice_in_a_session() -> None:
    moments = asked_at = 0
    for practice, orders in chain(decisions(ZAPAD, "nato", 1), decisions(ZAPAD, "union_state", 1)):
        moments += 1
        found = questions_before(practice.sight, orders, 0, chance())
        asked_at += bool(found)
        assert len(found) <= 1
        assert questions_before(practice.sight, orders, 2, chance()) == ()
        assert len(questions_before(practice.sight, orders, 1, chance())) <= 1
        for question in found:
            assert question.text.endswith("?")
            assert is_sentence(question.ground.replace("\n", " "))
            assert "predicts nobody" in question.label
    assert 0 < asked_at < moments, (asked_at, moments)


def test_it_asks_what_they_will_take_it_for_when_it_reads_harder_than_its_message() -> None:
    practice = deciding(begun())
    order = card(practice, "close-crossings", message="reassurance")
    found = questions_before(practice.sight, (order,), 0, chance())
    assert [question.kind for question in found] == ["taken for"]
    assert practice.sight.book.actions[order.card].card.observable in found[0].ground


@pytest.mark.parametrize(
    ("which", "said"),
    [
        ("call-hotline", "fails in 42 to 72 of 100 tries, as far as you can know, and"),
        ("clear-sky-strip", "fails in about 42 of 100"),
    ],
)
def test_how_often_it_fails_is_said_as_the_odds_beside_it_say_it(which: str, said: str) -> None:
    practice = deciding(begun())
    order = card(practice, which)
    known = odds(practice.sight, order)
    (question,) = questions_before(practice.sight, (order,), 0, chance())
    assert known is not None
    assert question.kind == "fails"
    assert said in question.ground
    assert str(known.failure[0]) in said
    assert str(known.failure[1]) in said


@pytest.mark.parametrize(("turn", "asked"), [(1, ["fails"]), (4, [])])
def test_of_what_comes_too_late_to_be_thrown_for_it_asks_nothing_about_the_throw(turn: int, asked: list[str]) -> None:
    slow = tuple(evolve(action, turns=2 if action.id == "call-hotline" else action.turns) for action in ZAPAD.actions)
    practice = deciding(begun(evolve(ZAPAD, actions=slow), turns=4), turn)
    found = questions_before(practice.sight, (card(practice, "call-hotline"),), 0, chance())
    assert [question.kind for question in found] == asked
