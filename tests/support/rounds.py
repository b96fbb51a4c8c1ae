"""A round at the keyboard: somebody says who they are, chooses unseen, and hands on."""

from __future__ import annotations

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from support.tui import shown, until
from tabletop.tui.widgets.ruling import RulingForm


async def opened(app: App[None], pilot: Pilot[None], key: str, screen: type[Screen[None]]) -> None:
    """Open the round from the desk, by its key."""
    await until(pilot, lambda: app.screen.query(RulingForm) and "Chance of success" in shown(app))
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.screen, screen) and "Write your name" in shown(app))


async def hand_in(app: App[None], pilot: Pilot[None], name: str, asked: str, card: str) -> None:
    """Be somebody, choose a card of the question asked, and hand on."""
    await until(pilot, lambda: isinstance(app.focused, Input) and app.focused.id == "who")
    app.screen.query_one("#who", Input).value = name
    await pilot.press("enter")
    await until(pilot, lambda: asked in shown(app).lower())
    await pilot.press(card, "enter")
    await until(pilot, lambda: "Write your name" in shown(app))
