"""The review: the analysis in parts, and the report beside the save."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.decks import ferry
from support.rich import rich_analysis
from support.sessions import ticking
from support.solo import play
from support.tui import HOSTILE, NARROW, WIDE, app_at, shown, until
from tabletop.practice.session import Practice
from tabletop.review import analyse
from tabletop.review.report import report_markdown, write_report
from tabletop.tui.app import TabletopApp
from tabletop.tui.screens.review import TABS, ReviewScreen
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.prose import Prose


def nowhere() -> Path:
    raise AssertionError("nobody asked for a report")


def flat(app: TabletopApp) -> str:
    return " ".join(shown(app).split())


def told(app: TabletopApp) -> str:
    prose = app.screen.query_one(Prose)
    return " ".join(" ".join(line.plain for line in prose.lines(10_000)).split())


def part(app: TabletopApp) -> str:
    assert isinstance(app.screen, ReviewScreen)
    return app.screen.part


def notices(app: TabletopApp) -> str:
    return " ".join(note.message for note in app._notifications)


EXPECTED = {
    "overview": ("The ferry dispute, version 1", "3 of them taken back", "Taken back: 3 steps"),
    "turns": ("Turn 1 · 1 March · Fog", "Purpose: probing. To be taken for: routine.", "step 55"),
    "perception": ("The largest misreadings", "The median distance is −3", "Sealed truth"),
    "forecasts": ("Norvia: Brier 0.35, n = 2", "Fewer than 10 resolved forecasts"),
    "moments": ("Norvia’s covert order “Listen to the harbour cable” was exposed.", "steps 48 and 39"),
    "exchange": ("Control passed it on to Sandrel in other words", "Talks in turn 1: Lamps and logs", "The log for a pilot."),
    "aims": ("The ferry runs", "every score is 0", "Orders of the teams"),
    "objectives": ("Critical tasks rated: 1 of 3.", "Area for improvement", "The form has no place for it."),
    "plan": ("Improvement plan", "Training office", "3 forms handed in."),
    "time": ("planned were 42 min", "A guest has fainted."),
}


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_every_part_is_reached_by_keyboard_and_tells_its_own(size: tuple[int, int]) -> None:
    app = app_at(lambda: ReviewScreen(rich_analysis(), nowhere))
    async with app.run_test(size=size) as pilot:
        for name, _ in TABS:
            await until(pilot, lambda name=name: part(app) == name)  # type: ignore[misc]
            for expected in EXPECTED[name]:
                await until(pilot, lambda expected=expected: expected in told(app))  # type: ignore[misc]
            await pilot.press("right")
        await until(pilot, lambda: part(app) == "overview")
        await pilot.press("left")
        await until(pilot, lambda: part(app) == "time")


async def test_parts_with_nothing_to_say_are_left_out_of_what_one_played_against_the_engine() -> None:
    at = play(Practice.begin(ferry(), "norvia", level="staff", seed="alone", clock=ticking()))
    app = app_at(lambda: ReviewScreen(analyse(at.table), nowhere))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "Overview" in shown(app))
        tabs = app.screen.query_one("#tabs", Choice)
        gone = {name for name, _ in TABS} - {name for name, _ in tabs.options}
        assert gone == {"exchange", "plan"}
        for _ in tabs.options:
            await pilot.press("right")
        await until(pilot, lambda: part(app) == "overview")


async def test_all_parts_stand_in_one_row_of_a_wide_window() -> None:
    app = app_at(lambda: ReviewScreen(rich_analysis(), nowhere))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "Overview" in shown(app))
        assert app.screen.query_one("#tabs", Choice).size.height == 1


async def test_brackets_go_through_the_turns() -> None:
    app = app_at(lambda: ReviewScreen(rich_analysis(), nowhere))
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("]")
        await pilot.press("right")
        await until(pilot, lambda: "Turn 1 · 1 March" in flat(app))
        await pilot.press("]", "]", "]")
        await until(pilot, lambda: "Turn 3 · 3–9 March" in flat(app))
        await pilot.press("[")
        await until(pilot, lambda: "Turn 2 · 2 March" in flat(app))


async def test_w_writes_the_report_and_says_where(tmp_path: Path) -> None:
    save = tmp_path / "spring.tabletop"
    analysis = rich_analysis()
    app = app_at(lambda: ReviewScreen(analysis, lambda: write_report(analysis, save)))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("w")
        await until(pilot, lambda: "The report is in" in notices(app) and "spring.report.md" in notices(app))
    assert (tmp_path / "spring.report.md").read_text(encoding="utf-8") == report_markdown(analysis)


async def test_a_disk_that_refuses_is_told_and_the_review_stays() -> None:
    def refuse() -> Path:
        raise OSError(28, "No space left on device")

    app = app_at(lambda: ReviewScreen(rich_analysis(), refuse))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("w")
        await until(pilot, lambda: "No space left on device" in notices(app))
        assert isinstance(app.screen, ReviewScreen)


async def test_a_running_session_is_told_as_it_stands() -> None:
    app = app_at(lambda: ReviewScreen(rich_analysis(stop="turn 2"), nowhere))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "The session still runs" in flat(app))


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_text_shows_as_text_in_every_part(hostile: str) -> None:
    analysis = rich_analysis(hostile=f" {hostile}")
    app = app_at(lambda: ReviewScreen(analysis, nowhere))
    async with app.run_test(size=WIDE) as pilot:
        for name, _ in TABS:
            await until(pilot, lambda name=name: part(app) == name and told(app))  # type: ignore[misc]
            painted = shown(app)
            assert "\x1b" not in painted
            assert "\u202e" not in painted
            if name == "turns" and hostile.isprintable():
                assert f"Ask before shouting. {hostile}" in told(app)
            await pilot.press("right")


async def test_escape_leaves() -> None:
    app = app_at(lambda: ReviewScreen(rich_analysis(), nowhere))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "Overview" in flat(app))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, ReviewScreen))
