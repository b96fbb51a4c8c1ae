"""Where a save stands, for the list of saves."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from tabletop.game.events import (
    ClockSet,
    EngineSeated,
    Event,
    Phase,
    PhaseOpened,
    SessionEnded,
    SessionOpened,
    SessionReopened,
    TurnOpened,
)
from tabletop.journal.errors import SaveError
from tabletop.journal.file import FileJournal
from tabletop.journal.timeline import timeline
from tabletop.tui.words import hours


@frozen(kw_only=True)
class Standing:
    """Where a session stands: turn `number` of `of` (None where the end is hidden) and its phase; or why it cannot be read."""

    number: int = 0
    of: int | None = None
    phase: Phase = "setup"
    problem: str = ""
    practice: bool = False
    """Whether the engine plays in it: then one person practises alone."""

    @property
    def finished(self) -> bool:
        """Whether it came to ENDEX."""
        return self.phase == "ended"

    @property
    def words(self) -> str:
        """In words."""
        if self.practice:
            of = f" of {self.of}" if self.of else ""
            return "practice, finished" if self.finished else f"practice, turn {self.number}{of}"
        if self.finished:
            return "finished"
        of = f" of {self.of}" if self.of else ""
        return f"turn {self.number}{of}, {self.phase}" if self.number else "not begun"


def standing(path: Path) -> Standing:
    """Read a save through and say where it stands. Never raises for what the file is."""
    try:
        journal = FileJournal.open(path, write=False)
    except SaveError as error:
        return Standing(problem=str(error))
    number, of, practice = 0, None, False
    phase: Phase = "setup"
    try:
        for commit in timeline(list(journal.read())).effective:
            for event in commit.events:
                if isinstance(event, SessionOpened):
                    of = None if event.hidden_end else len(event.plan)
                elif isinstance(event, EngineSeated):
                    practice = True
                elif isinstance(event, TurnOpened):
                    number = event.number
                elif isinstance(event, PhaseOpened):
                    phase = event.phase
                elif isinstance(event, SessionEnded):
                    phase = "ended"
    except SaveError as error:
        return Standing(problem=str(error))
    finally:
        journal.close()
    problem = str(journal.problem) if journal.problem else ""
    return Standing(number=number, of=of, phase=phase, problem=problem, practice=practice)


def stood_words(events: Iterable[Event]) -> str:
    """That time stood still while a session was closed, as a sentence; empty where opening it again put nothing off."""
    closed, clock = 0, False
    for event in events:
        clock = clock or isinstance(event, ClockSet)
        if isinstance(event, SessionReopened):
            closed = event.until - event.since
    if not closed:
        return ""
    long = f"{closed} s" if closed < 120 else hours(closed // 60)
    return f"Closed for {long}: {'the clock' if clock else 'what is timed'} stood still."
