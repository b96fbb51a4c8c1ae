"""Where a save stands, for the list of saves."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from tabletop.game.events import Phase, PhaseOpened, SessionEnded, SessionOpened, TurnOpened
from tabletop.journal.errors import SaveError
from tabletop.journal.file import FileJournal
from tabletop.journal.timeline import timeline


@frozen(kw_only=True)
class Standing:
    """Where a session stands: turn `number` of `of` (None where the end is hidden) and its phase; or why it cannot be read."""

    number: int = 0
    of: int | None = None
    phase: Phase = "setup"
    problem: str = ""

    @property
    def finished(self) -> bool:
        """Whether it came to ENDEX."""
        return self.phase == "ended"

    @property
    def words(self) -> str:
        """In words."""
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
    number, of = 0, None
    phase: Phase = "setup"
    try:
        for commit in timeline(list(journal.read())).effective:
            for event in commit.events:
                if isinstance(event, SessionOpened):
                    of = None if event.hidden_end else len(event.plan)
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
    return Standing(number=number, of=of, phase=phase, problem=str(journal.problem) if journal.problem else "")
