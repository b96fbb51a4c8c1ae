"""Run a crisis exercise at a table, in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tabletop.library import load_deck as load_deck
    from tabletop.table import Table as Table

__version__ = "0.1.0"
__all__ = ["Table", "__version__", "load_deck"]


def __getattr__(name: str) -> Any:
    """The public names, imported when first asked for, so that a command pays only for what it uses."""
    if name == "Table":
        from tabletop.table import Table

        return Table
    if name == "load_deck":
        from tabletop.library import load_deck

        return load_deck
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
