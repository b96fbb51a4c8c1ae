"""Where the tracks may stand, by what a team sees of each."""

from __future__ import annotations

from attrs import frozen

from tabletop.deck.model import Track
from tabletop.engine.belief.wheel import Wheel, wheel
from tabletop.game.rulebook import Rulebook
from tabletop.game.rules.course import SPREAD
from tabletop.game.view import TeamView
from tabletop.game.view.parts import TrackView


@frozen
class Stand:
    """Where one track may stand.

    `possible` are the numbers that the view allows, `likely` those that are to be expected, on a wheel. `before` is where it
    stood as the turn opened, None for where it stands now. `readings` are what the team may have read of an estimated one, by
    where it stands; empty for any other.
    """

    index: int
    track: Track
    possible: tuple[int, ...]
    likely: Wheel[int]
    before: int | None
    readings: dict[int, tuple[int, ...]]


def stands(view: TeamView, book: Rulebook) -> tuple[Stand, ...]:
    """Where each track of the deck may stand, in the deck's order."""
    seen = {track.id: track for track in view.tracks}
    own = book.capital[view.team]
    found = []
    for index, track in enumerate(book.deck.tracks):
        shown = seen.get(track.id)
        known = view.capital if index == own else shown.value if shown is not None else None
        if known is not None:
            found.append(Stand(index, track, (known,), (known,), _known_before(track, shown, known), {}))
        elif shown is None:
            found.append(_hidden(index, track, any(index == at for team, at in book.capital.items() if team != view.team)))
        elif shown.sight == "estimate":
            found.append(_estimated(index, track, shown))
        else:
            inside = tuple(range(shown.within[0], shown.within[1] + 1))
            found.append(Stand(index, track, inside, inside, _edge(track, shown), {}))
    return tuple(found)


def _known_before(track: Track, shown: TrackView | None, value: int) -> int | None:
    if shown is None or not shown.change or shown.sight == "estimate":
        return None
    return value - shown.change if shown.sight == "exact" else _edge(track, shown)


def _edge(track: Track, shown: TrackView) -> int | None:
    """The number nearest to the band that a track is in, of the band that it was in as the turn opened."""
    if not shown.change:
        return None
    level = shown.level - shown.change
    if shown.change < 0:
        return max(track.bands[level].at, track.low)
    return min(track.bands[level + 1].at - 1, track.high)


def _hidden(index: int, track: Track, capital: bool) -> Stand:
    """Of a track that is not seen all numbers are possible: another's capital is mostly low, since it is there to be spent."""
    everything = tuple(range(track.low, track.high + 1))
    span = max(track.high - track.low, 1)
    peak, width = (0.3, 0.5) if capital else (0.5, 0.8)
    weighed = ((value, round(8 * (1 - abs((value - track.low) / span - peak) / width))) for value in everything)
    return Stand(index, track, everything, wheel(weighed) or everything, None, {})


def _estimated(index: int, track: Track, shown: TrackView) -> Stand:
    """Near its estimate; elsewhere all the same if need be, since it may have moved after the estimate was made."""
    low, high = shown.within
    readings: dict[int, tuple[int, ...]] = {}
    weighed = []
    everything = tuple(range(track.low, track.high + 1))
    for value in everything:
        noisy = [min(max(value + off, track.low), track.high) for off in range(-SPREAD, SPREAD + 1)]
        inside = tuple(reading for reading in noisy if low <= reading <= high)
        weighed.append((value, len(inside)))
        readings[value] = inside or (min(max(value, low), high),)
    return Stand(index, track, everything, wheel(weighed), None, readings)
