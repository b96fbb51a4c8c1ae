"""The commands that open a screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tabletop.cli.guard import Told


def home(folder: Path, *, practice: bool = False) -> int:
    """Open the home screen, at the set-up of practice if asked."""
    return _open(folder, practice=practice)


def play(folder: Path, name: str | None) -> int:
    """Open a session for play, by default the one that was played last."""
    from tabletop.cli.saves import find_save, last_played
    from tabletop.journal.folder import save_info

    path = last_played(folder) if name is None else find_save(folder, name)
    info = save_info(path)
    if info.problem:
        raise Told(info.problem)
    return _open(folder, open_save=path)


def replay(folder: Path, name: str) -> int:
    """Open a session for replay; of a damaged one, the part that is whole."""
    from tabletop.cli.saves import find_save
    from tabletop.journal.folder import save_info

    path = find_save(folder, name)
    info = save_info(path)
    if info.problem and not info.created:
        raise Told(info.problem)
    return _open(folder, replay=path)


def _open(folder: Path, *, open_save: Path | None = None, replay: Path | None = None, practice: bool = False) -> int:
    must_be_terminal()
    from tabletop.tui.app import run_app

    return run_app(folder, open_save=open_save, replay=replay, practice=practice)


def must_be_terminal() -> None:
    """Raise Told where no screen can be shown."""
    for stream, name in ((sys.stdin, "input"), (sys.stdout, "output"), (sys.stderr, "messages")):
        if stream is None or not stream.isatty():
            raise Told(
                f"The screens need a terminal, and here the {name} goes elsewhere. "
                "Run this in a terminal, without redirection; `tabletop --help` lists what works without one."
            )
    if os.name == "posix" and os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        raise Told(
            "This terminal cannot show screens (its TERM says so). Open another; `tabletop --help` lists what works in this one."
        )
