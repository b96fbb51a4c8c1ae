"""Estimates gathered in silence, laid open together, outliers asked why."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from support.decks import ferry
from support.rounds import hand_in, opened
from support.tui import HOSTILE, NARROW, WIDE, app_at, at_rulings, both_order, control_view, do, patrol, shown, to_phase, until
from tabletop.game.commands import GiveEstimate, OpenSession
from tabletop.table import Table
from tabletop.tui.judges import Judges
from tabletop.tui.screens.adjudicate import AdjudicateScreen
from tabletop.tui.screens.gather import GatherScreen
from tabletop.tui.widgets.field import FieldRow


async def gathering(app: App[None], pilot: Pilot[None]) -> None:
    await opened(app, pilot, "e", GatherScreen)


async def estimate(app: App[None], pilot: Pilot[None], name: str, card: str) -> None:
    await hand_in(app, pilot, name, "how likely is it", card)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_keyboard_goes_round_and_the_median_is_shown_with_who_is_far_from_it(size: tuple[int, int]) -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=size) as pilot:
        await gathering(app, pilot)
        for name, card in (("Ada", "3"), ("Emil", "5"), ("Jo", "6")):
            await estimate(app, pilot, name, card)
        await until(pilot, lambda: "Ada, Emil, Jo" in shown(app))
        assert "%" not in shown(app), "nothing that was chosen is on the cover"
        await pilot.press("ctrl+o")
        await until(pilot, lambda: "The median is 70 %." in shown(app))
        await until(pilot, lambda: len(app.screen.query(FieldRow)) == 2)
        assert "40 from the median: why?" in shown(app)
        assert "20 from the median: why?" in shown(app)
        await until(pilot, lambda: isinstance(app.focused, Input) and app.focused.id == "field-why-1")
        await pilot.press(*"Fog", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, AdjudicateScreen))
        assert [(each.number, each.percent, each.words) for each in patrol(table).explained] == [(1, 30, "Fog")]
        await until(pilot, lambda: "Median 70 % of 30, 70, 90" in shown(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: patrol(table).ruling)
        ruling = patrol(table).ruling
        assert ruling is not None
        assert (ruling.method, ruling.estimates, ruling.chance) == ("estimate", (30, 70, 90), 700)


async def test_a_name_that_is_typed_takes_the_place_of_the_one_proposed() -> None:
    table = at_rulings()
    names = Judges(table)
    names.person("Dana")
    order, clock = patrol(table), control_view(table).clock
    app = app_at(lambda: GatherScreen(table.seat("control"), names, order, clock))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: app.screen.query("#who") and app.screen.query_one("#who", Input).value == "Dana")
        await pilot.press(*"Ewa")
        assert app.screen.query_one("#who", Input).value == "Ewa"


async def test_enter_without_a_choice_hands_nothing_in() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await gathering(app, pilot)
        app.screen.query_one("#who", Input).value = "Ada"
        await pilot.press("enter")
        await until(pilot, lambda: "Ada: how likely" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Choose one of them first." in shown(app))
        assert not patrol(table).estimates


async def test_the_same_name_replaces_its_estimate() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await gathering(app, pilot)
        await estimate(app, pilot, "Ada", "1")
        await estimate(app, pilot, "Ada", "6")
        assert [guess.percent for guess in patrol(table).estimates] == [90]


async def test_those_of_teams_seats_count_and_stay_unnamed() -> None:
    table = at_rulings()
    do(table, "sandrel", GiveEstimate(percent=0, ref=1))
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await gathering(app, pilot)
        assert "at teams’ seats: 1" in shown(app)
        await estimate(app, pilot, "Ada", "6")
        await pilot.press("ctrl+o")
        await until(pilot, lambda: "The median is 45 %." in shown(app))
        assert "Sandrel" not in shown(app)


async def test_those_who_gather_read_what_could_be_seen_and_never_the_title() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await gathering(app, pilot)
        assert "Two cutters take station off the far harbour." in shown(app)
        for secret in ("Patrol the strait", "Be seen.", "Deterrence"):
            assert secret not in shown(app)


async def test_names_go_to_the_roster_and_not_to_the_log(tmp_path: Path) -> None:
    table = Table.create(ferry(), OpenSession(turns=3), path=tmp_path / "ferry.tabletop", seed="x")
    both_order(table)
    to_phase(table, "adjudicate")
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await gathering(app, pilot)
        await estimate(app, pilot, "Ada Berg", "4")
        await until(pilot, lambda: len(patrol(table).estimates) == 1)
    assert table.roster is not None
    assert "Ada Berg" in table.roster.people.values()
    table.close()
    assert b"Ada Berg" not in (tmp_path / "ferry.tabletop").read_bytes()


@pytest.mark.parametrize("name", [*HOSTILE, "n" * 5_000])
async def test_hostile_names_break_nothing(name: str) -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await gathering(app, pilot)
        await estimate(app, pilot, name, "4")
        await until(pilot, lambda: len(patrol(table).estimates) == 1)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: "The median is 50 %." in shown(app))
        assert "\x1b" not in shown(app)
        assert "\u202e" not in shown(app)
