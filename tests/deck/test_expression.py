"""Conditions: what can be read, what cannot, and what their ranges prove."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.deck.expression import (
    ALWAYS,
    Both,
    Compare,
    Either,
    Expression,
    ExpressionError,
    Kind,
    Name,
    Node,
    Not,
    Number,
    Reckon,
    Truth,
    bounds,
    check,
    parse_expression,
)

KINDS: dict[str, Kind] = {"a": "number", "b": "number", "p": "truth", "q": "truth"}
RANGES = {"a": (-1, 2), "b": (0, 2), "p": (0, 1), "q": (0, 1)}


def value(node: Node, world: dict[str, int]) -> int:
    """What a condition comes to, by its definition."""
    match node:
        case Number(number) | Truth(number):
            return int(number)
        case Name(text):
            return world[text]
        case Not(part):
            return 1 - value(part, world)
        case Both(left, right):
            return value(left, world) and value(right, world)
        case Either(left, right):
            return value(left, world) or value(right, world)
        case Reckon(sign, left, right):
            x, y = value(left, world), value(right, world)
            return {"+": x + y, "-": x - y, "*": x * y}[sign]
        case Compare(sign, left, right):
            x, y = value(left, world), value(right, world)
            return {"=": x == y, "!=": x != y, "<": x < y, "<=": x <= y, ">": x > y, ">=": x >= y}[sign]


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
    found = {bool(value(expression.root, dict(zip(names, world, strict=True)))) for world in worlds}
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


@given(st.text(max_size=80))
def test_no_text_raises_anything_but_its_own_error(text: str) -> None:
    at, says = 0, "right"
    try:
        assert isinstance(parse_expression(text), Expression)
    except ExpressionError as error:
        at, says = error.at, str(error)
    assert 0 <= at <= len(text)
    assert says


@given(
    st.lists(st.sampled_from(["a", "nato.trust", "and", "or", "not", "(", ")", "+", "-", "*", "=", ">=", "3", "true", "&", " "]))
)
def test_no_row_of_words_raises_anything_but_its_own_error(words: list[str]) -> None:
    text = " ".join(words)
    at, names = 0, []
    try:
        names = list(parse_expression(text).names())
    except ExpressionError as error:
        at = error.at
    assert 0 <= at <= len(text)
    assert all(text[name.at :].startswith(name.text) for name in names)


@pytest.mark.parametrize(
    "text", ["(" * 500 + "a" + ")" * 500, "not " * 500 + "a", " and ".join(["a"] * 5000), "a" + " + 1" * 5000]
)
def test_a_condition_made_to_break_the_reader_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError, match=r"nested too deeply|too long"):
        parse_expression(text)


def test_a_minus_between_letters_joins_a_name() -> None:
    assert [name.text for name in parse_expression("played.close-crossings and a - b > 0").names()] == [
        "played.close-crossings",
        "a",
        "b",
    ]


def test_and_binds_closer_than_or_and_not_closest() -> None:
    assert parse_expression("p or not q and p").root == Either(Name("p", 0), Both(Not(Name("q", 9)), Name("p", 15)))


@pytest.mark.parametrize(
    ("text", "at", "says"),
    [
        ("", 0, "the condition is empty"),
        ("a >", 3, "the condition breaks off"),
        ("a b", 2, "`b` is not expected here"),
        ("(a", 0, "a bracket is opened and not closed"),
        ("a & b", 2, "`&` has no meaning"),
        ("a > 9999999", 4, "9999999 is too large a number"),
        ("a = b = 1", 6, "`=` is not expected here"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, at: int, says: str) -> None:
    with pytest.raises(ExpressionError, match=f"^{says}") as caught:
        parse_expression(text)
    assert caught.value.at == at


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a", "`a` is a number; compare it, such as `a >= 3`"),
        ("p > 1", "`p` is true or false, and cannot be compared with a number"),
        ("3", "3 is a number; compare it with something, such as `turn >= 3`"),
        ("a + 1", "`+` gives a number, which does not fit where it stands"),
        ("(a > 1) + 1 > 0", "`>` gives true or false, which does not fit where it stands"),
        ("(not p) > 1", "true or false stands where a number should"),
        ("nothing", "`nothing` names nothing in this deck"),
    ],
)
def test_mixed_types_are_told(text: str, says: str) -> None:
    assert [str(mistake) for mistake in check(parse_expression(text), KINDS.get)] == [says]


def test_the_condition_that_always_holds() -> None:
    assert bounds(ALWAYS, RANGES.__getitem__) == (False, True)
