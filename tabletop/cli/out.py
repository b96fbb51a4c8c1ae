"""What commands print: through rich where a person reads it, plain where a program does.

Texts of decks, saves and people are data: nothing in them is taken for markup or a terminal's escape.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from tabletop.deck.letters import pattern

if TYPE_CHECKING:
    from rich.console import Console

_UNSAFE = re.compile(pattern(kept="\t\n"))


class OutputError(OSError):
    """Standard output does not take what is printed."""


def safe(text: str) -> str:
    """A text that a terminal shows and does not act on: controls and changes of direction stand as `\\x1b` or `\\u202e`."""
    return _UNSAFE.sub(_escape, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """A text on one line, safe for a terminal."""
    return safe(" ".join(text.split()))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json_escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def to_json(value: object) -> str:
    """A value as JSON, indented, in which no character acts on a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSAFE.sub(_json_escape, text)


def is_read_by_a_person() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


@cache
def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(error.errno, error.strerror) from error


def line(text: str = "", style: str = "") -> None:
    """Print one text, in a style of rich's where a person reads it."""
    if not is_read_by_a_person():
        _write(safe(text) + "\n")
        return
    from rich.text import Text

    _console().print(Text(safe(text), style=style), soft_wrap=False)


def count(number: int, noun: str) -> str:
    """A number of things: `1 step`, `2 steps`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def raw(text: str) -> None:
    """Print a longer text as it stands, without wrapping it; only what a terminal would act on is neutralised."""
    _write(safe(text) if text.endswith("\n") else safe(text) + "\n")


def print_json(value: object) -> None:
    """Print a value as JSON."""
    text = to_json(value)
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    _write((text if encoding == "utf8" else json.dumps(value, indent=2)) + "\n")


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under headings; plain, as columns two spaces apart without headings."""
    cleaned = [[one_line(cell) for cell in row] for row in rows]
    if is_read_by_a_person():
        from rich.box import SIMPLE_HEAD
        from rich.table import Table
        from rich.text import Text

        grid = Table(box=SIMPLE_HEAD, pad_edge=False)
        for heading in headings:
            grid.add_column(Text(heading), overflow="fold")
        for row in cleaned:
            grid.add_row(*(Text(cell) for cell in row))
        _console().print(grid)
        return
    widths = [max((len(cell) for cell in column), default=0) for column in zip(*cleaned, strict=True)]
    for row in cleaned:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        _write("  ".join(cells).rstrip() + "\n")
