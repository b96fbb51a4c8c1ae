"""Replay: a session step by step, forward and back, with any seat's eyes."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tabletop.game.audience import CONTROL, PUBLIC, STAFF_SEATS, Seat, team_of
from tabletop.game.course import scored
from tabletop.game.feed import Heard
from tabletop.game.telling.teller import Teller
from tabletop.game.view import SeatView
from tabletop.table.replay import Replay
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.text import clean, content, one_line
from tabletop.tui.theme import team_colour, team_name
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.log import LogView
from tabletop.tui.widgets.replayed import replayed
from tabletop.tui.widgets.tracks import Tracks
from tabletop.tui.words import local_time

_PANES = (("step", "This step"), ("situation", "Situation"), ("log", "Log so far"))
_BAR = 40
"""Cells of the bar that shows where in the session the cursor stands, where there is room."""


class ReplayScreen(TabletopScreen[None]):
    """A session as it stood at each step."""

    ABOUT = """\
Steps through a session. Left and right go from step to step, up and down (or [ and ]) from turn to turn, Home and End to its
beginning and end. e changes whose eyes you see it with: control's, a team's, or everybody's. What control took back later shows
where it stood and is marked. Tab goes from pane to pane where the window is narrow; Page Up and Page Down scroll. Nothing can be
changed here. A replay holds every secret of the session: show it to a team only with that team's eyes."""
    CSS_PATH = "replay.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", "Step back", key_display="←", id="back", tooltip="To the step before"),
        Binding("right,l,space", "step(1)", "Step", key_display="→", id="step", tooltip="To the next step"),
        Binding(
            "up,k,left_square_bracket", "turn(-1)", "Turn back", key_display="↑", id="turn_back", tooltip="To the turn before"
        ),
        Binding("down,j,right_square_bracket", "turn(1)", "Turn", key_display="↓", id="turn", tooltip="To the next turn"),
        Binding("e", "eyes(1)", "Eyes", id="eyes", tooltip="See it with the next seat's eyes"),
        Binding("E", "eyes(-1)", "", show=False, tooltip="See it with the eyes of the seat before"),
        Binding("tab", "pane(1)", "Pane", show=False, tooltip="The next pane, in a narrow window"),
        Binding("shift+tab", "pane(-1)", "", show=False),
        Binding("home", "end(0)", "Beginning", id="first", show=False, tooltip="To the beginning"),
        Binding("end", "end(1)", "End", id="last", show=False, tooltip="To the end"),
        Binding("pageup", "scroll(-1)", "", show=False, tooltip="Scroll the panes up"),
        Binding("pagedown", "scroll(1)", "", show=False, tooltip="Scroll the panes down"),
        Binding("escape,q", "leave", "Leave", key_display="esc", id="leave", tooltip="Close the replay"),
    ]

    def __init__(self, replay: Replay) -> None:
        self.replay = replay
        self.eyes: tuple[Seat, ...] = (CONTROL, *self.replay.deck.team_ids, PUBLIC)
        super().__init__(self.replay.seat(CONTROL), place="Replay")
        people = self.replay.roster.people if self.replay.roster else {}
        self._people = {person: name for person, name in people.items() if name}
        self._edition = 0

    def compose_body(self) -> ComposeResult:
        """The step, the situation, the log."""
        yield Static("", id="where", markup=False)
        tabs = Choice(_PANES, "step", id="tabs")
        tabs.can_focus = False
        yield tabs
        with Horizontal(id="panes"):
            with Vertical(classes="pane", id="pane-situation"):
                yield Static("Situation", classes="title", markup=False)
                with VerticalScroll(id="world", can_focus=False):
                    yield Tracks(self.handle.deck)
                    yield Static("", id="situation", markup=False)
            with Vertical(id="right"):
                with Vertical(classes="pane -current", id="pane-step"):
                    yield Static("This step", classes="title", markup=False)
                    with VerticalScroll(id="events-scroll", can_focus=False):
                        yield Static("", id="events", markup=False)
                with Vertical(classes="pane", id="pane-log"):
                    yield Static("Log so far", classes="title", markup=False)
                    log = LogView[Heard](self._log_line, id="log")
                    log.can_focus = False
                    yield log

    def on_mount(self) -> None:
        """Say what is wrong with the save, if anything."""
        super().on_mount()
        if self.replay.problem:
            self.tell(f"{self.replay.problem} The part before it is shown.")

    def show(self, view: SeatView) -> None:
        """The table at the cursor."""
        deck = self.handle.deck
        self.query_one("#where", Static).update(self._where())
        self.query_one(Tracks).tracks = view.tracks
        self.query_one("#situation", Static).update(replayed(deck, view))
        self.query_one("#events", Static).update(self._events())
        self._show_log()
        if not len(self.replay):
            self.next_step("This save holds no step yet. Escape leaves.")
        elif self.replay.at == len(self.replay):
            self.next_step("This is the end of the record. ← goes back; e changes the eyes.")
        else:
            self.next_step("→ goes on, ← back, ↓ to the next turn; e changes the eyes.")

    def _whose(self) -> Content:
        seat, deck = self.handle.seat, self.replay.deck
        if seat in (CONTROL, PUBLIC):
            return Content.styled("Control’s eyes" if seat == CONTROL else "Everybody’s eyes", "b reverse")
        return Content.styled(f"{one_line(team_name(deck, seat), 20)}’s eyes", f"b reverse {team_colour(deck, seat)}")

    def _where(self) -> Content:
        replay = self.replay
        commit = replay.commit
        if commit is None:
            return Content("No steps.")
        share = replay.at / len(replay)
        cells = _BAR if self.size.width >= 120 else 12
        full = max(round(share * cells), 1)
        parts: list[Content | str | tuple[str, str]] = [
            ("━" * full, "$accent"),
            ("─" * (cells - full), "$muted"),
            "  ",
            self._whose(),
            (f"  Step {replay.at} of {len(replay)}", "b"),
            (f" · {local_time(commit.at, day=self.size.width >= 120)}", "$muted"),
        ]
        if replay.taken_back:
            parts.append((" · taken back later", "b $warning"))
        return Content.assemble(*parts)

    def _events(self) -> Content:
        replay, seat = self.replay, self.handle.seat
        commit = replay.commit
        if commit is None:
            return Content("")
        heard = replay.heard_of(seat, commit.seq)
        staff = seat in STAFF_SEATS
        parts: list[Content] = []
        if staff:
            who = team_name(replay.deck, team_of(commit.seat)) if team_of(commit.seat) else commit.seat
            person = f" ({self._people.get(commit.person, commit.person)})" if commit.person else ""
            behalf = f" for {team_name(replay.deck, team_of(commit.behalf))}" if commit.behalf else ""
            style = f"b {team_colour(replay.deck, team_of(commit.seat))}".strip()
            parts.append(content(one_line(f"{who[:1].upper()}{who[1:]}{person}{behalf}"), style))
        if not heard:
            parts.append(Content.styled("This seat hears nothing of this step.", "$muted"))
        parts += [Content(clean(self._teller.long(one))) for one in heard]
        return Content("\n\n" if not staff else "\n").join(parts)

    def _show_log(self) -> None:
        log: LogView[Heard] = self.query_one("#log", LogView)
        seat = self.handle.seat
        edition = self.replay.edition(seat)
        if edition != self._edition:
            self._edition = edition
            log.clear()
        log.keep(self.replay.count(seat))
        log.extend(self.replay.heard(seat, len(log.entries)))

    def _log_line(self, heard: Heard) -> str:
        return f"T{heard.turn} {one_line(self._teller.short(heard), 600)}"

    @property
    def _teller(self) -> Teller:
        """Tells events as the seat that is shown may hear them."""
        deck, staff = self.handle.deck, self.handle.seat in STAFF_SEATS
        return Teller(deck, self._people if staff else None, scored=scored(deck, self.replay.state.opened))

    @on(Choice.Changed, "#tabs")
    def _pane_chosen(self, event: Choice.Changed) -> None:
        for name, _ in _PANES:
            self.query_one(f"#pane-{name}").set_class(name == event.value, "-current")
        self.query_one("#right").set_class(event.value == "situation", "-aside")

    def action_pane(self, step: int) -> None:
        """Go to the next pane."""
        self.query_one("#tabs", Choice).action_step(step)

    def action_step(self, count: int) -> None:
        """Go a step on or back."""
        self.replay.step(count)

    def action_turn(self, count: int) -> None:
        """Go a turn on or back."""
        self.replay.turn(count)

    def action_end(self, last: int) -> None:
        """Go to the beginning or the end."""
        self.replay.jump(len(self.replay) if last else 1)

    def action_eyes(self, count: int) -> None:
        """See it with the eyes of the next seat."""
        at = self.eyes.index(self.handle.seat)
        if self._end_following is not None:
            self._end_following()
        self.seat_handle = self.replay.seat(self.eyes[(at + count) % len(self.eyes)])
        self._end_following = self.seat_handle.subscribe(self._on_change)
        self.query_one("#log", LogView).clear()
        self.look()

    def action_scroll(self, pages: int) -> None:
        """Scroll what is longer than its pane."""
        for name in ("#world", "#events-scroll"):
            pane = self.query_one(name)
            pane.scroll_relative(y=pages * max(pane.size.height - 1, 1), animate=False)
        self.query_one("#log", LogView).action_page(pages)

    def action_leave(self) -> None:
        """Close the replay."""
        self.dismiss(None)
