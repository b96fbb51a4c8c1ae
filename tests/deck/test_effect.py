"""Effects as a trainer writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.deck.effect import Effect, parse_effect
from tabletop.deck.expression import ExpressionError, parse_expression


@pytest.mark.parametrize(
    ("text", "verb", "name", "amount"),
    [
        ("escalation +1", "change", "escalation", 1),
        ("escalation -2", "change", "escalation", -2),
        ("escalation − 2", "change", "escalation", -2),
        ("nato.trust = 5", "set", "nato.trust", 5),
        ("border_closed", "raise", "border_closed", 0),
        ("not border_closed", "lower", "border_closed", 0),
    ],
)
def test_the_four_verbs(text: str, verb: str, name: str, amount: int) -> None:
    effect = parse_effect(text)
    assert (effect.verb, effect.name, effect.amount) == (verb, name, amount)


def test_an_effect_with_a_condition() -> None:
    effect = parse_effect("nato.trust -1 if turn >= 3 and border_closed")
    assert (effect.name, effect.amount) == ("nato.trust", -1)
    assert effect.condition == parse_expression("turn >= 3 and border_closed")


@pytest.mark.parametrize("text", ["", "not not x", "escalation + 1 2", "+1", "escalation +99999", "not", "if x", "a b"])
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError, match="this is no effect"):
        parse_effect(text)


def test_a_mistake_in_the_condition_is_placed_in_the_whole_effect() -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_effect("escalation +1 if turn & 3")
    assert caught.value.at == len("escalation +1 if turn ")


@given(st.text(max_size=60))
def test_no_text_raises_anything_but_its_own_error(text: str) -> None:
    at = 0
    try:
        assert isinstance(parse_effect(text), Effect)
    except ExpressionError as error:
        at = error.at
    assert 0 <= at <= len(text)
