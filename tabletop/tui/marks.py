"""Marks beside words, with a plain form for terminals that have only ASCII."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

VARIABLE = "TABLETOP_ASCII"
"""Set to anything but 0, it asks for plain ASCII marks."""

_PLAIN = str.maketrans(
    {
        "▲": "^", "▼": "v", "△": "^", "▽": "v", "▸": ">", "▶": ">", "◀": "<", "●": "*", "○": "o", "◌": ".", "◆": "#", "■": "#",
        "◇": "<", "□": "[", "★": "*", "✓": "+", "✗": "x", "✕": "x", "‖": "|", "»": ">", "…": "~", "·": "-", "─": "-", "│": "|",
        "█": "#", "▓": "#", "▒": "=", "░": ".", "━": "=", "╌": "-", "→": ">", "←": "<", "↑": "^", "↓": "v", "−": "-", "⊘": "x",
        "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "±": "~", "×": "x", "≈": "~", "½": "%", "◐": "%", "⏎": "<",
        "╭": "+", "╮": "+", "╰": "+", "╯": "+", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+",
        "┼": "+", "▏": "|", "▎": "|", "▊": "|", "▕": "|", "▌": "|", "▐": "|", "▁": "_", "▂": "_", "▃": "-", "▄": "=", "▅": "=",
        "▆": "#", "▇": "#", "▀": "=", "▔": "-", "␛": "^",
    }
)  # fmt: skip


def wants_plain(environ: Mapping[str, str] | None = None) -> bool:
    """Whether this terminal is to get ASCII marks: asked for, or its encoding has no others."""
    environ = os.environ if environ is None else environ
    asked = environ.get(VARIABLE, "")
    if asked:
        return asked != "0"
    encoding = getattr(sys.__stdout__, "encoding", None) or "utf-8"
    return not encoding.lower().replace("-", "").startswith("utf")


class PlainMarks(LineFilter):
    """Turns each mark on the screen into ASCII, borders included; letters of other scripts stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 — as LineFilter has it
        """The same line in plain marks."""
        return [Segment(text.translate(_PLAIN), style, control) for text, style, control in segments]


def plain(text: str) -> str:
    """A line of our own with each mark in ASCII, one cell for one cell."""
    return text.translate(_PLAIN)
