"""The feedback form, handed round after ENDEX."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.decks import ferry
from support.tui import HOSTILE, NARROW, WIDE, console, do, put, shown, table_in_memory, until
from tabletop.game import commands as c
from tabletop.review import analyse
from tabletop.table import Table
from tabletop.tui.feedback import RoundCover, participants
from tabletop.tui.modals.feedback import FeedbackModal
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.cover import CoverScreen


def ended(path: Path | None = None) -> Table:
    table = Table.create(ferry(), c.OpenSession(turns=3), path=path, seed="x")
    for place, person in (("norvia", "p1"), ("evaluator", "p2")):
        if table.roster is not None:
            table.roster.add(person)
        do(table, "control", c.TakeSeat(place=place, person=person))
    do(table, "control", c.EndSession(words="Time."))
    return table


def test_everybody_can_hand_in_a_form_by_name_or_without() -> None:
    assert [place for place, _ in participants(ended())] == [
        "norvia p1",
        "norvia",
        "sandrel",
        "observer",
        "control",
        "evaluator p2",
        "evaluator",
    ]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_it_goes_from_person_to_person_with_a_cover_between_and_back_to_control(size: tuple[int, int]) -> None:
    table = ended()
    async with console(table, size) as (app, pilot):
        await pilot.press("F")
        for place, mark in (("norvia p1", "4"), ("sandrel", "2")):
            await until(pilot, lambda: isinstance(app.screen, RoundCover))
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, FeedbackModal))
            put(app, "place", place)
            put(app, "mark-pace", mark)
            put(app, "words-strengths", f"Mine is {mark}.")
            await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, RoundCover))
        assert "Mine is" not in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: type(app.screen) is CoverScreen and "Control" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
    feedback = analyse(table).learned.feedback
    assert {one.id: one.counts for one in feedback.statements}["pace"] == (0, 1, 0, 1, 0)
    assert [(commit.seat, commit.person) for commit in table.commits[-2:]] == [("norvia", "p1"), ("sandrel", "")]


async def test_an_empty_form_is_refused_and_the_next_person_finds_an_empty_one(tmp_path: Path) -> None:
    table = ended(tmp_path / "x.tabletop")
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("F")
        await until(pilot, lambda: isinstance(app.screen, RoundCover))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FeedbackModal))
        assert "EXERCISE · UNCLASSIFIED" in shown(app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Say where you sat" in shown(app))
        put(app, "place", "observer")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "The form is empty" in shown(app))
        put(app, "words-improvements", "Half a thou")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, RoundCover))
        assert "whoever left this form half written" in shown(app), "nobody else is to read it"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FeedbackModal))
        assert app.screen.values()["words-improvements"] == "Half a thou"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, RoundCover))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FeedbackModal))
        assert not any(text for name, text in app.screen.values().items() if name != "place")


async def test_a_participant_sees_nothing_of_control_s_behind_the_form_and_reaches_nothing_of_it() -> None:
    table = ended()
    do(table, "control", c.Note(text="Norvia dithered."))
    async with console(table, WIDE) as (app, pilot):
        assert "Note: Norvia" in shown(app)
        await pilot.press("F")
        await until(pilot, lambda: isinstance(app.screen, RoundCover))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FeedbackModal))
        assert "Norvia dithered" not in shown(app)
        assert "MSEL" not in shown(app)
        await pilot.press("f2")
        await pilot.pause()
        assert isinstance(app.screen, FeedbackModal)


async def test_it_is_not_offered_before_endex() -> None:
    async with console(table_in_memory()) as (app, pilot):
        await pilot.press("F")
        await pilot.pause()
        assert isinstance(app.screen, ConsoleScreen)


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_names_and_words_break_nothing(hostile: str) -> None:
    table = ended()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("F")
        await until(pilot, lambda: isinstance(app.screen, RoundCover))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FeedbackModal))
        put(app, "place", "sandrel")
        put(app, "words-strengths", hostile)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, RoundCover))
        assert "\x1b" not in shown(app)
