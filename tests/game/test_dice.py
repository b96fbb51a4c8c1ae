"""Dice fall as the seed says."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

from hypothesis import example, given
from hypothesis import strategies as st

from tabletop.game.dice import Dice


@given(st.text(alphabet=st.characters()), st.integers(0, 10**9), st.integers(1, 1000))
@example("half a pair \ud800", 1, 6)
def test_the_same_seed_commit_and_number_fall_alike(seed: str, commit: int, sides: int) -> None:
    one, other = Dice(seed, commit), Dice(seed, commit)
    first = [one.roll(sides) for _ in range(5)]
    assert first == [other.roll(sides) for _ in range(5)]
    assert all(1 <= die <= sides for die in first)


@given(st.text(alphabet=st.characters()), st.integers(0, 10**9), st.integers(1, 1000))
def test_a_die_falls_as_its_hash_says_in_whichever_release(seed: str, commit: int, sides: int) -> None:
    dice = Dice(seed, commit)
    for number in range(1, 5):
        text = f"{seed}\x00{commit}\x00{number}".encode("utf-8", "surrogatepass")
        assert dice.below(sides) == int.from_bytes(blake2b(text, digest_size=8).digest(), "big") % sides


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6))
def test_dice_that_go_on_to_the_next_commit_are_those_of_that_commit(thrown: list[int]) -> None:
    dice = Dice("seed", 0)
    for commit, times in enumerate(thrown, start=1):
        dice.next_commit()
        fresh = Dice("seed", commit)
        assert [dice.roll(100) for _ in range(times)] == [fresh.roll(100) for _ in range(times)]
        assert dice == fresh


def test_another_commit_throws_other_dice() -> None:
    def throw(commit: int) -> list[int]:
        dice = Dice("seed", commit)
        return [dice.roll(6) for _ in range(10)]

    assert len({tuple(throw(commit)) for commit in range(50)}) == 50


def test_all_sides_come_up_about_equally_often() -> None:
    dice = Dice("seed", 1)
    fell = Counter(dice.roll(6) for _ in range(6000))
    assert set(fell) == set(range(1, 7))
    assert max(fell.values()) - min(fell.values()) < 200
