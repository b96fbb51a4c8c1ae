"""The first session that teaches, as a save tells it."""

from __future__ import annotations

from tabletop.journal.commit import Header

DECK = "zapad-2025"
SEED = "a first session"
"""With this seed the reports of the first turn and the other side's first moves are always the same."""


def is_first(header: Header) -> bool:
    """Whether a save is of a first session, or of a fork of one."""
    return header.seed == SEED and header.deck == DECK
