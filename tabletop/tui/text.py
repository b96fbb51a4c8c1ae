"""User and deck text on its way to the screen: data, never markup, escape or direction."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from tabletop.deck.letters import pictured

_NEUTRAL = pictured(tab="    ")


def clean(text: str) -> str:
    """A text that a terminal can be given: its lines kept, control characters and changes of direction made visible.

    A carriage return before a newline goes; tabs become four spaces; escapes show as ␛.
    """
    return text.replace("\r\n", "\n").translate(_NEUTRAL)


def content(text: str, style: str = "") -> Content:
    """A text for any widget, in one style, with nothing in it read as markup."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def one_line(text: str, width: int = 0) -> str:
    """A text on one line, cut to `width` cells with an ellipsis if `width` is given."""
    flat = " ".join(clean(text[: max(4 * width, 400)] if width else text).split())
    return cut(flat, width) if width else flat


@lru_cache(maxsize=4096)
def cut(line: str, width: int) -> str:
    """A line cut to `width` cells, the last an ellipsis where something is left out."""
    if cell_len(line) <= width:
        return line
    return set_cell_size(line, width - 1).rstrip() + "…" if width > 1 else "…"[:width]


def fill(line: str, width: int) -> str:
    """A line of exactly `width` cells: cut, or filled with spaces."""
    line = cut(line, width)
    return line + " " * (width - cell_len(line))
