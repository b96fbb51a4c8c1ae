"""What a team can make of moves that it has seen: the cards that they may have been, and how they bear on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from attrs import frozen

from tabletop.deck.model import Action
from tabletop.game.rulebook import PlayableAction, Rulebook
from tabletop.game.view import TeamView
from tabletop.game.view.parts import MoveView


def fitting(book: Rulebook, team: str, move: MoveView) -> tuple[PlayableAction, ...]:
    """The cards of others that show what was seen of a move; none where control or an argument worded it.

    `book` is a planner's, `team` the team that saw the move.
    """
    authors = (move.author,) if move.author else book.others[team]
    return tuple(action for author in authors for action in book.actions_of[author] if shows(action.card, move))


def shows(card: Action, move: MoveView) -> bool:
    """Whether what was seen of a move is what can be seen of a card."""
    if move.author and not move.exposed:
        return "overt" in card.postures and card.observable == move.shown
    if move.exposed:
        return card.observable == move.shown and card.postures != ("overt",)
    return ("deniable" in card.postures and card.observable == move.shown) or (
        "covert" in card.postures and card.trace == move.shown
    )


FELT = 0.5
"""Steps of a track, on average over worlds that may be so, from which what a card does is felt."""
Side: TypeAlias = Literal["ladder", "own", "others"]
"""Whose track a card moves: the ladder, one of its own team's, one of the others'."""


@frozen
class Bearing:
    """How an order bears on the others, if it comes off: steps of the ladder, of its own team's tracks, and of theirs.

    `tone` sums it up, from about -2 for one that takes heat out and gives the others something, to about 2 for the opposite.
    """

    ladder: float
    own: float
    others: float

    @property
    def tone(self) -> float:
        """How hard it is on the others."""
        return max(min(0.8 * self.ladder - 0.5 * self.others + 0.25 * self.own, 2.0), -2.0)


def steps(action: PlayableAction) -> Iterator[tuple[int, float]]:
    """The tracks that a card moves by steps, as indexes, each with how far; an effect that hangs on a condition counts half."""
    for change in action.effects:
        if change.track >= 0 and not change.fixed:
            yield change.track, change.amount * (0.5 if change.when else 1.0)


def bearing_steps(book: Rulebook, action: PlayableAction) -> Iterator[tuple[Side, int, float]]:
    """Those steps of a card that bear on anybody, each with its side; the price that its own team pays bears on nobody."""
    team = action.card.team
    for index, step in steps(action):
        track = book.deck.tracks[index]
        if index == book.ladder:
            yield "ladder", index, step
        elif track.team == team and index != book.capital[team]:
            yield "own", index, step
        elif track.team and track.team != team:
            yield "others", index, step


def bearing(book: Rulebook, action: PlayableAction) -> Bearing:
    """How a card bears on the others, its conditions left aside."""
    sums: dict[Side, float] = {"ladder": 0.0, "own": 0.0, "others": 0.0}
    for side, _, step in bearing_steps(book, action):
        sums[side] += step
    return Bearing(**sums)


def is_trust(track: str) -> bool:
    """Whether a track is a team's trust in the others, which a deck says by its id: `TEAM.trust`."""
    return track.rpartition(".")[2] == "trust"


def welcome(book: Rulebook, team: str, track: int, step: float) -> bool:
    """Whether a team can want a step of a track, by its index: one down the ladder, own strength, trust, and what others lose."""
    if track == book.ladder:
        return step < 0
    moved = book.deck.tracks[track]
    return (step > 0) == (moved.team == team or is_trust(moved.id))


def mean_bearing(book: Rulebook, actions: tuple[PlayableAction, ...]) -> Bearing | None:
    """The mean of some cards; None without any."""
    found = [bearing(book, action) for action in actions]
    if not found:
        return None
    count = len(found)
    return Bearing(*(sum(part) / count for part in zip(*((each.ladder, each.own, each.others) for each in found), strict=True)))


def class_tones(book: Rulebook) -> Mapping[str, float]:
    """How hard the cards of each class are on others, as a mean over all teams."""
    tones: dict[str, list[float]] = {}
    for action in book.actions.values():
        tones.setdefault(action.card.kind, []).append(bearing(book, action).tone)
    return {kind: sum(found) / len(found) for kind, found in tones.items()}


@frozen
class Record:
    """What one side has done in the open so far: the tones of its moves, the last one last."""

    tones: tuple[float, ...]

    def hard(self, last: int) -> int:
        """How many of its last moves were hard on the others."""
        return sum(tone >= HARD for tone in self.tones[-last:])

    def soft(self, last: int) -> int:
        """How many of them took heat out or gave something."""
        return sum(tone <= SOFT for tone in self.tones[-last:])

    @property
    def lean(self) -> float:
        """Where its moves lean, -1 to 1, the later ones counting more."""
        weight = whole = 0.0
        for age, tone in enumerate(reversed(self.tones)):
            share = 0.7**age
            whole += share
            weight += share * max(min(tone, 1.0), -1.0)
        return weight / (whole + 1.0)


ARMED = 0.7
"""The mean tone from which a class is one of arms or of pressure: what others gain by its cards is a price and no gift."""
HARD = 0.4
SOFT = -0.4


def record(view: TeamView, book: Rulebook, author: str, before: int | None = None) -> Record:
    """What a team has done in the open before a turn number, as far as it was seen; all of it without one.

    For the empty string: all that was done whose author cannot be told, or is another's. What it took itself for harmless has not
    pressed it, and what it took for worse has not calmed anything.
    """
    tones = []
    for move in view.moves:
        if (author and move.author != author) or (before is not None and move.turn >= before):
            continue
        found = mean_bearing(book, fitting(book, view.team, move))
        if found is not None:
            taken = book.purposes[move.reading].scale if move.reading else None
            tones.append(found.tone if taken is None else min(found.tone, 0.0) if taken <= 0 else max(found.tone, 0.0))
    return Record(tuple(tones))
