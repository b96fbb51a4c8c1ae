"""The public screen: what everybody may know, large, for the projector."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tabletop.game.view import PublicView, SeatView
from tabletop.table.seat import SeatHandle
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.text import clean
from tabletop.tui.theme import team_colour, team_name
from tabletop.tui.widgets.tracks import Tracks


class PublicScreen(TabletopScreen[None]):
    """Turn, date, bands, statements, and the moves that everybody saw."""

    ABOUT = "What every team may know. Show it on the projector; nothing on it is secret."
    CSS_PATH = "public.tcss"
    OTHER_EYES = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,p,enter", "back", "Back to control", key_display="esc", id="back", tooltip="Close the public screen"),
        Binding("up,k", "scroll(-2)", "Up", show=False),
        Binding("down,j", "scroll(2)", "Down", show=False),
        Binding("pageup", "scroll(-16)", "Page up", show=False),
        Binding("pagedown,space", "scroll(16)", "Page down", show=False),
    ]

    def __init__(self, handle: SeatHandle) -> None:
        super().__init__(handle, place="Public")

    def compose_body(self) -> ComposeResult:
        """Turn, tracks, words and moves."""
        with VerticalScroll(id="public", can_focus=False):
            yield Static("", id="turn", markup=False)
            yield Tracks(self.handle.deck)
            yield Static("In words, as everybody sees it. ↑ ↓ moved since the turn opened.", id="legend", markup=False)
            yield Static("", id="told", markup=False)

    def show(self, view: SeatView) -> None:
        """What everybody may know now."""
        assert isinstance(view, PublicView)
        clock = view.clock
        of = f" of {clock.of}" if clock.of else ""
        head = "ENDEX" if view.ending else f"TURN {clock.number}{of}"
        self.query_one("#turn", Static).update(
            Content.assemble(
                (f"{head} · {clean(clock.date)}", "b $accent"),
                f"\n{clean(clock.turn_title)}\n",
                (clean(clock.text.strip()), "$muted"),
            )
        )
        self.query_one(Tracks).tracks = view.tracks
        self.query_one("#told", Static).update(self._told(view))
        self.next_step("Arrow keys scroll; Escape gives the screen back to control.")

    def _told(self, view: PublicView) -> Content:
        deck = self.handle.deck
        parts: list[Content] = []
        if view.ending is not None and view.ending.words:
            parts.append(Content.styled(clean(view.ending.words), "b"))
        if view.reports:
            parts.append(Content.styled("What everybody was told", "b $accent"))
            parts += [Content(f"· {clean(text.strip())}") for text in view.reports]
        if view.statements:
            parts.append(Content.styled("\nStatements", "b $accent"))
            parts += [
                Content.assemble((f"{clean(team_name(deck, team))}: ", f"b {team_colour(deck, team)}"), f"“{clean(text)}”")
                for team, text in view.statements
            ]
        moves = [move for move in view.moves if move.turn >= view.clock.number - 1]
        if moves:
            parts.append(Content.styled("\nMoves that everybody saw", "b $accent"))
            for move in moves:
                who = clean(team_name(deck, move.author)) if move.author else "Author unknown"
                after = f" {clean(move.words)}" if move.words else ""
                parts.append(
                    Content.assemble((f"{who}: ", f"b {team_colour(deck, move.author)}"), clean(move.shown), (after, "$muted"))
                )
        holding = [fact.title for fact in view.facts if fact.holds]
        if holding:
            parts.append(Content.styled("\nIt holds that", "b $accent"))
            parts += [Content(f"· {clean(title)}") for title in holding]
        return Content("\n").join(parts)

    def action_scroll(self, rows: int) -> None:
        """Move up or down."""
        self.query_one("#public").scroll_relative(y=rows, animate=False)

    def action_back(self) -> None:
        """Give the screen back."""
        self.dismiss(None)
