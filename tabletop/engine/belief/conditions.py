"""What the cards on offer give away: whether each card's condition holds, and so what can be so."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate
from random import Random
from typing import TypeAlias

from attrs import frozen

from tabletop.deck.bounds import bounds
from tabletop.deck.expression import Both, Either, Expression, Node, Not, Truth
from tabletop.engine.belief.wheel import Wheel
from tabletop.game.rulebook import PlayableAction, Rulebook
from tabletop.game.view import TeamView
from tabletop.game.view.parts import Offer

_MOST = 600
"""Combinations up to which all that agree are found beforehand; beyond, one is looked for at each draw."""


@frozen
class Odds:
    """What one name of a condition may stand for: `possible` values, each once, and the `likely` ones on a wheel."""

    possible: tuple[int, ...]
    likely: Wheel[int]


Clue: TypeAlias = tuple[Expression, bool]
"""A condition, and whether it holds."""
_Group: TypeAlias = tuple[tuple[str, ...], tuple[Clue, ...]]
"""Names, and the clues that they stand in."""


def unmet(action: PlayableAction, offer: Offer) -> str:
    """What a card's condition asks, in words, where that is why the card cannot be ordered; empty where the condition holds."""
    start = f"“{action.card.title}” can be ordered only if "
    return offer.why_not.removeprefix(start) if offer.why_not.startswith(start) else ""


def clues(view: TeamView, book: Rulebook) -> Iterator[Clue]:
    """What the offers say of their cards' conditions, taken apart as far as each part's truth follows."""
    for offer in view.offers:
        action = book.actions[offer.card]
        if action.when is not None:
            yield from _apart(action.card.when.root, not unmet(action, offer))


def _apart(node: Node, holds: bool) -> Iterator[Clue]:
    if isinstance(node, Not):
        yield from _apart(node.part, not holds)
    elif isinstance(node, Both if holds else Either):
        yield from _apart(node.left, holds)
        yield from _apart(node.right, holds)
    elif not isinstance(node, Truth):
        yield Expression("", node), holds


class Joint:
    """Names whose values must agree with each other: they stand in the same conditions."""

    def __init__(self, names: tuple[str, ...], given: tuple[Clue, ...], odds: Mapping[str, Odds]) -> None:
        self.names = names
        self._odds = {name: odds[name] for clue, _ in given for name in _names(clue)}
        self._of = [[clue for clue in given if name in _names(clue[0])] for name in names]
        self._found: list[tuple[int, ...]] = []
        self._sums: list[int] = []
        many = 1
        for name in names:
            many *= len(self._odds[name].possible)
        if many <= _MOST:
            for values in ({name: tuple(dict.fromkeys(self._odds[name].likely)) for name in names}, self._whole()):
                self._found = list(self._search(values))
                if self._found:
                    break
            self._sums = list(accumulate(self._weight(found) for found in self._found))

    def _whole(self) -> dict[str, tuple[int, ...]]:
        return {name: self._odds[name].possible for name in self.names}

    def _weight(self, found: tuple[int, ...]) -> int:
        weight = 1
        for name, value in zip(self.names, found, strict=True):
            weight *= max(self._odds[name].likely.count(value), 1)
        return weight

    def draw(self, rng: Random) -> tuple[int, ...]:
        """Values of the names that agree, likely ones more often. Raises ValueError where no values agree."""
        if self._found:
            return self._found[bisect(self._sums, rng.random() * self._sums[-1])]
        shuffled = {}
        for name in self.names:
            odds = self._odds[name]
            likely = list(odds.likely)
            rng.shuffle(likely)
            shuffled[name] = tuple(dict.fromkeys((*likely, *odds.possible)))
        found = next(self._search(shuffled), None)
        if found is None:
            raise ValueError("No state agrees with what this view says of the cards on offer.")
        return found

    def _search(self, values: Mapping[str, tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
        """All combinations of these values that agree, in order; what can come to nothing any more is left at once."""
        ranges = {name: (min(odds.possible), max(odds.possible)) for name, odds in self._odds.items()}
        return self._deeper(0, values, ranges)

    def _deeper(
        self, depth: int, values: Mapping[str, tuple[int, ...]], ranges: dict[str, tuple[int, int]]
    ) -> Iterator[tuple[int, ...]]:
        if depth == len(self.names):
            yield tuple(ranges[name][0] for name in self.names)
            return
        name, given = self.names[depth], self._of[depth]
        before = ranges[name]
        for value in values[name]:
            ranges[name] = (value, value)
            if all(_can(clue, holds, ranges.__getitem__) for clue, holds in given):
                yield from self._deeper(depth + 1, values, ranges)
        ranges[name] = before


def _can(condition: Expression, holds: bool, range_of: Callable[[str], tuple[int, int]]) -> bool:
    """Whether a condition can come to what it is said to come to."""
    false, true = bounds(condition, range_of)
    return true if holds else false


def _names(condition: Expression) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.text for name in condition.names()))


def narrowed(given: Iterable[Clue], odds_of: Callable[[str], Odds]) -> tuple[dict[str, Odds], tuple[Joint, ...]]:
    """What the clues leave of the odds of the names in them: alone, and of those that hang together."""
    odds: dict[str, Odds] = {}
    together: list[tuple[tuple[str, ...], Clue]] = []
    for condition, holds in given:
        names = _names(condition)
        for name in names:
            if name not in odds:
                odds[name] = odds_of(name)
        open_names = tuple(name for name in names if len(odds[name].possible) > 1)
        if len(open_names) == 1:
            odds[open_names[0]] = _alone(condition, holds, open_names[0], odds)
        elif open_names:
            together.append((open_names, (condition, holds)))
    return odds, tuple(Joint(names, clues, odds) for names, clues in _groups(together))


def _alone(condition: Expression, holds: bool, name: str, odds: Mapping[str, Odds]) -> Odds:
    """What a condition with one open name leaves of that name."""

    def fits(value: int) -> bool:
        return _can(condition, holds, lambda each: (value, value) if each == name else (odds[each].possible[0],) * 2)

    possible = tuple(value for value in odds[name].possible if fits(value))
    if not possible:
        raise ValueError("No state agrees with what this view says of the cards on offer.")
    likely = tuple(value for value in odds[name].likely if value in possible)
    return Odds(possible, likely or _nearest(possible, odds[name].likely))


def _nearest(possible: tuple[int, ...], likely: Wheel[int]) -> Wheel[int]:
    """Where nothing likely is possible, what comes nearest to it."""
    least = min(abs(value - expected) for value in possible for expected in likely)
    return tuple(value for value in possible if any(abs(value - expected) == least for expected in likely))


def _groups(together: list[tuple[tuple[str, ...], Clue]]) -> list[_Group]:
    """Clues that share open names, with these names, in the order in which they came."""
    groups: list[_Group] = []
    for names, clue in together:
        joined: tuple[str, ...] = names
        found: tuple[Clue, ...] = (clue,)
        rest: list[_Group] = []
        for other, clues in groups:
            if any(name in joined for name in other):
                joined, found = tuple(dict.fromkeys((*other, *joined))), (*clues, *found)
            else:
                rest.append((other, clues))
        groups = [*rest, (joined, found)]
    return groups
