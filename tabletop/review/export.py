"""Cells for spreadsheets, as text that no sheet takes for a formula."""

from __future__ import annotations

from tabletop.review.plain import one_line

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
"""What makes a sheet read a cell as a formula, a command, or data of another program (OWASP, CSV injection)."""


def cell(text: str) -> str:
    """A text as one cell: on one line, control characters made visible, and a quotation mark before what could be a formula."""
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line
