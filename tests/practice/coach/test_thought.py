"""The engine's forecasts beside the person's, once an order is given."""

from __future__ import annotations

from attrs import evolve

from support.coaching import ZAPAD, begun, chance, decided, deciding
from support.orders import PASS
from tabletop.deck.model import Deck
from tabletop.game import commands as c
from tabletop.practice.coach import after_commitment
from tabletop.practice.session import Practice


def test_its_own_forecast_stands_beside_the_persons() -> None:
    practice = deciding(begun())
    questions = practice.sight.view.questions
    practice.table.submit("nato", c.MakeForecast(question=questions[0].id, probability=85))
    said = after_commitment(decided(practice, PASS), chance(), games=4)
    assert [each.question for each in said.forecasts] == [each.id for each in questions]
    assert said.forecasts[0].person == 85
    assert all(0 <= each.engine <= 100 for each in said.forecasts)


def asking_early() -> Deck:
    """The deck with its questions about temperaments asked from the first turn on, before all others."""
    tempers = [evolve(each, turn=1, by=1) for each in ZAPAD.questions if each.tempers]
    return evolve(ZAPAD, questions=(*tempers, *(each for each in ZAPAD.questions if not each.tempers)))


def test_of_what_the_other_side_is_like_it_says_nothing_before_the_end() -> None:
    practice = deciding(Practice.begin(asking_early(), "nato", level="staff", seed="s", iterations=4))
    asked = [each.id for each in practice.sight.view.questions]
    tempers = [each.id for each in ZAPAD.questions if each.tempers]
    assert set(asked) & set(tempers), "it is asked"
    said = after_commitment(decided(practice, PASS), chance(), games=2)
    assert [each.question for each in said.forecasts] == [each for each in asked if each not in tempers]
