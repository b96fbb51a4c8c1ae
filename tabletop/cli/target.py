"""The files that commands write: chosen with care, and never left half written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from tabletop.cli.guard import Told
from tabletop.journal.codec import MAGIC
from tabletop.journal.disk import REAL_DISK, put
from tabletop.journal.place import EXTENSION, user_path


def target(typed: str, *, force: bool) -> Path:
    """The file to write that somebody named: one that is there only if forced, and never a save.

    What is no plain file, such as a pipe or a terminal, is taken as it is. Raises Told, SaveError.
    """
    path = user_path(typed)
    try:
        if not os.path.lexists(path) or (path.exists() and not path.is_file()):
            return path
        is_save = path.exists() and _is_save(path)
    except (OSError, ValueError) as error:
        raise not_written(path, error) from error
    if is_save:
        raise Told(f"{path} is a save and is never overwritten. Choose another name.")
    if not force:
        raise Told(f"{path} is there already. Choose another name, or give --force to replace it.")
    return path


def write(path: Path, text: str) -> None:
    """Write a text that `target` chose a file for: the file is all of it, or as it was before.

    Raises Told; BrokenPipeError if the reader of a pipe went away.
    """
    data = text.encode("utf-8", "backslashreplace")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            put(REAL_DISK, path.resolve(), data)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise not_written(path, error) from error


def target_folder(typed: str, option: str) -> Path:
    """The folder to write files to that somebody named with an option; it need not be there. Raises Told, SaveError."""
    if not typed:
        raise Told(f"The name of the folder is empty. Name one with {option}.")
    place = user_path(typed)
    try:
        if place.exists() and not place.is_dir():
            raise Told(f"{place} is there already and is no folder. Choose another name.")
    except (OSError, ValueError) as error:
        raise Told(f"{place} cannot be used: {error}. Choose another place.") from error
    return place


def make_folder(folder: Path) -> None:
    """Make a folder that is not there, and those that it lies in. Raises Told."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Told(f"The folder {folder} could not be made: {error.strerror or error}. Choose another place.") from error


def new_save(typed: str) -> Path:
    """The save to make that somebody named, with the extension of saves if it has none. Raises Told, SaveError."""
    path = user_path(typed)
    separators = tuple(filter(None, (os.sep, os.altsep)))
    if not path.name or path.name == ".." or typed.endswith(separators):
        raise Told(f"{typed or 'An empty name'} names no file for the save. Name one, such as {path / f'session{EXTENSION}'}.")
    try:
        is_folder = path.is_dir()
    except OSError:
        is_folder = False  # what may not be entered is told of when the save is made
    if is_folder:
        raise Told(f"{path} is a folder. Name a file in it, such as {path / f'session{EXTENSION}'}.")
    return path if path.suffix else path.with_name(path.name + EXTENSION)


def _is_save(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def not_written(path: Path, error: OSError | ValueError) -> Told:
    """The sentence for a file that a command was to write and could not."""
    if isinstance(error, ValueError):
        return Told(f"{path} could not be written: {error}. Choose another name.")
    if isinstance(error, IsADirectoryError):
        return Told(f"{path} is a folder. Name a file in it.")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Told(f"There is no folder {path.parent} to write {path.name} to. Make it first, or choose another.")
    if error.errno == errno.ENOSPC:
        return Told(f"The disk is full: {path} was not written. Free some space and try again.")
    return Told(f"{path} could not be written: {error.strerror or error}. Choose another place.")
