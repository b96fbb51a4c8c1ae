"""The clock in a replay: as it stood at each step."""

from __future__ import annotations

from support.hands import timed_table
from support.tui import NARROW, app_at, do, shown, until
from tabletop.game.commands import Note, StartClock, StopPlay
from tabletop.table.replay import Replay
from tabletop.tui.screens.noduff import NoDuffScreen
from tabletop.tui.screens.replay import ReplayScreen


async def test_it_shows_the_time_of_the_step_and_stops_nothing() -> None:
    table, hands = timed_table()
    do(table, "control", StartClock(seconds=600))
    for seconds in (250, 400):
        hands.forward(seconds)
        do(table, "control", Note(text="So far."))
    do(table, "norvia", StopPlay())
    replay = Replay(table.journal.header, table.deck, table.commits)
    app = app_at(lambda: ReplayScreen(replay))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await until(pilot, lambda: "Step 1 of 5" in shown(app))
        for says in ("10:00", "5:50", "over 0:50", "NO DUFF"):
            await pilot.press("right")
            await until(pilot, lambda says=says: says in shown(app).splitlines()[0])
        await pilot.press("left", "left")
        await until(pilot, lambda: "5:50" in shown(app).splitlines()[0])
        await pilot.press("f9", "f10")
        await pilot.pause()
        assert not any(isinstance(screen, NoDuffScreen) for screen in app.screen_stack)
        assert not app._notifications, "a replay's clock warns nobody"
