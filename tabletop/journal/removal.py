"""Taking a save out of the list without deleting it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from tabletop.journal.disk import REAL_DISK, Disk
from tabletop.journal.drafts import drafts_path
from tabletop.journal.errors import SaveError, SaveMissing, unwritable
from tabletop.journal.lock import SaveLock, here, lock_path
from tabletop.journal.opening import torn_path
from tabletop.journal.pin import pin_path
from tabletop.journal.place import EXTENSION
from tabletop.journal.roster import roster_path

FOLDER = "removed"
"""The folder beside the saves that removed ones go to."""


def remove_save(save: Path, *, name: str = "", disk: Disk = REAL_DISK) -> Path:
    """Move a save into the folder `removed` beside it, with its roster, drafts, torn lines and PIN; answers its new path.

    Nothing is deleted: moving the files back brings the session back. A name that is taken there gets a number. `name` is what
    others are told of who holds the save meanwhile. Raises SaveBusy if it is open elsewhere, SaveError if it cannot be moved:
    then all is where it was.
    """
    if save.is_symlink():
        raise SaveError(f"{save} is a link to another file, and moving it could break it. Remove the link yourself.")
    if not save.is_file():
        raise SaveMissing(save)
    folder = save.parent / FOLDER
    lock = SaveLock(save.resolve(), here(name))
    lock.acquire()
    try:
        disk.make_folder(folder)
        target = _free(folder, save.name.removesuffix(EXTENSION))
        _move(disk, list(zip(_files(save), _files(target), strict=True)))
        for changed in (folder, save.parent):
            disk.sync_folder(changed)
    except OSError as error:
        raise unwritable(folder, error) from error
    finally:
        lock.release()
    with suppress(OSError):
        disk.remove(lock_path(save))
    return target


def _files(save: Path) -> list[Path]:
    """The save and all that may stand beside it."""
    kept = [roster_path(save), drafts_path(save)]
    damaged = [path.with_name(path.name + ".damaged") for path in kept]
    return [save, *kept, *damaged, torn_path(save), pin_path(save)]


def _free(folder: Path, stem: str) -> Path:
    number = 1
    while True:
        path = folder / f"{stem if number == 1 else f'{stem}-{number}'}{EXTENSION}"
        if not any(os.path.lexists(each) for each in _files(path)):
            return path
        number += 1


def _move(disk: Disk, ways: list[tuple[Path, Path]]) -> None:
    """Move what is there, all of it or nothing. Raises OSError."""
    done: list[tuple[Path, Path]] = []
    try:
        for old, new in ways:
            if os.path.lexists(old):
                disk.replace(old, new)
                done.append((old, new))
    except OSError:
        for old, new in done:
            with suppress(OSError):
                disk.replace(new, old)
        raise
