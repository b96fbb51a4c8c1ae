"""A vote taken in silence, person by person, laid open together; it decides nothing."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from support.rounds import hand_in, opened
from support.tui import HOSTILE, NARROW, WIDE, app_at, at_rulings, do, patrol, shown, until
from tabletop.game.commands import CastVote
from tabletop.tui.screens.adjudicate import AdjudicateScreen
from tabletop.tui.screens.ballot import BallotScreen


async def voting(app: App[None], pilot: Pilot[None]) -> None:
    await opened(app, pilot, "v", BallotScreen)


async def vote(app: App[None], pilot: Pilot[None], name: str, card: str) -> None:
    await hand_in(app, pilot, name, "does it succeed", card)


@pytest.mark.parametrize("size", [NARROW, WIDE, (200, 60)], ids=str)
async def test_the_keyboard_goes_round_and_the_votes_advise_and_decide_nothing(size: tuple[int, int]) -> None:
    table = at_rulings()
    do(table, "sandrel", CastVote(succeeds=False, ref=1))
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=size) as pilot:
        await voting(app, pilot)
        assert "at teams’ seats: 1" in shown(app)
        for name, card in (("Ada", "1"), ("Emil", "2"), ("Jo", "1")):
            await vote(app, pilot, name, card)
        await until(pilot, lambda: "Ada, Emil, Jo" in shown(app))
        assert "succeeds" not in shown(app), "nothing that was chosen is on the cover"
        assert "for," not in shown(app)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: "2 for, 2 against." in shown(app))
        assert "Ada, Jo" in shown(app)
        assert "Emil, at teams’ seats: 1" in shown(app)
        assert "Sandrel" not in shown(app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, AdjudicateScreen))
        await until(pilot, lambda: "2 for, 2 against. The vote advises; you decide the outcome." in shown(app))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert patrol(table).ruling is None, "without an outcome that control chose nothing is ruled"


async def test_a_vote_again_under_the_same_name_replaces_the_first_and_escape_shows_none() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await voting(app, pilot)
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert "Write your name" in shown(app), "with no votes there is nothing to lay open"
        await vote(app, pilot, "Ada", "1")
        await vote(app, pilot, "Ada", "2")
        assert [each.succeeds for each in patrol(table).votes] == [False]
        app.screen.query_one("#who", Input).value = "Emil"
        await pilot.press("enter")
        await until(pilot, lambda: "Emil: does it succeed?" in shown(app))
        await pilot.press("1", "escape")
        await until(pilot, lambda: "Write your name" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, AdjudicateScreen))
        assert len(patrol(table).votes) == 1


async def test_those_who_vote_read_what_could_be_seen_and_never_the_title() -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await voting(app, pilot)
        assert "Two cutters take station off the far harbour." in shown(app)
        for secret in ("Patrol the strait", "Be seen.", "Deterrence"):
            assert secret not in shown(app)


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_break_nothing(name: str) -> None:
    table = at_rulings()
    app = app_at(lambda: AdjudicateScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await voting(app, pilot)
        await vote(app, pilot, name, "1")
        await until(pilot, lambda: len(patrol(table).votes) == 1)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: "1 for, 0 against." in shown(app))
        assert "\x1b" not in shown(app)
        assert "\u202e" not in shown(app)
