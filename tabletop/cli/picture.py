"""Pictures of the real screens, for the documentation: made without a terminal, from a copy of a save."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import tabletop
from tabletop.cli.guard import USAGE, Told
from tabletop.cli.target import target, write
from tabletop.journal.file import FileJournal
from tabletop.journal.fork import fork

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tabletop.tui.app import TabletopApp

LEAST, MOST = (20, 10), (400, 200)


def picture(save: Path, output: str, *, size: str, at: int, keys: tuple[str, ...]) -> None:
    """Draw the screen of a session as it stood after step `at`, or as it stands for 0, as SVG.

    `size` is columns and rows, such as `120x40`. `keys` are pressed first, as Textual names them. The save itself is only read.
    Raises SaveError, Told.
    """
    columns_rows = _size(size)
    to = target(output, force=True)
    with FileJournal.open(save, write=False) as journal:
        header, last = journal.header, journal.seq
    if not 0 <= at <= last:
        raise Told(f"{save} has no step {at}; its last is {last}.")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / save.name
        fork(save, at or last, copy, created=header.created, app=tabletop.__version__, title=header.title)
        svg = asyncio.run(_drawn(Path(folder), copy, columns_rows, keys))
    write(to, svg)


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,4})x([0-9]{1,4})", text, re.ASCII)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (LEAST[0] <= size[0] <= MOST[0] and LEAST[1] <= size[1] <= MOST[1]):
        raise Told(f"The size is columns and rows, as in 120x40, from {LEAST[0]}x{LEAST[1]} to {MOST[0]}x{MOST[1]}.", USAGE)
    return size


async def _drawn(folder: Path, save: Path, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    from tabletop.tui.app import TabletopApp

    app = TabletopApp(folder, open_save=save)
    app.animation_level = "none"
    try:
        async with app.run_test(size=size) as pilot:
            await _settled(app, pilot)
            for key in keys:
                await pilot.press(key)
                await _settled(app, pilot)
            return _alone(app.export_screenshot(title="Tabletop"))
    finally:
        app.close_table()


def _alone(svg: str) -> str:
    """A picture that fetches nothing: without the fonts that the export would load from elsewhere."""
    return re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)


async def _settled(app: TabletopApp, pilot: Pilot[None]) -> None:
    """Come back when nothing is being loaded or painted any more."""
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()
