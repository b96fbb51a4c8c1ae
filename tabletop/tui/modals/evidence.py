"""Picking events of the log as evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from attrs import frozen
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from tabletop.game.audience import CONTROL
from tabletop.game.feed import Feed
from tabletop.journal.commit import Commit
from tabletop.tui.modal import TabletopModal
from tabletop.tui.text import content, one_line
from tabletop.tui.widgets.entry import Line
from tabletop.tui.widgets.log import LogView
from tabletop.tui.words import local_time


@frozen(kw_only=True)
class Happened:
    """An event of the log: its name as evidence, and a line that tells it."""

    name: str
    line: str


def happenings(commits: Iterable[Commit], teams: tuple[str, ...], tell: Callable[..., str]) -> tuple[Happened, ...]:
    """Every event of the log, taken back or not, oldest first; `tell` puts one as control heard it into a sentence."""
    feed = Feed(CONTROL, teams)
    return tuple(
        Happened(
            name=f"{commit.seq}.{number}",
            line=one_line(f"{commit.seq:>4} {local_time(commit.at)} T{heard.turn} {tell(heard)}", 400),
        )
        for commit in commits
        for number, heard in enumerate(feed.hear(commit.events, commit.at))
    )


class EvidenceModal(TabletopModal[tuple[str, ...]]):
    """The log to pick from: Enter takes an event or leaves it, what is typed finds events. Gives the names of those taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", "Take these", id="done", priority=True),
        Binding("enter", "pick", "Pick", id="pick", priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "move(10)", "", show=False, priority=True),
        Binding("pageup", "move(-10)", "", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    EvidenceModal > .box { max-width: 130; height: 90%; }
    EvidenceModal #wanted { height: 1; border: none; padding: 0 1; background: $panel; margin-bottom: 1; }
    EvidenceModal #event { height: auto; max-height: 5; margin-top: 1; color: $muted; }
    """

    def __init__(self, events: Sequence[Happened], chosen: Iterable[str] = ()) -> None:
        super().__init__("Evidence from the log")
        self._events = tuple(events)
        self.chosen = dict.fromkeys(chosen)

    def compose_body(self) -> ComposeResult:
        """What to look for, the events, the whole of the one that is chosen."""
        yield Line(placeholder="words to find; Enter picks, Ctrl+S takes what is picked", id="wanted", max_length=200)
        yield LogView[Happened](self._line, id="events")
        yield Static("", id="event", markup=False)

    def on_mount(self) -> None:
        """Begin with the latest."""
        self.query_one("#wanted").focus()
        self._fill("")

    def _line(self, event: Happened) -> str:
        return f"{'[x]' if event.name in self.chosen else '[ ]'} {event.line}"

    @property
    def _log(self) -> LogView[Happened]:
        return self.query_one("#events", LogView)

    def _fill(self, wanted: str) -> None:
        words = wanted.casefold().split()
        log = self._log
        log.clear()
        log.extend(event for event in self._events if all(word in event.line.casefold() for word in words))

    @on(Input.Changed, "#wanted")
    def _find(self, event: Input.Changed) -> None:
        self._fill(event.value)

    @on(LogView.Highlighted)
    def _describe(self) -> None:
        entry = self._log.entry
        picked = f"{len(self.chosen)} picked. " if self.chosen else ""
        self.query_one("#event", Static).update(content(picked + (entry.line.strip() if entry else "Nothing has these words.")))

    @on(LogView.Selected)
    def _clicked(self) -> None:
        self.action_pick()

    def action_move(self, step: int) -> None:
        """Choose another event."""
        self._log.action_move(step)

    def action_pick(self) -> None:
        """Pick the event, or leave it."""
        log, entry = self._log, self._log.entry
        if entry is None:
            return
        if entry.name in self.chosen:
            del self.chosen[entry.name]
        else:
            self.chosen[entry.name] = None
        log.forget_line(log.chosen)
        self._describe()

    def action_done(self) -> None:
        """Give what is picked, in the order of the log."""
        order = {event.name: place for place, event in enumerate(self._events)}
        self.dismiss(tuple(sorted(self.chosen, key=lambda name: order.get(name, -1))))
