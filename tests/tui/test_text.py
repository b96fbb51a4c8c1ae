"""User text on its way to the screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from support.tui import HOSTILE
from tabletop.tui.text import clean, content, cut, fill, one_line


@given(st.text())
def test_no_control_character_or_change_of_direction_is_left(text: str) -> None:
    for letter in clean(text):
        assert letter == "\n" or (ord(letter) >= 0x20 and not 0x7F <= ord(letter) < 0xA0)
        assert letter not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
        assert not 0xD800 <= ord(letter) < 0xE000


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_an_escape_shows() -> None:
    assert clean("\x1b[31mred") == "␛[31mred"


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_read_as_markup(text: str) -> None:
    assert content(text).plain == clean(text)
    assert not content(text).spans


@given(st.text(max_size=60), st.integers(1, 40))
def test_a_line_is_cut_to_its_width(text: str, width: int) -> None:
    line = one_line(text, width)
    assert cell_len(line) <= width
    assert "\n" not in line
    assert cell_len(fill(line, width)) == width


def test_what_is_left_out_is_marked() -> None:
    assert cut("Consult the allies", 8) == "Consult…"
