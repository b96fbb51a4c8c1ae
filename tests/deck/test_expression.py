"""Conditions: what can be read, and what cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.deck.expression import (
    Both,
    Either,
    Expression,
    ExpressionError,
    Kind,
    Name,
    Not,
    check,
    parse_expression,
)

KINDS: dict[str, Kind] = {"a": "number", "b": "number", "p": "truth", "q": "truth"}


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
