"""Conditions in words: what a facilitator and a team read."""

from __future__ import annotations

import re
from operator import eq, ge, gt, le, lt, ne

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.decks import ferry
from tabletop.deck.brief import for_team
from tabletop.deck.expression import parse_expression
from tabletop.deck.spoken import spoken
from tabletop.library import load_deck


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("turn >= 2", "it is turn 2 or later"),
        ("2 < turn", "it is after turn 2"),
        ("not turn >= 2", "it is before turn 2"),
        ("escalation >= 4", "Escalation is 4 (Crisis) or more"),
        ("not played.ask-sandrel", "“Ask Sandrel what happened” has not been carried out"),
        ("released.collision and turn = 3", "“Collision in fog” has come, and it is turn 3"),
        ("not (turn = 1 or turn = 2)", "it is any turn but 1, and it is any turn but 2"),
        ("turn = 1 and (passed.norvia or met.collision)", ""),
        ("true", "always"),
    ],
)
def test_a_condition_in_words(condition: str, words: str) -> None:
    said = spoken(parse_expression(condition), ferry())
    if words:
        assert said == words
    else:
        assert said == (
            "it is turn 1, and (Norvia gave no main order last turn, or what was expected after “Collision in fog” was done)"
        )


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("turn >= 3", "it is turn 2 or later"),
        ("turn >= 4", "it is turn 3 or later"),
        ("turn > 3", "it is turn 3 or later"),
        ("turn <= 7", "it is turn 3 or earlier"),
        ("7 >= turn", "it is turn 3 or earlier"),
        ("turn < 5", "it is turn 2 or earlier"),
        ("turn = 5", "it is turn 3"),
        ("turn >= 6", "it is turn 4"),
        ("turn <= 2", "it is turn 1"),
        ("turn <= 8", "it is turn 4 or earlier"),
        ("turn != 5", "it is any turn but 3"),
        ("not turn = 5", "it is any turn but 3"),
        ("turn = 7", "it is a turn that this session leaves out"),
        ("turn * turn - 6 * turn != -5", "it is turn 2 or 4"),
        ("turn >= 3 and not turn >= 8", "it is turn 2 or 3"),
        ("not (turn = 1 or turn = 2)", "it is turn 2 or later"),
        (
            "turn >= 4 and turn <= 6 and not played.ask-sandrel",
            "it is turn 3, and “Ask Sandrel what happened” has not been carried out",
        ),
        ("turn >= 6 and turn <= 7", "it is a turn that this session leaves out"),
        ("escalation >= turn", "Escalation is the deck's number of the turn or more"),
    ],
)
def test_a_shorter_session_is_told_turns_by_its_own_numbers(condition: str, words: str) -> None:
    assert spoken(parse_expression(condition), ferry(), (1, 3, 5, 8)) == words


def test_a_session_that_counts_as_the_deck_does_is_told_nothing_else() -> None:
    condition = parse_expression("not turn >= 2 and turn > 1")
    assert spoken(condition, ferry(), (1, 2, 3)) == spoken(condition, ferry())


@given(
    course=st.sets(st.integers(1, 9), min_size=1).map(sorted),
    sign=st.sampled_from(["=", "!=", "<", "<=", ">", ">="]),
    at=st.integers(0, 10),
)
def test_what_is_told_of_turns_fits_exactly_the_turns_in_which_the_condition_holds(course: list[int], sign: str, at: int) -> None:
    told = spoken(parse_expression(f"turn {sign} {at}"), ferry(), tuple(course))
    holds = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}[sign]
    if course == list(range(1, len(course) + 1)):
        return
    fit = {number for number, turn in enumerate(course, 1) if holds(turn, at)}
    assert understood(told, len(course)) == fit


def understood(told: str, turns: int) -> set[int]:
    """The turns that somebody takes the words for."""
    numbers = [int(number) for number in re.findall(r"\d+", told)]
    every = set(range(1, turns + 1))
    if "leaves out" in told:
        return set()
    if "any turn but" in told:
        return every - set(numbers)
    if told.endswith("or later"):
        return {each for each in every if each >= numbers[0]}
    return {each for each in every if each <= numbers[0]} if told.endswith("or earlier") else set(numbers)


def test_a_team_is_not_told_an_injects_title() -> None:
    share = for_team(ferry(), "norvia")
    assert spoken(parse_expression("released.collision"), share) == "an earlier report has come"


def test_every_condition_of_the_shipped_deck_can_be_said() -> None:
    deck = load_deck("zapad-2025")
    conditions = [inject.when for inject in deck.injects] + [action.when for action in deck.actions]
    conditions += [rule.when for rule in deck.rules] + [hazard.when for hazard in deck.hazards]
    conditions += [reason.when for card in deck.actions for reason in (*card.pros, *card.cons)]
    for condition in conditions:
        said = spoken(condition, deck)
        assert said
        assert "." not in said, (condition.text, said)
