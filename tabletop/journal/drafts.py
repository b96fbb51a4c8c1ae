"""What people are typing and have not submitted, beside the log.

A file of JSON lines, the last word on each draft winning. A keystroke adds a line without rewriting the rest or
waiting for the disk, which a single JSON document would need; a damaged line costs one draft and not all of them, as
it could in a database; and a draft that is cleared is gone from the file, as it is rewritten then. A killed program
loses nothing; a power cut may cost the last seconds of typing, never a submitted step.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

import orjson
from attrs import astuple, frozen

from tabletop.journal.disk import REAL_DISK, Disk, Handle, put, write_all
from tabletop.journal.place import beside

Fields: TypeAlias = Mapping[str, str]
"""A form's fields by name."""

SLACK = 1 << 18
"""Bytes of superseded lines, beside four times what is alive, at which the file is rewritten."""


@frozen
class DraftKey:
    """Whose draft of which form it is. `person` is a roster id or empty."""

    session: str
    person: str
    seat: str
    form: str


def drafts_path(save: Path) -> Path:
    """Where the drafts of a save are."""
    return beside(save, ".drafts.jsonl")


class Drafts:
    """The drafts of a save, for the program that holds it.

    No call raises for the disk's sake: what cannot be stored is kept in memory, and `notice` says so.
    """

    def __init__(self, save: Path, *, disk: Disk = REAL_DISK) -> None:
        """Open the drafts of a save. A damaged file is set aside as `NAME.drafts.jsonl.damaged`; what is whole in it is kept."""
        self._path = drafts_path(save)
        self._disk = disk
        self._alive: dict[DraftKey, bytes] = {}
        self._handle: Handle | None = None
        self._size = 0
        self._failing = False
        self._closed = False
        self._whole = True
        """Whether the file can be added to; if not it is rewritten."""
        self.notice = ""
        """What people should be told, as a sentence; mostly empty."""
        self._load()

    def get(self, key: DraftKey) -> dict[str, str]:
        """A draft's fields; empty if there is none."""
        line = self._alive.get(key)
        return {} if line is None else dict(orjson.loads(line)[4])

    def put(self, key: DraftKey, fields: Fields) -> None:
        """Keep a draft in place of the one before."""
        line = _line(key, fields)
        if self._alive.get(key) == line:
            return
        self._alive[key] = line
        self._store(line)

    def clear(self, key: DraftKey) -> None:
        """Forget a draft, as when its form is submitted; nothing of it stays in the file."""
        if self._alive.pop(key, None) is not None:
            self._whole = False
            self._store(b"")

    def close(self) -> None:
        """Let go of the file. What is put or cleared afterwards is kept all the same, without holding on to it."""
        self._closed = True
        self._let_go()

    def _let_go(self) -> None:
        if self._handle is not None:
            with suppress(OSError):
                self._handle.close()
            self._handle = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _load(self) -> None:
        try:
            with self._disk.read(self._path) as stream:
                data = stream.read()
        except FileNotFoundError:
            return
        except OSError as error:
            self._failed(error)
            return
        whole, _, torn = data.rpartition(b"\n")
        damaged = 0
        for line in whole.split(b"\n") if whole else ():
            try:
                session, person, seat, form, fields = orjson.loads(line)
                key = DraftKey(session, person, seat, form)
                alive = _line(key, fields)
            except (ValueError, TypeError, AttributeError):
                damaged += 1
            else:
                self._alive[key] = alive
        self._size = len(data)
        try:
            if damaged:
                aside = self._path.with_name(self._path.name + ".damaged")
                self._disk.replace(self._path, aside)
                self.notice = f"Some unsent texts in {self._path} could not be read. The damaged file is kept as {aside.name}."
            if damaged or torn:
                self._rewrite()
        except OSError as error:
            self._failed(error)

    def _store(self, line: bytes) -> None:
        try:
            if not self._whole or self._size + len(line) > SLACK + 4 * sum(map(len, self._alive.values())):
                self._rewrite()
                return
            if self._handle is None:
                self._handle = self._opened()
            write_all(self._handle, line)
            self._size += len(line)
            if self._closed:
                self._let_go()
        except OSError as error:
            self._failed(error)

    def _opened(self) -> Handle:
        try:
            return self._disk.extend(self._path)
        except FileNotFoundError:
            return self._disk.create(self._path)

    def _rewrite(self) -> None:
        self._let_go()
        data = b"".join(self._alive.values())
        put(self._disk, self._path, data)
        self._size = len(data)
        self._whole = True
        if self._failing:
            self._failing, self.notice = False, ""

    def _failed(self, error: OSError) -> None:
        """Half a line may stand in the file, or a draft that was cleared, so it cannot be added to as it is."""
        self._whole = False
        self._failing = True
        self.notice = f"Unsent texts are not being kept in {self._path} ({error.strerror or error}). Submit before you quit."
        self._let_go()


def _line(key: DraftKey, fields: Fields) -> bytes:
    if not all(isinstance(each, str) for pair in fields.items() for each in pair):
        raise TypeError("A draft's fields are texts by name.")
    whole = [*astuple(key), dict(fields)]
    if not all(isinstance(each, str) for each in whole[:4]):
        raise TypeError("A draft is named by texts.")
    try:
        return orjson.dumps(whole) + b"\n"
    except TypeError:  # half a surrogate pair, as a broken paste may hold
        clean = {_clean(name): _clean(text) for name, text in fields.items()}
        return orjson.dumps([*map(_clean, astuple(key)), clean]) + b"\n"


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
