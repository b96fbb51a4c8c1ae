"""The situation of a practice seat: what is an estimate is said to be one, and after ENDEX the truth stands there."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from support.decks import ferry
from support.practising import PracticeApp, play_to, practice, rest, seat
from support.tui import control_view, shown, until
from tabletop.library import load_deck
from tabletop.tui.widgets.tracks import Tracks


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_estimate_is_said_to_be_one_and_after_endex_every_track_stands_as_it_is(size: tuple[int, int]) -> None:
    at = practice(ferry(), "norvia")
    async with PracticeApp(at).run_test(size=size) as pilot:
        await rest(pilot)
        await pilot.press("escape", "s")
        await until(pilot, lambda: "≈ is an estimate, made anew as each turn opens" in " ".join(shown(pilot.app).split()), "told")
        tracks = seat(pilot).query_one(Tracks)
        assert "estimate" in {track.sight for track in tracks.tracks}
        at.end()
        seat(pilot).look()
        await until(pilot, lambda: tracks.tracks == control_view(at.table).tracks, "the truth")
        await pilot.press("escape", "s")
        await until(pilot, lambda: "Sandrel" in shown(pilot.app), "the situation")
        assert "≈" not in shown(pilot.app)
        for page in ("m", "s", "i", "l", "b", "m", "s"):
            await pilot.press(page)
            await pilot.pause()
            assert tracks.tracks == control_view(at.table).tracks, f"the truth still, once {page} was pressed"
        await until(pilot, lambda: "Sandrel" in shown(pilot.app), "the situation again")
        assert "≈" not in shown(pilot.app)


async def test_the_page_of_consequences_says_that_estimates_are_not_among_what_changed() -> None:
    at = practice(ferry(), "norvia")
    play_to(at, "consequences")
    async with PracticeApp(at).run_test(size=(120, 40)) as pilot:
        await rest(pilot)
        await seat(pilot).open_step("outcome")
        await until(pilot, lambda: "What you only estimate (≈) is estimated anew" in shown(pilot.app), "said")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_bands_of_the_ladder_stand_on_the_page_from_low_to_high(size: tuple[int, int]) -> None:
    at = practice(load_deck("zapad-2025"), "nato", turns=4)
    async with PracticeApp(at).run_test(size=size) as pilot:
        await rest(pilot)
        await pilot.press("escape", "s")
        ladder = seat(pilot).query_one("#ladder", Static)
        await until(pilot, lambda: ladder.size.height, "the ladder")
        said = str(ladder.content)
        assert said.startswith("Escalation, from low to high: Routine < Friction < Tension < Open dispute < Crisis")
        assert ladder.size.width * ladder.size.height >= len(said), "all of it"
