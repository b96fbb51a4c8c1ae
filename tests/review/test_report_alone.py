"""The report of a session that one person played against the engine: what nobody could do there is left out."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.rich import rich_analysis
from support.sessions import ticking
from support.solo import play
from tabletop.game.audience import CONTROL
from tabletop.game.commands import Observe, RateTask
from tabletop.game.refusal import Refusal
from tabletop.practice.session import Practice
from tabletop.review import analyse
from tabletop.review.report import report_markdown

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
