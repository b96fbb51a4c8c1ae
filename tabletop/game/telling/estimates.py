"""What a team only estimates, in words: that it is an estimate, and what was seen where it moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tabletop.deck.model import Deck
from tabletop.game.feed import Heard
from tabletop.game.rules.course import SPREAD
from tabletop.game.telling.words import counted, cut_short, listed
from tabletop.game.view import TeamView
from tabletop.game.view.parts import MoveView

HOW = f"≈ is an estimate, made anew as each turn opens; it may be off by {counted(SPREAD, 'step')}."


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
        yield f"{track.title}: ≈ {track.band}, after {was} last turn. {_seen(view, track.team)}"


def _seen(view: TeamView, team: str) -> str:
    """What was seen last turn that could have moved a track of another team: its moves, and those that may be its."""
    moves = [move for move in view.moves if move.turn == view.clock.number - 1]
    theirs, unsigned = [[move for move in moves if move.author == author] for author in (team, "")]
    known = f"Last turn you saw: {_shown(theirs)}." if theirs else "You saw nothing last turn that is known to be theirs."
    return f"{known} Nobody can tell whose this was: {_shown(unsigned)}." if unsigned else known


def _shown(moves: Iterable[MoveView]) -> str:
    return listed(f"“{cut_short(move.shown)}”" for move in moves)


def _before(view: TeamView, heard: Iterable[Heard]) -> Mapping[str, int]:
    """The estimates of the turn before, by track."""
    found: Mapping[str, int] = {}
    for each in heard:
        if each.kind == "turn_opened" and each.values["number"] == view.clock.number - 1:
            found = each.values["estimates"].get(view.team, {})
    return found
