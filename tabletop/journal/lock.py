"""Who may write to a save: one program at a time, known by name to the others."""

from __future__ import annotations

import os
import platform
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import orjson
from attrs import frozen

from tabletop.journal.errors import SaveBusy, unwritable
from tabletop.journal.stamp import is_stamp, now

if TYPE_CHECKING:
    from filelock import FileLock

SOMEBODY = "another program"


@frozen(kw_only=True)
class Holder:
    """Who holds a save for writing. `name` is what a person would call it; `since` is a UTC time as `stamp` writes it."""

    pid: int
    host: str
    name: str
    since: str

    def __str__(self) -> str:
        name = self.name or SOMEBODY
        return f"{name} (process {self.pid} on {self.host}, since {self.since[:10]} {self.since[11:16]} UTC)"


def here(name: str = "") -> Holder:
    """This process as a holder, from now."""
    return Holder(pid=os.getpid(), host=platform.node() or "this machine", name=name, since=now())


class Lock(Protocol):
    """A right to write that one holder has at a time."""

    def acquire(self) -> None:
        """Take it, at once or not at all. Raises SaveBusy, SaveUnreadable."""

    def release(self) -> None:
        """Give it back; does nothing if it is not held."""


class SaveLock:
    """The lock of a save: `SAVE.lock`, held through the system, and `SAVE.holder`, which says by whom.

    The system frees the lock when its process ends in whatever way, so a dead holder blocks nobody; a
    `SAVE.holder` left behind by one means nothing and is overwritten.
    """

    def __init__(self, save: Path, holder: Holder | None = None) -> None:
        self._save = save
        self._holder = holder
        self._card = _card(save)
        self._lock: FileLock | None = None

    def acquire(self) -> None:
        """See Lock."""
        from filelock import FileLock, Timeout

        lock = FileLock(lock_path(self._save), thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise SaveBusy(self._save, str(holder_of(self._save) or SOMEBODY)) from None
        except OSError as error:
            raise unwritable(self._save, error) from error
        self._lock = lock
        holder = self._holder or here()
        # The card only serves the sentence that others read, so a failure to write it stops nobody.
        with suppress(OSError, TypeError):
            self._card.write_bytes(
                orjson.dumps({"pid": holder.pid, "host": holder.host, "name": holder.name, "since": holder.since})
            )

    def release(self) -> None:
        """See Lock."""
        if self._lock is None:
            return
        with suppress(OSError):
            self._card.unlink()
        self._lock.release()
        self._lock = None


def holder_of(save: Path) -> Holder | None:
    """Who last said to hold a save; None if nobody did, or not readably. Does not check whether it is held still."""
    try:
        raw = orjson.loads(_card(save).read_bytes())
        holder = Holder(pid=int(raw["pid"]), host=str(raw["host"]), name=str(raw["name"]), since=str(raw["since"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return holder if is_stamp(holder.since) else None


def holding(save: Path) -> Holder | None:
    """Who holds a save now; None if nobody does. A card left behind by a dead holder counts for nothing."""
    holder = holder_of(save)
    if holder is None:
        return None
    from filelock import FileLock, Timeout

    probe = FileLock(lock_path(save), thread_local=False)
    try:
        probe.acquire(timeout=0)
    except (Timeout, OSError):
        return holder
    probe.release()
    return None


def lock_path(save: Path) -> Path:
    """The file whose lock is that of a save."""
    return save.with_name(save.name + ".lock")


def _card(save: Path) -> Path:
    return save.with_name(save.name + ".holder")
