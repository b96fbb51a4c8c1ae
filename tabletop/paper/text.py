"""Deck text on its way to paper: data, never markup, style or direction."""

from __future__ import annotations

import re

_SHOWN: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    **dict.fromkeys((0x7F, *range(0x80, 0xA0), *range(0xD800, 0xE000)), "\ufffd"),
    **dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
    **dict.fromkeys(range(0xE0000, 0xE0080), "\ufffd"),
    **dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF), ""),
    0x09: " ",
    0x0A: "\n",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
}
_NOT_PLAIN_IN_CSS = re.compile("[^A-Za-z0-9]")


def plain(text: str) -> str:
    """A text that any browser can be given: lines kept, escapes shown as ␛, changes of direction as �.

    It does not escape HTML: the templates do.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_SHOWN)


def one_line(text: str) -> str:
    """The same on one line."""
    return " ".join(plain(text).split())


def paragraphs(text: str) -> list[str]:
    """The same as its paragraphs, each on one line; a blank line parts them."""
    parts = "\n".join(line.strip() for line in plain(text).splitlines()).split("\n\n")
    return [" ".join(part.split()) for part in parts if part.strip()]


def css_text(text: str) -> str:
    """A text between the quotation marks of a stylesheet: all but plain letters and figures as `\\hex `.

    So neither a quotation mark, nor a backslash, nor `</style>` can end what it stands in.
    """
    return _NOT_PLAIN_IN_CSS.sub(lambda found: f"\\{ord(found[0]):x} ", one_line(text))
