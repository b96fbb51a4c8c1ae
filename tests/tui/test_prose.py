"""A chapter of the report on the screen: everything is there, nothing is wider than the window."""

from __future__ import annotations

import attrs
import pytest

from support.rich import rich_analysis
from support.tui import HOSTILE
from tabletop.review.markdown import md, table
from tabletop.review.report import report_markdown
from tabletop.tui.widgets.prose import Prose


def lines(markdown: str, width: int) -> list[str]:
    return [line.plain for line in Prose(markdown).lines(width)]


@pytest.mark.parametrize("width", [69, 78, 116])
def test_the_whole_report_fits_its_width(width: int) -> None:
    made = Prose(report_markdown(rich_analysis())).lines(width)
    assert [line.plain for line in made if line.cell_length > width] == []
    assert "Spring ferry" in "\n".join(line.plain for line in made)


def test_code_is_shown_as_its_text() -> None:
    assert lines("The head is `04f5 c0`. Keep it.", 40) == ["The head is 04f5 c0. Keep it."]
    assert lines("- **so `it` is**", 40) == ["• so it is"]
    assert lines("```\none\n  two\n```", 40) == ["one", "  two"]


@pytest.mark.parametrize("width", [40, 116])
def test_no_text_of_the_report_is_lost_on_the_screen(width: int) -> None:
    analysis = attrs.evolve(rich_analysis(), head="04f5c044")
    report = report_markdown(analysis)
    assert "`04f5c044`" in report
    assert " 04f5c044. Keep it apart" in " ".join(" ".join(lines(report, width)).split())


def test_items_hang_behind_their_marks() -> None:
    assert lines("- one two three four five six\n  - inner words that go on", 20) == [
        "• one two three four",
        "  five six",
        "  – inner words that",
        "    go on",
    ]


def test_a_table_gives_its_widest_column_less_room_and_loses_no_word() -> None:
    made = lines("\n".join(table(("Name", "Number"), [("a long name of many words", "12")], (1,))), 24)
    assert made[0].split() == ["Name", "Number"]
    assert " ".join(line[:16].strip() for line in made[2:]) == "a long name of many words"
    assert made[2].endswith("    12")
    assert all(len(line) <= 24 for line in made)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_escaped_text_comes_out_as_it_was_typed(hostile: str) -> None:
    made = lines(f"- {md(hostile)}", 200)
    assert len(made) == 1
    if hostile.isprintable() and "\u202e" not in hostile:
        assert made == [f"• {hostile}"]
    assert "\x1b" not in made[0]


def test_a_table_too_wide_for_its_words_is_told_row_by_row() -> None:
    rows = [("reassurance", "4", "·"), ("deterrence", "·", "·")]
    made = lines("\n".join(table(("Meant", "reassurance", "deterrence"), rows)), 30)
    assert made == ["Meant", "reassurance  reassurance 4", "deterrence  ·"]


LONG = "many words that go on and on until nobody knows how they began or what they were about, and then some"


def test_a_text_that_would_run_down_the_screen_in_a_strip_is_told_row_by_row_with_room_between() -> None:
    columns = ("Issue", "Responsible", "Completion", "Corrective action")
    made = lines("\n".join(table(columns, [(LONG, "Staff", "", ""), (f"Also {LONG}", "", "", "")])), 50)
    assert made[0] == "Issue"
    assert "" in made
    told = " ".join(" ".join(made[1:]).split())
    assert told == f"{LONG} Responsible Staff Also {LONG}"
    assert all(len(line) <= 50 for line in made)


def test_rows_of_many_lines_stand_apart_and_those_of_one_do_not() -> None:
    tall = lines("\n".join(table(("Issue", "By"), [(LONG, "A"), (LONG, "B")])), 40)
    flat = lines("\n".join(table(("Issue", "By"), [("short", "A"), ("short", "B")])), 40)
    assert "" in tall[2:]
    assert "" not in flat
