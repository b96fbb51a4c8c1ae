"""A journal in a file: one line a commit, each acknowledged only when it is on the disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from tabletop.journal.chain import Chain, line_hash
from tabletop.journal.codec import Codec, game_codec
from tabletop.journal.commit import Commit, Header
from tabletop.journal.disk import REAL_DISK, Disk, Handle, Mark, write_all
from tabletop.journal.errors import (
    NotSaved,
    SaveChanged,
    SaveClosed,
    SaveError,
    SaveReadOnly,
    Stale,
    unreadable,
    unwritable,
)
from tabletop.journal.lock import Lock, SaveLock, here
from tabletop.journal.opening import begin, load, load_whole, reading, set_torn_aside


class FileJournal:
    """A save that is open, for play or read-only.

    Made by `create` and `open`. It keeps the commits that it has read. Not for several threads at once.
    """

    def __init__(self, chain: Chain, commits: list[Commit], disk: Disk, handle: Handle | None, lock: Lock | None) -> None:
        self._chain = chain
        self._commits = commits
        self._disk = disk
        self._handle = handle
        self._lock = lock
        self._writes = handle is not None
        self._seen: Mark | None = None
        self._identity = disk.mark(chain.path)[:2]

    @classmethod
    def create(
        cls,
        path: Path,
        header: Header,
        *,
        first: Sequence[Commit] = (),
        name: str = "",
        codec: Codec | None = None,
        disk: Disk = REAL_DISK,
        lock: Lock | None = None,
    ) -> Self:
        """Begin a new save and open it for play. `name` is what others are told of who holds it.

        The header and the `first` commits, numbered from 1, are on the disk together when this comes back; if it raises,
        there is no file and nobody holds it. Folders above it are made. Raises SaveExists, SaveBusy, SaveUnreadable,
        Unstorable.
        """
        codec = codec or game_codec()
        lines = [codec.encode_header(header)]
        for seq, commit in enumerate(first, 1):
            if commit.seq != seq:
                raise ValueError(f"Commit {commit.seq} does not follow commit {seq - 1}.")
            lines.append(codec.encode(commit, line_hash(lines[-1])))
        try:
            disk.make_folder(path.parent)
        except OSError as error:
            raise unwritable(path, error) from error
        lock = lock or SaveLock(path.resolve(), here(name))
        lock.acquire()
        handle: Handle | None = None
        try:
            handle = begin(disk, path, b"".join(line + b"\n" for line in lines))
            chain = Chain(path, codec, BytesIO(lines[0] + b"\n"))
            for line in lines[1:]:
                chain.advance(line)
            return cls(chain, list(first), disk, handle, lock)
        except BaseException as error:
            if handle is not None:
                with suppress(OSError):
                    handle.close()
                with suppress(OSError):
                    disk.remove(path)
            lock.release()
            if isinstance(error, OSError):
                raise unwritable(path, error) from error
            raise

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        write: bool = True,
        name: str = "",
        codec: Codec | None = None,
        disk: Disk = REAL_DISK,
        lock: Lock | None = None,
    ) -> Self:
        """Open a save, for play or read-only.

        Read-only, anybody can open it at any time, and a save with a damaged line opens as the whole part before
        it, with `problem` saying what is wrong. For play, the save must be free and whole; a torn last line, which
        was never acknowledged, is moved to `NAME.torn`. Raises SaveError.
        """
        codec = codec or game_codec()
        if not write:
            chain, commits = load(disk, path, codec)
            return cls(chain, commits, disk, None, None)
        with reading(disk, path):
            pass  # what cannot be read gets its own sentence, before a lock is left beside it
        lock = lock or SaveLock(path.resolve(), here(name))
        lock.acquire()
        handle: Handle | None = None
        try:
            chain, commits = load_whole(disk, path, codec)
            handle = disk.extend(path)
            if chain.torn:
                set_torn_aside(disk, path, handle, chain)
            # A former holder may have died between its write and its sync: nobody is to build on what may yet be lost.
            handle.sync()
            return cls(chain, commits, disk, handle, lock)
        except BaseException as error:
            if handle is not None:
                with suppress(OSError):
                    handle.close()
            lock.release()
            if isinstance(error, OSError):
                raise unwritable(path, error) from error
            raise

    @property
    def path(self) -> Path:
        """Where the save is."""
        return self._chain.path

    @property
    def header(self) -> Header:
        """The first line."""
        return self._chain.header

    @property
    def seq(self) -> int:
        """The number of the last commit that was read or written; 0 if there is none."""
        return self._chain.seq

    @property
    def head(self) -> str:
        """The hash of the last line: what the report gives, and the only thing that shows a clean cut."""
        return self._chain.head

    def head_after(self, seq: int) -> str:
        """The hash of a commit's line, of those that were read or written, as the line after it names it. Raises SaveError."""
        if seq >= self.seq:
            return self.head
        try:
            with reading(self._disk, self.path) as stream:
                after = next(islice(stream, seq + 1, None), b"")
        except OSError as error:
            raise unreadable(self.path, error) from error
        return after.rstrip(b"\n")[-66:-2].decode("ascii", "replace")

    @property
    def problem(self) -> SaveError | None:
        """Why the save cannot be read further, if it cannot. Never set on a save that is open for play."""
        return self._chain.problem

    @property
    def writable(self) -> bool:
        """Whether a commit can be added here."""
        return self._handle is not None

    def append(self, expected_seq: int, commit: Commit) -> None:
        """Add a commit that was decided when the log stood at `expected_seq`; come back when it is on the disk.

        When this raises, the commit is not in the save. Raises Stale if the log has moved on; NotSaved if the disk
        did not take it, after which the journal goes on; SaveClosed if even that could not be put right;
        SaveChanged if the file is not what was read; SaveReadOnly; Unstorable. ValueError if the commit's own
        number does not follow `expected_seq`.
        """
        handle, chain = self._handle, self._chain
        if handle is None:
            if self._writes:
                raise SaveClosed(f"{self.path} is closed here. Open it again to go on.")
            raise SaveReadOnly(self.path)
        if expected_seq != chain.seq:
            raise Stale(expected_seq, chain.seq)
        if commit.seq != expected_seq + 1:
            raise ValueError(f"Commit {commit.seq} does not follow commit {expected_seq}.")
        line = chain.codec.encode(commit, chain.head)
        self._must_be_as_read()
        try:
            write_all(handle, line + b"\n")
            handle.flush()
            handle.sync()
        except BaseException as error:
            self._take_back(handle, error)
            if isinstance(error, OSError):
                raise NotSaved(self.path, error) from error
            raise
        chain.advance(line)
        self._commits.append(commit)

    def read(self, from_seq: int = 1) -> Iterator[Commit]:
        """The commits from a number on, up to what is stored now. Raises SaveError if the file has gone or changed."""
        self._refresh()
        at = max(from_seq, 1) - 1
        while at < len(self._commits):
            yield self._commits[at]
            at += 1

    def follow(self, from_seq: int | None = None) -> Follower:
        """What tells of new commits: iterate it, again and again. Starts after the last one read here, or at a number."""
        return Follower(self, self.seq + 1 if from_seq is None else from_seq)

    def close(self) -> None:
        """Let go of the file and of the right to write to it."""
        self._let_go()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def discard(self) -> None:
        """Delete the save that was begun here, as when the session in it could not be, and let go of it."""
        with suppress(OSError):
            if self._disk.mark(self.path)[:2] == self._identity:
                self._let_go()  # an open file cannot be deleted on Windows
                self._disk.remove(self.path)
        self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _let_go(self) -> None:
        if self._handle is not None:
            with suppress(OSError):
                self._handle.close()
            self._handle = None

    def _must_be_as_read(self) -> None:
        """An append to a file that was deleted, replaced or written by others would be acknowledged and lost."""
        try:
            there = self._disk.mark(self.path)
        except FileNotFoundError:
            self._let_go()
            raise SaveChanged(self.path, "has been moved or deleted while it was open") from None
        except OSError as error:
            raise NotSaved(self.path, error) from error
        if there[:2] != self._identity:
            self._let_go()
            raise SaveChanged(self.path, "has been replaced by another file while it was open")
        if there[2] != self._chain.size:
            self._let_go()
            raise SaveChanged(self.path, "has been written by another program while it was open")

    def _take_back(self, handle: Handle, error: BaseException) -> None:
        """Cut off what was not acknowledged. If that fails too the file is left as it is, and written to no more."""
        try:
            handle.truncate(self._chain.size)
            handle.sync()
        except OSError as worse:
            self._let_go()
            raise SaveClosed(
                f"The last step was not saved in {self.path}, and the disk does not answer any more "
                f"({worse.strerror or worse}). Nothing saved before is lost. Check the disk, then open the save again "
                "and look whether the last step is there."
            ) from error

    def _refresh(self) -> None:
        """A reader takes in what has been added to the file since."""
        chain = self._chain
        if self._writes or chain.problem is not None:
            return
        try:
            mark = self._disk.mark(self.path)
            if mark == self._seen:
                return
            with self._disk.read(self.path) as stream:
                # The writer cuts off a line that did not reach the disk, and another may take its place.
                stream.seek(chain.last)
                if stream.readline(len(chain.raw) + 1) != chain.raw + b"\n":
                    raise SaveChanged(self.path, "no longer holds the last step that was read: the writer could not save it")
                self._commits.extend(chain.commits(stream))
        except OSError as error:
            raise unreadable(self.path, error) from error
        self._seen = mark


class Follower:
    """Yields, each time it is iterated, the commits that are new since the last time, and then stops. Never waits."""

    def __init__(self, journal: FileJournal, next_seq: int) -> None:
        self._journal = journal
        self.next_seq = next_seq
        """The number of the commit that comes next."""

    def __iter__(self) -> Iterator[Commit]:
        for commit in self._journal.read(self.next_seq):
            self.next_seq = commit.seq + 1
            yield commit
