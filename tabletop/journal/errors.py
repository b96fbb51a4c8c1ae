"""What can go wrong with a save, each as a sentence that says what, where, and what to do."""

# A name such as `Stale` or `SaveDamaged` says more at the place where it is caught than one that ends in Error.
# ruff: noqa: N818

from __future__ import annotations

import errno
from pathlib import Path

NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Error numbers of a disk, a quota or a file system limit that is used up."""


class SaveError(Exception):
    """A save cannot be used as asked. `str()` is a full sentence for a facilitator."""


class SaveMissing(SaveError):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no save at {path}. Check the name, or list the saves of its folder.")


class SaveUnreadable(SaveError):
    """The file, or its folder, cannot be read or written at all: a folder, a device, no permission, a failing disk."""


class NotASave(SaveError):
    """The file is something else, or was turned into something else by another program."""


class SaveUnfinished(SaveError):
    """The file holds no session: its first line or its first step is not whole, or it is `empty`.

    Nothing in it tells a save that was never begun to the end from the beginning of a long one, so only an empty file may go.
    """

    def __init__(self, path: Path, *, empty: bool = False) -> None:
        if empty:
            told = f"{path} is empty and holds no session. If you have a copy, put it back; if not, this file can be deleted."
        else:
            told = (
                f"{path} is cut off in its beginning: no step of a session can be read in it. "
                "If you have a copy, put it back; if not, start a new session."
            )
        super().__init__(told)


class SaveNewer(SaveError):
    """The save was written by a newer Tabletop."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path} was written by a newer Tabletop ({what}). Update Tabletop to open it.")


class SaveDamaged(SaveError):
    """A line of the save is not what was written.

    `line` counts from 1, the header. Everything before it is whole and can be read.
    """

    def __init__(self, path: Path, line: int, reason: str) -> None:
        self.line = line
        self.reason = reason
        advice = (
            "Everything before this line is whole: open it read-only to replay that part, fork from there, or put back a copy."
        )
        super().__init__(f"{path}, line {line}: {reason}. {advice if line > 2 else 'Put back an untouched copy.'}")


class SaveExists(SaveError):
    """A new save would take the place of a file that is there."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already and is not overwritten. Choose another name.")


class SaveBusy(SaveError):
    """Another program holds the save for writing; `holder` says who, as far as is known."""

    def __init__(self, path: Path, holder: str) -> None:
        self.holder = holder
        super().__init__(f"{path} is in use by {holder}. Close it there first, or open it here read-only.")


class SaveReadOnly(SaveError):
    """The save was opened for reading."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is open read-only here, so nothing can be added. Open it for play, or fork it.")


class SaveClosed(SaveError):
    """The journal no longer writes, after a failure that it could not put right or because it was closed."""


class SaveChanged(SaveError):
    """The file is no longer the one that was read: moved, deleted, replaced, cut or written by another program."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path} {what}. Close it and open it again.")


class NotSaved(SaveError):
    """The last step is not in the save; the save itself is as it was, and the step can be tried again."""

    def __init__(self, path: Path, error: OSError) -> None:
        if error.errno in NO_SPACE:
            told = f"The disk is full: the last step was not saved in {path}. Free some space and do the step again."
        else:
            reason = error.strerror or type(error).__name__
            told = f"The last step was not saved in {path}: the disk answered “{reason}”. Check the disk and do the step again."
        super().__init__(told)


class Unstorable(SaveError):
    """A step holds something that the save format has no form for; nothing was written."""


class Stale(SaveError):
    """The log went on since the writer looked: it decided on commit `expected`, and the log stands at `found`.

    Read the commits since and decide again.
    """

    def __init__(self, expected: int, found: int) -> None:
        self.expected = expected
        self.found = found
        super().__init__(f"The session has moved on from step {expected} to step {found}. Look at what is new and decide again.")


def unreadable(path: Path, error: OSError) -> SaveError:
    """The sentence for a file that the system will not open or read."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return SaveMissing(path)
    if isinstance(error, IsADirectoryError):
        return SaveUnreadable(f"{path} is a folder, not a save. Name a file in it.")
    if isinstance(error, PermissionError):
        return SaveUnreadable(
            f"{path} may not be opened by this user. Ask for permission, or copy the save to a folder of your own."
        )
    return SaveUnreadable(
        f"{path} cannot be read: the system answered “{error.strerror or error}”. Check the disk, or use a copy."
    )


def unwritable(path: Path, error: OSError) -> SaveError:
    """The sentence for a place where nothing can be written."""
    if error.errno in NO_SPACE:
        return SaveUnreadable(f"The disk is full: {path} could not be written. Free some space and try again.")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return SaveUnreadable(f"{path} cannot be written by this user. Choose another folder for saves, or open it read-only.")
    if isinstance(error, FileNotFoundError):
        return SaveMissing(path)
    if isinstance(error, NotADirectoryError | FileExistsError):
        return SaveUnreadable(
            f"{path} cannot be made: part of its path is a file, not a folder. Choose another folder for saves."
        )
    return SaveUnreadable(
        f"{path} cannot be written: the system answered “{error.strerror or error}”. Choose another folder for saves."
    )
