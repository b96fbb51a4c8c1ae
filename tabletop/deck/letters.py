"""Characters that are not to reach a reader as they are: one table for screens, commands, reports and messages.

A terminal obeys some of them, some turn the direction of writing, some nobody sees. Each room shows them its own way: a mark in
their place, an escape in letters, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

Ranges: TypeAlias = tuple[tuple[int, int], ...]
"""Code points from the first to the last of each pair."""

UNKNOWN: Final = "\ufffd"
"""What stands for a character that must not be shown and has no picture."""
CONTROLS: Final[Ranges] = ((0x00, 0x1F), (0x7F, 0x9F))
"""What a terminal may obey; tab and newline are among them."""
BREAKS: Final[Ranges] = ((0x0A, 0x0A), (0x85, 0x85), (0x2028, 0x2029))
"""What ends a line."""
TURNS: Final[Ranges] = ((0x061C, 0x061C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069))
"""What turns the direction of writing."""
UNSEEN: Final[Ranges] = ((0xAD, 0xAD), (0x200B, 0x200B), (0x2060, 0x2060), (0xFEFF, 0xFEFF))
"""What takes no room: it can go without a loss."""
NO_LETTERS: Final[Ranges] = ((0xD800, 0xDFFF), (0xE0000, 0xE007F))
"""Halves of surrogate pairs, which cannot be encoded, and tags, which can hide a text in another."""
UNSAFE: Final[Ranges] = (*CONTROLS, *BREAKS, *TURNS, *UNSEEN, *NO_LETTERS)
"""All of them."""


def each(ranges: Ranges) -> Iterator[int]:
    """The code points of ranges, one by one."""
    for first, last in ranges:
        yield from range(first, last + 1)


def pictured(*, tab: str) -> dict[int, str]:
    """A table for `str.translate` with a mark in the place of each: ␛ for an escape, lines kept, `tab` for a tab."""
    return {
        **dict.fromkeys(each((*CONTROLS, *TURNS, *NO_LETTERS)), UNKNOWN),
        **dict.fromkeys(each(UNSEEN), ""),
        **{code: chr(0x2400 + code) for code in range(0x20)},
        **dict.fromkeys(each(BREAKS), "\n"),
        0x09: tab,
    }


def pattern(*, kept: Iterable[str] = "") -> str:
    """A regular expression for one of them, those `kept` left out."""
    found = "".join(rf"\U{first:08x}-\U{last:08x}" for first, last in UNSAFE)
    left = "".join(rf"\U{ord(letter):08x}" for letter in kept)
    return f"(?![{left}])[{found}]" if left else f"[{found}]"
