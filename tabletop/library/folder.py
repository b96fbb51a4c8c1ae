"""The files of one deck folder, read with care: a deck may come from anybody."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

from tabletop.deck.problems import DeckError, shown

MOST_BYTES: Final = 4_000_000
"""The largest file of a deck, in bytes."""
MOST_FILES: Final = 200
"""The most files of a deck."""


def read_deck_files(folder: Path | str) -> dict[str, bytes]:
    """The TOML files that lie directly in a deck's folder, by name, in the order of their names.

    Hidden files and folders within are left out. Raises DeckError, with one sentence, if the folder or a file
    cannot be read, a file is over 4 MB, there are over 200, none is there, or a link leads out of the folder.
    """
    folder = Path(folder)
    paths = _toml_paths(folder)
    if not paths:
        raise DeckError(f"There is no deck in {_said(folder)}: no file in it ends in .toml.")
    if len(paths) > MOST_FILES:
        raise DeckError(f"{_said(folder)} holds {len(paths)} TOML files, and a deck has {MOST_FILES} at most.")
    return {path.name: _read(path, folder) for path in paths}


def is_deck(folder: Path) -> bool:
    """Whether a folder seems to be a deck: it has a deck.toml."""
    try:
        return (folder / "deck.toml").is_file()
    except OSError:
        return False


def _said(path: Path) -> str:
    return shown(str(path), 200)


def _toml_paths(folder: Path) -> list[Path]:
    try:
        if folder.is_file():
            raise DeckError(f"{_said(folder)} is a file; a deck is a folder, so give the folder that the file lies in.")
        found = [path for path in folder.iterdir() if path.suffix.lower() == ".toml" and not path.name.startswith(".")]
    except FileNotFoundError:
        raise DeckError(f"There is no folder {_said(folder)}; check the path.") from None
    except (OSError, ValueError) as error:
        raise DeckError(f"The folder {_said(folder)} cannot be read ({_reason(error)}).") from None
    return sorted(found, key=lambda path: path.name)


def _read(path: Path, folder: Path) -> bytes:
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(folder.resolve(strict=True)):
            raise DeckError(f"{_said(path)} is a link that leads out of the deck; put the file itself there.")
        if not stat.S_ISREG(path.stat().st_mode):
            raise DeckError(f"{_said(path)} is not a plain file; take it out of the deck.")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, RuntimeError) as error:
        raise DeckError(f"{_said(path)} cannot be read ({_reason(error)}).") from None
    if len(data) > MOST_BYTES:
        raise DeckError(f"{_said(path)} is over {MOST_BYTES // 1_000_000} MB, which no deck file should be; split it.")
    return data


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or shown(str(error))
