"""That a higher level plays better, over a few pairs of games; `tests/bench/bench_strength.py` measures it over many."""

from __future__ import annotations

from functools import cache

from support.strength import Duel, Pair, won
from tabletop.library import load_deck


@cache
def duel() -> Duel:
    return Duel(load_deck("zapad-2025"), "staff", "recruit")


def test_a_staff_officer_beats_a_recruit() -> None:
    pairs = [duel().pair(f"strength#{number}") for number in range(1, 13)]
    found = won(pairs)
    assert found is not None
    assert found.value >= 0.7, pairs
    assert sum(pair.better for pair in pairs) > sum(pair.worse for pair in pairs)


def test_a_pair_is_the_same_for_the_same_seed_and_sides_are_swapped() -> None:
    assert duel().pair("again") == duel().pair("again")
    alike = Duel(load_deck("zapad-2025"), "recruit", "recruit").pair("alike")
    # The same player on both sides of both games: what one level has with one side, the other has in the other game.
    assert alike.better == alike.worse


def test_ties_count_half() -> None:
    found = won([Pair(120, 80, 0), Pair(90, 90, 0), Pair(70, 100, 1), Pair(100, 99, 0)])
    assert found is not None
    assert found.value == 2.5 / 4
    assert found.low < found.value < found.high
    assert won([]) is None
