"""The silence procedure: who has not broken the silence when its time is over has agreed."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from tabletop.game.commands import CloseSilence
from tabletop.game.view import TeamView
from tabletop.game.view.parts import OrderView
from tabletop.table.seat import SeatHandle
from tabletop.tui.giving import why_not
from tabletop.tui.seat.words import roles
from tabletop.tui.text import clean
from tabletop.tui.widgets.timepiece import clock_time

MINUTES = (1, 2, 3, 5)
"""How long a silence can be asked for."""
BROKEN = "broke the silence"
"""The words of a role that did."""


def unanswered(order: OrderView, view: TeamView) -> list[str]:
    """The roles of an order that the team plays and that have neither agreed nor refused."""
    answered = (*order.agreed, *order.refused, *view.absent)
    return [role for role in order.needed if role not in answered]


class SilencePart(Vertical):
    """Puts a collective order under silence, counts down, and lets a role break it."""

    DEFAULT_CSS = """
    SilencePart { height: auto; }
    SilencePart .foot { height: auto; margin-top: 0; }
    SilencePart Button { width: auto; min-width: 8; margin-right: 1; }
    SilencePart Button:focus { background: $accent; color: $background; text-style: bold; }
    """

    class Asked(Message):
        """The order is to be put under silence for so many seconds."""

        def __init__(self, seconds: int) -> None:
            super().__init__()
            self.seconds = seconds

    class Broken(Message):
        """A role breaks the silence."""

        def __init__(self, role: str) -> None:
            super().__init__()
            self.role = role

    def __init__(self, handle: SeatHandle) -> None:
        super().__init__(id="own-silence")
        self._handle = handle
        self._deck = handle.deck
        self._order: OrderView | None = None
        self._asked: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """What it is, the lengths to choose from, who may break it."""
        yield Static("", id="silence-line", markup=False)
        with Horizontal(classes="foot", id="silence-open"):
            for minutes in MINUTES:
                yield Button(Content(f"{minutes} min"), id=f"silence-{minutes}", compact=True)
        yield Horizontal(classes="foot", id="silence-break")

    def on_mount(self) -> None:
        """Count."""
        self.set_interval(1, self._count)

    def show(self, order: OrderView | None, view: TeamView) -> None:
        """Show how the order stands; nothing where no role is still asked."""
        self._order = order
        before = order is not None and order.status == "waits for the reveal"
        needed = order.needed if order is not None and before else ()
        waiting = unanswered(order, view) if needed and order is not None else []
        self.display = bool(waiting)
        self.query_one("#silence-open").display = order is not None and not order.silence
        self.query_one("#silence-break").display = order is not None and bool(order.silence)
        if tuple(waiting) != self._asked:
            self._asked = tuple(waiting)
            self._offer()
        self._count()

    @work(exclusive=True, group="offer")
    async def _offer(self) -> None:
        place = self.query_one("#silence-break", Horizontal)
        await place.remove_children()
        titles = {role.id: role.title for role in self._deck.roles}
        buttons = [
            Button(Content(clean(f"{titles.get(role, role)} breaks it")), name=role, classes="break", compact=True)
            for role in self._asked
        ]
        await place.mount_all(buttons)

    def _count(self) -> None:
        order = self._order
        if order is None or not self.display:
            return
        if order.silence:
            left = clock_time(max(order.silence - self._handle.now(), 0))
            who = roles(self._deck, list(self._asked))
            words = Content.assemble(
                ("Under silence  ", "b"), (left, "b $accent"), f" left. Agreed, unless they break it by then: {clean(who)}."
            )
        else:
            words = Content.assemble(("Put it under silence: ", "b"), "who has not broken it after this time has agreed.")
        self.query_one("#silence-line", Static).update(words)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Ask for silence, or break it."""
        event.stop()
        if event.button.has_class("break"):
            self.post_message(self.Broken(event.button.name or ""))
        else:
            self.post_message(self.Asked(60 * int((event.button.id or "").removeprefix("silence-"))))


class SilenceKeeper(Widget):
    """Closes silences whose time is over while a team's seat is open; at the reveal the rules do."""

    DEFAULT_CSS = "SilenceKeeper { display: none; }"

    def __init__(self, handle: SeatHandle) -> None:
        super().__init__()
        self._handle = handle
        self._ends: dict[str, int] = {}

    def on_mount(self) -> None:
        """Look now and then."""
        self.set_interval(1, self.tick)

    def follow(self, view: TeamView) -> None:
        """Note the silences that can be closed."""
        self._ends = {
            order.id: order.silence
            for order in view.orders
            if order.silence and order.status == "waits for the reveal" and unanswered(order, view)
        }

    def tick(self) -> None:
        """Close those that are over."""
        over = [order for order, ends in self._ends.items() if self._handle.now() >= ends]
        if over and self._handle.live:
            for order in over:
                del self._ends[order]
            self._close(over)

    @work(group="silence")
    async def _close(self, over: list[str]) -> None:
        for order in over:
            # A refusal means that everybody has answered meanwhile: then there is nothing to close.
            await why_not(self._handle, CloseSilence(order=order))
