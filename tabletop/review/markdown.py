"""Markdown in which text is text: whatever somebody typed, it becomes no heading, link, table, list or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tabletop.review.plain import handled, one_line, paragraphs

_INLINE = re.compile(r"[\\`*_\[\]|~$#]")
_ADDRESS = re.compile(r"(?<=[a-z])(?=://)|(?<=mailto)(?=:)|(?<=\S)(?=@)|(?<=[^\s.])(?=\.[^\W\d])", re.IGNORECASE)
"""Where a reader that makes links of bare addresses would see one: before the colon, the at sign, or the dot of a name."""
_WITHIN = str.maketrans("“”", "‘’")
_OPENING = re.compile(r"^(?:([+\-:=!])|(\d{1,9})([.)]))")


def md(text: str) -> str:
    """A text within a line of Markdown.

    Every character with a meaning in CommonMark or GitHub's dialect is escaped, addresses do not turn into links, and
    control characters and changes of direction are made visible. Lines are joined.
    """
    line = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _INLINE.sub(lambda found: "\\" + found[0], line)
    line = _ADDRESS.sub(r"\\", line)
    return _OPENING.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line)


def marking(handling: str) -> str:
    """The marking that stands at the top and the bottom of everything that leaves the program, in Markdown."""
    return f"**{md(handled(handling))}**"


def quoted(text: str) -> str:
    """A text in quotation marks; those within it become single ones."""
    return f"“{md(text.translate(_WITHIN))}”"


def block(text: str) -> list[str]:
    """A longer text as quoted paragraphs, one a line of the answer, blank lines between them."""
    found: list[str] = []
    for paragraph in paragraphs(text):
        found += [f"> {md(paragraph)}", ">"]
    return found[:-1]


def table(headers: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> list[str]:
    """A table of cells that are Markdown already; the columns in `numbers` stand to the right. No rows, no table."""
    right = set(numbers)
    body = [f"| {' | '.join(row)} |" for row in rows]
    if not body:
        return []
    rule = " | ".join("---:" if index in right else "---" for index in range(len(headers)))
    return [f"| {' | '.join(headers)} |", f"| {rule} |", *body]
