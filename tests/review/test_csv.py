"""The report as tables: whatever was typed is text in them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.rich import rich_analysis
from tabletop.review.as_csv import cell, report_csv

NAMES = [
    "journal.csv", "injects.csv", "orders.csv", "messages.csv", "talks.csv", "times.csv", "forecasts.csv", "ratings.csv",
    "observations.csv", "improvement-plan.csv", "feedback.csv", "feedback-words.csv",
]  # fmt: skip


def read(name: str, hostile: str = "") -> list[dict[str, str]]:
    text = report_csv(rich_analysis(hostile=hostile))[name]
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_every_table_is_marked_in_every_row_and_none_is_empty() -> None:
    assert list(report_csv(rich_analysis())) == NAMES
    for name in NAMES:
        rows = read(name)
        assert rows, name
        assert {row["Marking"] for row in rows} == {"EXERCISE · EXERCISE ONLY"}
        assert not any(None in row or None in row.values() for row in rows), f"a ragged row in {name}"


def test_the_journal_holds_every_event_in_force() -> None:
    analysis = rich_analysis()
    assert len(read("journal.csv")) == sum(len(commit.events) for commit in analysis.log)


def test_the_improvement_plan_has_a_row_for_each_action_and_each_finding_without_one() -> None:
    first, second = read("improvement-plan.csv")
    assert (first["Issue"], first["Responsible"], first["Completion"]) == ("Doubt is not named", "Training office", "2026-06-30")
    assert first["Root cause"] == "The form has no place for it."
    assert (second["Seen"], second["Corrective action"]) == ("strength", "")


def test_talks_stand_side_by_side() -> None:
    assert [(row["Team"], row["Offered"], row["Heard"]) for row in read("talks.csv")][:2] == [
        ("Norvia", "Lamps on at night.", "The log, perhaps."),
        ("Sandrel", "The log for a pilot.", "Lamps on."),
    ]


def test_ratings_are_counts_and_every_task_has_its_row() -> None:
    rows = read("ratings.csv")
    assert [(row["P"], row["S"], row["Not observed"], row["Observations"]) for row in rows] == [
        ("1", "1", "0", "1"),
        ("0", "0", "1", "1"),
        ("0", "0", "0", "0"),
    ]


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", " =1", "＝1", "%0A=1", "|calc", "\u200b=1", "\x00=1"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_text(formula: str) -> None:
    assert str(cell(formula)).startswith(("'", "␀"))


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert (cell(-3), cell(41.7), cell(None), cell("3 − 1")) == (-3, 41.7, "", "3 − 1")


@given(st.text())
def test_no_text_begins_a_formula_or_breaks_a_line(text: str) -> None:
    found = cell(text)
    assert isinstance(found, str)
    assert not found.lstrip().startswith(("=", "+", "-", "@"))
    assert len(found.splitlines()) <= 1
    assert "\x1b" not in found


@pytest.mark.parametrize("hostile", ['"\n=1+1', "\x1b[31m\u202e", '","=cmd|calc"!A1', ";=1\r\n"])
def test_hostile_text_leaves_the_tables_as_they_are(hostile: str) -> None:
    for name in NAMES:
        calm, wild = read(name, " indeed"), read(name, hostile)
        assert [list(row) for row in wild] == [list(row) for row in calm]
        for row in wild:
            for value in row.values():
                assert not value.startswith(("=", "+", "@"))
                assert "\x1b" not in value
                assert "\u202e" not in value
