"""A key or a button that is struck twice does what it does once."""

from __future__ import annotations

from textual.widgets import Button

from support.tui import console, control_view, form_open, table_in_memory, until
from tabletop.tui.modals.help import HelpModal
from tabletop.tui.screens.console import ConsoleScreen


async def test_a_form_confirmed_twice_is_carried_out_once_and_leaves_the_console_open() -> None:
    table = table_in_memory()
    async with console(table) as (app, pilot):
        await pilot.press("g")
        await until(pilot, lambda: form_open(app))
        button = app.screen.query_one("#confirm", Button)
        button.press()
        button.press()
        await until(pilot, lambda: not form_open(app))
        await pilot.pause()
        assert isinstance(app.screen, ConsoleScreen)
        assert control_view(table).clock.phase == "assess"


async def test_a_dialogue_left_twice_takes_nothing_else_with_it() -> None:
    table = table_in_memory()
    async with console(table) as (app, pilot):
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpModal))
        modal = app.screen
        assert isinstance(modal, HelpModal)
        modal.action_back()
        modal.action_back()
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
        await pilot.pause()
        assert isinstance(app.screen, ConsoleScreen)


async def test_a_screen_left_twice_takes_nothing_else_with_it() -> None:
    table = table_in_memory()
    async with console(table) as (app, pilot):
        await pilot.press("p")
        await until(pilot, lambda: not isinstance(app.screen, ConsoleScreen))
        public = app.screen
        await public.run_action("back")
        await public.run_action("back")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
        await pilot.pause()
        assert isinstance(app.screen, ConsoleScreen)
