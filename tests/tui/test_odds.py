"""The chance of an order, and what its ruling comes to, in words."""

from __future__ import annotations

import pytest
from attrs import evolve

from support.tui import both_order, control_view, do, table_in_memory, to_phase
from tabletop.deck.model import Method
from tabletop.game.commands import CastVote, GiveEstimate
from tabletop.game.events import Outcome
from tabletop.game.view.control import DeskOrder
from tabletop.tui.odds import chance_words, result_words


def order() -> DeskOrder:
    """An order with one estimate of 70 % and one vote that it succeeds."""
    table = table_in_memory()
    both_order(table)
    to_phase(table, "adjudicate")
    name = control_view(table).orders[0].given.order
    do(table, "control", GiveEstimate(order=name, percent=70))
    do(table, "control", CastVote(order=name, succeeds=True))
    return control_view(table).orders[0]


@pytest.mark.parametrize(
    ("method", "net", "dice", "outcome", "told"),
    [
        ("certain", 0, (), None, "Result: success."),
        ("certain", 0, (), "failure", "Result: failure."),
        ("2d6", 0, (), None, "Result: as the dice fall."),
        ("2d6", 1, (4, 3), None, "Result: 4 + 3 + 1 = 8, success."),
        ("2d6", -2, (4, 5), None, "Result: 4 + 5 − 2 = 7, partial success."),
        ("2d6", 0, (1, 1), None, "Result: 1 + 1 = 2, disaster."),
        ("2d6", 3, (7, 1), None, "Result: as the dice fall."),
        ("2d6", 0, (4, 3), "disaster", "Result: disaster, the dice set aside."),
        ("estimate", 0, (71,), None, "Result: 71, failure."),
        ("estimate", 0, (65,), None, "Result: 65, partial success."),
        ("estimate", 0, (101,), None, "Result: as the dice fall."),
        ("vote", 0, (), None, "Result: to be chosen."),
        ("umpire", 0, (), "notable", "Result: notable success."),
    ],
)
def test_the_result_follows_what_is_typed_and_chosen(
    method: Method, net: int, dice: tuple[int, ...], outcome: Outcome | None, told: str
) -> None:
    assert result_words(method, net, order(), dice, outcome) == told


def test_dice_without_an_estimate_come_to_nothing_yet() -> None:
    assert result_words("estimate", 0, evolve(order(), estimates=()), (50,), None) == "Result: as the dice fall."


@pytest.mark.parametrize(
    ("method", "told"),
    [
        ("certain", "It succeeds; nothing is thrown."),
        ("2d6", "Chance of success 72 % (net +1, 7 or more on 2d6; exactly 7 is partial)."),
        ("estimate", "Median 70 % of 70; d100 at or below it succeeds."),
        ("vote", "1 for, 0 against. The vote advises; you decide the outcome."),
        ("umpire", "You decide the outcome."),
    ],
)
def test_the_chance_is_told_by_each_method(method: Method, told: str) -> None:
    assert chance_words(method, 1, order()) == told
