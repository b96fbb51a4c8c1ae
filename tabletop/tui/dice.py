"""Dice as somebody types them in who has thrown them on the table."""

from __future__ import annotations

import re

_BETWEEN = re.compile(r"[\s,;+/]+")


def read_dice(typed: str, count: int, sides: int) -> tuple[int, ...] | str:
    """So many dice, as `4 3`, `4+3` or `43`; none where nothing is typed. A sentence where it cannot be.

    Two dice of one digit each may stand without anything between them.
    """
    text = typed.strip()
    if not text:
        return ()
    parts = list(text) if count > 1 and len(text) == count else [part for part in _BETWEEN.split(text) if part]
    if len(parts) == count and all(part.isascii() and part.isdigit() and 1 <= int(part) <= sides for part in parts):
        return tuple(map(int, parts))
    if count == 1:
        return f"Type one number from 1 to {sides}, as the die fell; leave it empty and the seed throws."
    return f"Type {count} dice of 1 to {sides} as they fell, such as 43 or 4 3; leave it empty and the seed throws."
