"""The report of a session that one person played against the engine: what nobody could do there is left out."""

from __future__ import annotations

import csv
import io

import pytest

from support.decks import ferry
from support.rich import rich_analysis
from support.sessions import ticking
from support.solo import play
from tabletop.game.audience import CONTROL
from tabletop.game.commands import Observe, RateTask, Rewind
from tabletop.game.refusal import Refusal
from tabletop.library import load_deck
from tabletop.practice import tutorial
from tabletop.practice.session import Practice
from tabletop.review import analyse
from tabletop.review.as_csv import report_csv
from tabletop.review.report import report_json, report_markdown

ROOM = ("No time was planned", "Critical tasks rated", "Improvement plan", "No form was handed in", "Messages and talks")
"""What a lone student has no use for."""


@pytest.fixture
def alone() -> Practice:
    return play(Practice.begin(ferry(), "norvia", level="staff", seed="alone", timed=False, clock=ticking()))


def test_empty_chapters_are_left_out_and_the_report_says_so(alone: Practice) -> None:
    text = report_markdown(analyse(alone.table))
    assert [words for words in ROOM if words in text] == []
    assert "Nothing was expected or noted here." not in text
    assert "a session played against the engine are left out" in text
    for chapter in ("## 4. Misread and deceived", "## 8. Aims", "## 9. Analysis by objective", "## 11. The record"):
        assert chapter in text, "it has something to say"


def test_what_was_noted_all_the_same_is_in_it(alone: Practice) -> None:
    for note in (Observe(seen="improvement", text="Asked late.", task="ask-first"), RateTask(task="ask-first", rating="M")):
        came = alone.table.submit(CONTROL, note)
        assert not isinstance(came, Refusal), came.sentence
    text = report_markdown(analyse(alone.table))
    assert "Critical tasks rated: 1 of" in text
    assert "## Appendix A. Improvement plan" in text
    assert "No form was handed in" not in text


def test_in_a_room_an_empty_chapter_says_that_nothing_was_done() -> None:
    text = report_markdown(rich_analysis(stop="turn 2"))
    for words in ("Critical tasks rated", "Improvement plan", "No form was handed in", "Messages and talks"):
        assert words in text
    assert "are left out; the numbers stay" not in text


def test_aims_of_a_session_that_was_not_to_reach_the_last_turn_are_told_without_a_score() -> None:
    short = play(Practice.begin(ferry(), "norvia", level="staff", seed="short", until=1, clock=ticking()))
    text = report_markdown(analyse(short.table))
    assert "this session was to play only 1 turn of it: they are not scored." in text
    assert "of 100" not in text


PLAYED = (
    "A person played Norvia. The engine, a computer player, played Sandrel (level: staff officer), and was exercise control, the "
    "white cell."
)


def test_the_overview_says_who_was_played_by_whom(alone: Practice) -> None:
    text = report_markdown(analyse(alone.table))
    assert f"| **Played by** | {PLAYED} |" in text
    assert f"- {PLAYED} The session went over 3 turns and ended as planned." in text
    assert "(training audience)" not in text, "it says nothing where one person plays"
    assert "Played by" not in report_markdown(rich_analysis())


def test_the_first_session_is_named_as_such() -> None:
    practice = tutorial.begin(load_deck(tutorial.DECK), clock=ticking())
    assert "It was the first session, the one that teaches." in report_markdown(analyse(practice.table))
    assert report_json(analyse(practice.table))["session"]["first_session"] is True  # type: ignore[call-overload,index]


def test_what_the_engine_did_bears_its_label_and_never_a_persons(alone: Practice) -> None:
    told = report_markdown(analyse(alone.table)).partition("## 3. Turn by turn")[2]
    for part in (
        "**[engine]** **Collision in fog**",
        "**[player]** Norvia took it for",
        "**[engine]** Sandrel took it for",
        "**[player]** **Norvia: Halt the ferry**",
        "**[engine]** **Sandrel: Publish the tug's log**",
        "**[engine]** Harbour Office and Palace agreed when it was given",
        "**[player]** Norvia read deterrence",
        "**[engine]** Sandrel read deterrence",
        "**[engine]** Certain, no dice: success.",
        "**[engine]** The engine accepted it.",
        "**[player]** Norvia read 2 of the 2 moves",
        "**[engine]** Sandrel read 2 of the 2 moves",
        "| Question **[engine]** |",
        "| Question **[player]** |",
    ):
        assert part in told, part
    assert "[ruling]" not in told
    assert "Control " not in told
    assert [
        line for line in told.splitlines() if line.lstrip(" -").startswith(("**[player]** Sandrel", "**[player]** **Sandrel"))
    ] == []


def test_how_to_read_it_names_the_label_of_a_model(alone: Practice) -> None:
    text = report_markdown(analyse(alone.table))
    assert "- **[engine]** what the engine, a computer player, decided, said, read or foresaw for a side, or decided as" in text
    assert "- **[player]** what the person who played decided" in text
    room = report_markdown(rich_analysis())
    assert "[engine]" not in room
    assert "- **[ruling]** what control, the white cell, decided;" in room


def test_what_a_person_noted_or_took_back_is_no_engines(alone: Practice) -> None:
    for command in (Observe(seen="improvement", text="Asked late.", task="ask-first"), Rewind(to_seq=70, reason="Once more.")):
        came = alone.table.submit(CONTROL, command)
        assert not isinstance(came, Refusal), came.sentence
    text = report_markdown(analyse(alone.table))
    assert "**[ruling]** **Area for improvement**" in text
    assert "**[player]** The person who played took the session back to step 70" in text


def test_json_and_tables_say_who_played_whom(alone: Practice) -> None:
    analysis = analyse(alone.table)
    session = report_json(analysis)["session"]
    assert isinstance(session, dict)
    assert (session["engines"], session["white_cell"], session["first_session"]) == ({"sandrel": "staff"}, "engine", False)
    room = report_json(rich_analysis())["session"]
    assert isinstance(room, dict)
    assert (room["engines"], room["white_cell"]) == ({}, "people")
    tables = report_csv(analysis)
    for name in ("journal.csv", "orders.csv", "forecasts.csv"):
        rows = list(csv.DictReader(io.StringIO(tables[name].removeprefix("\ufeff"))))
        by = {(row.get("Team") or row["Seat"], row["Played by"]) for row in rows}
        assert {("Norvia", "people"), ("Sandrel", "engine")} <= by, name
        assert not {("Norvia", "engine"), ("Sandrel", "people")} & by, name
    orders = list(csv.DictReader(io.StringIO(tables["orders.csv"].removeprefix("\ufeff"))))
    assert {row["Ruled by"] for row in orders if row["Outcome"]} == {"engine"}


def test_an_interim_report_for_the_person_says_it_too() -> None:
    practice = Practice.begin(ferry(), "norvia", level="staff", seed="alone", clock=ticking())
    assert PLAYED in report_markdown(analyse(practice.table), eyes="norvia")
    assert "computer player" not in report_markdown(rich_analysis(stop="turn 2"), eyes="norvia")


def test_times_leave_the_engines_side_out(alone: Practice) -> None:
    told = report_markdown(analyse(alone.table)).partition("## 10. Time")[2]
    assert "| Turn | Phase | Took | Norvia | Where |" in told
    assert "The engine’s sides are left out" in told


def test_expected_actions_are_counted_alike_and_an_open_one_is_named_for_what_it_is() -> None:
    short = play(Practice.begin(ferry(), "norvia", level="staff", seed="short", until=1, clock=ticking()))
    text = report_markdown(analyse(short.table))
    assert "Of 1 expected action none came; none were missed; 1 was not judged by ENDEX." in text
    assert text.count("**Not judged by ENDEX.**") == 1
    assert "**Open.**" not in text
    assert "not judged by ENDEX" in report_csv(analyse(short.table))["injects.csv"]


def test_an_objective_without_a_measure_is_said_to_have_none(alone: Practice) -> None:
    told = report_markdown(analyse(alone.table)).partition("## 9. Analysis by objective")[2]
    assert "Of “Agree within the team” nothing is told: no inject that was released expects anything there." in told


def test_quotation_marks_within_a_quotation_are_single_ones(alone: Practice) -> None:
    text = report_markdown(analyse(alone.table))
    assert "““" not in text
    assert "no more than ‘Thin’" in text
