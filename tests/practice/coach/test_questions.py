"""What the coach asks before an order is given: seldom, and where it matters."""

from __future__ import annotations

from itertools import chain

from support.coaching import ZAPAD, begun, card, chance, deciding, decisions
from support.sessions import is_sentence
from tabletop.practice.coach import questions_before


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
