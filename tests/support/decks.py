"""Decks that tests play: read from `tests/decks`, where they stand as a trainer would write them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tabletop.deck.model import Deck
from tabletop.deck.parse import parse_deck

DECKS = Path(__file__).resolve().parent.parent / "decks"


def ferry_files() -> dict[str, bytes]:
    """The files of the ferry dispute, by name: two teams, three turns, every kind of card."""
    return {path.name: path.read_bytes() for path in sorted((DECKS / "ferry").glob("*.toml"))}


@cache
def ferry() -> Deck:
    """The ferry dispute, read."""
    return read_deck(DECKS / "ferry")


def read_deck(folder: Path) -> Deck:
    """The deck in a folder, which must have no fault."""
    parsed = parse_deck({path.name: path.read_bytes() for path in sorted(folder.glob("*.toml"))})
    assert parsed.deck is not None, "\n".join(str(problem) for problem in parsed.problems)
    assert not parsed.problems, "\n".join(str(problem) for problem in parsed.problems)
    return parsed.deck


def ferry_with(file: str, old: str, new: str) -> dict[str, bytes]:
    """The ferry dispute with one piece of text in one of its files replaced; the piece must stand there."""
    files = ferry_files()
    text = files[file].decode()
    assert old in text, f"{file} does not hold {old!r}"
    return files | {file: text.replace(old, new, 1).encode()}


def position(data: bytes, piece: str) -> tuple[int, int]:
    """Line and column, from 1, at which a piece of text stands first."""
    before = data.decode()[: data.decode().index(piece)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
