"""The hot wash: each side speaks before the truth is shown."""

from __future__ import annotations

import attrs
import pytest

from support.rich import rich_analysis
from support.tui import HOSTILE, NARROW, WIDE, app_at, shown, until
from tabletop.tui.app import TabletopApp
from tabletop.tui.screens.hotwash import HotWashScreen
from tabletop.tui.screens.hotwash_pages import MISREADINGS, pages


def screen_of(app: TabletopApp) -> HotWashScreen:
    assert isinstance(app.screen, HotWashScreen)
    return app.screen


def flat(app: TabletopApp) -> str:
    return " ".join(shown(app).split())


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_truth_of_a_misreading_shows_only_on_enter(size: tuple[int, int]) -> None:
    app = app_at(lambda: HotWashScreen(rich_analysis()))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "Hot wash · Spring ferry" in flat(app))
        assert "EXERCISE" in shown(app)
        assert "EXERCISE ONLY" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: "Turn 3" in flat(app) and "Aftermath" in flat(app))
        await pilot.press("enter", "enter", "enter")
        await until(pilot, lambda: "Misreading 1 of 5" in flat(app))
        before = flat(app)
        assert "“The far quay closes for repairs.”" in before
        assert "what did you take it for" in before
        for hidden in ("coercion", "Meant for", "more benign", "They cannot land"):
            assert hidden not in before
        await pilot.press("enter")
        await until(pilot, lambda: "Meant for" in flat(app))
        after = flat(app)
        scale = "The scale, from benign to hostile: reassurance · routine · "
        for told in ("coercion", "To be taken for routine", "3 steps more benign than meant", "They cannot land", scale):
            assert told in after, told
        await pilot.press("left")
        await until(pilot, lambda: "Meant for" not in flat(app) and "Misreading 1 of 5" in flat(app))
        await pilot.press("left", "left")
        await until(pilot, lambda: "The turns" in flat(app))


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_truth_behind_the_incidents_shows_on_enter_with_what_each_side_took_them_for(size: tuple[int, int]) -> None:
    analysis = rich_analysis()
    app = app_at(lambda: HotWashScreen(analysis))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "Hot wash · Spring ferry" in flat(app))
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "What was behind the incidents 3 of" in flat(app))
        assert "What did each side take them for" in flat(app)
        for hidden in ("took it for", ": right", ": wrong"):
            assert hidden not in flat(app)
        await pilot.press("enter")
        await until(pilot, lambda: "took it for" in flat(app), "the truth")
    page = next(page for page in pages(analysis) if page.heading == "What was behind the incidents")
    assert page.truth is not None
    told = " ".join(page.truth.plain.split())
    for inject in analysis.injects:
        if inject.released.incident:
            assert f"{inject.released.title}: {analysis.titles.cause(inject.released.cause)}" in told
    assert told.count("✓ ") == sum(reading.right for reading in analysis.incidents)
    assert told.count("✗ ") == sum(not reading.right for reading in analysis.incidents)


def test_without_an_incident_no_page_speaks_of_any() -> None:
    calm = attrs.evolve(rich_analysis(), injects=())
    assert not [page for page in pages(calm) if "incidents" in page.heading]


async def test_it_ends_with_turning_points_forecasts_aims_and_a_question() -> None:
    app = app_at(lambda: HotWashScreen(rich_analysis()))
    headings = [page.heading for page in pages(rich_analysis())]
    assert headings[:2] == ["Hot wash · Spring ferry", "The turns"]
    assert headings[3 : 3 + MISREADINGS] == [f"Misreading {number} of 5" for number in range(1, 6)]
    assert headings[-5:] == [
        "Turning points (2 of 3)",
        "Turning points (3 of 3)",
        "Forecasts, farthest off first",
        "Aims revealed",
        "Before you go",
    ]
    async with app.run_test(size=WIDE) as pilot:
        screen = screen_of(app)
        for _ in range(2 * len(headings)):
            await pilot.press("enter")
        await until(pilot, lambda: "What would you do again?" in flat(app))
        assert screen.page == len(headings) - 1
        await pilot.press("left")
        await until(pilot, lambda: "0 of 100" in flat(app) and "The ferry runs" in flat(app))
        await pilot.press("left")
        await until(pilot, lambda: "Brier 0.35, n = 2" in flat(app))


def test_an_unsigned_move_names_nobody_before_the_truth() -> None:
    analysis = rich_analysis()
    feed = next(one for one in analysis.perception.largest if not one.attributed)
    alone = attrs.evolve(analysis, perception=attrs.evolve(analysis.perception, readings=(feed,)))
    page = pages(alone)[3]
    assert "Whose it was could not be told." in page.shown.plain
    assert "Sandrel" not in page.shown.plain
    assert page.truth is not None
    assert "Sandrel · Feed the foreign press" in page.truth.plain


async def test_while_the_session_runs_it_gives_nothing_away() -> None:
    analysis = rich_analysis(stop="turn 2")
    app = app_at(lambda: HotWashScreen(analysis))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "after ENDEX" in flat(app))
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        assert "Listen to the harbour cable" not in shown(app)
        assert len(screen_of(app).pages) == 1


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_text_shows_as_text_on_every_page(hostile: str) -> None:
    analysis = rich_analysis(hostile=f" {hostile}")
    app = app_at(lambda: HotWashScreen(analysis))
    async with app.run_test(size=NARROW) as pilot:
        for _ in range(20):
            await pilot.press("enter")
            painted = shown(app)
            assert "\x1b" not in painted
            assert "\u202e" not in painted
        await until(pilot, lambda: "What would you do again?" in flat(app))


async def test_escape_gives_the_screen_back() -> None:
    app = app_at(lambda: HotWashScreen(rich_analysis()))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "Hot wash" in flat(app))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, HotWashScreen))
