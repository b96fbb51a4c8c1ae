"""Chances and outcomes: 2d6 with capped net reasons, and d100 against an estimate.

2d6 as in matrix games (Engle; Mouat, Practical Advice on Matrix Games): success on 7 or more with net
reasons added. That 7 exactly is partial, and that the net is capped at 3 either way, is this game's rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from tabletop.game.events import Outcome, Weighed

CARRIED: frozenset[Outcome] = frozenset(("partial", "success", "notable"))
"""Outcomes with which a card counts as played."""
CAP = 3
"""Net reasons count at most so much either way."""
NEEDED = 7
MARGIN = 10
"""A d100 that comes within so much below the chance is a partial success."""
ESTIMATE_CARDS = (0, 10, 30, 50, 70, 90, 100)
FAR = 20
"""An estimate so many points of a hundred from the median is an outlier, who is asked why."""
_CHANCES = tuple(
    round(1000 * sum(first + second + net >= NEEDED for first in range(1, 7) for second in range(1, 7)) / 36)
    for net in range(-CAP, CAP + 1)
)


def net_reasons(pros: Sequence[Weighed], cons: Sequence[Weighed]) -> int:
    """Weights of the reasons for less those against, capped at 3 either way."""
    net = sum(pro.weight for pro in pros) - sum(con.weight for con in cons)
    return min(max(net, -CAP), CAP)


def chance_2d6(net: int) -> int:
    """Chance that 2d6 plus `net` (-3 to 3) come to 7 or more, in tenths of a per cent."""
    return _CHANCES[net + CAP]


def outcome_2d6(dice: Sequence[int], net: int) -> Outcome:
    """What two d6 come to: a natural 2 is a disaster, a natural 12 notable; exactly 7 with the net is partial."""
    thrown = sum(dice)
    if thrown == 2:
        return "disaster"
    if thrown == 12:
        return "notable"
    total = thrown + net
    if total == NEEDED:
        return "partial"
    return "success" if total > NEEDED else "failure"


def chances_2d6(net: int) -> tuple[tuple[Outcome, float], ...]:
    """What two d6 with `net` (-3 to 3) come to, each outcome that can be with its chance, 0 to 1."""
    found: dict[Outcome, float] = {}
    for dice in product(range(1, 7), repeat=2):
        outcome = outcome_2d6(dice, net)
        found[outcome] = found.get(outcome, 0.0) + 1 / 36
    return tuple(found.items())


def median_chance(estimates: Sequence[int]) -> int:
    """Median of estimates in per cent, in tenths of a per cent; `estimates` must not be empty."""
    ordered = sorted(estimates)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle] * 10
    return (ordered[middle - 1] + ordered[middle]) * 5


def outcome_d100(roll: int, chance: int) -> Outcome:
    """What a d100 comes to against a chance in tenths of a per cent; within 10 below the chance is partial."""
    if roll * 10 > chance:
        return "failure"
    return "partial" if roll * 10 > chance - MARGIN * 10 else "success"
