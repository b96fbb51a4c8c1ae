"""The shared screen: what everybody may know and nothing else, whatever key is pressed, until control stops it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tabletop.game.commands import (
    AdvancePhase,
    Command,
    ExtendClock,
    PauseClock,
    ReleaseInject,
    ResumeClock,
    StartClock,
)
from tabletop.game.view import ControlView, PublicView, SeatView
from tabletop.table.seat import SeatHandle
from tabletop.tui.modals.advance import warnings
from tabletop.tui.screens.public import PublicScreen
from tabletop.tui.widgets.nextline import key

_FIRST = 600
"""Seconds that the clock starts with where none was set."""
_ELSEWHERE = "Stop sharing and look there."


class ShareScreen(PublicScreen):
    """The public screen with the few keys of control's that ask for nothing and show nothing.

    What a refusal says may be secret, and so is the name of what is released: here it is only said whether it was done.
    """

    ABOUT = """\
The screen is shared: a projector or a call may show it. Only what every team may know is drawn here, whatever is pressed.
r releases the inject that is due next, without naming it; g goes on, when pressed twice; c starts and pauses the clock, + and −
give and take a minute. F10 or Escape stops sharing, after asking."""
    SHARES = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10,escape,p,enter", "back", "Stop sharing", key_display="F10", id="back", tooltip="Stop sharing, after asking"),
        Binding("r", "release", "Release next", id="release", tooltip="Release the inject that is due next, without naming it"),
        Binding("g", "advance", "Next phase", id="advance", tooltip="Go on to the next phase or turn; press it twice"),
        Binding("c,space", "clock", "Clock", key_display="c", id="clock", tooltip="Start the clock, pause it, or let it run on"),
        Binding("plus,equals_sign", "extend(60)", "minute", key_display="+", id="more", tooltip="A minute more"),
        Binding("minus", "extend(-60)", "minute", key_display="−", id="less", tooltip="A minute less"),
    ]

    def __init__(self, control: SeatHandle, public: SeatHandle, save: Path | None = None) -> None:
        super().__init__(public, place="Shared screen", save=save)
        self._control = control
        self._sure = ""
        self._said = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Screen has it
        """After ENDEX there is nothing to release, and nothing to go on to."""
        view = self.public
        return view is not None and view.ending is None if action in ("release", "advance") else True

    def show(self, view: SeatView) -> None:
        """What everybody may know now; a question asked of another phase is asked no more."""
        assert isinstance(view, PublicView)
        if self._sure != _stands(view):
            self._sure = ""
        super().show(view)
        self.refresh_bindings()

    def guide(self) -> str:
        """What came of the last key, or what the keys are."""
        keys = f"{key('r')} releases what is next, {key('g')} goes on, {key('c')} is the clock; {key('F10')} stops sharing."
        return self._said or f"This screen is shared: nothing secret shows. {keys}"

    def _say(self, sentence: str) -> None:
        self._said = sentence
        self.next_step(self.guide())

    async def _do(self, command: Command, done: str) -> None:
        """Carry it out; what a refusal says is not for everybody."""
        from tabletop.game.refusal import Refusal
        from tabletop.journal.errors import SaveError

        try:
            answer = await self._control.submit(command)
        except SaveError:
            self._say(f"Not done: the save could not take it. {_ELSEWHERE}")
            return
        self._say(f"Not done: control has to see to something first. {_ELSEWHERE}" if isinstance(answer, Refusal) else done)

    async def _desk(self) -> ControlView:
        view = await self._control.view()
        assert isinstance(view, ControlView)
        return view

    @work(exclusive=True, group="share")
    async def action_release(self) -> None:
        """Release what is due next."""
        view, now = await self._desk(), self._control.now()
        line = next((line for line in view.msel if line.due(now)), None)
        if line is None:
            self._say(f"Nothing is due. {key('g')} goes on.")
            return
        await self._do(ReleaseInject(inject=line.inject), "Released to those whom it is for.")

    @work(exclusive=True, group="share")
    async def action_advance(self) -> None:
        """Go on, if it is pressed again: what is left undone is not named here."""
        public = self.public
        if public is None:
            return
        if self._sure == _stands(public):
            self._sure = ""
            await self._do(AdvancePhase(), "")
            return
        self._sure = _stands(public)
        undone = "Something in this phase is not done yet. " if warnings(self._control, await self._desk()) else ""
        self._say(f"{undone}Press {key('g')} once more to leave the {public.clock.phase} phase.")

    @work(exclusive=True, group="share")
    async def action_clock(self) -> None:
        """Start, pause, let run on."""
        timer = self.public.clock.timer if self.public is not None else None
        if timer is None:
            await self._do(StartClock(seconds=_FIRST), "The clock runs.")
        elif timer.running:
            await self._do(PauseClock(), f"The clock is paused; {key('c')} lets it run on.")
        else:
            await self._do(ResumeClock(), "The clock runs.")

    @work(exclusive=True, group="share")
    async def action_extend(self, seconds: int) -> None:
        """Give or take a minute."""
        timer = self.public.clock.timer if self.public is not None else None
        if timer is not None:
            await self._do(ExtendClock(seconds=seconds), "")
        elif seconds > 0:
            await self._do(StartClock(seconds=seconds), "")

    async def may_leave(self) -> bool:
        """By the PIN, or by saying so twice."""
        from tabletop.journal.pin import has_pin
        from tabletop.tui.modals.pin import ask_pin
        from tabletop.tui.modals.stopsharing import StopSharingModal

        if self.save is not None and has_pin(self.save):
            return await ask_pin(self.app, self.save, "It ends the sharing: control’s screens show everybody’s secrets.")
        return await self.app.push_screen_wait(StopSharingModal()) is True


def _stands(view: PublicView) -> str:
    return f"{view.clock.number} {view.clock.phase}"
