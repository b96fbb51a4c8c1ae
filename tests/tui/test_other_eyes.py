"""What was told to one person is not for whoever looks at the screen next."""

from __future__ import annotations

import pytest

from support.tui import console, do, shown, table_in_memory, until
from tabletop.game.commands import EndSession
from tabletop.tui.screens.console import ConsoleScreen

TOLD = "Ruled: the covert order succeeds."


@pytest.mark.parametrize("key", ["p", "1", "b"], ids=["public screen", "a team's cover", "hot wash"])
async def test_no_notice_of_controls_stays_when_others_look(key: str) -> None:
    table = table_in_memory()
    if key == "b":
        do(table, "control", EndSession(words="Enough."))
    async with console(table) as (app, pilot):
        console_screen = app.screen
        assert isinstance(console_screen, ConsoleScreen)
        console_screen.tell(TOLD)
        await until(pilot, lambda: TOLD in shown(app))
        await pilot.press(key)
        await until(pilot, lambda: app.screen is not console_screen)
        await until(pilot, lambda: TOLD not in shown(app))
        for _ in range(3):
            await pilot.pause()
            assert TOLD not in shown(app)
