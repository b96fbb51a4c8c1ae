"""What a seat heard, as a line for a log on the screen."""

from __future__ import annotations

from tabletop.deck.model import Deck
from tabletop.game.feed import Heard
from tabletop.game.telling.teller import Teller
from tabletop.tui.text import one_line

_LONGEST = 600
"""Cells of the longest line."""


def sentence(deck: Deck, heard: Heard, *, scored: bool) -> str:
    """One event in one line of plain words, without its time; user text in it is shown as data.

    `scored` says whether the session's aims are scored.
    """
    return one_line(Teller(deck, scored=scored).short(heard), _LONGEST)
