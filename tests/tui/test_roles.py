"""Who plays whom: roles taken over and given back, answering for them, sitting down at a team's seat on its behalf."""

from __future__ import annotations

import pytest
from textual.widgets import Input, OptionList

from support.tui import HOSTILE, NARROW, WIDE, console, control_view, do, shown, table_in_memory, to_phase, until
from tabletop.game.commands import GiveOrder, OpenSession, PlayRole
from tabletop.library import load_deck
from tabletop.table import Table
from tabletop.tui.modals.roles import RolesModal
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.seat import SeatScreen


def deciding(*absent: str) -> Table:
    """Norvia has ordered the joint inspection, to which its cabinet alone has agreed."""
    table = table_in_memory()
    to_phase(table, "decide")
    for role in absent:
        do(table, "control", PlayRole(role=role, by="control"))
    order = GiveOrder(
        substance="action",
        card="joint-inspection",
        agreed=("cabinet",),
        purpose="reassurance",
        message="reassurance",
        rationale="Nothing to hide.",
    )
    do(table, "norvia", order)
    return table


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_role_is_taken_over_and_given_back_with_its_reason(size: tuple[int, int]) -> None:
    table = deciding()
    async with console(table, size) as (app, pilot):
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, RolesModal) and "You answer for the ferry" in shown(app))
        assert "No foreign officers on a Norvian bridge." in shown(app), "red lines are at hand"
        assert "Change" in shown(app)
        assert "Act for it" in shown(app)
        app.screen.query_one("#reason", Input).value = "He is on the phone."
        await pilot.press("space")
        await until(pilot, lambda: control_view(table).absent == ("port",))
        await until(pilot, lambda: "played by control" in shown(app))
        await until(pilot, lambda: app.screen.query_one("#reason", Input).value == "")
        await pilot.press("enter")
        await until(pilot, lambda: control_view(table).absent == ())


@pytest.mark.parametrize(("key", "agreed"), [("y", {"cabinet", "port"}), ("x", {"cabinet"})])
async def test_control_answers_for_a_role_that_it_plays(key: str, agreed: set[str]) -> None:
    table = deciding("port")
    async with console(table, NARROW) as (app, pilot):
        await until(pilot, lambda: "1 role that you play must answer" in shown(app))
        await pilot.press("u")
        await until(pilot, lambda: "waits for its agreement" in shown(app))
        before = len(table.commits)
        await pilot.press(key)
        await until(pilot, lambda: len(table.commits) > before)
        assert set(control_view(table).orders[0].agreed) == agreed
        assert table.commits[-1].behalf == "norvia"


async def test_nothing_is_answered_for_a_role_that_sits_at_the_table() -> None:
    table = deciding()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, RolesModal) and "You answer for the ferry" in shown(app))
        before = len(table.commits)
        await pilot.press("y", "x")
        await pilot.pause()
        assert len(table.commits) == before


async def test_control_sits_down_at_a_teams_seat_and_comes_back() -> None:
    table = deciding("port")
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, RolesModal) and app.screen.query(OptionList))
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, SeatScreen) and "Control for" in shown(app))


@pytest.mark.parametrize("reason", [" ".join(HOSTILE), "w" * 5_000])
async def test_a_hostile_reason_breaks_nothing(reason: str) -> None:
    table = deciding()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, RolesModal) and "You answer for the ferry" in shown(app))
        app.screen.query_one("#reason", Input).value = reason
        await pilot.press("enter")
        await until(pilot, lambda: control_view(table).absent or "characters" in shown(app))
        assert "\x1b" not in shown(app)


async def test_roles_are_not_in_the_way_of_the_console() -> None:
    async with console(deciding(), NARROW) as (app, pilot):
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, RolesModal))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))


@pytest.mark.parametrize("size", [(72, 20), NARROW, (100, 35), WIDE, (200, 60)], ids=str)
async def test_the_keys_are_in_sight_beside_the_longest_card(size: tuple[int, int]) -> None:
    table = Table.create(load_deck("zapad-2025"), OpenSession(turns=4, absent=("riga",)), seed="x")
    to_phase(table, "decide")
    drill = next(card for card in table.deck.actions if card.collective and "riga" in card.authority)
    agreed = tuple(role for role in drill.authority if role != "riga")[:1]
    purpose = drill.purposes[0]
    do(
        table,
        "nato",
        GiveOrder(substance="action", card=drill.id, agreed=agreed, purpose=purpose, message=purpose, rationale="Now."),
    )
    async with console(table, size) as (app, pilot):
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, RolesModal) and "waits for its agreement" in shown(app))
        for _ in table.deck.roles:
            for words in ("esc Back", "space Change"):
                assert words in shown(app)
            await pilot.press("down")
            await pilot.pause()
