"""Saves on the command line: found, verified, reported on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import asdict

from tabletop.cli import out
from tabletop.cli.guard import USAGE, Told
from tabletop.cli.target import make_folder, target, target_folder, write
from tabletop.journal.errors import SaveMissing, unreadable
from tabletop.journal.folder import saves
from tabletop.journal.place import EXTENSION, user_path

if TYPE_CHECKING:
    from tabletop.table.replay import Replay


def find_save(folder: Path, name: str) -> Path:
    """The save that somebody means: a file, or a name in the folder of saves with or without its extension.

    Raises SaveError: SaveMissing, or SaveUnreadable where one may not look.
    """
    path = user_path(name)
    if name and _is_there(path):
        return path
    if name and path.name == name:
        for candidate in (folder / name, folder / f"{name}{EXTENSION}"):
            if _is_there(candidate):
                return candidate
    raise SaveMissing(path) if name else Told("The name of the save is empty. Name a file, or a save of the folder of saves.")


def _is_there(path: Path) -> bool:
    """Whether something has this path. Raises SaveUnreadable if the system will not say."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError as error:
        raise unreadable(path, error) from error
    return True


def last_played(folder: Path) -> Path:
    """The save that was played last. Raises Told if there is none, SaveUnreadable."""
    there = saves(folder)
    found = next((info.path for info in there if not info.problem), None)
    if found is not None:
        return found
    if there:
        raise Told(f"No save in {folder} can be read. Of the one played last: {there[0].problem}")
    raise Told(f"There is no save in {folder} yet. Run `tabletop` to start a session.")


def verify(folder: Path, name: str, *, as_json: bool) -> int:
    """Say whether a save is what was written; the exit status is 1 if not."""
    from tabletop.journal.verify import verify as verified

    path = find_save(folder, name)
    found = verified(path)
    if as_json:
        out.print_json({"path": str(path)} | asdict(found))
        return 0 if found.ok else 1
    if found.commits or found.ok:
        whole = "is whole" if found.ok else "is whole up to there"
        out.line(f"{path}: {found.title}")
        size = f"{out.count(found.commits, 'step')} with {out.count(found.events, 'event')}"
        out.line(f"{size}, {found.first or '—'} to {found.last or '—'}, {whole}.")
        out.line(f"Head hash {found.head}")
        if found.endex and found.endex_step < found.commits:
            out.line(f"Head hash at ENDEX, after step {found.endex_step}: {found.endex}")
        out.line(found.note)
        if found.torn:
            out.line(
                f"Its last line was never finished ({found.torn} bytes): a step that nobody was told is saved. "
                "It is set aside when the session is next opened for play."
            )
    if not found.ok:
        raise Told(found.problem)
    return 0


def report(folder: Path, name: str, *, output: str | None, eyes: str, force: bool, as_json: bool) -> None:
    """Write the report of a save with the eyes of a seat; of a damaged one, of the part that is whole, and say so."""
    from tabletop.game.audience import RESERVED_SEATS, STAFF_SEATS
    from tabletop.table.replay import Replay

    path = find_save(folder, name)
    to = None if output is None else target(output, force=force)
    replay = Replay.open(path)
    seats = (*RESERVED_SEATS, *replay.deck.team_ids)
    if eyes not in seats:
        raise Told(f"There is no seat {eyes} at this table. Its seats are {', '.join(seats)}.")
    if as_json and eyes not in STAFF_SEATS:
        raise Told("The report as JSON is control's and holds every secret: leave out --eyes, or --json.", USAGE)
    text = _report_text(replay, eyes, as_json=as_json)
    if to is None:
        out.raw(text)
    else:
        write(to, text if text.endswith("\n") else f"{text}\n")
    if replay.problem:
        raise Told(f"{replay.problem} The report is of what comes before.")


def tables(folder: Path, name: str, to: str, *, output: str | None, eyes: str, force: bool, as_json: bool) -> None:
    """Write the report of a save as tables into a folder; of a damaged save, of the part that is whole, and say so."""
    from tabletop.game.audience import STAFF_SEATS
    from tabletop.review import analyse
    from tabletop.review.as_csv import report_csv
    from tabletop.table.replay import Replay

    if as_json or output is not None:
        raise Told("The report goes to one place: give --csv, or --json and --output.", USAGE)
    if eyes not in STAFF_SEATS:
        raise Told("The tables are control's and hold every secret: leave out --eyes, or --csv.", USAGE)
    path = find_save(folder, name)
    place = target_folder(to, "--csv")
    replay = Replay.open(path)
    found = report_csv(analyse(replay))
    paths = {table: target(str(place / table), force=force) for table in found}
    make_folder(place)
    for table, text in found.items():
        write(paths[table], text)
    out.line(f"{out.count(len(found), 'table')} in {place}")
    if replay.problem:
        raise Told(f"{replay.problem} The tables are of what comes before.")


def _report_text(replay: Replay, eyes: str, *, as_json: bool) -> str:
    from tabletop.review import analyse
    from tabletop.review.report import report_json, report_markdown

    analysis = analyse(replay)
    return out.to_json(report_json(analysis)) if as_json else report_markdown(analysis, eyes=eyes)
