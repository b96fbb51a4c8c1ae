"""Forecasts of engine players, and what they take another side's temperament for."""

from __future__ import annotations

from random import Random

from attrs import evolve

from support.decks import ferry
from support.orders import PASS
from support.play import Rehearsal
from tabletop.deck.brief import for_planner
from tabletop.deck.expression import parse_expression
from tabletop.deck.model import Deck
from tabletop.engine.forecast import forecasts
from tabletop.engine.sight import SeatSight
from tabletop.engine.tempers import tempers
from tabletop.game import commands as c
from tabletop.game.rulebook import Rulebook
from tabletop.library import load_deck


def asking(answer: str) -> Deck:
    """The ferry dispute with one question, asked of Norvia from turn 1 to the end of turn 3."""
    deck = ferry()
    question = evolve(deck.questions[0], id="q", teams=("norvia",), turn=1, by=3, answer=parse_expression(answer))
    return evolve(deck, questions=(question,))


def forecast(answer: str, worlds: int = 60) -> int:
    deck = asking(answer)
    view = Rehearsal(deck).to("assess").team("norvia")
    return forecasts(SeatSight(view, Rulebook(for_planner(deck, "norvia"))), Random("forecast"), worlds)["q"]  # noqa: S311


def test_what_cannot_be_is_unlikely_and_what_must_be_is_likely_but_nothing_is_sure() -> None:
    assert forecast("escalation >= 99") <= 10
    assert forecast("escalation >= 0") >= 90


def test_what_may_be_lies_between_and_more_so_the_likelier_it_is() -> None:
    low, high = forecast("norvia.trust >= 6"), forecast("norvia.trust >= 4")
    assert 5 <= low < high <= 95
    assert low % 5 == high % 5 == 0


def test_the_same_chance_gives_the_same_forecast() -> None:
    assert forecast("sandrel.trust >= 5") == forecast("sandrel.trust >= 5")


def test_where_nothing_is_asked_nothing_is_forecast() -> None:
    deck = ferry()
    view = Rehearsal(deck, c.OpenSession(turns=3, forecasts=False)).to("assess").team("norvia")
    assert forecasts(SeatSight(view, Rulebook(for_planner(deck, "norvia"))), Random("none")) == {}  # noqa: S311


def test_a_temperament_is_told_by_what_its_side_does() -> None:
    deck = load_deck("zapad-2025")
    book = Rulebook(for_planner(deck, "nato"))
    start = tempers(Rehearsal(deck, c.OpenSession(turns=8)).to("decide").team("nato"), book, "union_state")
    assert {round(chance, 2) for chance in start.values()} == {0.25}

    def after(*cards: str) -> dict[str, float]:
        play = Rehearsal(deck, c.OpenSession(turns=8))
        for number, card in enumerate(cards, 2):
            play.to("decide", number)
            play.put("escalation = 4", "union_state.capital = 6")
            play.order(card)
        return dict(tempers(play.to("decide", len(cards) + 2).team("nato"), book, "union_state"))

    hard = after("close-sea-area", "baltic-flight", "close-sea-area", "baltic-flight")
    soft = after("invite-observers", "keep-to-the-plan", "publish-numbers", "ground-the-drones")
    assert max(hard, key=lambda temper: hard[temper]) == "bold"
    assert max(soft, key=lambda temper: soft[temper]) == "cautious"
    assert abs(sum(hard.values()) - 1) < 1e-9


def test_a_question_about_a_temperament_is_answered_by_it() -> None:
    deck = load_deck("zapad-2025")
    question = next(question for question in deck.questions if question.id == "q-temper-union-state-bold")
    one = evolve(deck, questions=(evolve(question, turn=1),))
    book = Rulebook(for_planner(one, "nato"))
    found = []
    for cards in (
        ("close-sea-area", "baltic-flight", "close-sea-area"),
        ("invite-observers", "keep-to-the-plan", "publish-numbers"),
    ):
        play = Rehearsal(one, c.OpenSession(turns=8, engines={"union_state": "staff"}))
        for number, card in enumerate(cards, 2):
            play.to("decide", number)
            play.put("escalation = 4", "union_state.capital = 6")
            play.order(card)
            play.give(PASS, "nato")
        view = play.to("assess", 5).team("nato")
        found.append(forecasts(SeatSight(view, book), Random("temper"))[question.id])  # noqa: S311 - dice of a game
    assert found[0] >= 50
    assert found[1] <= 20
