"""The world as a seat sees it: its tracks, and the flags that it knows."""

from __future__ import annotations

from tabletop.deck.model import ALL, Flag, Sight, Track
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import State
from tabletop.game.view.parts import Fact, TrackView


def track_views(book: Rulebook, state: State, team: str) -> tuple[TrackView, ...]:
    """The tracks as a team sees them; as everybody does, for the empty string."""
    estimates = state.estimates.get(team, {})
    views = []
    for index, track in enumerate(book.deck.tracks):
        sight = track.sight(team)
        if sight == "hidden" or (sight == "estimate" and track.id not in estimates):
            continue
        if sight == "estimate":
            value = before = estimates[track.id]
        else:
            value, before = state.tracks[index], state.before[index]
        views.append(track_view(track, value, before, sight))
    return tuple(views)


def track_view(track: Track, value: int, before: int, sight: Sight) -> TrackView:
    """A track at a value, moved from another since the turn opened."""
    exact = sight == "exact"
    level, level_before = level_of(track, value), level_of(track, before)
    return TrackView(
        id=track.id,
        title=track.title,
        team=track.team,
        sight=sight,
        band=track.band(value).name,
        level=level,
        bands=len(track.bands),
        within=_within(track, level),
        value=value if exact else None,
        low=track.low,
        high=track.high,
        change=value - before if exact else level - level_before,
    )


def level_of(track: Track, value: int) -> int:
    """Where the band of a value lies among a track's bands, from 0."""
    return max(sum(band.at <= value for band in track.bands) - 1, 0)


def _within(track: Track, level: int) -> tuple[int, int]:
    """The least and the greatest number of a band."""
    above = track.bands[level + 1 :]
    return max(track.bands[level].at, track.low), above[0].at - 1 if above else track.high


def fact_views(book: Rulebook, state: State, team: str) -> tuple[Fact, ...]:
    """The flags that a team knows; those that everybody knows, for the empty string."""
    return tuple(
        Fact(id=flag.id, title=flag.title, holds=flag.id in state.flags) for flag in book.deck.flags if knows(flag, team)
    )


def knows(flag: Flag, team: str) -> bool:
    """Whether a team knows a flag; whether everybody does, for the empty string."""
    return ALL in flag.seen or (bool(team) and team in flag.seen)
