"""How good a state is for a team: its aims, graded by how near they are and how much can still change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import exp
from typing import TypeAlias

from tabletop.deck.expression import Both, Compare, Comparison, Either, Expression, Name, Node, Not, Number, Reckon, Truth
from tabletop.deck.model import Aim, Temperament
from tabletop.game.reading import Reading
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft

Grade: TypeAlias = Callable[[Draft, float], float]
"""How likely a condition is to hold at the end, 0 to 1, in a state, with so much spread still to come."""

WAR_RISK = (1.0, 0.35, 0.16, 0.07, 0.03)
"""Chance that it still comes to war, by steps below the top of the ladder, with three turns to come or more."""
_THIS_TURN = 0.4
"""How much of that chance lies in the turn that is played: what all sides order in it, and what the rules make of it, is to come
even in the last one. In 1,500 games between recruits it was about half, one to three steps below the top."""
CAPITAL = 0.5
"""What a point of political capital in hand is worth, in points of score, while there are turns to spend it in."""
_NEAR = 0.15
"""Spread where nothing is left to happen: what is seen in bands may be off by a step."""
_TURN = 0.22
"""Spread that each turn to come adds, in steps of a track."""
_MOST = 1.4
_DIGIT = 1_000_000
"""More than any two values of a track are apart."""
_KEPT = 20_000
"""Grades of an aim that are kept."""


def spread(remaining: int) -> float:
    """How much a track may still drift, in steps, with so many turns to come after this one."""
    return min(_NEAR + _TURN * remaining, _MOST)


class Worth:
    """What a team's aims say of a state, 0 to 100 as the score at the end, a war counted as 0.

    It is a guess for players to choose by: it grades each comparison of an aim by its margin, and takes the parts of a
    condition for independent of each other. How the score itself is made is in the rules. A temperament fears war more, or less.
    """

    def __init__(self, book: Rulebook, team: str, temper: Temperament | None = None) -> None:
        self._fear = temper.war / 100 if temper else 1.0
        self._grades = book.made(_graded)[team]
        self._whole = sum(graded.aim.weight for graded in self._grades) or 1
        self._ladder, self._top = book.ladder, book.highs[book.ladder]
        self._capital, self._floor = book.capital[team], book.lows[book.capital[team]]

    def of(self, draft: Draft, remaining: int) -> float:
        """The score to expect, with so many turns to come after this one."""
        score = 0.0
        for graded in self._grades:
            score += graded.aim.weight * graded.part(draft, remaining)
        capital = CAPITAL * min(draft.tracks[self._capital] - self._floor, 3 * remaining)
        return (100 * score / self._whole + capital) * (1 - self._war(draft, remaining))

    def by_aim(self, draft: Draft, remaining: int) -> tuple[tuple[Aim, float], ...]:
        """The points of score to expect of each aim, without what war would take."""
        return tuple(
            (graded.aim, 100 * graded.aim.weight * graded.part(draft, remaining) / self._whole) for graded in self._grades
        )

    def _war(self, draft: Draft, remaining: int) -> float:
        steps = self._top - draft.tracks[self._ladder]
        if steps <= 0:
            return 1.0
        risk = WAR_RISK[steps] if steps < len(WAR_RISK) else 0.0
        return min(self._fear * risk * (_THIS_TURN + (1 - _THIS_TURN) * min(remaining, 3) / 3), 1.0)


class _Graded:
    """An aim with its grades, and what they came to where they were asked before: a search asks the same again and again."""

    def __init__(self, book: Rulebook, aim: Aim) -> None:
        self.aim = aim
        self._met, self._partly = _grade(aim.met.root, book), _grade(aim.partly.root, book)
        self._code = book.reading(Expression("", _all_of(name.text for name in (*aim.met.names(), *aim.partly.names()))))
        self._known: dict[tuple[int, int], float] = {}

    def part(self, draft: Draft, remaining: int) -> float:
        """How much of the aim is to be expected, 0 to 1."""
        key = self._code(draft), remaining
        part = self._known.get(key)
        if part is None:
            heat = spread(remaining)
            met = self._met(draft, heat)
            part = (met + max(met, self._partly(draft, heat))) / 2
            if len(self._known) < _KEPT:
                self._known[key] = part
        return part


def _all_of(names: Iterable[str]) -> Node:
    """What some names stand for, as the digits of one number."""
    whole: Node = Number(0)
    for name in dict.fromkeys(names):
        whole = Reckon("+", Reckon("*", whole, Number(_DIGIT)), Name(name))
    return whole


def _graded(book: Rulebook) -> Mapping[str, tuple[_Graded, ...]]:
    """The graded aims of each team: it takes longer to make them than to choose a move by them."""
    return {team: tuple(_Graded(book, aim) for aim in book.deck.aims if aim.team == team) for team in book.teams}


def _grade(node: Node, book: Rulebook) -> Grade:
    match node:
        case Truth(truth):
            return lambda _draft, _heat: float(truth)
        case Not(part):
            inner = _grade(part, book)
            return lambda draft, heat: 1 - inner(draft, heat)
        case Both(left, right):
            first, second = _grade(left, book), _grade(right, book)
            return lambda draft, heat: first(draft, heat) * second(draft, heat)
        case Either(left, right):
            first, second = _grade(left, book), _grade(right, book)
            return lambda draft, heat: 1 - (1 - first(draft, heat)) * (1 - second(draft, heat))
        case Compare(sign, left, right):
            return _compare(sign, book.reading(Expression("", left)), book.reading(Expression("", right)))
        case Name() | Number() | Reckon():
            figure = book.reading(Expression("", node))
            return lambda draft, heat: 1 - 0.1 * heat if figure(draft) else 0.1 * heat


def _compare(sign: Comparison, left: Reading, right: Reading) -> Grade:
    def margin(draft: Draft) -> int:
        return left(draft) - right(draft)

    match sign:
        case ">=":
            return lambda draft, heat: _likely(margin(draft) + 0.5, heat)
        case ">":
            return lambda draft, heat: _likely(margin(draft) - 0.5, heat)
        case "<=":
            return lambda draft, heat: _likely(0.5 - margin(draft), heat)
        case "<":
            return lambda draft, heat: _likely(-0.5 - margin(draft), heat)
        case "=":
            return lambda draft, heat: _likely(0.5 - abs(margin(draft)), heat)
        case "!=":
            return lambda draft, heat: _likely(abs(margin(draft)) - 0.5, heat)


def _likely(steps: float, heat: float) -> float:
    """Chance that a margin stays above zero: logistic in steps over the spread."""
    return 1 / (1 + exp(max(min(-steps / heat, 40.0), -40.0)))
