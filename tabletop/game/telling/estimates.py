"""What a team only estimates, in words: that it is an estimate, and what was seen where it moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tabletop.deck.model import Deck
from tabletop.game.feed import Heard
from tabletop.game.telling.words import cut_short, listed
from tabletop.game.view import TeamView

HOW = "≈ is an estimate, made anew as each turn opens; it may be off by a step."


def estimates_told(deck: Deck, view: TeamView, heard: Iterable[Heard]) -> Iterator[str]:
    """That a team's estimates are such, and of each that reads otherwise than last turn, what it saw in between.

    `deck` is the team's share of the deck. An estimate can move because what it is of did, or by itself: the team cannot know.
    """
    estimated = [track for track in view.tracks if track.sight == "estimate"]
    if not estimated:
        return
    yield HOW
    before = _before(view, heard)
    tracks = {track.id: track for track in deck.tracks}
    for track in estimated:
        was = tracks[track.id].band(before[track.id]).name if track.id in before else track.band
        if was == track.band:
            continue
        seen = [move for move in view.moves if move.turn == view.clock.number - 1 and move.author == track.team]
        grounds = (
            f"Last turn you saw: {listed(f'“{cut_short(move.shown)}”' for move in seen)}."
            if seen
            else "You saw nothing of theirs last turn that could have moved it."
        )
        yield f"{track.title}: ≈ {track.band}, after {was} last turn. {grounds}"


def _before(view: TeamView, heard: Iterable[Heard]) -> Mapping[str, int]:
    """The estimates of the turn before, by track."""
    found: Mapping[str, int] = {}
    for each in heard:
        if each.kind == "turn_opened" and each.values["number"] == view.clock.number - 1:
            found = each.values["estimates"].get(view.team, {})
    return found
