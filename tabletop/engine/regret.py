"""Regrets: how a side that moves at the same time as others comes to mix its options."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Hashable, Mapping
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Regrets(Generic[K]):
    """What a side would have gained, summed over all trials, had it always taken each of its options.

    It takes each option in proportion to its regret, where that is above nothing (regret matching: Hart and Mas-Colell, A Simple
    Adaptive Procedure Leading to Correlated Equilibrium, Econometrica 68, 2000). Two sides that do so in games of their own come
    near an equilibrium where what one gains the other loses; in searches of simultaneous moves they did well (Lanctot, Lisý and
    Winands, Monte Carlo Tree Search in Simultaneous Move Games with Applications to Goofspiel, 2014).
    """

    def __init__(self, first: Mapping[K, float]) -> None:
        """`first` is what is regretted of each option before the first trial."""
        self._sums = dict(first)

    def mixed(self, habit: Mapping[K, float], share: float = 0.0) -> dict[K, float]:
        """The chances of some options, which sum to 1: a share by `habit`, their chances by habit, the rest by regret.

        Regrets count from their mean by habit, so that it does not matter which options there are besides.
        """
        mean = sum([chance * self._sums[option] for option, chance in habit.items()])
        above = {option: max(self._sums[option] - mean, 0.0) for option in habit}
        whole = sum(above.values())
        if not whole:
            return dict(habit)
        return {option: share * chance + (1 - share) * above[option] / whole for option, chance in habit.items()}

    def learn(self, mix: Mapping[K, float], payoffs: Mapping[K, float]) -> None:
        """What each option of a mix would have brought in one trial."""
        mean = sum([chance * payoffs[option] for option, chance in mix.items()])
        for option in mix:
            self._sums[option] += payoffs[option] - mean


def drawn(mix: Mapping[K, float], rng: Random) -> K:
    """One of the options of a mix, by its chances."""
    options, sums = [*mix], [*accumulate(mix.values())]
    return options[min(bisect(sums, rng.random() * sums[-1]), len(options) - 1)]
