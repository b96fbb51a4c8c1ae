"""Where saves go, and how they are called. Light to import: the home screen asks before it shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

EXTENSION = ".tabletop"
VARIABLE = "TABLETOP_SAVES"

_DEVICE_NAMES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})


def saves_folder(chosen: str | Path | None = None, *, environ: Mapping[str, str], here: Path) -> Path:
    """Where saves go: the folder chosen, else `TABLETOP_SAVES`, else `./saves` in a checkout, else the user's data folder.

    `here` is the current folder. It is a checkout if it holds the package `tabletop` beside its own pyproject.toml.
    Makes no folder.
    """
    named = chosen or environ.get(VARIABLE, "").strip()
    if named:
        return here / Path(named).expanduser()
    if is_checkout(here):
        return here / "saves"
    from platformdirs import user_data_path

    return user_data_path("tabletop", appauthor=False) / "saves"


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
