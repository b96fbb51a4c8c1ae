"""The public screen: what everybody may know, large, for the projector."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Static

from tabletop.game.view import PublicView, SeatView
from tabletop.table.seat import SeatHandle
from tabletop.tui.guarding import Guarding
from tabletop.tui.room import Room
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.text import clean
from tabletop.tui.theme import team_colour, team_name
from tabletop.tui.widgets.bigclock import BigClock, figures
from tabletop.tui.widgets.tracks import Tracks

_ROOMY, _HIGH = 34, 50
"""Rows from which there is room between things, and from which everything that can be is large."""


class PublicScreen(TabletopScreen[None], Guarding):
    """Turn, date, clock, bands, announcements, statements, and the moves that everybody saw."""

    ABOUT = "What every team may know. Show it on the projector; nothing on it is secret."
    CSS_PATH = "public.tcss"
    OTHER_EYES = True
    TIMED = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,p,enter", "back", "Back to control", key_display="esc", id="back", tooltip="Close the public screen"),
        Binding("up,k", "scroll(-2)", "Up", show=False),
        Binding("down,j", "scroll(2)", "Down", show=False),
        Binding("pageup", "scroll(-16)", "Page up", show=False),
        Binding("pagedown,space", "scroll(16)", "Page down", show=False),
    ]

    def __init__(self, handle: SeatHandle, *, place: str = "Public", save: Path | None = None) -> None:
        """With a `save` that has control's PIN, who gives the screen back to control is asked for it."""
        super().__init__(handle, place=place)
        self.save = save
        self.public: PublicView | None = None

    def compose_body(self) -> ComposeResult:
        """Turn and clock on top; below, the world and what was said."""
        with Horizontal(id="head"):
            yield Static("", id="turn", markup=False)
            yield BigClock()
        with VerticalScroll(id="public", can_focus=False), Container(id="columns"):
            yield Static("", id="told", markup=False)
            with Vertical(id="world"):
                yield Tracks(self.handle.deck)
                yield Static("In words, as everybody sees it. ↑ ↓ moved since the turn opened.", id="legend", markup=False)

    def lets(self, screen: Screen[Any]) -> bool:
        """What shows nothing of the table: help, the palette, the PIN, and the shared screen itself."""
        return isinstance(screen, PublicScreen | CommandPalette) or super().lets(screen)

    def on_unmount(self) -> None:
        """Follow the table no longer, and let the notices that waited be seen."""
        super().on_unmount()
        if isinstance(self.app, Room):
            self.app.call_later(self.app.release_notices)

    def show(self, view: SeatView) -> None:
        """What everybody may know now."""
        assert isinstance(view, PublicView)
        self.public = view
        clock = view.clock
        of = f" of {clock.of}" if clock.of else ""
        head = "ENDEX" if view.ending else f"TURN {clock.number}{of}"
        # In a high window the turn stands in letters that can be read from the last row.
        high = self.app.size.height >= _HIGH
        large = "\n".join(figures("ENDEX" if view.ending else f"TURN {clock.number}", 2 if high else 1)) + "\n\n"
        self.query_one("#turn", Static).update(
            Content.assemble(
                (large if self.app.size.height >= _ROOMY else "", "b $accent"),
                (f"{head} · {clean(clock.date)}", "b $accent"),
                (f"\n{clean(clock.turn_title)}\n", "b"),
                clean(clock.text.strip()),
            )
        )
        big = self.query_one(BigClock)
        big.set_class(high, "-large")
        big.now, big.warns = self.handle.now, self.handle.live
        big.timer = clock.timer
        tracks = self.query_one(Tracks)
        tracks.tracks, apart = view.tracks, high and self.has_class("-vast")
        if tracks.large != apart:
            tracks.large = apart
            # While the screen is being resized, its first layout would be lost.
            self.call_after_refresh(tracks.refresh, layout=True)
        told = self._told(view)
        self.query_one("#told", Static).update(told)
        self.query_one("#told").display = bool(told)
        self.next_step(self.guide())

    def guide(self) -> str:
        """What whoever holds the keyboard can do."""
        return "Arrow keys scroll; Escape gives the screen back to control."

    def _told(self, view: PublicView) -> Content:
        parts: list[Content] = []
        if view.ending is not None and view.ending.words:
            parts.append(Content.styled(clean(view.ending.words), "b"))
        apart = self.app.size.height >= _ROOMY
        parts += _part("Control announces", [Content(clean(text.strip())) for text in view.announcements], apart=apart)
        parts += _part("What everybody was told", [Content(clean(text.strip())) for text in view.reports], apart=apart)
        parts += _part("Statements", [self._said_by(team, f"“{clean(text)}”") for team, text in view.statements], apart=apart)
        moves = [move for move in view.moves if move.turn >= view.clock.number - 1]
        seen = []
        for move in moves:
            after = Content.styled(f" {clean(move.words)}", "$muted") if move.words else Content("")
            seen.append(self._said_by(move.author, clean(move.shown)) + after)
        parts += _part("Moves that everybody saw", seen, apart=apart)
        parts += _part("It holds that", [Content(clean(fact.title)) for fact in view.facts if fact.holds], apart=False)
        return Content("\n").join(parts)

    def on_resize(self, event: Resize) -> None:
        """Larger where there is more room."""
        super().on_resize(event)
        if self.public is not None:
            self.show(self.public)

    def _said_by(self, team: str, words: str) -> Content:
        deck = self.handle.deck
        who = clean(team_name(deck, team)) if team else "Author unknown"
        return Content.assemble((f"{who}: ", f"b {team_colour(deck, team)}"), words)

    def action_scroll(self, rows: int) -> None:
        """Move up or down."""
        self.query_one("#public").scroll_relative(y=rows, animate=False)

    def action_back(self) -> None:
        """Give the screen back, to whoever is control."""
        self._leave()

    @work(exclusive=True, group="leave")
    async def _leave(self) -> None:
        if await self.may_leave():
            self.dismiss(None)

    async def may_leave(self) -> bool:
        """Whether control's screens may come back here. For a worker."""
        from tabletop.tui.modals.pin import ask_pin

        return await ask_pin(self.app, self.save, "Control’s screens show everybody’s secrets.")


def _part(heading: str, items: list[Content], *, apart: bool) -> list[Content]:
    """A heading and what stands below it, with room between where there is some; nothing without items."""
    if not items:
        return []
    marked = [Content("▸ ") + item for item in items]
    return [Content.styled(heading, "b $accent"), Content("\n\n" if apart else "\n").join(marked), Content("")]
