"""A team with more steps than there are digits: every one of them has its key, or the cursor."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from support.seats import SeatApp, shown, table_in, until
from tabletop.game import commands as c
from tabletop.game.refusal import Refusal
from tabletop.table import Table
from tabletop.tui.seat.panel import Panel
from tabletop.tui.widgets.nextline import NextLine

SIZES = [(80, 24), (120, 40), (200, 60)]


def busy() -> Table:
    """Norvia in assess, with seven incidents more than the deck has for it: thirteen steps."""
    table = table_in("inject")
    for number in range(1, 8):
        taken(table, c.WriteInject(title=f"Light {number}", text={"norvia": f"Light {number} is seen."}, truth="accident"))
        taken(table, c.ReleaseInject(inject=f"control-{number}", reason="More to read."))
    taken(table, c.AdvancePhase())
    return table


def taken(table: Table, command: c.Command) -> None:
    answer = table.submit("control", command)
    assert not isinstance(answer, Refusal), answer


def steps(pilot: Pilot[None]) -> list[str]:
    return [step.key for step in pilot.app.screen._steps]  # type: ignore[attr-defined]  # a SeatScreen


@pytest.mark.parametrize("size", SIZES)
async def test_0_opens_the_tenth_step_also_from_another_page(size: tuple[int, int]) -> None:
    async with SeatApp(busy()).run_test(size=size) as pilot:
        await until(pilot, lambda: "0 ○" in shown(pilot), "the steps")
        assert len(steps(pilot)) > 10
        tenth = steps(pilot)[9]
        for before in ((), ("s",)):
            await pilot.press(*before)
            await pilot.press("0")
            await until(pilot, lambda: bool(pilot.app.screen.query(Panel)), "the tenth step")
            assert pilot.app.screen.query_one(Panel).key == tenth
            await pilot.press("escape")
            await until(
                pilot, lambda: not pilot.app.screen.focused or "StepList" in type(pilot.app.screen.focused).__name__, "the list"
            )


async def test_beyond_the_tenth_the_cursor_reaches_every_step() -> None:
    async with SeatApp(busy()).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "0 ○" in shown(pilot), "the steps")
        twelfth = steps(pilot)[11]
        await pilot.press("home", *["down"] * 11, "enter")
        await until(pilot, lambda: bool(pilot.app.screen.query(Panel)), "the twelfth step")
        assert pilot.app.screen.query_one(Panel).key == twelfth


async def test_where_there_is_no_tenth_step_0_is_answered() -> None:
    async with SeatApp(table_in("decide")).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Hand back to control" in shown(pilot), "the steps")
        assert len(steps(pilot)) < 10
        await pilot.press("0")
        await until(pilot, lambda: "“0” does nothing here." in pilot.app.screen.query_one(NextLine).sentence, "an answer")
