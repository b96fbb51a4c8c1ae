"""Where saves go, and how they are called. Light to import: the home screen asks before it shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from tabletop.journal.errors import SaveError

EXTENSION = ".tabletop"
VARIABLE = "TABLETOP_SAVES"

_DEVICE_NAMES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})


def saves_folder(chosen: str | Path | None = None, *, environ: Mapping[str, str], here: Path) -> Path:
    """Where saves go: the folder chosen, else `TABLETOP_SAVES`, else `./saves` in a checkout, else the user's data folder.

    `here` is the current folder. It is a checkout if it holds the package `tabletop` beside its own pyproject.toml.
    Makes no folder. Raises SaveError as `user_path`.
    """
    named = chosen or environ.get(VARIABLE, "").strip()
    if named:
        return here / user_path(named)
    if is_checkout(here):
        return here / "saves"
    from platformdirs import user_data_path

    return user_data_path("tabletop", appauthor=False) / "saves"


def user_path(text: str | Path) -> Path:
    """A path as somebody typed it, with `~` and `~user` at its beginning as the home folders that they mean.

    Raises SaveError for a home that nobody has here, and for a text that no path can be.
    """
    typed = str(text)
    if "\0" in typed:
        raise SaveError(f"{typed} is no path: it holds a null character. Type it again.")
    if not typed.startswith("~"):
        return Path(typed)
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        home = re.split(r"[/\\]", typed)[0]
        raise SaveError(
            f"{typed} names no place: there is no home folder {home} here. Write the path in full; "
            f"for a file of that name, put ./ before it."
        ) from None


def beside(save: Path, ending: str) -> Path:
    """The path of a file that belongs to a save: its whole name, but for `.tabletop`, and an ending such as `.torn`."""
    return save.with_name((save.name.removesuffix(EXTENSION) or save.name) + ending)


def is_checkout(folder: Path) -> bool:
    """Whether a folder is a checkout of this project."""
    try:
        text = (folder / "pyproject.toml").read_text("utf-8")
        return (folder / "tabletop" / "__init__.py").is_file() and re.search(
            r'^name\s*=\s*"tabletop"\s*$', text, re.M
        ) is not None
    except (OSError, ValueError):
        return False


def slug(title: str) -> str:
    """A title as part of a file name on any system: lower-case ASCII letters, digits and single hyphens, 60 at most."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    return f"session-{name}" if name in _DEVICE_NAMES else name or "session"
