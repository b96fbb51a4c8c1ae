"""Talks between teams: opened, followed and closed by control."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from tabletop.game.commands import CloseTalks, Command, OpenTalks
from tabletop.game.telling.words import listed
from tabletop.game.view import ControlView
from tabletop.game.view.exchange import DeskTalks
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import CommandModal
from tabletop.tui.giving import why_not
from tabletop.tui.modal import TabletopModal
from tabletop.tui.text import content
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.checks import Checks
from tabletop.tui.widgets.deskmail import talks_text
from tabletop.tui.widgets.field import Field

_MOST_MINUTES = 24 * 60


class OpenTalksModal(CommandModal):
    """Who talks, about what, and for how long."""

    DEFAULT_CSS = """
    OpenTalksModal .checks { height: auto; width: 100%; margin-bottom: 1; }
    OpenTalksModal .checks > Label { width: 20; color: $muted; }
    OpenTalksModal .checks > .boxes { height: auto; width: 1fr; layout: grid; grid-size: 2; grid-rows: 1; }
    OpenTalksModal .checks Tick { border: none; padding: 0; height: 1; width: 1fr; background: transparent; }
    """

    def __init__(self, handle: SeatHandle) -> None:
        fields = [
            Field(name="topic", label="Subject", hint="everybody who talks reads it; may be empty"),
            Field(name="minutes", label="Minutes", hint="such as 5, and the clock starts; or empty"),
        ]
        intro = content(
            "The teams send people to talk, face to face. Each team then writes down what it offered and what it heard; "
            "the review sets them side by side."
        )
        super().__init__(handle, "Open talks", "talks:open", fields, intro=intro, confirm="Open the talks")

    def compose_fields(self, kept: dict[str, str]) -> ComposeResult:
        """The fields, and where there are more than two teams, which of them talk."""
        yield from super().compose_fields(kept)
        teams = self.handle.deck.teams
        if len(teams) > 2:
            yield Checks(
                "teams",
                "Who talks",
                [(team.id, team_name(self.handle.deck, team.id)) for team in teams],
                kept.get("teams"),
                on=True,
            )

    def values(self) -> dict[str, str]:
        """The fields and the teams."""
        return super().values() | {checks.name_of: ",".join(checks.chosen) for checks in self.query(Checks)}

    def command(self, values: dict[str, str]) -> Command | str:
        """Open them."""
        minutes = values["minutes"].strip()
        if minutes and not (minutes.isascii() and minutes.isdecimal() and 0 < int(minutes) <= _MOST_MINUTES):
            return "Minutes: write a whole number such as 5, or leave it empty."
        teams = self.handle.deck.team_ids if "teams" not in values else tuple(filter(None, values["teams"].split(",")))
        return OpenTalks(teams=tuple(teams), topic=values["topic"].strip(), seconds=60 * int(minutes or 0))


class TalksModal(TabletopModal[bool]):
    """The talks that go on: what each team has written down, as it comes, and closing them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "close_talks", "Close the talks", id="talks.close", tooltip="End the talks"),
        Binding("up", "scroll(-2)", "Up", show=False),
        Binding("down", "scroll(2)", "Down", show=False),
    ]
    DEFAULT_CSS = """
    TalksModal Button { min-width: 16; height: 1; border: none; margin-top: 1; }
    TalksModal Button:focus { background: $accent; color: $background; text-style: bold; }
    """

    class Changed(Message):
        """The table holds something new."""

    def __init__(self, handle: SeatHandle, talks: DeskTalks) -> None:
        super().__init__("Talks")
        self._handle = handle
        self._talks = talks
        self._end: Callable[[], None] | None = None

    def compose_body(self) -> ComposeResult:
        """What each has written down, and the button."""
        with VerticalScroll(can_focus=False):
            yield Static("", id="talks", markup=False)
            yield Static("", id="closing", markup=False)
        yield Button(Content("Close the talks"), id="close", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Show it, and follow it."""
        self._show()
        self.query_one(Button).focus()
        self._end = self._handle.subscribe(self._on_change)

    def _on_change(self) -> None:
        if self.is_attached:
            self.post_message(self.Changed())

    def on_unmount(self) -> None:
        """Follow it no longer."""
        if self._end is not None:
            self._end()

    def _show(self) -> None:
        talks = self._talks
        missing = [team_name(self._handle.deck, team) for team in talks.teams if team not in talks.offered]
        if missing:
            has = "has" if len(missing) == 1 else "have"
            closing = f"\nIf you close them now, {listed(missing)} {has} written nothing down."
        else:
            closing = "\nEverybody has written it down: close the talks."
        self.query_one("#talks", Static).update(talks_text(self._handle.deck, talks))
        self.query_one("#closing", Static).update(content(closing, "$muted"))

    def on_talks_modal_changed(self) -> None:
        """Somebody may have written something down, or the talks may be over."""
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        view = await self._handle.view()
        assert isinstance(view, ControlView)
        talks = next((each for each in view.exchange.talks if each.talks == self._talks.talks), None)
        if talks is None or not talks.open:
            self.dismiss(True)
        elif self.is_attached:
            self._talks = talks
            self._show()

    def on_button_pressed(self) -> None:
        """Close them."""
        self.action_close_talks()

    @work(exclusive=True, group="close")
    async def action_close_talks(self) -> None:
        """Close them."""
        if why := await why_not(self._handle, CloseTalks()):
            self.tell(why)
        else:
            self.dismiss(True)

    def action_scroll(self, rows: int) -> None:
        """Move what is read."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)


def talks_dialogue(handle: SeatHandle, view: ControlView) -> OpenTalksModal | TalksModal:
    """The dialogue for talks as they stand: those that go on, or opening some."""
    talks = view.exchange.open_talks
    return OpenTalksModal(handle) if talks is None else TalksModal(handle, talks)
