"""The session's numbers of the deck's turns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tabletop.deck.numbering import counts_otherwise, last_session_turn, session_turn

COURSE = (1, 3, 5, 8)


def test_what_is_planned_for_a_turn_that_is_left_out_comes_in_the_next_that_is_played() -> None:
    assert [session_turn(COURSE, turn) for turn in range(9)] == [0, 1, 2, 2, 3, 3, 4, 4, 4]


def test_what_counts_until_a_turn_that_is_left_out_counts_until_the_one_before_it() -> None:
    assert [last_session_turn(COURSE, turn) for turn in range(9)] == [0, 1, 1, 2, 2, 3, 3, 3, 4]


@given(course=st.sets(st.integers(1, 12), min_size=1).map(lambda turns: tuple(sorted(turns))), turn=st.integers(1, 12))
def test_a_turn_that_is_played_has_one_number(course: tuple[int, ...], turn: int) -> None:
    if turn in course:
        assert session_turn(course, turn) == last_session_turn(course, turn) == course.index(turn) + 1


def test_only_a_course_that_leaves_turns_out_counts_otherwise() -> None:
    assert counts_otherwise(COURSE)
    assert not counts_otherwise((1, 2, 3))
    assert not counts_otherwise(())
