"""User and deck text on its way to the screen: data, never markup, escape or direction."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from textual.content import Content

UNKNOWN = "\ufffd"
"""What stands for a character that must not reach a terminal."""

_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_NOTHING = (0x00AD, 0x200B, 0x2060, 0xFEFF)
_NEUTRAL: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    **dict.fromkeys(range(0x7F, 0xA0), UNKNOWN),
    **dict.fromkeys(_BIDI, UNKNOWN),
    **dict.fromkeys(_NOTHING, ""),
    **dict.fromkeys(range(0xD800, 0xE000), UNKNOWN),
    **dict.fromkeys(range(0xE0000, 0xE0080), UNKNOWN),
    0x09: "    ",
    0x0A: "\n",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
}


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
