"""Who plays, in what world: teams, roles, tracks, flags, turns, purposes, objectives."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from tabletop.deck.effect import Effect
from tabletop.deck.model.terms import ALL, Fallback, Sight


@frozen(kw_only=True)
class Claim:
    """A statement of the deck's source, in the deck's own words, that cards can cite."""

    id: str
    text: str


@frozen(kw_only=True)
class Team:
    """A side.

    `capital` is the track that its orders are paid from; `income` is added at each turn's opening.
    `fallback` and `broken` say what a collective order without agreement comes to.
    """

    id: str
    title: str
    short: str
    glyph: str
    brief: str
    capital: str
    income: int = 0
    fallback: Fallback = "national"
    broken: tuple[Effect, ...] = ()


@frozen(kw_only=True)
class Role:
    """An office within a team, with its card, its private aim and its red lines."""

    id: str
    team: str
    title: str
    card: str
    aim: str
    red_lines: tuple[str, ...]


@frozen(kw_only=True)
class Band:
    """A named part of a track, from `at` up to the next band."""

    at: int
    name: str


@frozen(kw_only=True)
class Track:
    """A whole number that the world keeps, from `low` to `high`.

    A track with a team is seen by it as `own` says, by the others as `others` says; one without a team
    is seen by all as `others` says.
    """

    id: str
    title: str
    low: int
    high: int
    start: int
    bands: tuple[Band, ...]
    text: str = ""
    team: str = ""
    own: Sight = "band"
    others: Sight = "band"

    def band(self, value: int) -> Band:
        """The band in which a value lies."""
        found = self.bands[0]
        for band in self.bands:
            if band.at <= value:
                found = band
        return found

    def sight(self, team: str) -> Sight:
        """How a team sees this track; the empty string stands for everybody."""
        return self.own if self.team and self.team == team else self.others


@frozen(kw_only=True)
class Flag:
    """A fact that is true or false. `seen` names the teams that know it, or `all`; nobody but control if empty."""

    id: str
    title: str
    start: bool = False
    seen: tuple[str, ...] = (ALL,)


@frozen(kw_only=True)
class Turn:
    """One turn of the longest session: its number, its scenario date, and what opens it."""

    number: int
    title: str
    date: str
    text: str


@frozen(kw_only=True)
class Length:
    """A session length on offer: which turns a session of so many turns plays, and the minutes it takes."""

    play: tuple[int, ...]
    minutes: int

    @property
    def turns(self) -> int:
        """How many turns are played."""
        return len(self.play)


@frozen(kw_only=True)
class Ladder:
    """The track whose top is war, and what control's choice at the top comes to.

    `off_ramp` and `contained` are the values that the track is set to by those choices.
    """

    track: str
    off_ramp: int
    contained: int
    war: str
    """What is announced when the choice is war."""


@frozen(kw_only=True)
class Purpose:
    """What a move can be for, or be taken for.

    `scale` orders purposes from benign to hostile; one without is apart from the scale: it can be read, not meant.
    """

    id: str
    title: str
    scale: int | None = None


@frozen(kw_only=True)
class Cause:
    """What can lie behind an incident: deliberate, accident, third party."""

    id: str
    title: str


@frozen(kw_only=True)
class Task:
    """A critical task of an exercise objective."""

    id: str
    title: str
    text: str = ""


@frozen(kw_only=True)
class Objective:
    """What the training audience should practise."""

    id: str
    title: str
    text: str
    tasks: tuple[Task, ...]


@frozen(kw_only=True)
class Temperament:
    """How an engine player is made: it leans, it does not decide.

    `likes` are points of score, -20 to 20, that it adds in thought to cards of a class. `war` is how much of the fear of war
    that its aims call for it has, 0 to 300 per cent. `trust` is how many steps more benign (above 0) or more hostile it reads
    a move than the record alone would have it, -2 to 2. `candour` is how often, in per cent, its message is its purpose.
    """

    id: str
    title: str
    text: str
    likes: Mapping[str, int] = field(factory=dict)
    war: int = 100
    trust: int = 0
    candour: int = 80
