"""Which saves a folder holds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

from tabletop.journal.chain import LONGEST_LINE, Chain
from tabletop.journal.codec import Codec, MalformedError, NewerError, game_codec
from tabletop.journal.disk import REAL_DISK, Disk
from tabletop.journal.drafts import drafts_path
from tabletop.journal.errors import SaveError, SaveNewer, SaveUnfinished, SaveUnreadable, unreadable
from tabletop.journal.lock import holding
from tabletop.journal.pin import pin_path
from tabletop.journal.place import EXTENSION, slug
from tabletop.journal.roster import roster_path

TAIL = 1 << 16
"""Bytes read from the end of a save to find its last step, at first."""


@frozen(kw_only=True)
class SaveInfo:
    """A save at a glance.

    `seq` and `last` are the number and time of its last step, 0 and empty if it has none. `holder` is who holds it
    for writing. `problem` is a sentence if it cannot be opened, or its last step cannot be read; what lies between its ends is
    not looked at.
    """

    path: Path
    title: str = ""
    deck: str = ""
    deck_title: str = ""
    created: str = ""
    last: str = ""
    seq: int = 0
    holder: str = ""
    problem: str = ""


def new_path(folder: Path, title: str, date: str) -> Path:
    """A path for a new save that no file has: its title and date, plain letters only. `date` begins as YYYY-MM-DD.

    Another program can take the name before it is used; creating the save refuses then.
    """
    stem = f"{slug(title)}-{date[:10]}"
    number = 1
    while True:
        path = folder / f"{stem if number == 1 else f'{stem}-{number}'}{EXTENSION}"
        if not any(os.path.lexists(each) for each in (path, roster_path(path), drafts_path(path), pin_path(path))):
            return path
        number += 1


def saves(folder: Path, *, codec: Codec | None = None, disk: Disk = REAL_DISK) -> tuple[SaveInfo, ...]:
    """The saves of a folder, the one played last first; none if there is no such folder. Raises SaveUnreadable."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == EXTENSION and not path.name.startswith("."))
    except FileNotFoundError:
        return ()
    except NotADirectoryError as error:
        raise SaveUnreadable(f"{folder} is a file, not a folder. Name the folder that it is in.") from error
    except OSError as error:
        raise unreadable(folder, error) from error
    found = [save_info(path, codec=codec, disk=disk) for path in paths]
    return tuple(sorted(found, key=lambda info: info.last or info.created, reverse=True))


def save_info(path: Path, *, codec: Codec | None = None, disk: Disk = REAL_DISK) -> SaveInfo:
    """A save at a glance, from its first line and its end; a damaged one says so. Never raises for what the file is."""
    codec = codec or game_codec()
    try:
        with disk.read(path) as stream:
            chain = Chain(path, codec, stream)
            line = _last_line(stream, chain.size)
    except OSError as error:
        return SaveInfo(path=path, problem=str(unreadable(path, error)))
    except SaveError as error:
        return SaveInfo(path=path, problem=str(error))
    header = chain.header
    last, seq, problem = "", 0, ""
    if line:
        try:
            commit = codec.decode(line)
            last, seq = commit.at, commit.seq
        except NewerError as error:
            problem = str(SaveNewer(path, f"its last step: {error}"))
        except MalformedError as error:
            problem = f"{path}: the last step cannot be read ({error}). Run `tabletop verify` on it to see where it is damaged."
    else:
        problem = str(SaveUnfinished(path))
    holder = holding(path.resolve())
    return SaveInfo(
        path=path,
        title=header.title,
        deck=header.deck,
        deck_title=header.deck_title,
        created=header.created,
        last=last,
        seq=seq,
        holder="" if holder is None else str(holder),
        problem=problem,
    )


def _last_line(stream: BinaryIO, first: int) -> bytes:
    """The last line that ends in a newline, without it; empty if none follows byte `first`, where the header ends."""
    end = stream.seek(0, os.SEEK_END)
    reach = TAIL
    while True:
        start = max(first - 1, end - reach)
        stream.seek(start)
        tail = stream.read(end - start)
        stop = tail.rfind(b"\n")
        begin = tail.rfind(b"\n", 0, stop) if stop > 0 else -1
        if begin >= 0:
            return tail[begin + 1 : stop]
        if start == first - 1 or reach >= LONGEST_LINE:
            return b""
        reach *= 8
