"""The line where the engine is: it thinks in a thread of its own, one job at a time, and tells how far it has come."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.worker import get_current_worker

from tabletop.game.commands import Command
from tabletop.tui.marks import plain, wants_plain
from tabletop.tui.text import clean

if TYPE_CHECKING:
    from tabletop.practice.session import Job

_BAR = 10


class EngineLine(Widget):
    """Who is at work, with a bar and a percentage once it is known how much there is to do.

    A `note` can be shown below that, or alone: what would otherwise lie over the question as a notice. Without either it is away.
    """

    says: reactive[str] = reactive("", layout=True)
    share: reactive[int | None] = reactive(None)
    """How much of it is done, in per cent; None while that is not known."""
    stopping: reactive[bool] = reactive(False)
    note: reactive[str] = reactive("", layout=True)

    class Progressed(Message):
        """The engine has come so far, in per cent."""

        def __init__(self, job: Job, share: int) -> None:
            super().__init__()
            self.job = job
            self.share = share

    class Thought(Message):
        """The engine has worked out what to do."""

        def __init__(self, job: Job, commands: tuple[Command, ...]) -> None:
            super().__init__()
            self.job = job
            self.commands = commands

    def __init__(self) -> None:
        super().__init__()
        self.job: Job | None = None
        """What is being thought out."""
        self._stop = Event()

    def watch_says(self, says: str) -> None:
        """Come and go; a note is past once somebody begins to work."""
        if says:
            self.note = ""
        self._come_or_go()

    def watch_note(self) -> None:
        """Come and go."""
        self._come_or_go()

    def _come_or_go(self) -> None:
        self.display = bool(self.says or self.note)

    def render(self) -> Content:
        """A line for each, cut to the width."""
        room = self.content_size.width or self.app.size.width
        lines = [self._at_work()] if self.says else []
        if self.note:
            lines.append(Content.styled(clean(self.note), "$secondary"))
        return Content("\n").join([line.truncate(room, ellipsis=True) for line in lines])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 — as Widget has it
        """A line for each."""
        return bool(self.says) + bool(self.note)

    def _at_work(self) -> Content:
        parts: list[Content | tuple[str, str]] = [(clean(self.says), "b $accent")]
        if self.share is not None:
            full = self.share * _BAR // 100
            bar = "█" * full + "░" * (_BAR - full)
            parts.append((f"  {plain(bar) if wants_plain() else bar} {self.share:>3} %", "$primary"))
            parts.append(("  stopping …" if self.stopping else "  Esc plays the best so far", "$muted"))
        return Content.assemble(*parts)

    def begin(self, job: Job) -> None:
        """Think a job out; `Thought` says what came of it."""
        self.job, self._stop = job, Event()
        self.says, self.share, self.stopping = job.says, None, False
        self._think(job, self._stop)

    def stop(self) -> bool:
        """Have it come to an end with the best found so far; answers whether there was something to stop."""
        if self.job is None or self.stopping:
            return False
        self._stop.set()
        self.stopping = True
        return True

    def end(self) -> None:
        """Nobody is at work any more."""
        self.job = None
        self.says, self.share = "", None

    @work(thread=True, exclusive=True, group="engine")
    def _think(self, job: Job, stop: Event) -> None:
        worker = get_current_worker()
        shown = -1

        def progress(done: int, of: int) -> bool:
            nonlocal shown
            share = 100 * done // max(of, 1)
            if worker.is_cancelled or stop.is_set():
                return False
            if share > shown:
                shown = share
                self.post_message(self.Progressed(job, share))
            return True

        commands = job.think(progress)
        if not worker.is_cancelled:
            self.post_message(self.Thought(job, commands))

    def on_engine_line_progressed(self, event: Progressed) -> None:
        """Show how far it is."""
        event.stop()
        if event.job is self.job:
            self.share = event.share
