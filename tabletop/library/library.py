"""The shelves on which decks are looked for, and how a deck is found, listed and loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, TypeAlias

import platformdirs
import tomli
from attrs import frozen

from tabletop.deck.lint import check_deck
from tabletop.deck.model import Deck
from tabletop.deck.parse import MAIN_FILE, Parsed
from tabletop.deck.problems import DeckError, choices, nearest, shown
from tabletop.library.folder import MOST_BYTES, is_deck, read_deck_files

Origin: TypeAlias = Literal["yours", "shipped"]

_HERE: Final = Path(__file__).resolve().parent


@frozen
class Shelf:
    """A folder whose subfolders are decks."""

    folder: Path
    origin: Origin


@frozen
class DeckEntry:
    """A deck on a shelf: `name` is that of its folder, by which it is asked for.

    `title` and `summary` are empty where the deck's main file cannot be read.
    """

    name: str
    title: str
    summary: str
    path: Path
    origin: Origin


@frozen
class Library:
    """The shelves, in the order in which a name is looked up."""

    shelves: tuple[Shelf, ...]

    @classmethod
    def standard(cls) -> Library:
        """The user's own decks, then those shipped with the package."""
        return cls((Shelf(users_folder(), "yours"), Shelf(shipped_folder(), "shipped")))

    def list_decks(self) -> tuple[DeckEntry, ...]:
        """Every deck on the shelves; of two of the same name only the first. A missing shelf is empty.

        Raises DeckError if a shelf is there and cannot be read.
        """
        found: dict[str, DeckEntry] = {}
        for shelf in self.shelves:
            for path in _decks_in(shelf.folder):
                if path.name not in found:
                    title, summary = _title_and_summary(path)
                    found[path.name] = DeckEntry(path.name, title, summary, path, shelf.origin)
        return tuple(found[name] for name in sorted(found))

    def find_deck(self, name_or_path: str | Path) -> Path:
        """The folder of a deck, by its name on a shelf or by its path.

        What has a slash in it, or is a Path, is a path; so is a name that no shelf has and that is a folder
        here. Raises DeckError, naming the decks that there are, if it is neither, and for a `~user` whom nobody knows.
        """
        text = str(name_or_path)
        if isinstance(name_or_path, Path) or "/" in text or "\\" in text or text in (".", ".."):
            return _user_path(text)
        for shelf in self.shelves:
            if text and text in (path.name for path in _decks_in(shelf.folder)):
                return shelf.folder / text
        if text and "\0" not in text and Path(text).is_dir():
            return Path(text)
        names = [entry.name for entry in self.list_decks()]
        near = nearest(text, names)
        hint = f"did you mean {near}?" if near else f"there is {choices(names)}." if names else "there is none on the shelves."
        raise DeckError(f"There is no deck called {shown(text) or '(nothing)'}; {hint}")

    def check_deck(self, name_or_path: str | Path) -> Parsed:
        """Read and lint a deck, with all its problems.

        Raises DeckError only if its files cannot be found or read.
        """
        return check_deck(read_deck_files(self.find_deck(name_or_path)))

    def load_deck(self, name_or_path: str | Path) -> Deck:
        """A deck that is fit to be played.

        Raises DeckError if it cannot be found or read, or has errors; they are then its `problems`.
        """
        parsed = self.check_deck(name_or_path)
        if parsed.deck is None:
            errors = [problem for problem in parsed.problems if problem.is_error]
            count = "one error" if len(errors) == 1 else f"{len(errors)} errors"
            name = shown(str(name_or_path), 200)
            raise DeckError(f"The deck {name} has {count}; `tabletop deck lint {name}` lists what to mend.", parsed.problems)
        return parsed.deck


def shipped_folder() -> Path:
    """The decks that come with the package; in a checkout, the folder `decks` beside it."""
    packed = _HERE / "decks"
    return packed if packed.is_dir() else _HERE.parent.parent / "decks"


def users_folder() -> Path:
    """Where the user's own decks lie; it need not exist."""
    return Path(platformdirs.user_data_dir("tabletop", appauthor=False)) / "decks"


def list_decks() -> tuple[DeckEntry, ...]:
    """Every deck on the standard shelves. Raises as `Library.list_decks`."""
    return Library.standard().list_decks()


def find_deck(name_or_path: str | Path) -> Path:
    """The folder of a deck on the standard shelves, or by path. Raises as `Library.find_deck`."""
    return Library.standard().find_deck(name_or_path)


def check_deck_at(name_or_path: str | Path) -> Parsed:
    """Read and lint a deck by name or path. Raises as `Library.check_deck`."""
    return Library.standard().check_deck(name_or_path)


def load_deck(name_or_path: str | Path) -> Deck:
    """A deck that is fit to be played, by name or path. Raises as `Library.load_deck`."""
    return Library.standard().load_deck(name_or_path)


def _user_path(text: str) -> Path:
    path = Path(text)
    try:
        return path.expanduser() if text.startswith("~") else path
    except RuntimeError:
        said = shown(text, 200)
        raise DeckError(
            f"{said} names no folder: there is no home {shown(path.parts[0])} here; write the path in full."
        ) from None


def _decks_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith(".") and is_deck(path))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise DeckError(f"The decks in {shown(str(folder), 200)} cannot be listed ({error.strerror}).") from None


def _title_and_summary(folder: Path) -> tuple[str, str]:
    try:
        with (folder / MAIN_FILE).open("rb") as file:
            values = tomli.loads(file.read(MOST_BYTES).decode("utf-8-sig").replace("\r\n", "\n"))
    except (OSError, ValueError, RecursionError):
        return "", ""
    title, summary = values.get("title"), values.get("summary")
    return shown(title, 200) if isinstance(title, str) else "", shown(summary, 400) if isinstance(summary, str) else ""
