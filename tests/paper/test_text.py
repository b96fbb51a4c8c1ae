"""Deck text on its way to paper."""

from __future__ import annotations

import pytest

from tabletop.paper.text import css_text, one_line, paragraphs, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("\u202eabc", "\ufffdabc"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("\ud800", "\ufffd"),
        ("<b>&", "<b>&"),
    ],
)
def test_plain(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_lines_and_paragraphs() -> None:
    assert one_line(" a\n b\t c ") == "a b c"
    assert paragraphs("a\nb\n\n c \n \n\nd") == ["a b", "c", "d"]


def test_css() -> None:
    assert css_text('a"</style>\\') == r"a\22 \3c \2f style\3e \5c "
