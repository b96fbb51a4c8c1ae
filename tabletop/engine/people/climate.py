"""The air in which something is read: trust, the ladder, what the others have done, the reader's own nature."""

from __future__ import annotations

from math import tanh
from random import Random

from attrs import evolve, frozen

from tabletop.deck.model import Temperament
from tabletop.engine.people.phrases import count
from tabletop.engine.seen import HARD, Record, bearing, is_trust
from tabletop.game.rulebook import Rulebook
from tabletop.game.view import TeamView
from tabletop.game.view.parts import TrackView

_TRUST, _LADDER, _RECORD, _NATURE = 1.6, 0.9, 0.9, 0.45
"""How much each weighs, at most, in steps of the scale of purposes (a little more for trust at its lowest)."""
_EVEN = 0.45
"""Where trust and the ladder pull neither way, as a share of their bands."""
_GIVEN = 2
"""Own steps back after which a hard answer counts."""
_FELT = 0.15
"""What pulls less is not spoken of."""
_DWELT_ON = 2.4
"""How much more than it should something weighs that a staff's talk has come to dwell on."""
_PASSED_OVER = (0.0, 1.0)
"""The least and the most that is left of anything else meanwhile."""
LAST = 3
"""Moves of the others that are spoken of."""


_NO_TRUST = (
    "there is hardly any trust left",
    "we take nothing on their word any more",
    "nobody here believes what they say",
)
_LITTLE_TRUST = ("trust is {}", "we have little reason to take their word", "with trust {} we give no credit")
_SOME_TRUST = ("there is some trust left", "they have kept their word so far")
"""Trust in words that differ from turn to turn; where one has a gap, the name of trust's band stands in it."""


@frozen
class Factor:
    """Something that makes a reading more hostile (`pull` above 0) or more benign, and how it is said; empty if not at all."""

    pull: float
    words: str = ""
    nature: bool = False
    """Whether it is the reader's own."""


def trust_of(view: TeamView) -> TrackView | None:
    """The team's own trust, by the track that is called so; None where the deck has none."""
    return next((track for track in view.tracks if track.team == view.team and is_trust(track.id)), None)


def height(track: TrackView) -> float:
    """Where a track's band lies among its bands, 0 to 1."""
    return track.level / max(track.bands - 1, 1)


def ladder_of(view: TeamView, book: Rulebook) -> TrackView | None:
    """The ladder, if the team sees it."""
    return next((track for track in view.tracks if track.id == book.deck.ladder.track), None)


def climate(view: TeamView, book: Rulebook, record: Record, temper: Temperament | None) -> tuple[Factor, ...]:
    """All that pulls a team's readings one way or the other before it looks at what it reads."""
    found = [_recorded(record)]
    if (trust := trust_of(view)) is not None:
        found.append(_trusted(trust, view.clock.number))
    if (ladder := ladder_of(view, book)) is not None:
        found.append(_climbed(ladder))
    given = sum(bearing(book, book.actions[card]).tone <= -HARD for card in view.played)
    if given >= _GIVEN and record.hard(2) == 2:
        found.append(Factor(0.3, "we have stepped back more than once and they have not"))
    return (*found, _nature(temper))


def told(factors: tuple[Factor, ...], side: int) -> list[Factor]:
    """The factors that can be said and pull to one side (1 or -1), the strongest first.

    Its own nature a reader names only for want of others.
    """
    found = sorted(
        (factor for factor in factors if factor.words and factor.pull * side >= _FELT), key=lambda factor: -abs(factor.pull)
    )
    return [factor for factor in found if not factor.nature] or found


def heeded(factors: tuple[Factor, ...], rng: Random | None) -> tuple[Factor, ...]:
    """The same as a staff weighs them on the day: it dwells on one, the weightier the likelier, and passes over others.

    Without `rng` as it would weigh them with a cool head.
    """
    if rng is None or not any(factor.pull for factor in factors):
        return factors
    (dwelt,) = rng.choices(range(len(factors)), [abs(factor.pull) for factor in factors])
    return tuple(
        evolve(factor, pull=factor.pull * (_DWELT_ON if number == dwelt else rng.uniform(*_PASSED_OVER)))
        for number, factor in enumerate(factors)
    )


def summed(factors: tuple[Factor, ...], most: float) -> float:
    """What factors come to together; no heap of them pulls further than `most`."""
    return most * tanh(sum(factor.pull for factor in factors) / most)


def _nature(temper: Temperament | None) -> Factor:
    trust = temper.trust if temper else 0
    words = "we would rather think too ill of it than too well" if trust < 0 else "we give them the benefit of the doubt"
    return Factor(-_NATURE * trust, words if trust else "", nature=True)


def _trusted(trust: TrackView, turn: int) -> Factor:
    pull = _TRUST * (_EVEN - height(trust))
    words = _NO_TRUST if trust.level == 0 else _LITTLE_TRUST if pull > 0 else _SOME_TRUST
    return Factor(pull, words[turn % len(words)].format(trust.band.lower()))


def _climbed(ladder: TrackView) -> Factor:
    pull = _LADDER * (height(ladder) - _EVEN)
    words = f"at “{ladder.band}” nothing is done idly" if pull > 0 else f"at “{ladder.band}” there is room for harmless reasons"
    return Factor(pull, words)


def _recorded(record: Record) -> Factor:
    pull = _RECORD * record.lean
    seen = min(len(record.tones), LAST)
    hard, soft = record.hard(LAST), record.soft(LAST)
    if seen and pull > 0 and 2 * hard > seen:
        return Factor(pull, f"{_of(hard, seen)} pressed us")
    if seen and pull < 0 and 2 * soft > seen:
        return Factor(pull, f"{_of(soft, seen)} calmed things")
    return Factor(pull)


def _of(some: int, seen: int) -> str:
    if seen == 1:
        return "their one move so far"
    if some == seen:
        return "their last two moves both" if seen == 2 else f"their last {count(seen)} moves all"
    return f"{count(some)} of their last {count(seen)} moves"
