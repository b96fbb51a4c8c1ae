"""Text that somebody typed stays text: no heading, list, table, link or HTML comes of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tabletop.review.markdown import block, md, table
from tabletop.review.plain import one_line, paragraphs, plain

READERS = [MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"]) for html in (False, True)]
READERS.append(MarkdownIt("gfm-like", {"html": True, "linkify": True}))
PIECES = [
    "#",
    "|",
    "`",
    "*",
    "_",
    "~~",
    ">",
    "[x](y)",
    "![i](z)",
    "<b>",
    "</td>",
    "<!--",
    "&lt;",
    "&#35;",
    "\\",
    "https://evil.example",
    "www.evil.example",
    "a@b.example",
    "ftp://x.y",
    "mailto:a@b.cd",
    "===",
    "---",
    "[^1]",
    "[a]:",
    "$x$",
    "word",
    "é",
    "1)",
    "）",
    ":--",
    "http://[::1]",
    "//evil.example",
    "EVIL.COM",
    "x.md",
    "☎",
    "ä.öü",
    "x...y",
    "e.g.",
]
PIECES += ["- ", "1. ", "> ", "+ ", "\n", "\n\n", "    ", "\t", "\x1b[31m", "\u202e", "\u2028", "\x00", "\ud800", " "]
hostile = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=14).map("".join)


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or ()]


@pytest.mark.parametrize("reader", READERS)
@given(text=hostile)
def test_a_text_in_a_list_item_is_one_run_of_that_text(reader: MarkdownIt, text: str) -> None:
    tokens = reader.parse(f"- Why: {md(text)}")
    assert [token.type for token in tokens] == [
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    ]
    assert {child.type for child in inline(tokens)} == {"text"}
    assert "".join(child.content for child in inline(tokens)).strip() == f"Why: {one_line(text)}".strip()


@pytest.mark.parametrize("reader", READERS)
@given(text=hostile)
def test_a_text_that_begins_an_item_a_heading_or_a_quote_starts_nothing(reader: MarkdownIt, text: str) -> None:
    if not one_line(text):
        return
    for start, kinds in (("- ", 7), ("## ", 3), ("> ", 5)):
        tokens = reader.parse(start + md(text))
        assert len(tokens) == kinds, [token.type for token in tokens]
        assert "".join(child.content for child in inline(tokens)) == one_line(text)
        assert {child.type for child in inline(tokens)} == {"text"}


@pytest.mark.parametrize("reader", READERS)
@given(first=hostile, second=hostile)
def test_a_text_in_a_table_stays_in_its_cell(reader: MarkdownIt, first: str, second: str) -> None:
    tokens = reader.parse("\n".join(table(("A", "B"), [(md(first), md(second))])))
    cells = [after for before, after in pairwise(tokens) if before.type == "td_open"]
    assert len(cells) == 2
    assert ["".join(child.content for child in cell.children or ()) for cell in cells] == [one_line(first), one_line(second)]
    assert {child.type for cell in cells for child in cell.children or ()} <= {"text"}


@pytest.mark.parametrize("reader", READERS)
@given(text=hostile)
def test_a_longer_text_is_quoted_paragraphs_and_nothing_else(reader: MarkdownIt, text: str) -> None:
    tokens = reader.parse("\n".join(block(text)))
    assert {token.type for token in tokens} <= {
        "blockquote_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "blockquote_close",
    }
    assert [child.content for child in inline(tokens)] == paragraphs(text)


@given(hostile)
def test_no_control_character_and_no_change_of_direction_is_left(text: str) -> None:
    left = plain(text)
    assert not any(ord(char) < 0x20 and char != "\n" for char in left)
    assert not any(char in left for char in "\x7f\x9b\u202a\u202e\u2066\u2069\u200e\u200f\u2028\ud800")
    left.encode()


def test_ordinary_prose_stays_readable() -> None:
    for text in (
        "Norvia's cabinet (the Palace) said: 50 % – no more, no less.",
        "escalation = 6, trust −1",
        "At 05:40, 3.5 km off.",
    ):
        assert md(text) == text
    assert table(("A",), []) == []
