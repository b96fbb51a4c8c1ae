"""The little that a save asks of a disk, so that tests can give one that fails."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import BinaryIO, Protocol

Mark = tuple[int, int, int, int]
"""Device, file number, size in bytes and time of the last change in ns: what tells a file from another and from its past."""

_NO_SUCH_CALL = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})


class Handle(Protocol):
    """A file open for adding to its end. Every call may raise OSError."""

    def write(self, data: bytes | memoryview) -> int:
        """Add bytes; answers how many were taken, which may be fewer."""

    def flush(self) -> None:
        """Hand what was written to the system."""

    def sync(self) -> None:
        """Come back when all that was written is on the disk and would outlast a power cut."""

    def truncate(self, size: int) -> None:
        """Cut the file to so many bytes."""

    def close(self) -> None:
        """Let go of the file."""


class Disk(Protocol):
    """Where saves are kept. Every call may raise OSError."""

    def create(self, path: Path) -> Handle:
        """Make a new file; FileExistsError if there is one."""

    def extend(self, path: Path) -> Handle:
        """Open a file that is there to add to it."""

    def overwrite(self, path: Path) -> Handle:
        """Open a file empty, whether it was there or not."""

    def read(self, path: Path) -> BinaryIO:
        """Open a file to read it."""

    def mark(self, path: Path) -> Mark:
        """What tells the file at a path from another."""

    def replace(self, source: Path, target: Path) -> None:
        """Put a file in another's place, in one step."""

    def remove(self, path: Path) -> None:
        """Delete a file."""

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it, where they are missing."""

    def sync_folder(self, path: Path) -> None:
        """Come back when the folder's list of names is on the disk, where the system can do that."""


def _private(path: str, flags: int) -> int:
    """Open a file that only this user may read if it is new: what is kept here holds secrets and people's names."""
    return os.open(path, flags, 0o600)


class _RealHandle:
    def __init__(self, path: Path, mode: str) -> None:
        self._file = FileIO(path, mode, opener=_private)

    def write(self, data: bytes | memoryview) -> int:
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()

    def sync(self) -> None:
        sync(self._file.fileno())

    def truncate(self, size: int) -> None:
        self._file.truncate(size)

    def close(self) -> None:
        self._file.close()


class RealDisk:
    """The machine's own files."""

    def create(self, path: Path) -> Handle:
        """See Disk."""
        made = _private(str(path), os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        os.close(made)
        return _RealHandle(path, "ab")

    def extend(self, path: Path) -> Handle:
        """See Disk."""
        path.stat()  # opening to append would make a file that is not there
        return _RealHandle(path, "ab")

    def overwrite(self, path: Path) -> Handle:
        """See Disk."""
        return _RealHandle(path, "wb")

    def read(self, path: Path) -> BinaryIO:
        """See Disk. Refuses what is no plain file, which could block for ever."""
        if path.is_dir():
            raise IsADirectoryError(path)
        if path.exists() and not path.is_file():
            raise OSError(None, "it is not a plain file")
        return path.open("rb", buffering=1 << 18)

    def mark(self, path: Path) -> Mark:
        """See Disk."""
        found = path.stat()
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns

    def replace(self, source: Path, target: Path) -> None:
        """See Disk."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """See Disk."""
        path.unlink()

    def make_folder(self, path: Path) -> None:
        """See Disk."""
        if path.is_dir():
            return
        self.make_folder(path.parent)
        path.mkdir(exist_ok=True)
        self.sync_folder(path.parent)

    def sync_folder(self, path: Path) -> None:
        """See Disk. Windows, and some network drives, have no such call."""
        if sys.platform == "win32":
            return
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        except OSError as error:
            if error.errno not in _NO_SUCH_CALL:
                raise
        finally:
            os.close(folder)


REAL_DISK = RealDisk()


def sync(number: int) -> None:
    """Sync an open file by its number. On macOS fsync leaves data in the drive's own memory; F_FULLFSYNC does not."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(number, fcntl.F_FULLFSYNC)
        except OSError:  # some file systems do not know it
            os.fsync(number)
    else:
        os.fsync(number)


def write_all(handle: Handle, data: bytes) -> None:
    """Write every byte, in as many calls as it takes. Raises OSError."""
    rest = memoryview(data)
    while rest:
        taken = handle.write(rest)
        if taken <= 0:
            raise OSError(None, "the disk takes no more")
        rest = rest[taken:]


def put(disk: Disk, path: Path, data: bytes) -> None:
    """Make `data` the whole of a file in one step: a reader finds the old or the new, also after a power cut. Raises OSError."""
    beside = path.with_name(path.name + ".new")
    handle = disk.overwrite(beside)
    try:
        write_all(handle, data)
        handle.flush()
        handle.sync()
    except BaseException:
        handle.close()
        with suppress(OSError):
            disk.remove(beside)
        raise
    handle.close()
    disk.replace(beside, path)
    disk.sync_folder(path.parent)
