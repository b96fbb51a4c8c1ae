"""Where what is done is written down: the table of games, as it grows, and the counts of all."""

from __future__ import annotations

import os
from io import FileIO
from pathlib import Path
from types import TracebackType

from tabletop.batch.rows import header
from tabletop.batch.work import Done
from tabletop.deck.model import Deck
from tabletop.engine.simulate import Tally


class Ledger:
    """A table that is written beside its place, and put there when it is kept: what was there before stands until then.

    Every call may raise OSError; to begin raises FileExistsError where another is being written beside the same place, or was
    left there. What is kept is a whole number of chunks, whatever happens.
    """

    def __init__(self, path: Path, deck: Deck) -> None:
        self.path = path
        self.tally = Tally.empty(deck)
        self.growing = path.with_name(path.name + ".new")
        self._file = FileIO(self.growing, "xb")
        self._size = 0
        self._put(header(deck.team_ids))

    def take(self, done: Done) -> None:
        """Write down a chunk that comes right after the last."""
        self._put(done.rows)
        self.tally.merge(done.tally)

    def _put(self, text: str) -> None:
        data = text.encode()
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]
        self._size += len(data)

    def keep(self) -> None:
        """Put what is written in its place."""
        # After a full disk there may be part of a chunk behind what was written.
        self._file.truncate(self._size)
        os.fsync(self._file.fileno())
        self._file.close()
        self.growing.replace(self.path)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Let go of the file. What was not kept stays beside its place, unless there is no game in it."""
        self._file.close()
        if not self.tally.games:
            self.growing.unlink(missing_ok=True)
