"""A disk in memory that forgets what was not synced, and fails where it is told to."""

from __future__ import annotations

import errno
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from typing import BinaryIO

from tabletop.journal.disk import Mark

SECTOR = 64


class PowerCutError(BaseException):
    """The machine is off; no code of ours runs on."""


class File:
    """`live` is what programs see, `safe` what would outlast a power cut, `past` what was live since the last sync."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.live = bytearray()
        self.safe = b""
        self.past: list[bytes] = []
        self.lost_from: int | None = None
        self.changes = 0


class FaultyDisk:
    """Counts its calls; at call `at` it does what `fault` says.

    `cut before`, `cut after`: the power goes before the call does anything, or when it is done. `full`, `broken`:
    this call and the next `times` - 1 changing ones fail with ENOSPC or EIO. `short`: a write takes half, and then the
    disk is full. `slow`: every write takes half.

    A failed sync loses what it should have written, also for later syncs, as Linux does.
    """

    def __init__(self, fault: str = "", at: int = -1, times: int = 1) -> None:
        self.fault, self.at, self.times = fault, at, times
        self.calls = 0
        self.off = False
        self._files = 0
        self.names: dict[Path, File] = {}
        self.safe_names: dict[Path, File] = {}
        self._renames: list[Callable[[dict[Path, File]], None]] = []

    def after_power_cut(self, random: Random) -> FaultyDisk:
        """The disk as it may be found: all that was synced, and of the rest whatever chance has left."""
        found = FaultyDisk()
        found._files = self._files
        names = dict(self.safe_names)
        for change in self._renames[: random.randint(0, len(self._renames))]:
            change(names)
        for path, file in names.items():
            kept = File(file.number)
            kept.live = bytearray(_left(file, random))
            kept.safe = bytes(kept.live)
            found.names[path] = kept
        found.safe_names = dict(found.names)
        return found

    def step(self, change: Callable[[], None], failing: Callable[[], None] = lambda: None) -> None:
        if self.off:
            raise PowerCutError
        number, self.calls = self.calls, self.calls + 1
        if self.fault in ("full", "broken", "short") and self.at <= number < self.at + self.times:
            failing()
            code = errno.EIO if self.fault == "broken" else errno.ENOSPC
            raise OSError(code, "the disk failed, as it was told to")
        if self.fault == "cut before" and number == self.at:
            self.off = True
            raise PowerCutError
        change()
        if self.fault == "cut after" and number == self.at:
            self.off = True
            raise PowerCutError

    def _rename(self, change: Callable[[dict[Path, File]], None]) -> None:
        change(self.names)
        self._renames.append(change)

    def create(self, path: Path) -> FaultyHandle:
        if path in self.names:
            raise FileExistsError(path)
        self._files += 1
        file = File(self._files)
        self.step(lambda: self._rename(lambda names: names.update({path: file})))
        return FaultyHandle(self, file)

    def extend(self, path: Path) -> FaultyHandle:
        self.step(lambda: None)
        return FaultyHandle(self, self._file(path))

    def overwrite(self, path: Path) -> FaultyHandle:
        if path not in self.names:
            return self.create(path)
        handle = self.extend(path)
        handle.truncate(0)
        return handle

    def read(self, path: Path) -> BinaryIO:
        if self.off:
            raise PowerCutError
        return BytesIO(bytes(self._file(path).live))

    def mark(self, path: Path) -> Mark:
        if self.off:
            raise PowerCutError
        file = self._file(path)
        return 1, file.number, len(file.live), file.changes

    def replace(self, source: Path, target: Path) -> None:
        self._file(source)

        def change(names: dict[Path, File]) -> None:
            if source in names:
                names[target] = names.pop(source)

        self.step(lambda: self._rename(change))

    def remove(self, path: Path) -> None:
        self._file(path)

        def change(names: dict[Path, File]) -> None:
            names.pop(path, None)

        self.step(lambda: self._rename(change))

    def make_folder(self, path: Path) -> None:
        assert path.is_absolute()
        self.step(lambda: None)

    def sync_folder(self, path: Path) -> None:
        assert path.is_absolute()

        def change() -> None:
            self.safe_names = dict(self.names)
            self._renames.clear()

        self.step(change)

    def _file(self, path: Path) -> File:
        try:
            return self.names[path]
        except KeyError:
            raise FileNotFoundError(path) from None


class FaultyHandle:
    """A file of a faulty disk, open at its end."""

    def __init__(self, disk: FaultyDisk, file: File) -> None:
        self.disk, self.file = disk, file

    def write(self, data: bytes | memoryview) -> int:
        taken = bytes(data)
        if len(taken) > 1 and (self.disk.fault == "slow" or (self.disk.fault == "short" and self.disk.calls == self.disk.at - 1)):
            taken = taken[: len(taken) // 2]

        def change() -> None:
            self.file.past.append(bytes(self.file.live))
            self.file.live += taken
            self.file.changes += 1

        self.disk.step(change)
        return len(taken)

    def flush(self) -> None:
        self.disk.step(lambda: None)

    def sync(self) -> None:
        file = self.file

        def change() -> None:
            file.safe = bytes(file.live)
            file.past.clear()
            if file.lost_from is not None:
                file.safe = file.safe[: file.lost_from] + bytes(len(file.safe) - file.lost_from)

        def failing() -> None:
            if file.lost_from is None:
                file.lost_from = _common(file.safe, file.live)

        self.disk.step(change, failing)

    def truncate(self, size: int) -> None:
        def change() -> None:
            self.file.past.append(bytes(self.file.live))
            del self.file.live[size:]
            self.file.changes += 1
            if self.file.lost_from is not None and size <= self.file.lost_from:
                self.file.lost_from = None

        self.disk.step(change)

    def close(self) -> None:
        if self.disk.off:
            raise PowerCutError


def _common(one: bytes, other: bytearray) -> int:
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    return at


def _left(file: File, random: Random) -> bytes:
    """What is found of a file: the old, the new, part of the new, or the new with sectors that were never written."""
    safe, live = file.safe, random.choice([*file.past, bytes(file.live)])
    case = random.randrange(4)
    if case == 0 or safe == live:
        return safe
    if case == 1:
        return live
    if case == 2:
        shortest, longest = sorted((len(safe), len(live)))
        end = random.randint(shortest, longest)
        return live[:end] if len(live) > len(safe) else safe[:end]
    found = bytearray(safe.ljust(len(live), b"\0")[: len(live)])
    for start in range(0, len(live), SECTOR):
        if random.random() < 0.5:
            found[start : start + SECTOR] = live[start : start + SECTOR]
    return bytes(found)
