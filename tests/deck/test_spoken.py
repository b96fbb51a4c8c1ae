"""Conditions in words: what a facilitator and a team read."""

from __future__ import annotations

import pytest

from support.decks import ferry
from tabletop.deck.brief import for_team
from tabletop.deck.expression import parse_expression
from tabletop.deck.spoken import spoken
from tabletop.library import load_deck


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("turn >= 2", "the turn is 2 or more"),
        ("2 < turn", "the turn is more than 2"),
        ("not turn >= 2", "the turn is less than 2"),
        ("escalation >= 4", "Escalation is 4 (Crisis) or more"),
        ("not played.ask-sandrel", "“Ask Sandrel what happened” has not been carried out"),
        ("released.collision and turn = 3", "“Collision in fog” has come, and the turn is 3"),
        ("not (turn = 1 or turn = 2)", "the turn is anything but 1, and the turn is anything but 2"),
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
            "the turn is 1, and (Norvia gave no main order last turn, or what was expected after “Collision in fog” was done)"
        )


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
