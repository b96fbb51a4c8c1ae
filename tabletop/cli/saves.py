"""Saves on the command line: found, verified, reported on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import asdict

from tabletop.cli import out
from tabletop.cli.guard import USAGE, Told, output_error
from tabletop.journal.codec import MAGIC
from tabletop.journal.errors import SaveMissing
from tabletop.journal.folder import saves
from tabletop.journal.place import EXTENSION

if TYPE_CHECKING:
    from tabletop.table.replay import Replay


def find_save(folder: Path, name: str) -> Path:
    """The save that somebody means: a file, or a name in the folder of saves with or without its extension.

    Raises SaveMissing.
    """
    path = Path(name).expanduser()
    if os.path.lexists(path):
        return path
    if path.name == name:
        for candidate in (folder / name, folder / f"{name}{EXTENSION}"):
            if os.path.lexists(candidate):
                return candidate
    raise SaveMissing(path)


def last_played(folder: Path) -> Path:
    """The save that was played last. Raises Told if there is none, SaveUnreadable."""
    found = next((info.path for info in saves(folder) if not info.problem), None)
    if found is None:
        raise Told(f"There is no save in {folder} yet. Run `tabletop` to start a session.")
    return found


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
        out.line(f"{found.commits} steps with {found.events} events, {found.first or '—'} to {found.last or '—'}, {whole}.")
        out.line(f"Head hash {found.head}")
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
    target = None if output is None else _target(Path(output), force=force)
    replay = Replay.open(path)
    seats = (*RESERVED_SEATS, *replay.deck.team_ids)
    if eyes not in seats:
        raise Told(f"There is no seat {eyes} at this table. Its seats are {', '.join(seats)}.")
    if as_json and eyes not in STAFF_SEATS:
        raise Told("The report as JSON is control's and holds every secret: leave out --eyes, or --json.", USAGE)
    text = _report_text(replay, eyes, as_json=as_json)
    if target is None:
        out.raw(text)
    else:
        try:
            target.write_text(text if text.endswith("\n") else f"{text}\n", "utf-8", errors="backslashreplace", newline="\n")
        except OSError as error:
            raise output_error(target, error) from error
    if replay.problem:
        raise Told(f"{replay.problem} The report is of what comes before.")


def _report_text(replay: Replay, eyes: str, *, as_json: bool) -> str:
    from tabletop.review import analyse
    from tabletop.review.report import report_json, report_markdown

    analysis = analyse(replay)
    return out.to_json(report_json(analysis)) if as_json else report_markdown(analysis, eyes=eyes)


def _target(path: Path, *, force: bool) -> Path:
    """A file to write, which must not be there unless forced, and never be a save. Raises Told."""
    if not os.path.lexists(path):
        return path
    try:
        with path.open("rb") as file:
            is_save = file.read(len(MAGIC)) == MAGIC
    except OSError as error:
        raise output_error(path, error) from error
    if is_save:
        raise Told(f"{path} is a save and is never overwritten. Choose another name.")
    if not force:
        raise Told(f"{path} is there already. Choose another name, or give --force to replace it.")
    return path
