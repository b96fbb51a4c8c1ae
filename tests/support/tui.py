"""What the tests of screens share: applications at a table in memory, waiting on conditions, hostile text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import TextArea

from support.decks import ferry
from support.orders import of_card
from tabletop.game.commands import AdvancePhase, Command, GiveOrder, OpenSession, ReleaseInject
from tabletop.game.refusal import Refusal
from tabletop.game.view import ControlView
from tabletop.game.view.control import DeskOrder
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.form import FormModal
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.widgets.field import FieldRow
from tabletop.tui.widgets.msellist import MselList

HOSTILE = (
    "[/",
    "x[/red]",
    "[bold red]shout[/]",
    "\x1b[31mred\x1b[0m",
    "\u202egnp.exe",
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "tab\tand\rreturn",
)
"""Texts that must show as they are, or neutral, and break nothing."""

PASTE = "A long paste with [/ and [b] in it. " * 5_600
"""About 200 kB."""

WIDE, NARROW = (120, 40), (80, 24)


def table_in_memory(turns: int = 3, **settings: Any) -> Table:
    """The ferry dispute, opened, with its clock at rest."""
    return Table.create(ferry(), OpenSession(turns=turns, **settings), seed="x", clock=lambda: "2025-03-01T08:00:00.000Z")


def do(table: Table, seat: str, command: Command) -> None:
    """Carry out a command; a refusal fails the test."""
    answer = table.submit(seat, command)
    assert not isinstance(answer, Refusal), f"{command}: {answer}"


def control_view(table: Table) -> ControlView:
    """What control sees."""
    view = table.seen("control")
    assert isinstance(view, ControlView)
    return view


def release_all(table: Table) -> None:
    """Release what is due."""
    for line in control_view(table).msel:
        if line.status == "ready":
            do(table, "control", ReleaseInject(inject=line.inject))


def to_phase(table: Table, phase: str) -> None:
    """Go on until the table stands in a phase; the teams do nothing."""
    while control_view(table).clock.phase != phase:
        do(table, "control", AdvancePhase())


def both_order(table: Table) -> None:
    """One overt order a team, in the decide phase: Norvia patrols by 2d6, Sandrel does what it first can."""
    to_phase(table, "decide")
    do(
        table,
        "norvia",
        GiveOrder(
            substance="action",
            card="patrol-strait",
            role="cabinet",
            purpose="deterrence",
            message="deterrence",
            rationale="Be seen.",
        ),
    )
    card = next(action for action in table.deck.actions if action.team == "sandrel" and not action.collective)
    do(
        table,
        "sandrel",
        of_card(card, role=card.authority[0], rationale="It is time."),
    )


def at_rulings() -> Table:
    """A table at which both teams' orders wait for their rulings."""
    table = table_in_memory()
    both_order(table)
    to_phase(table, "adjudicate")
    return table


def patrol(table: Table) -> DeskOrder:
    """Norvia's order of these."""
    return next(order for order in control_view(table).orders if order.given.card == "patrol-strait")


def app_at(screen: Callable[[], Screen[Any]], saves: Path = Path("nowhere")) -> TabletopApp:
    """The application with this screen over home."""

    class Seated(TabletopApp):
        def on_mount(self) -> None:
            self.push_screen(screen())

    return Seated(saves)


def status(table: Table, inject: str) -> str:
    """How an inject of the plan stands."""
    return next(line.status for line in control_view(table).msel if line.inject == inject)


async def at_console(app: App[Any], pilot: Pilot[None]) -> None:
    """Wait until the console is on top and has its plan."""
    await until(pilot, lambda: isinstance(app.screen, ConsoleScreen) and app.screen.view is not None)
    await until(pilot, lambda: app.screen.query_one(MselList).chosen is not None)


@asynccontextmanager
async def console(table: Table, size: tuple[int, int] = WIDE) -> AsyncIterator[tuple[TabletopApp, Pilot[None]]]:
    """The application at the console of a table, notices and all."""
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_console(app, pilot)
        yield app, pilot


def form_open(app: App[Any]) -> bool:
    """Whether one of the forms is on top."""
    return isinstance(app.screen, FormModal)


def put(app: App[Any], name: str, text: str) -> None:
    """Fill in one field of the form on top."""
    row = next(row for row in app.screen.query(FieldRow) if row.field.name == name)
    widget = row.children[1]
    if isinstance(widget, TextArea):
        widget.text = text
    else:
        widget.value = text  # type: ignore[attr-defined]  # an Input, a Choice or a Select


async def until(pilot: Pilot[Any], true: Callable[[], object], what: str = "") -> None:
    """Wait until a condition holds; fails the test if it does not."""
    for _ in range(600):
        if true():
            return
        await pilot.pause()
        await pilot.pause(0.01)
    raise AssertionError(f"it did not come about: {what}\n{shown(pilot.app)}")


def shown(app: App[Any]) -> str:
    """What the terminal shows, as plain text."""
    width, _ = app.size
    return (
        "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()) if width else ""
    )


def text_of(widget: Widget) -> str:
    """A widget's lines as plain text."""
    return "\n".join("".join(segment.text for segment in widget.render_line(y)) for y in range(widget.size.height))
