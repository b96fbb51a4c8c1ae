"""A journal that is kept in memory: for rehearsals, rollouts of a table, and tests."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.journal.chain import line_hash
from tabletop.journal.codec import Codec, game_codec
from tabletop.journal.commit import Commit, Header
from tabletop.journal.errors import Stale


class MemoryJournal:
    """The commits of a session that nobody saves. It takes what a save would take, and refuses what one would refuse.

    With `checked` false it takes whatever it is given, which saves the encoding.
    """

    def __init__(self, header: Header, *, codec: Codec | None = None, checked: bool = True) -> None:
        """Begin a log. Raises Unstorable."""
        self.header = header
        self._codec = (codec or game_codec()) if checked else None
        self._prev = line_hash(self._codec.encode_header(header)) if self._codec else ""
        self._commits: list[Commit] = []

    @property
    def seq(self) -> int:
        """The number of the last commit; 0 if there is none."""
        return len(self._commits)

    @property
    def head(self) -> str:
        """Always empty: nothing here is chained."""
        return ""

    def head_after(self, seq: int) -> str:  # noqa: ARG002 — as FileJournal has it
        """Always empty."""
        return ""

    @property
    def writable(self) -> bool:
        """Always true."""
        return True

    def append(self, expected_seq: int, commit: Commit) -> None:
        """Add a commit that was decided when the log stood at `expected_seq`.

        Raises Stale if it has moved on, Unstorable, ValueError if the commit's own number does not follow `expected_seq`.
        """
        if expected_seq != self.seq:
            raise Stale(expected_seq, self.seq)
        if commit.seq != expected_seq + 1:
            raise ValueError(f"Commit {commit.seq} does not follow commit {expected_seq}.")
        if self._codec is not None:
            self._codec.encode(commit, self._prev)
        self._commits.append(commit)

    def read(self, from_seq: int = 1) -> Iterator[Commit]:
        """The commits from a number on."""
        yield from self._commits[max(from_seq, 1) - 1 :]

    def close(self) -> None:
        """Nothing to let go of."""
