"""The log, as a table needs it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from tabletop.journal.commit import Commit, Header


class Journal(Protocol):
    """What a table needs of a log."""

    @property
    def header(self) -> Header:
        """The first line."""

    @property
    def seq(self) -> int:
        """The number of the last commit."""

    @property
    def head(self) -> str:
        """The hash of the last line; empty where there is no file."""

    def head_after(self, seq: int) -> str:
        """The hash of a commit's line; empty where there is no file. Raises SaveError."""

    @property
    def writable(self) -> bool:
        """Whether commits can be added."""

    def append(self, expected_seq: int, commit: Commit) -> None:
        """Add a commit decided at `expected_seq`. Raises Stale, SaveError."""

    def read(self, from_seq: int = 1) -> Iterator[Commit]:
        """The commits from a number on."""

    def close(self) -> None:
        """Let go of it."""
