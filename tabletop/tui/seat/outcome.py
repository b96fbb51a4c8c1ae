"""What came of the turn, and how the session ended: to read."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from tabletop.game.view import TeamView
from tabletop.game.view.parts import OrderView, TrackView
from tabletop.table.seat import SeatHandle
from tabletop.tui.seat.form import Panel, question
from tabletop.tui.seat.own import STATUS
from tabletop.tui.seat.pages import move_lines, said
from tabletop.tui.seat.words import OUTCOMES
from tabletop.tui.text import clean
from tabletop.tui.widgets.tracks import change_text

ENDINGS = {
    "endex": "The exercise has run its course.",
    "war": "The exercise ended in war.",
    "stopped": "Control ended the exercise.",
}


class OutcomePanel(Panel, can_focus=True):
    """What changed in the turn: tracks, own orders, the others' moves, statements, facts."""

    def __init__(self, key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(key, handle, view)
        self._ruled: set[int] = set()

    @property
    def heading(self) -> str:
        """The turn."""
        return f"What came of turn {self.view.clock.number}"

    def compose_panel(self) -> ComposeResult:
        """One text, and a button to go on."""
        yield Static("", id="outcome", markup=False)
        yield from self.compose_more()
        with Horizontal(classes="foot"):
            yield Button(Content("Back  esc"), classes="back", compact=True)

    def compose_more(self) -> ComposeResult:
        """What is said beside it."""
        yield from ()

    def on_mount(self) -> None:
        """Show it."""
        self._show()
        self.look_back()

    def follow(self, view: TeamView) -> None:
        """Show what is new."""
        super().follow(view)
        self.look_back()

    @work(exclusive=True, group="look-back")
    async def look_back(self) -> None:
        """Find which moves of earlier turns were ruled in this one."""
        heard = await self.handle.feed()
        now = self.view.clock.number
        rulings = [each.values.get("refs", {}) for each in heard if each.kind == "order_ruled" and each.turn == now]
        self._ruled = {refs[self.view.team] for refs in rulings if self.view.team in refs}
        self._show()

    def guide(self) -> str:
        """Read it, then go."""
        return "Read what changed (arrows scroll), then h hands the keyboard back"

    def first(self) -> Widget | None:
        """The text itself, to be scrolled."""
        return self

    def _show(self) -> None:
        view, deck = self.view, self.deck
        turn = view.clock.number
        lines: list[Content] = [Content.styled("What changed", "b $accent")]
        changed = [track for track in view.tracks if track.change]
        lines += [track_sentence(track) for track in changed] or [Content.styled("Nothing that you can see.", "$secondary")]
        lines += [Content(""), Content.styled("Your orders", "b $accent")]
        lines += [order_line(order) for order in view.orders] or [Content.styled("You gave none.", "$secondary")]
        lines += [Content(""), Content.styled("What you saw of the others", "b $accent")]
        lines += move_lines(deck, [move for move in view.moves if move.turn == turn or move.number in self._ruled]) or [
            Content.styled("Nothing.", "$secondary")
        ]
        for team, words in view.statements:
            lines += [Content(""), said(deck, team, " says: ", words)]
        if view.established:
            lines += [Content(""), Content.styled("Established facts", "b $accent")]
            lines += [Content(clean(f"• {fact}")) for fact in view.established]
        self.query_one("#outcome", Static).update(Content("\n").join(lines))


def order_line(order: OrderView) -> Content:
    """One's own order and what came of it."""
    state = f"{OUTCOMES[order.outcome]}." if order.outcome else STATUS[order.status]
    line = Content.assemble("• ", (clean(order.title), "b"), f": {state}")
    if order.exposed:
        line = Content.assemble(line, (" It was laid open as yours.", "$warning"))
    return Content.assemble(line, f" {clean(order.words)}") if order.words else line


def track_sentence(track: TrackView) -> Content:
    """How a track moved this turn and where it stands, as far as the seat sees it."""
    bands = "a band" if abs(track.change) == 1 else f"{abs(track.change)} bands"
    by = f"by {abs(track.change)}" if track.value is not None else bands
    way = "up" if track.change > 0 else "down"
    return Content.assemble(
        (f"{change_text(track):<4}", "b"), clean(track.title), f" went {way} {by}, to ", (clean(track.band), "b")
    )


class EndingPanel(Panel):
    """How the session ended, and where the talk about it begins."""

    @property
    def heading(self) -> str:
        """That it is over."""
        return "ENDEX"

    def guide(self) -> str:
        """The talk comes next."""
        return "Hand the keyboard back: control opens the hot wash"

    def compose_panel(self) -> ComposeResult:
        """How it ended; then the hot wash."""
        ending = self.view.ending
        if ending is not None:
            yield Static(Content(ENDINGS.get(ending.ending, "")), classes="question", markup=False)
            if ending.words:
                yield Static(Content(clean(ending.words)), classes="quote", markup=False)
        results = [order for order in self.view.orders if order.outcome]
        if results:
            yield from question("Your last orders")
            lines = [
                Content.assemble((clean(order.title), "b"), f"  {OUTCOMES[order.outcome]}") for order in results if order.outcome
            ]
            yield Static(Content("\n").join(lines), markup=False)
        yield from question(
            "Now the hot wash",
            "Control opens it on the public screen: what was decided and why, what each side took the other's moves for, "
            "what the truth was, and how the aims came out. Say first what you saw and thought; the truth is shown after that.",
        )
        with Horizontal(classes="foot"):
            yield Button(Content("Hand back to control"), id="leave", compact=True)
            yield Button(Content("Back  esc"), classes="back", compact=True)
