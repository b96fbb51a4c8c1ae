"""Who plays the games: processes of this machine, started anew."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import Protocol

from tabletop.batch.work import Done, play
from tabletop.engine.simulate import Chunk, Plan

MOST_WORKERS = 61
"""Windows can wait for no more processes than this."""


class GivenUp(Exception):  # noqa: N818 - the sentence is what counts
    """A run cannot go on; the sentence says why."""


class Crew(Protocol):
    """Whoever plays chunks.

    A chunk whose worker died raises BrokenExecutor or CancelledError, and may be given again after `renew`.
    """

    @property
    def size(self) -> int:
        """How many chunks are played at the same time."""

    def start(self, chunk: Chunk) -> Future[Done]:
        """Have a chunk played. Raises BrokenExecutor if somebody of the crew has died."""

    def renew(self) -> None:
        """Get ready to play again what a dead worker left. Raises GivenUp if that cannot be."""

    def why(self, error: Exception) -> str:
        """One sentence on what a chunk raised, if it is the crew's fault and no use to try again; else nothing."""

    def news(self) -> str:
        """One sentence on something that the user should know while nothing gets done, or nothing."""

    def close(self) -> None:
        """Let go of everybody, in the middle of a game if need be."""


class Processes:
    """Processes of this machine. They end with the one that started them, whatever ends it.

    Raises GivenUp, with one sentence, where the system does not let processes work together.
    """

    def __init__(self, plan: Plan, workers: int) -> None:
        self._plan = plan
        self.size = workers
        self._open()

    def _open(self) -> None:
        context = get_context("spawn")
        try:
            self._theirs, self._lifeline = context.Pipe(duplex=False)
            self._pool = ProcessPoolExecutor(self.size, context, _begin, (self._theirs,))
        except (OSError, ImportError, NotImplementedError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise GivenUp(f"Processes cannot work together here ({why}).") from error

    def start(self, chunk: Chunk) -> Future[Done]:
        """See Crew."""
        try:
            with _unsignalled():
                return self._pool.submit(play, self._plan, chunk)
        except OSError as error:
            why = error.strerror or str(error)
            raise GivenUp(f"A process could not be started ({why}): ask for fewer with --workers.") from error

    def renew(self) -> None:
        """See Crew."""
        self.close()
        self._open()

    def why(self, error: Exception) -> str:  # noqa: ARG002 - what a process raises is the game's
        """See Crew."""
        return ""

    def news(self) -> str:
        """See Crew."""
        return ""

    def close(self) -> None:
        """See Crew."""
        self._lifeline.close()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._theirs.close()


def _begin(lifeline: Connection) -> None:
    """Make a process ready: Ctrl-C is for the one that started it to hear, and when that lets go of the lifeline, it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    with suppress(EOFError, OSError):
        lifeline.recv_bytes()
    os._exit(0)


@contextmanager
def _unsignalled() -> Iterator[None]:
    """Keep Ctrl-C until later, so that a process started meanwhile is born deaf to it and prints nothing of its own."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
