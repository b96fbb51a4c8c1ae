"""What the tests of screens share: applications at a table in memory, waiting on conditions, hostile text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from support.decks import ferry
from tabletop.game.commands import AdvancePhase, Command, GiveOrder, OpenSession, ReleaseInject
from tabletop.game.refusal import Refusal
from tabletop.game.view import ControlView
from tabletop.table import Table
from tabletop.tui.app import TabletopApp

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
        GiveOrder(
            substance="action",
            card=card.id,
            role=card.authority[0],
            purpose=card.purposes[0],
            message=card.purposes[0],
            rationale="It is time.",
            posture=card.postures[0],
        ),
    )


def app_at(screen: Callable[[], Screen[Any]], saves: Path = Path("nowhere")) -> TabletopApp:
    """The application with this screen over home."""

    class Seated(TabletopApp):
        def on_mount(self) -> None:
            self.push_screen(screen())

    return Seated(saves)


async def until(pilot: Pilot[Any], true: Callable[[], object], tries: int = 200) -> None:
    """Wait until a condition holds; fails the test if it does not."""
    for _ in range(tries):
        if true():
            return
        await pilot.pause()
        await pilot.pause(0.01)
    raise AssertionError(f"it did not come about:\n{shown(pilot.app)}")


def shown(app: App[Any]) -> str:
    """What the terminal shows, as plain text."""
    width, _ = app.size
    return (
        "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()) if width else ""
    )


def text_of(widget: Widget) -> str:
    """A widget's lines as plain text."""
    return "\n".join("".join(segment.text for segment in widget.render_line(y)) for y in range(widget.size.height))
