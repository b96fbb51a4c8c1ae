"""Marks beside words, with a plain form for terminals that have only ASCII."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

VARIABLE = "TABLETOP_ASCII"
"""Set to anything but 0, it asks for plain ASCII marks."""

_PLAIN = str.maketrans(
    {
        "▲": "^", "▼": "v", "△": "^", "▽": "v", "▸": ">", "▶": ">", "◀": "<", "●": "*", "○": "o", "◌": ".", "◆": "#", "■": "#",
        "◇": "<", "□": "[", "★": "*", "✓": "+", "✗": "x", "✕": "x", "‖": "|", "»": ">", "…": "~", "·": "-", "─": "-", "│": "|",
        "█": "#", "▓": "#", "▒": "=", "░": ".", "━": "=", "╌": "-", "→": ">", "←": "<", "↑": "^", "↓": "v", "−": "-", "⊘": "x",
        "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "±": "~", "×": "x", "≈": "~", "½": "%", "◐": "%", "⏎": "<",
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


def plain(text: str) -> str:
    """A line of our own with each mark in ASCII, one cell for one cell."""
    return text.translate(_PLAIN)
