"""The shared screen: whatever is pressed, nothing held back is ever painted."""

from __future__ import annotations

import re
import string
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from support.hands import timed_table
from support.orders import argument
from support.tui import (
    NARROW,
    WIDE,
    app_at,
    at_console,
    both_order,
    console,
    control_view,
    do,
    release_all,
    shown,
    status,
    to_phase,
    until,
)
from tabletop.game.commands import (
    AdvancePhase,
    MakeStatement,
    Note,
    ReleaseInject,
    SendMessage,
    StartClock,
    TellTeams,
    WithdrawOrder,
    WriteInject,
)
from tabletop.journal.pin import set_pin
from tabletop.table import Table
from tabletop.tui.modals.help import HelpModal
from tabletop.tui.modals.pin import PinModal
from tabletop.tui.modals.stopsharing import StopSharingModal
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.noduff import NoDuffScreen
from tabletop.tui.screens.share import ShareScreen

MARK = "zq"
"""Every secret text of these sessions holds it, and nothing else does."""
PIN = "8137 for control"
KEYS = (
    *string.ascii_letters,
    *string.digits,
    *(f"f{number}" for number in range(1, 13)),
    *(f"ctrl+{letter}" for letter in string.ascii_lowercase if letter not in "cq"),
    *("space", "enter", "tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *("plus", "minus", "slash", "question_mark", "colon", "comma", "full_stop", "equals_sign", "backspace", "delete"),
    *("left_square_bracket", "right_square_bracket", "escape"),
)


def secret_table(phase: str, path: Path | None = None) -> tuple[Table, Sequence[str]]:
    """A session full of secrets that stands in a phase, and what may not be seen of it."""
    table, _ = timed_table(path=path)
    do(table, "control", WriteInject(title="zqinject for one", text={"norvia": "zqtext for one"}, source="zqsource"))
    do(table, "control", ReleaseInject(inject="control-1"))
    do(table, "control", WriteInject(title="zqheld back", text={"norvia": "zqheld text"}, source="zqsource"))
    do(table, "control", Note(text="zqnote of control's"))
    do(table, "norvia", SendMessage(text="zqrequest", rfi=True))
    do(table, "norvia", SendMessage(text="zqmessage", to=("sandrel",)))
    do(table, "control", TellTeams(text={"sandrel": "zqanswer to one"}))
    do(table, "control", StartClock(seconds=600))
    held = [line.title for line in control_view(table).msel if line.status in ("held", "ready")]
    if phase in ("decide", "adjudicate"):
        both_order(table)
        order = argument(
            role="cabinet",
            argument="zqargument",
            pros=("zqpro",),
            rationale="zqrationale",
            alternatives="zqalternatives",
            dissent="zqdissent",
            owner="zqowner",
            target="zqtarget",
        )
        do(table, "norvia", WithdrawOrder(order="T1-norvia-main"))
        do(table, "norvia", order)
        do(table, "norvia", MakeStatement(text="We want peace."))
        if phase == "adjudicate":
            to_phase(table, phase)
    else:
        to_phase(table, phase)
    return table, [title for title in held if not title.startswith("zq")]


@asynccontextmanager
async def closing(table: Table) -> AsyncIterator[None]:
    """Let go of the save, whatever happens."""
    with table:
        yield


class Frames:
    """Everything that an application paints, as text without its line breaks."""

    def __init__(self, app: App[Any], monkeypatch: pytest.MonkeyPatch) -> None:
        self.painted: list[str] = []
        display = app._display

        def watched(screen: Any, update: Any) -> None:
            display(screen, update)
            self.painted.append(re.sub(r"\s+", " ", shown(app)))

        monkeypatch.setattr(app, "_display", watched)

    def showing(self, word: str) -> list[str]:
        return [frame for frame in self.painted if word in frame]


async def shared(app: App[Any], pilot: Pilot[None]) -> None:
    await pilot.press("f10")
    await until(pilot, lambda: isinstance(app.screen, ShareScreen) and "TURN 1" in shown(app))


@pytest.mark.parametrize(("phase", "size"), [("inject", NARROW), ("decide", WIDE), ("adjudicate", NARROW)], ids=str)
async def test_no_key_paints_anything_held_back(
    phase: str, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = tmp_path / "s.tabletop"
    table, held = secret_table(phase, save)
    set_pin(save, PIN)
    app = app_at(lambda: ConsoleScreen(table, save))
    async with closing(table), app.run_test(size=size, notifications=True) as pilot:
        await at_console(app, pilot)
        assert MARK in shown(app), "control's own screen shows secrets"
        assert held
        await shared(app, pilot)
        for _ in range(3):
            await pilot.pause()
        frames = Frames(app, monkeypatch)
        for key in KEYS:
            await pilot.press(key)
            app.screen_stack[1].notify(f"{MARK}notice", markup=False)
            await pilot.pause()
            assert any(isinstance(screen, ShareScreen) for screen in app.screen_stack), key
            while not isinstance(app.screen, ShareScreen):
                if not isinstance(app.screen, NoDuffScreen):
                    await pilot.press("escape")
                    await pilot.pause()
                    continue
                await pilot.press("ctrl+s")
                await until(pilot, lambda: isinstance(app.screen, PinModal), "play goes on by the PIN alone")
                app.screen.query_one(Input).value = PIN
                await pilot.press("enter")
                await until(pilot, lambda: not isinstance(app.screen, PinModal | NoDuffScreen), "play goes on")
        assert len(frames.painted) > len(KEYS) // 2
        for word in (MARK, "Released:", "MSEL"):
            assert not frames.showing(word), (word, frames.showing(word)[:1])
        # What everybody was told meanwhile is no secret any more, and neither is what was released to all.
        view = control_view(table)
        still = {line.title for line in view.msel if line.status not in ("released", "complete")}
        for title in still & set(held):
            assert not frames.showing(title), title


async def test_it_covers_a_form_in_work_and_gives_it_back_as_it_was() -> None:
    table, _ = timed_table()
    async with console(table) as (app, pilot):
        await pilot.press("n")
        await until(pilot, lambda: app.screen.query("#field-title"))
        form = app.screen
        app.screen.query_one("#field-title").value = "zqhalf a title"  # type: ignore[attr-defined]  # an Input
        await shared(app, pilot)
        assert MARK not in shown(app)
        await pilot.press("f10")
        await until(pilot, lambda: isinstance(app.screen, StopSharingModal))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ShareScreen)), "Enter alone shows nothing"
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StopSharingModal))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is form)
        assert form.values()["title"] == "zqhalf a title"  # type: ignore[attr-defined]  # it is a form


async def test_what_a_form_below_opens_late_stays_away_and_its_notice_comes_afterwards() -> None:
    table, _ = timed_table()
    async with console(table) as (app, pilot):
        await shared(app, pilot)
        app.push_screen(HelpModal("harmless", ()))
        await until(pilot, lambda: isinstance(app.screen, HelpModal))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ShareScreen))
        stack = list(app.screen_stack)
        app.push_screen(ConsoleScreen(table))
        app.notify(f"{MARK}late", markup=False)
        for _ in range(5):
            await pilot.pause()
        assert app.screen_stack == stack
        assert MARK not in shown(app)
        await pilot.press("f10", "ctrl+s")
        await at_console(app, pilot)
        await until(pilot, lambda: f"{MARK}late" in shown(app))


async def test_control_leads_on_from_it_without_leaving_it() -> None:
    table, hands = timed_table()
    due = [line.inject for line in control_view(table).msel if line.status == "ready"]
    async with console(table) as (app, pilot):
        await shared(app, pilot)
        for inject in due:
            await pilot.press("r")
            await until(pilot, lambda inject=inject: status(table, inject) != "ready")
        await until(pilot, lambda: "Released to those whom it is for." in shown(app))
        await pilot.press("r")
        await until(pilot, lambda: "Nothing is due." in shown(app))
        await pilot.press("g")
        await until(pilot, lambda: "once more to leave the inject phase" in shown(app))
        assert control_view(table).clock.phase == "inject"
        await pilot.press("g")
        await until(pilot, lambda: control_view(table).clock.phase == "assess")
        await until(pilot, lambda: "ASSESS" in shown(app))
        await pilot.press("g")
        await until(pilot, lambda: "Something in this phase is not done yet. Press g" in shown(app))
        await pilot.press("c")
        await until(pilot, lambda: (timer := control_view(table).clock.timer) is not None and timer.running)
        hands.forward(60)
        await until(pilot, lambda: "The clock runs." in shown(app))
        await pilot.press("c")
        await until(pilot, lambda: "The clock is paused" in shown(app))
        await pilot.press("plus")
        await until(pilot, lambda: (timer := control_view(table).clock.timer) is not None and timer.left == 600)
        assert isinstance(app.screen, ShareScreen)


async def test_a_refusal_that_names_secrets_is_not_read_out() -> None:
    table, _ = secret_table("adjudicate")
    async with console(table) as (app, pilot):
        await shared(app, pilot)
        await pilot.press("g", "g")
        await until(pilot, lambda: "control has to see to something first" in shown(app))
        assert MARK not in shown(app)
        assert "norvia" not in shown(app)
        assert control_view(table).clock.phase == "adjudicate"


async def test_the_pin_ends_it_where_there_is_one(tmp_path: Path) -> None:
    save = tmp_path / "s.tabletop"
    table, _ = timed_table(path=save)
    set_pin(save, "4711")
    app = app_at(lambda: ConsoleScreen(table, save))
    async with closing(table), app.run_test(size=NARROW, notifications=True) as pilot:
        await at_console(app, pilot)
        await shared(app, pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PinModal))
        await pilot.press("9", "9", "9", "9", "enter")
        await until(pilot, lambda: "That is not the PIN" in shown(app))
        await pilot.press("4", "7", "1", "1", "enter")
        await at_console(app, pilot)


async def test_a_team_cannot_share_and_the_reveal_shows_to_all_at_once() -> None:
    table, _ = timed_table()
    release_all(table)
    both_order(table)
    async with console(table) as (app, pilot):
        await pilot.press("1", "enter")
        await until(pilot, lambda: type(app.screen).__name__ == "SeatScreen")
        await pilot.press("f10")
        await pilot.pause()
        assert type(app.screen).__name__ == "SeatScreen"
        app.screen.dismiss(None)
        await until(pilot, lambda: "Press Enter when Control is seated." in shown(app))
        await pilot.press("enter")
        await at_console(app, pilot)
        await shared(app, pilot)
        do(table, "control", AdvancePhase())
        await until(pilot, lambda: "Moves that everybody saw" in shown(app))
