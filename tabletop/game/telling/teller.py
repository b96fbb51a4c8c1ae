"""Tells a seat what it heard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tabletop.deck.model import Deck
from tabletop.game.feed import Heard
from tabletop.game.telling import adjudication, course, exchange, injects, lessons, record, teams, timing
from tabletop.game.telling.telling import Telling
from tabletop.game.telling.titles import Titles

_ROOMS = (course, injects, teams, exchange, adjudication, timing, record, lessons)
TELLINGS: Final[Mapping[str, Telling]] = {kind.NAME: telling for room in _ROOMS for kind, telling in room.TELLINGS.items()}
"""How each kind of event is told, by its name."""


class Teller:
    """Tells events in words, for a seat that reads this deck. `people` are names by roster id, where the seat may know them.

    `scored` says whether the session's aims are scored: where they are not, no score is told.

    What people typed stands in the sentences as it is: escape or clean it for where it is shown.
    """

    def __init__(self, deck: Deck, people: Mapping[str, str] | None = None, *, scored: bool) -> None:
        self.titles = Titles(deck, people, scored=scored)

    def short(self, heard: Heard) -> str:
        """A line for a log, without its time."""
        return TELLINGS[heard.kind].short(self.titles, heard.values) + self._moved(heard)

    def long(self, heard: Heard) -> str:
        """All that the seat may know of it, in a sentence or a few, on one line or several."""
        return TELLINGS[heard.kind].long(self.titles, heard.values) + self._moved(heard)

    def _moved(self, heard: Heard) -> str:
        """Which tracks it moved, for a seat that may know the numbers."""
        tracks = self.titles.deck.tracks
        moved = [f"{tracks[place].title} {was} → {now}" for place, was, now in heard.values.get("moved", ())]
        return f" Moved: {', '.join(moved)}." if moved else ""
