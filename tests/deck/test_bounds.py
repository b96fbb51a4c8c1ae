"""What the ranges of its names prove of a condition."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.conditions import value
from tabletop.deck.bounds import bounds
from tabletop.deck.expression import ALWAYS, Kind, check, parse_expression

KINDS: dict[str, Kind] = {"a": "number", "b": "number", "p": "truth", "q": "truth"}
RANGES = {"a": (-1, 2), "b": (0, 2), "p": (0, 1), "q": (0, 1)}

NUMBERS: st.SearchStrategy[str] = st.recursive(
    st.sampled_from(["a", "b", "0", "1", "2", "-3"]),
    lambda inner: st.tuples(inner, st.sampled_from("+-*×−"), inner).map(lambda parts: f"({' '.join(parts)})"),
    max_leaves=4,
)
SIGNS = st.sampled_from(["=", "==", "!=", "≠", "<", "<=", "≤", ">", ">=", "≥"])
CONDITIONS: st.SearchStrategy[str] = st.recursive(
    st.one_of(st.sampled_from(["p", "q", "true", "false"]), st.tuples(NUMBERS, SIGNS, NUMBERS).map(" ".join)),
    lambda inner: st.one_of(
        inner.map(lambda part: f"not ({part})"),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda parts: f"({' '.join(parts)})"),
    ),
    max_leaves=6,
)


@given(CONDITIONS)
def test_what_is_said_to_be_impossible_is_so_in_every_world(text: str) -> None:
    expression = parse_expression(text)
    assert check(expression, KINDS.get) == []
    can_be_false, can_be_true = bounds(expression, RANGES.__getitem__)
    names = list(RANGES)
    worlds = product(*(range(low, high + 1) for low, high in RANGES.values()))
    found = {bool(value(expression.root, dict(zip(names, world, strict=True)).__getitem__)) for world in worlds}
    assert can_be_true or True not in found
    assert can_be_false or False not in found


@pytest.mark.parametrize(
    ("text", "can_be"),
    [
        ("a > 2", {False}),
        ("a <= 2", {True}),
        ("a + b = 5", {False}),
        ("a * b >= -2", {True}),
        ("a != 7", {True}),
        ("not p", {True, False}),
        ("p and false", {False}),
        ("p or true", {True}),
    ],
)
def test_what_ranges_prove(text: str, can_be: set[bool]) -> None:
    can_be_false, can_be_true = bounds(parse_expression(text), RANGES.__getitem__)
    assert (can_be_false, can_be_true) == (False in can_be, True in can_be)


def test_the_condition_that_always_holds() -> None:
    assert bounds(ALWAYS, RANGES.__getitem__) == (False, True)
