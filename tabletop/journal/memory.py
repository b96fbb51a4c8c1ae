"""A journal that is kept in memory: for rehearsals, rollouts of a table, and tests."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.journal.commit import Commit, Header
from tabletop.journal.errors import Stale


class MemoryJournal:
    """The commits of a session that nobody saves."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self._commits: list[Commit] = []

    @property
    def seq(self) -> int:
        """The number of the last commit; 0 if there is none."""
        return len(self._commits)

    @property
    def head(self) -> str:
        """Always empty: nothing here is chained."""
        return ""

    @property
    def writable(self) -> bool:
        """Always true."""
        return True

    def append(self, expected_seq: int, commit: Commit) -> None:
        """Add a commit that was decided when the log stood at `expected_seq`. Raises Stale if it has moved on."""
        if expected_seq != self.seq:
            raise Stale(expected_seq, self.seq)
        self._commits.append(commit)

    def read(self, from_seq: int = 1) -> Iterator[Commit]:
        """The commits from a number on."""
        yield from self._commits[max(from_seq, 1) - 1 :]

    def close(self) -> None:
        """Nothing to let go of."""
