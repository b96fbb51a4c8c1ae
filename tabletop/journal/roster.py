"""The names of people, beside the chain, so that they can be erased without touching it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

import orjson

from tabletop.journal.disk import REAL_DISK, Disk, put
from tabletop.journal.errors import SaveNewer, SaveUnreadable, unreadable, unwritable
from tabletop.journal.place import beside

if TYPE_CHECKING:
    from tabletop.journal.commit import Commit

FORMAT = 1
_ID = re.compile(r"p([1-9][0-9]{0,8})", re.ASCII)


def is_roster_id(text: str) -> bool:
    """Whether a text is a number that a roster gives, such as `p1`."""
    return _ID.fullmatch(text) is not None


def roster_path(save: Path) -> Path:
    """Where the names of a save's people are."""
    return beside(save, ".roster.json")


def people_in(commits: Iterable[Commit]) -> Iterator[str]:
    """The roster ids that a log names: of those who gave commands, and those who are named in events, such as who sat down."""
    for commit in commits:
        named = (commit.person, *(getattr(event, "person", "") for event in commit.events))
        yield from (person for person in named if person)


def must_have_no_names(save: Path) -> None:
    """Refuse to begin a save beside the roster of another, whose people would become this one's. Raises SaveUnreadable."""
    names = roster_path(save)
    if os.path.lexists(names) and not os.path.lexists(save):
        raise SaveUnreadable(
            f"{names} is left over from another save, and its names would mix with those of this one. "
            "Delete it, or choose another name for the save."
        )


class Roster:
    """People by roster id: `p1`, `p2` and so on, never given twice.

    The log holds ids only. An erased person keeps the id and has no name any more. Each change is on the disk
    when the call comes back; if it raises SaveUnreadable the roster is as it was. Erasing replaces the file; it
    cannot reach copies, backups, or what the disk still keeps of deleted files.
    """

    def __init__(self, path: Path, names: Mapping[str, str | None], *, notice: str = "", disk: Disk = REAL_DISK) -> None:
        self._path = path
        self._names = dict(names)
        self._disk = disk
        self.notice = notice
        """What people should be told about the opening, as a sentence; mostly empty."""

    @classmethod
    def open(cls, save: Path, *, used: Iterable[str] = (), write: bool = True, disk: Disk = REAL_DISK) -> Self:
        """The roster of a save; an empty one if there is none.

        `used` are the ids that the log holds: those without an entry are kept from being given again. A damaged
        roster never stops a session: it is set aside as `NAME.roster.json.damaged` (left, if `write` is false), and
        `notice` says so. Raises SaveUnreadable, SaveNewer.
        """
        path = roster_path(save)
        notice = ""
        names: dict[str, str | None] = {}
        try:
            with disk.read(path) as stream:
                data = stream.read()
        except FileNotFoundError:
            data = b""
        except OSError as error:
            raise unreadable(path, error) from error
        try:
            names = _names(path, data) if data else {}
        except (ValueError, TypeError, KeyError):
            notice = f"The names in {path} could not be read, so people show by number. Enter their names again."
            if write:
                aside = path.with_name(path.name + ".damaged")
                with suppress(OSError):
                    disk.replace(path, aside)
                    notice += f" The damaged file is kept as {aside.name}."
        for each in used:
            if _ID.fullmatch(each):
                names.setdefault(each, None)
        return cls(path, names, notice=notice, disk=disk)

    @property
    def people(self) -> Mapping[str, str | None]:
        """Names by id, in the order in which people came; None for the erased and the unknown."""
        return MappingProxyType(self._names)

    def name(self, person: str) -> str:
        """A person's name; the id itself for the erased and the unknown."""
        return self._names.get(person) or person

    def add(self, name: str) -> str:
        """Enter a person; answers the id. Raises ValueError for an empty name."""
        person = f"p{max((int(each[1:]) for each in self._names), default=0) + 1}"
        self._store({**self._names, person: _checked(name)})
        return person

    def rename(self, person: str, name: str) -> None:
        """Give a person another name. Raises ValueError for an unknown or erased person, or an empty name."""
        if self._names.get(person) is None:
            raise ValueError(f"There is nobody with the number {person} whose name could be changed.")
        self._store({**self._names, person: _checked(name)})

    def erase(self, person: str) -> None:
        """Take a person's name away for good. Raises ValueError for an unknown person."""
        if person not in self._names:
            raise ValueError(f"There is nobody with the number {person}.")
        self._store({**self._names, person: None})

    def copy_to(self, save: Path) -> None:
        """Write the same people beside another save, where there are any. Raises SaveUnreadable."""
        if self._names:
            _write(self._disk, roster_path(save), self._names)

    def _store(self, names: Mapping[str, str | None]) -> None:
        _write(self._disk, self._path, names)
        self._names = dict(names)


def _write(disk: Disk, path: Path, names: Mapping[str, str | None]) -> None:
    people = [{"id": person, "name": name} for person, name in names.items()]
    try:
        put(disk, path, orjson.dumps({"format": FORMAT, "people": people}, option=orjson.OPT_INDENT_2) + b"\n")
    except TypeError as error:
        raise ValueError("The name holds a broken character. Type it again.") from error
    except OSError as error:
        raise unwritable(path, error) from error


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise ValueError("A person needs a name.")
    return name


def _names(path: Path, data: bytes) -> dict[str, str | None]:
    raw = orjson.loads(data)
    if raw["format"].__class__ is int and raw["format"] > FORMAT:
        raise SaveNewer(path, f"roster format {raw['format']}")
    names: dict[str, str | None] = {}
    for person in raw["people"]:
        number, name = person["id"], person["name"]
        if not _ID.fullmatch(number) or number in names or not (name is None or isinstance(name, str)):
            raise ValueError(number)
        names[number] = name
    return names
