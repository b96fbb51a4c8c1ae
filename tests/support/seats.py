"""A team's seat on the screen, at a table that has come as far as a test wants it."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from support import tui
from support.decks import ferry
from support.orders import argument
from support.tui import until as until
from tabletop.game import commands as c
from tabletop.game.audience import CONTROL, Seat
from tabletop.game.events import Phase
from tabletop.game.refusal import Refusal
from tabletop.game.view import ControlView, TeamView
from tabletop.table import Table
from tabletop.tui import app
from tabletop.tui.app import TabletopApp
from tabletop.tui.screens.seat import SeatScreen
from tabletop.tui.seat.panel import Panel
from tabletop.tui.widgets.nextline import NextLine

SIZES = [(80, 24), (120, 40)]
PHASES: tuple[Phase, ...] = ("inject", "assess", "decide", "adjudicate", "consequences")
FERRY_ORDER = c.GiveOrder(
    substance="action", card="halt-ferry", purpose="coercion", message="routine", rationale="They will feel it."
)
SANDREL_ORDER = argument(
    argument="XYZZY-ARGUMENT we print the log",
    observable="A logbook is printed.",
    effects=("norvia.trust +2",),
    pros=("XYZZY-PRO",),
    message="deterrence",
    rationale="XYZZY-WHY",
    dissent="XYZZY-DISSENT",
)


def submit(table: Table, seat: Seat, command: c.Command) -> None:
    """Give a command that must be taken."""
    answer = table.submit(seat, command)
    assert not isinstance(answer, Refusal), answer.sentence


def rule_all(table: Table, words: str, fact: str = "") -> None:
    """Rule every order of the desk as a partial success."""
    view = table.seen(CONTROL)
    assert isinstance(view, ControlView)
    for desk in view.orders:
        ruling = c.RuleOrder(order=desk.given.order, method="umpire", outcome="partial", words=words, fact=fact)
        submit(table, CONTROL, ruling)


def table_in(phase: Phase, *, path: Path | None = None, orders: bool = True, settings: c.OpenSession | None = None) -> Table:
    """The ferry dispute in a phase of turn 1, its planned injects released; from the reveal on, with an order a team."""
    table = Table.create(ferry(), settings or c.OpenSession(turns=3), seed="x", path=path)
    for inject in ("collision", "newspapers"):
        submit(table, CONTROL, c.ReleaseInject(inject=inject))
    for reached in PHASES:
        if reached == phase:
            return table
        if reached == "decide" and orders:
            submit(table, "norvia", FERRY_ORDER)
            submit(table, "sandrel", SANDREL_ORDER)
        if reached == "adjudicate":
            rule_all(table, "Half of it.")
        submit(table, CONTROL, c.AdvancePhase())
    if phase == "ended":
        submit(table, CONTROL, c.EndSession(words="Time is up."))
    return table


class SeatApp(TabletopApp):
    """The application with one seat open; `left` counts how often the keyboard was handed back."""

    CSS_PATH = [str(Path(app.__file__).with_name("app.tcss"))]  # noqa: RUF012 — as App declares it

    def __init__(self, table: Table, seat: Seat = "norvia") -> None:
        super().__init__(Path("nowhere"))
        self._at = (table, seat)
        self.left = 0

    def get_default_screen(self) -> Screen[None]:
        """Nothing."""
        return Screen()

    def on_mount(self) -> None:
        """Open the seat."""
        self.sit()

    def sit(self) -> None:
        """Open the seat anew."""
        table, seat = self._at
        self.push_screen(SeatScreen(table.seat(seat)), self._left)

    def _left(self, _answer: None) -> None:
        self.left += 1


def shown(pilot: Pilot[None]) -> str:
    """All text on the screen, as it is painted."""
    return "\n".join(line.rstrip() for line in tui.shown(pilot.app).splitlines())


def held(pilot: Pilot[None]) -> str:
    """All text that the widgets of the screen hold, in sight or not."""
    return "\n".join(str(widget.render()) for widget in pilot.app.screen.walk_children(Widget) if isinstance(widget, Static))


def seen(table: Table, team: str = "norvia") -> TeamView:
    """What a team sees."""
    view = table.seen(team)
    assert isinstance(view, TeamView)
    return view


def says(pilot: Pilot[None]) -> str:
    """What the screen says to do next."""
    return pilot.app.screen.query_one(NextLine).sentence


def at_work(pilot: Pilot[None]) -> bool:
    """Whether the keyboard is in the form."""
    return pilot.app.screen.focused in pilot.app.screen.query_one(Panel).walk_children()


async def next_says(pilot: Pilot[None], words: str) -> None:
    """Wait until the screen says to do this next."""
    await until(pilot, lambda: bool(pilot.app.screen.query(NextLine)) and words in says(pilot), f"Next: {words}")


async def opened(pilot: Pilot[None], step: str) -> Panel:
    """The panel of a step, opened and settled."""
    await until(pilot, lambda: bool(pilot.app.screen.query("StepList")), "the steps")
    await until(pilot, lambda: "Hand back to control" in shown(pilot), "the steps filled")
    await pilot.app.screen.open_step(step)  # type: ignore[attr-defined]  # a SeatScreen
    await until(pilot, lambda: bool(pilot.app.screen.query(Panel)) and pilot.app.screen.focused is not None, step)
    await pilot.pause()
    return pilot.app.screen.query_one(Panel)


async def open_order(pilot: Pilot[None]) -> None:
    """Open the form of the main order."""
    await until(pilot, lambda: bool(pilot.app.screen.query("StepList")), "the steps")
    await until(pilot, lambda: "Choose your order" in shown(pilot), "the step")
    await pilot.app.screen.open_step("order:main")  # type: ignore[attr-defined]  # a SeatScreen
    await next_says(pilot, "Choose what you do")


async def open_order_again(pilot: Pilot[None]) -> None:
    """Open the form of the main order, which has a draft."""
    await pilot.app.screen.open_step("order:main")  # type: ignore[attr-defined]
    await until(pilot, lambda: bool(pilot.app.screen.query("#argument")), "the form")
    await pilot.pause()
    await pilot.pause()
