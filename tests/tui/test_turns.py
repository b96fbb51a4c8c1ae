"""Turns by the numbers that the session counts them with, where it plays only some of the deck's."""

from __future__ import annotations

import pytest

from support.tui import NARROW, WIDE, console, control_view, form_open, shown, table_in_memory, until
from tabletop.tui.turns import by_session, session_turn


def test_what_is_planned_for_a_turn_that_is_left_out_comes_in_the_next_that_is_played() -> None:
    plan = (1, 3, 5, 8)
    assert [session_turn(plan, turn) for turn in range(9)] == [0, 1, 2, 2, 3, 3, 4, 4, 4]


def test_a_session_with_all_turns_is_as_it_is() -> None:
    view = control_view(table_in_memory(turns=3))
    assert by_session(view) is view


@pytest.mark.parametrize("size", [NARROW, WIDE, (200, 60)], ids=str)
async def test_the_msel_and_deferring_name_turns_as_the_banner_does(size: tuple[int, int]) -> None:
    table = table_in_memory(turns=2)
    assert table.state.opened is not None
    assert table.state.opened.plan == (1, 3)
    async with console(table, size) as (app, pilot):
        await until(pilot, lambda: "Turn 1 of 2" in shown(app) and "T2" in shown(app))
        assert "T3" not in shown(app)
        last = next(turn for turn in table.deck.turns if turn.number == 3)
        await pilot.press("h")
        await until(pilot, lambda: form_open(app) and "Hold it back" in shown(app))
        await pilot.press("down")
        await until(pilot, lambda: f"turn 2, {last.date}: {last.title}" in shown(app))
        await pilot.press(*"Later", "ctrl+s")
        await until(pilot, lambda: "deferred T2" in shown(app))
    assert [line.deferred for line in control_view(table).msel if line.deferred] == [3]
