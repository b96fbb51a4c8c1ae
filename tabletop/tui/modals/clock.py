"""The clock of the room, at control's hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Input, Static

from tabletop.game.commands import Command, ExtendClock, PauseClock, PlanClock, ResumeClock, StartClock
from tabletop.game.view.parts import Clock
from tabletop.table.seat import SeatHandle
from tabletop.tui.giving import why_not
from tabletop.tui.minutes import read_minutes
from tabletop.tui.modal import TabletopModal
from tabletop.tui.text import content
from tabletop.tui.widgets.bigclock import BigClock
from tabletop.tui.widgets.field import Field, FieldRow
from tabletop.tui.widgets.minutes import Minutes

_MORE = ((60, "1", "+1"), (120, "2", "+2"), (300, "5", "+5"), (-60, "minus", "−1"))
_BAD = "Start with: write a whole number of minutes from 1 to 1,440."


class ClockModal(TabletopModal[None]):
    """Starts, extends, pauses the clock, and plans it by phase. It stays open, so that one sees what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "run", "Pause or run on", id="run"),
        *(Binding(name, f"extend({seconds})", f"{label} min", show=False) for seconds, name, label in _MORE),
        Binding("ctrl+s", "plan", "Keep the plan", id="plan", priority=True),
    ]
    DEFAULT_CSS = """
    ClockModal BigClock { text-align: center; margin-bottom: 1; }
    ClockModal.-low BigClock { height: 1; }
    ClockModal.-low #state, ClockModal.-low .buttons, ClockModal.-low .about { margin-bottom: 0; }
    ClockModal #state { height: auto; margin-bottom: 1; }
    ClockModal .buttons { height: 1; margin-bottom: 1; }
    ClockModal Button { margin-right: 1; min-width: 8; }
    ClockModal Button:focus { background: $accent; color: $background; text-style: bold; }
    ClockModal #trouble { color: $error; height: auto; }
    ClockModal .about { color: $muted; height: auto; margin-bottom: 1; }
    ClockModal Minutes > Label, ClockModal FieldRow > Label { width: 12; }
    ClockModal FieldRow { margin-bottom: 0; }
    """
    AUTO_FOCUS = ""

    class Changed(Message):
        """The table holds something new."""

    def __init__(self, handle: SeatHandle) -> None:
        super().__init__("Clock")
        self.handle = handle
        self._clock: Clock | None = None
        self._end_following: Callable[[], None] | None = None

    def compose_body(self) -> ComposeResult:
        """How it stands, what can be done, the plan."""
        with VerticalScroll(can_focus=False):
            yield BigClock()
            yield Static("", id="state", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(Content("Run"), id="run", compact=True, variant="primary")
                for seconds, name, label in _MORE:
                    yield Button(Content(f"{label} min  {'-' if name == 'minus' else name}"), name=str(seconds), compact=True)
            yield FieldRow(Field(name="start", label="Start with", hint="minutes, then Enter"), "")
            yield Static(content("Minutes by phase: the clock starts with each that has some. It only advises."), classes="about")
            yield Minutes("Plan", {})
            yield Static("", id="trouble", markup=False)
            yield Button(Content("Keep the plan  ctrl+s"), id="plan", compact=True)

    async def on_mount(self) -> None:
        """Follow the table; show the plan as it stands."""
        self._end_following = self.handle.subscribe(self._on_change)
        self.query_one("#run").focus()
        planned = [heard for heard in await self.handle.feed() if heard.kind == "clock_planned"]
        if planned:
            self.query_one(Minutes).fill(planned[-1].values["minutes"])
        await self._look()

    def on_unmount(self) -> None:
        """Follow it no longer."""
        if self._end_following is not None:
            self._end_following()

    def _on_change(self) -> None:
        if self.is_attached:
            self.post_message(self.Changed())

    async def on_clock_modal_changed(self) -> None:
        """Look again."""
        await self._look()

    async def _look(self) -> None:
        clock = (await self.handle.view()).clock
        self._clock = clock
        big = self.query_one(BigClock)
        big.now, big.warns = self.handle.now, False
        big.timer = clock.timer
        told, button = "No clock is set: start it with some minutes.", "Start 10 min"
        if clock.timer is not None:
            told = f"It {'runs' if clock.timer.running else 'is paused'} in the {clock.phase} phase."
            button = "Pause  space" if clock.timer.running else "Run on  space"
        self.query_one("#state", Static).update(content(told))
        self.query_one("#run", Button).label = Content(button)
        self.query_one("#plan").display = clock.phase != "ended"

    @work(group="clock")
    async def _give(self, command: Command) -> None:
        self._trouble(await why_not(self.handle, command))

    def _trouble(self, sentence: str) -> None:
        self.query_one("#trouble", Static).update(content(sentence))

    def action_run(self) -> None:
        """Start it, pause it, let it run on."""
        timer = self._clock.timer if self._clock else None
        self._give(StartClock(seconds=600) if timer is None else PauseClock() if timer.running else ResumeClock())

    def action_extend(self, seconds: int) -> None:
        """Give or take minutes; where no clock is set, start it with them."""
        timer = self._clock.timer if self._clock else None
        self._give(StartClock(seconds=seconds) if timer is None and seconds > 0 else ExtendClock(seconds=seconds))

    @work(group="clock")
    async def action_plan(self) -> None:
        """Keep the minutes by phase."""
        minutes = read_minutes(self.query_one(Minutes).typed)
        if isinstance(minutes, str):
            self._trouble(minutes)
            return
        why = await why_not(self.handle, PlanClock(minutes=minutes))
        self._trouble(why)
        if not why:
            self.dismiss(None)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "plan":
            self.action_plan()
        elif event.button.id == "run":
            self.action_run()
        else:
            self.action_extend(int(event.button.name or 0))

    @on(Input.Submitted)
    def _start(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id != "field-start":
            self.focus_next()
            return
        typed = event.value.strip()
        if not (typed.isascii() and typed.isdigit() and len(typed) <= 4 and 0 < int(typed) <= 1440):
            self._trouble(_BAD)
            return
        event.input.value = ""
        self._give(StartClock(seconds=int(typed) * 60))
