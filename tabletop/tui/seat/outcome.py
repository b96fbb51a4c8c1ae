"""What came of the turn, and how the session ended: to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, TypeAlias

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from tabletop.deck.model import Deck
from tabletop.game.feed import Heard
from tabletop.game.telling.changes import Told, TurnTold
from tabletop.game.telling.titles import Titles
from tabletop.game.telling.words import cut_short
from tabletop.game.view import TeamView
from tabletop.game.view.parts import MoveView, OrderView
from tabletop.tui.seat.own import STATUS
from tabletop.tui.seat.pages import move_lines, said, whose
from tabletop.tui.seat.panel import Panel, question
from tabletop.tui.seat.words import OUTCOMES
from tabletop.tui.text import clean
from tabletop.tui.widgets.tracks import change_text

ENDINGS = {
    "endex": "The exercise has run its course.",
    "war": "The exercise ended in war.",
    "stopped": "Control ended the exercise.",
}


class OutcomePanel(Panel, can_focus=True):
    """What changed in the turn and why: tracks, facts, own orders, the others' moves, statements."""

    BRIEF: ClassVar[bool] = False
    """Whether what stands on other pages, and what the team's aims do not name, is told in few words."""
    DEFAULT_CSS = """
    OutcomePanel #outcome { height: auto; }
    OutcomePanel .said { padding-left: 3; }
    """

    @property
    def heading(self) -> str:
        """The turn."""
        return f"What came of turn {self.view.clock.number}"

    def compose_panel(self) -> ComposeResult:
        """One text, and a button to go on."""
        yield Vertical(id="outcome")
        yield from self.compose_more()
        with Horizontal(classes="foot"):
            yield Button(Content("Back  esc"), classes="back", compact=True)

    def compose_more(self) -> ComposeResult:
        """What is said beside it."""
        yield from ()

    def on_mount(self) -> None:
        """Show it."""
        self.look_back()

    def follow(self, view: TeamView) -> None:
        """Show what is new."""
        super().follow(view)
        self.look_back()

    @work(exclusive=True, group="look-back")
    async def look_back(self) -> None:
        """Show what came of the turn, by what the seat sees and has heard."""
        heard = await self.handle.feed()
        box = self.query_one("#outcome", Vertical)
        async with self.batch():
            await box.remove_children()
            await box.mount_all(
                Static(line, classes=kind, markup=False)
                for line, kind in outcome_lines(self.deck, self.view, heard, brief=self.BRIEF)
            )

    def guide(self) -> str:
        """Read it, then go."""
        return "Read what changed (arrows scroll), then h hands the keyboard back"

    def first(self) -> Widget | None:
        """The text itself, to be scrolled."""
        return self


Line: TypeAlias = tuple[Content, str]
"""A line, and the class that says how it stands: `said` is set in from the left."""


_WHOLE = 3
"""Tracks whose causes are told where it is to be brief."""


def outcome_lines(deck: Deck, view: TeamView, heard: Sequence[Heard], *, brief: bool = False) -> Iterator[Line]:
    """All that came of the turn, for a seat that heard this.

    In `brief` come first the tracks that the team's aims name, by how far they went, and others without their causes; of what
    others did only the beginning and how it went, for what it brought stands above as a cause; and nothing of words in public and
    of facts, which the situation page has.
    """
    told = TurnTold(view, heard, Titles(deck))
    yield _head("What changed, and why", first=True)
    tracks = list(told.tracks())
    tail: list[str] = []
    if brief:
        wanted = {name.text for aim in deck.aims for name in (*aim.met.names(), *aim.partly.names())}
        tracks.sort(key=lambda each: (each[0].id not in wanted, -abs(each[0].change)))
        tail = [each.head for track, each in tracks[_WHOLE:]]
        tracks = tracks[:_WHOLE]
    moved = [line for track, each in tracks for line in _changed(each, change_text(track) or "·")]
    moved += [line for each in told.facts() for line in _changed(each, "•")]
    moved += [_faint(f"Besides: {'; '.join(tail)}.")] if tail else []
    yield from moved or [_faint("Nothing that you can see.")]
    if view.clock.number != view.clock.of and any(track.sight == "estimate" for track in view.tracks):
        yield _faint("What you only estimate (≈) is estimated anew as the next turn opens.")
    yield _head("Your orders")
    if not view.orders:
        yield _faint("You gave none.")
    for order in view.orders:
        yield _order(order)
        yield from ((Content(clean(each)), "said") for each in told.order(order))
    yield _head("What you saw of the others")
    moves = [move for move in view.moves if move.turn == view.clock.number or move.number in _ruled_now(view, heard)]
    if not moves:
        yield _faint("Nothing.")
    if brief:
        yield from (_move(deck, move) for move in moves)
        return
    for move in moves:
        yield from ((line, "") for line in move_lines(deck, [move]))
        yield Content.styled(clean(told.move(move)), "$secondary"), "said"
    if view.statements:
        yield _head("Said in public")
        yield from ((said(deck, team, ": ", words), "") for team, words in view.statements)
    if view.established:
        yield _head("Established facts")
        yield from ((Content(clean(f"• {fact}")), "") for fact in view.established)


def _head(text: str, *, first: bool = False) -> Line:
    return Content.assemble("" if first else "\n", (text, "b $accent")), ""


def _faint(text: str) -> Line:
    return Content.styled(text, "$secondary"), ""


def _changed(told: Told, mark: str) -> Iterator[Line]:
    """What changed, and each of its causes on a line of its own."""
    yield Content.assemble((f"{mark:<3}", "b"), clean(told.head)), ""
    for cause in told.causes:
        yield Content.styled(clean(cause), "$secondary"), "said"


def _order(order: OrderView) -> Line:
    """One's own order, and how it went."""
    state = f"{OUTCOMES[order.outcome]}." if order.outcome else STATUS[order.status]
    line = Content.assemble("•  ", (clean(order.title), "b"), f": {state}")
    if order.exposed:
        line = Content.assemble(line, (" It was laid open as yours.", "$warning"))
    return Content.assemble(line, f" {clean(order.words)}") if order.words else line, ""


def _move(deck: Deck, move: MoveView) -> Line:
    """Another's move by its first words, and how it went, where that can be told."""
    if move.outcome:
        state = f"{OUTCOMES[move.outcome]}."
    else:
        state = "It goes on." if move.author else "Whether it came off is for its author to know."
    laid_open = (" It was laid open.", "$warning") if move.exposed else ""
    return Content.assemble("•  ", whose(deck, move), clean(f": “{cut_short(move.shown)}”: {state}"), laid_open), ""


def _ruled_now(view: TeamView, heard: Sequence[Heard]) -> set[int]:
    """The numbers of the moves that were ruled this turn, as the seat heard it."""
    rulings = [each.values.get("refs", {}) for each in heard if each.kind == "order_ruled" and each.turn == view.clock.number]
    return {refs[view.team] for refs in rulings if view.team in refs}


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
