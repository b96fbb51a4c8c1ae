"""What is printed is text: nothing that a deck, a save or a person says acts on the terminal."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.cli import out

HOSTILE = [
    "\x1b[31mred",
    "\x1b]0;title\x07",
    "\x9b31m",
    "[/]",
    "x[/red]",
    "a\u202eb",
    "a\u2066b\u2069",
    "\x00",
    "\ud800",
    ":smile:",
]


@given(st.text(alphabet=st.characters()))
def test_no_control_or_change_of_direction_is_left(text: str) -> None:
    shown = out.safe(text)
    for letter in shown:
        assert letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(letter) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    shown.encode()


@given(st.text())
def test_json_means_the_same_and_is_as_safe(text: str) -> None:
    printed = out.to_json({"text": text})
    assert json.loads(printed) == {"text": text}
    assert out.safe(printed) == printed


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("person", [True, False])
def test_hostile_text_is_shown_as_it_is_written(
    text: str, person: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(out, "is_read_by_a_person", lambda: person)
    monkeypatch.setenv("NO_COLOR", "1")
    out._console.cache_clear()
    out.line(text)
    out.table(("Heading",), [(text,)])
    printed = capsys.readouterr().out
    assert printed.count(out.safe(text)) == 2
    assert "\x1b" not in printed


def test_plain_tables_are_columns_without_headings(capsys: pytest.CaptureFixture[str]) -> None:
    out.table(("Name", "What"), [("a", "first\nline"), ("long", "second")])
    assert capsys.readouterr().out == "a     first line\nlong  second\n"


def test_an_empty_plain_table_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    out.table(("Name",), [])
    assert capsys.readouterr().out == ""
