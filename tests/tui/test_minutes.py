"""How the minutes of a session fall to turns and phases."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tabletop.game.events import PHASES
from tabletop.tui.minutes import LONGEST, SHORTEST, phase_minutes, read_minutes, turn_minutes


def test_a_morning_of_four_hours_holds_eight_turns_of_twenty_or_six_of_twenty_six() -> None:
    assert turn_minutes(240, 8) == 20
    assert turn_minutes(240, 6) == 26
    assert turn_minutes(165, 4) == 21


def test_twenty_minutes_fall_as_a_turn_is_meant_to() -> None:
    assert phase_minutes(20) == {"inject": 3, "assess": 3, "decide": 6, "adjudicate": 6, "consequences": 2}
    assert phase_minutes(20, assess=False) == {"inject": 3, "decide": 9, "adjudicate": 6, "consequences": 2}


@given(st.floats(1, 60_000, allow_nan=False), st.integers(1, 12), st.booleans())
def test_phases_add_up_to_the_turn_and_each_has_time(session: float, turns: int, assess: bool) -> None:
    turn = turn_minutes(session, turns)
    assert SHORTEST <= turn <= LONGEST
    minutes = phase_minutes(turn, assess=assess)
    assert sum(minutes.values()) == turn
    assert all(each >= 1 for each in minutes.values())
    assert ("assess" in minutes) is assess
    assert set(minutes) <= set(PHASES)


def test_empty_fields_have_no_clock_and_nonsense_is_named() -> None:
    assert read_minutes({"inject": " 3 ", "decide": "", "adjudicate": "0"}) == {"inject": 3}
    for nonsense in ("x", "-1", "241", "2.5", "٣", "²"):
        assert read_minutes({"decide": nonsense}) == (
            "Minutes for the decide phase: write a whole number from 0 to 240, or nothing for no clock."
        )
