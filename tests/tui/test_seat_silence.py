"""The silence procedure at a team's seat."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Button

from support.decks import ferry
from support.tui import NARROW, app_at, control_view, do, shown, to_phase, until
from tabletop.game.commands import GiveOrder, OpenSession
from tabletop.table import Table
from tabletop.tui.screens.seat import SeatScreen
from tabletop.tui.seat.own import OwnOrder
from tabletop.tui.seat.silence import SilenceKeeper, SilencePart


class Wall:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.seconds = 0

    def __call__(self) -> str:
        minutes, seconds = divmod(self.seconds, 60)
        return f"2025-03-01T08:{minutes:02}:{seconds:02}.000Z"


@contextmanager
def inspection() -> Iterator[tuple[Table, Wall]]:
    """Norvia has ordered the joint inspection, to which nobody has agreed yet."""
    wall = Wall()
    table = Table.create(ferry(), OpenSession(turns=3), seed="x", clock=wall)
    to_phase(table, "decide")
    order = GiveOrder(
        substance="action", card="joint-inspection", purpose="reassurance", message="reassurance", rationale="Nothing to hide."
    )
    do(table, "norvia", order)
    yield table, wall


async def at_order(app: App[None], pilot: Pilot[None]) -> SilencePart:
    await until(pilot, lambda: isinstance(app.screen, SeatScreen) and "Your order" in shown(app))
    assert isinstance(app.screen, SeatScreen)
    await app.screen.open_step("own:T1-norvia-main")
    await until(pilot, lambda: app.screen.query(OwnOrder) and "Put it under silence" in shown(app))
    return app.screen.query_one(SilencePart)


def agreed(table: Table) -> set[str]:
    return set(control_view(table).orders[0].agreed)


async def test_who_keeps_silent_until_its_end_has_agreed() -> None:
    with inspection() as (table, wall):
        app = app_at(lambda: SeatScreen(table.seat("norvia")))
        async with app.run_test(size=NARROW) as pilot:
            part = await at_order(app, pilot)
            part.query_one("#silence-2", Button).press()
            await until(pilot, lambda: "2:00 left" in shown(app))
            assert control_view(table).orders[0].silence == wall.seconds + 120 + _start(table)
            wall.seconds = 119
            app.screen.query_one(SilenceKeeper).tick()
            await pilot.pause()
            assert agreed(table) == set(), "not before the time is over"
            wall.seconds = 120
            app.screen.query_one(SilenceKeeper).tick()
            await until(pilot, lambda: agreed(table) == {"port", "cabinet"})
            await until(pilot, lambda: not part.display)


async def test_a_role_that_breaks_it_has_not_agreed() -> None:
    with inspection() as (table, wall):
        app = app_at(lambda: SeatScreen(table.seat("norvia")))
        async with app.run_test(size=NARROW) as pilot:
            part = await at_order(app, pilot)
            part.query_one("#silence-1", Button).press()
            await until(pilot, lambda: [button.name for button in part.query(".break").results(Button)] == ["port", "cabinet"])
            next(iter(part.query(".break").results(Button))).press()
            await until(pilot, lambda: "not agreed: Port" in shown(app))
            await until(pilot, lambda: [button.name for button in part.query(".break").results(Button)] == ["cabinet"])
            wall.seconds = 60
            app.screen.query_one(SilenceKeeper).tick()
            await until(pilot, lambda: agreed(table) == {"cabinet"})
            await until(pilot, lambda: not part.display, "nobody is left to ask")
            await pilot.press("escape")
            await until(pilot, lambda: "1 of 2 does not agree" in shown(app))


def _start(table: Table) -> int:
    """The moment at which the wall clock of the test begins."""
    return table.now()
