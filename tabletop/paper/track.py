"""A track as somebody may read of it."""

from __future__ import annotations

from attrs import frozen

from tabletop.deck.model import Deck, Track
from tabletop.paper.words import SIGHTS, ranges


@frozen
class TrackLine:
    """A track: what it means, its bands with their numbers, and what the reader is shown of it."""

    title: str
    text: str
    bands: tuple[tuple[str, str], ...]
    sight: str


def track_line(track: Track, reader: str) -> TrackLine:
    """A track for a team, or for everybody if `reader` is empty."""
    return TrackLine(track.title, track.text, ranges(track), SIGHTS[track.sight(reader)])


def public_tracks(share: Deck) -> tuple[TrackLine, ...]:
    """The tracks that everybody is shown something of, from everybody's share of the deck."""
    return tuple(track_line(track, "") for track in share.tracks)


def own_tracks(share: Deck, team: str) -> tuple[TrackLine, ...]:
    """The tracks of which a team is shown something else than everybody is, from its share of the deck."""
    return tuple(track_line(track, team) for track in share.tracks if track.sight(team) != track.sight(""))
