"""Cells for spreadsheets are text, whatever they begin with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.review.export import cell


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0", "＝1", "|x", "%0A=1"]
)
def test_what_could_be_a_formula_is_marked_as_text(text: str) -> None:
    assert cell(text).startswith("'")


def test_ordinary_text_is_left_as_it_is() -> None:
    assert cell("Patrol the strait") == "Patrol the strait"


@given(st.text())
def test_a_cell_is_one_line_that_begins_no_formula(text: str) -> None:
    found = cell(text)
    assert "\n" not in found
    assert "\r" not in found
    assert not found.startswith(("=", "+", "-", "@", "\t"))
