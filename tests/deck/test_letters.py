"""Characters that are not to reach a reader as they are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.cli.out import safe, to_json
from tabletop.deck.letters import UNSAFE, each, pattern
from tabletop.deck.problems import shown
from tabletop.review.plain import plain
from tabletop.tui.text import clean

ALL = [chr(code) for code in each(UNSAFE)]
LINES = set("\t\n")


@given(text=st.text(st.one_of(st.characters(), st.sampled_from(ALL))))
def test_every_room_shows_a_text_without_any_of_them(text: str) -> None:
    for way in (clean, plain, safe, shown):
        assert not set(way(text)) & (set(ALL) - LINES), way


@given(text=st.text(st.sampled_from("abc äß€中")))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == plain(text) == safe(text) == text


def test_an_escape_is_shown_in_each_rooms_own_way() -> None:
    assert (clean("\x1b[31m"), plain("\x1b[31m"), safe("\x1b[31m")) == ("␛[31m", "␛[31m", "\\x1b[31m")
    assert to_json("\u202e") == '"\\u202e"'


@pytest.mark.parametrize("letter", ["\u00ad", "\u200b", "\u2060"])
def test_what_takes_no_room_is_seen_by_commands_and_left_out_elsewhere(letter: str) -> None:
    assert clean(f"a{letter}b") == plain(f"a{letter}b") == "ab"
    assert letter not in safe(letter)


def test_the_pattern_finds_each_of_them_and_leaves_out_what_is_kept() -> None:
    found, kept = re.compile(pattern()), re.compile(pattern(kept="\t\n"))
    assert all(found.fullmatch(letter) for letter in ALL)
    assert {letter for letter in ALL if not kept.fullmatch(letter)} == LINES
