"""Where keys and values of a TOML text stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.deck.problems import KeyPath
from tabletop.deck.spans import Span, find, inside, line_and_column, scan

DOCUMENT = """\
title = "x" # comment [with] brackets
"quoted key" = 1
a.b . "c.d" = [1, [2, 3], { e = 4 }]

[ladder]
track = 'escalation'

[[inject]]
id = "one"
text.all = \"\"\"
Several = lines
[[inject]]
\"\"\"
effects = [
  "a", # "b",
  'c',
]
[inject.expects]
team = "nato"

[[inject]]
id = "two"
[[inject.step]]
at = 1
[[inject.step]]
at = 2
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("title",), "title", '"x"'),
        (("quoted key",), '"quoted key"', "1"),
        (("a", "b", "c.d"), '"c.d"', "[1"),
        (("a", "b", "c.d", 1, 1), "3]", "3]"),
        (("a", "b", "c.d", 2, "e"), "e = 4", "4 }"),
        (("ladder", "track"), "track", "'esc"),
        (("inject", 0), "inject]]\nid", "[[inject]]\nid"),
        (("inject", 0, "text", "all"), "all = ", '"""\nSev'),
        (("inject", 0, "effects", 1), "'c'", "'c'"),
        (("inject", 0, "expects", "team"), "team", '"nato"'),
        (("inject", 1, "id"), 'id = "two"', '"two"'),
        (("inject", 1, "step", 1, "at"), "at = 2", "2\n"),
    ],
)
def test_the_places_in_a_document(path: KeyPath, key: str, value: str) -> None:
    span = scan(DOCUMENT)[path]
    assert DOCUMENT[span.key :].startswith(key)
    assert DOCUMENT[span.value :].startswith(value)


def test_what_is_not_there_is_found_at_what_is_around_it() -> None:
    spans = scan(DOCUMENT)
    assert find(spans, ("inject", 0, "expects", "task")) == spans["inject", 0, "expects"]
    assert find(spans, ("nothing",)) is None


def test_lines_and_columns_count_from_one() -> None:
    assert line_and_column("ab\ncd", 0) == (1, 1)
    assert line_and_column("ab\ncd", 4) == (2, 2)


@pytest.mark.parametrize(
    ("literal", "at", "rest"),
    [
        ('"turn >= x"', 8, 'x"'),
        ("'turn >= x'", 8, "x'"),
        (r'"a\"b\u0041c"', 4, 'c"'),
        ('"""\nturn\n  >= x"""', 10, 'x"""'),
        ('"""a\\\n   b"""', 1, 'b"""'),
        ("'''a'b'''", 2, "b'''"),
        ('"abc"', 99, '"'),
        ("41", 1, "41"),
    ],
)
def test_a_character_inside_a_string_is_found(literal: str, at: int, rest: str) -> None:
    text = f"key = {literal}"
    assert text[inside(text, 6, at) :] == rest


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    for span in scan(text).values():
        assert 0 <= span.key <= len(text)
        assert 0 <= inside(text, span.value, 3) <= len(text)


BARE = st.text("abcxyz019_-", min_size=1, max_size=4)
LETTERS = st.characters(exclude_categories=["Cs", "Cc"])


def basic(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def multi(text: str) -> str:
    return '"""\n' + text.replace("\\", "\\\\").replace('"', '\\"').replace("x", "\\\n   x") + '"""'


STRINGS = st.one_of(
    st.text(LETTERS, max_size=8).map(basic),
    st.text(LETTERS, max_size=8).map(lambda text: "'" + text.replace("'", "") + "'"),
    st.text(st.one_of(LETTERS, st.just("\n")), max_size=8).map(multi),
    st.text(st.one_of(LETTERS, st.just("\n")), max_size=8).map(lambda text: "'''" + text.replace("'", "") + "'''"),
    st.sampled_from(['"""a""b"""', '"""a""""', "'''a'''''", r'"\u00e9\t\\"', '"# no comment"', "'[x]'", '""', "''"]),
)
SCALARS = st.one_of(
    STRINGS,
    st.integers(-99, 99).map(str),
    st.sampled_from(["true", "false", "1.5", "-inf", "0x1F", "1_000", "1979-05-27 07:32:00Z", "07:32:00", "1979-05-27"]),
)
KEYS = st.one_of(BARE, st.text(LETTERS, max_size=4).map(basic), BARE.map(lambda key: f"'{key}.'"))
DOTTED = st.lists(KEYS, min_size=1, max_size=3).map(lambda keys: " . ".join(keys))
SPACE = st.sampled_from(["", " ", "\t"])
GAPS = st.sampled_from(["", " ", "\n", "  # note, ] } \n\t"])


@st.composite
def arrays(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    items = [draw(GAPS) + draw(values) + draw(GAPS) for _ in range(draw(st.integers(0, 3)))]
    return "[" + ",".join(items) + (draw(st.sampled_from(["", ","])) if items else "") + draw(GAPS) + "]"


@st.composite
def inline_tables(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    pairs = [f"{draw(SPACE)}{draw(DOTTED)}{draw(SPACE)}={draw(SPACE)}{draw(values)}" for _ in range(draw(st.integers(0, 3)))]
    return "{" + ", ".join(pairs) + " }"


VALUES = st.recursive(SCALARS, lambda inner: st.one_of(arrays(inner), inline_tables(inner)), max_leaves=6)


@st.composite
def documents(draw: st.DrawFn) -> str:
    lines = []
    for _ in range(draw(st.integers(1, 8))):
        end = draw(st.sampled_from(["", " # end", "\t"]))
        header = draw(st.sampled_from(["", "", "[{}]", "[[{}]]", "[[ {} ]]"]))
        if header:
            lines.append(header.format(draw(DOTTED)) + end)
        else:
            lines.append(f"{draw(SPACE)}{draw(DOTTED)}{draw(SPACE)}={draw(SPACE)}{draw(VALUES)}{end}")
    return "\n".join(lines)


def key_paths(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    if path:
        yield path, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from key_paths(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from key_paths(item, (*path, index))


def key_at(text: str, span: Span) -> str:
    """The key that a TOML parser reads at a place, whatever follows it."""
    rest = text[span.key :]
    for end in range(1, len(rest) + 1):
        try:
            (key,) = tomli.loads(rest[:end] + "=0")
        except tomli.TOMLDecodeError:
            continue
        following = rest[end:].lstrip(" \t")
        if following[:1] in (".", "=", "]"):
            return key
    raise AssertionError(f"no key at {rest[:20]!r}")


def value_at(text: str, span: Span) -> list[Any]:
    """Every value that a TOML parser can read from a place on."""
    found = []
    for end in range(span.value + 1, len(text) + 1):
        try:
            found.append(tomli.loads(f"v = {text[span.value : end]}")["v"])
        except tomli.TOMLDecodeError:
            continue
    return found


@settings(max_examples=300, deadline=None)
@given(documents())
def test_every_key_path_that_a_parser_finds_is_found_where_it_stands(text: str) -> None:
    try:
        values = tomli.loads(text)
    except tomli.TOMLDecodeError:
        return
    spans = scan(text)
    for path, value in key_paths(values):
        span = spans[path]
        if isinstance(path[-1], str):
            assert key_at(text, span) == path[-1]
        if not isinstance(value, dict | list):
            assert repr(value) in map(repr, value_at(text, span))
    assert set(spans) == {path for path, _ in key_paths(values)}
