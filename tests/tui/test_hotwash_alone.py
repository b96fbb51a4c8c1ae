"""The hot wash of one person who played alone: it speaks to that person."""

from __future__ import annotations

import pytest
from attrs import evolve

from support.decks import ferry
from support.sessions import ticking
from support.solo import play
from support.tui import NARROW, WIDE, app_at, shown, until
from tabletop.practice.coach import at_the_end
from tabletop.practice.session import Practice
from tabletop.review import analyse
from tabletop.review.analysis import Analysis
from tabletop.tui.practice.ending import _told
from tabletop.tui.screens.hotwash import HotWashScreen
from tabletop.tui.screens.hotwash_pages import pages

ROOM = ("control", "each side", "everybody", "anybody", "together", "this room")
"""Words that are for several people in a room."""


@pytest.fixture(scope="module")
def alone() -> Analysis:
    return analyse(play(Practice.begin(ferry(), "norvia", level="staff", seed="alone", clock=ticking())).table)


def test_no_page_speaks_to_a_room(alone: Analysis) -> None:
    for page in pages(alone):
        said = f"{page.heading} {page.step}".lower()
        if not page.heading.startswith(("Misreading", "Turning", "Forecasts", "Aims", "The turns")):
            said += page.shown.plain.lower()
        assert not [word for word in ROOM if word in said], page.heading


def test_a_misreading_asks_what_one_thought_and_what_the_others_may_have(alone: Analysis) -> None:
    misread = alone.perception.largest
    assert misread, "the session has none, and shows nothing"
    for reading, page in zip(misread, [page for page in pages(alone) if page.heading.startswith("Misreading ")], strict=False):
        asked = page.shown.plain
        if reading.reader == "norvia":
            assert asked.endswith("What did you take it for, and why?\nWhat may it have been for?")
        else:
            assert asked.endswith("What may they have taken it for, and why?\nWhat did you mean by it?")
        assert page.step == "Answer for yourself first. Enter shows what was written down then."


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_it_is_left_and_nobody_is_given_anything_back(alone: Analysis, size: tuple[int, int]) -> None:
    app = app_at(lambda: HotWashScreen(alone))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "Look at what happened while it is fresh" in shown(app), "the first page")
        assert "Back to control" not in shown(app)
        assert "Leave" in shown(app)


def test_the_moves_that_were_read_right_are_asked_about_and_then_told(alone: Analysis) -> None:
    readings = tuple(evolve(each, reading=each.purpose, distance=0) for each in alone.perception.readings)
    right = [each for each in readings if each.reader == "norvia"]
    assert right, "the session has none, and shows nothing"
    read = evolve(alone, perception=evolve(alone.perception, readings=readings))
    page = next(page for page in pages(read) if page.heading == "Moves that you read right")
    assert page.truth is not None
    told = " ".join(page.truth.plain.split())
    for reading in right:
        assert reading.shown in " ".join(page.shown.plain.split())
        purpose = alone.titles.purpose(reading.purpose)
        assert f"Turn {reading.number} ✓ meant for {purpose}, and you read it so: {reading.likelihood} %, " in told
        assert "meant for" not in page.shown.plain
    assert told.count("✓") == len(right)


def test_without_a_right_reading_there_is_no_page_of_them(alone: Analysis) -> None:
    wrong = tuple(each for each in alone.perception.readings if each.misread)
    none = evolve(alone, perception=evolve(alone.perception, readings=wrong))
    assert not [page for page in pages(none) if page.heading == "Moves that you read right"]


async def test_read_on_says_what_each_move_was_taken_for(alone: Analysis) -> None:
    told = _told(alone.deck, at_the_end(alone)).plain
    for reading in alone.perception.readings:
        if reading.reader == "norvia":
            assert f"({reading.likelihood} %, " in told
    assert "You took it for " in told
