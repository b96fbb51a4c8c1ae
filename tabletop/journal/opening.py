"""Beginning a save's file, reading it in, and mending its torn end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tabletop.journal.chain import Chain
from tabletop.journal.codec import Codec
from tabletop.journal.commit import Commit
from tabletop.journal.disk import Disk, Handle, put, write_all
from tabletop.journal.errors import SaveExists, unreadable
from tabletop.journal.place import beside


def begin(disk: Disk, path: Path, data: bytes) -> Handle:
    """Make a new file that holds `data`, on the disk when this comes back, or no file. Raises SaveExists, OSError."""
    try:
        handle = disk.create(path)
    except FileExistsError as error:
        raise SaveExists(path) from error
    try:
        write_all(handle, data)
        handle.flush()
        handle.sync()
        disk.sync_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            handle.close()
        with suppress(OSError):
            disk.remove(path)
        raise
    return handle


def torn_path(path: Path) -> Path:
    """Where the unfinished last lines of a save are kept."""
    return beside(path, ".torn")


def reading(disk: Disk, path: Path) -> BinaryIO:
    """A file open to be read. Raises SaveMissing, SaveUnreadable."""
    try:
        return disk.read(path)
    except (OSError, ValueError) as error:
        raise unreadable(path, error if isinstance(error, OSError) else OSError(None, str(error))) from error


def load(disk: Disk, path: Path, codec: Codec) -> tuple[Chain, list[Commit]]:
    """All that can be read of a save; the chain says what stopped it, if anything did. Raises SaveError for a bad first line."""
    try:
        with reading(disk, path) as stream:
            chain = Chain(path, codec, stream)
            with _uncollected():
                return chain, list(chain.commits(stream))
    except OSError as error:
        raise unreadable(path, error) from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing that a log is read into becomes garbage, and the collector would walk all of it again and again: half the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def load_whole(disk: Disk, path: Path, codec: Codec) -> tuple[Chain, list[Commit]]:
    """A save from end to end, but for a torn last line. Raises SaveError if any other line is not as written."""
    chain, commits = load(disk, path, codec)
    if chain.problem is not None:
        raise chain.problem
    return chain, commits


def set_torn_aside(disk: Disk, path: Path, handle: Handle, chain: Chain) -> None:
    """Move a torn last line to the file beside, and only then cut it off. For the holder alone. Raises OSError."""
    aside = torn_path(path)
    with disk.read(path) as stream:
        stream.seek(chain.size)
        torn = stream.read()
    try:
        with disk.read(aside) as stream:
            before = stream.read()
    except FileNotFoundError:
        before = b""
    put(disk, aside, before + torn + b"\n")
    handle.truncate(chain.size)
    handle.sync()
    chain.torn = 0
