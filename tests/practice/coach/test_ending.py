"""At the end everything is open, and the engine's own guess of what the other side was like."""

from __future__ import annotations

import pytest

from support.coaching import ZAPAD, begun
from support.sessions import is_sentence
from support.solo import engine_acts, play
from tabletop.practice.coach import at_the_end
from tabletop.review import analyse


def test_at_the_end_everything_is_open_and_before_it_nothing() -> None:
    practice = begun()
    engine_acts(practice)
    with pytest.raises(ValueError, match="secret"):
        at_the_end(analyse(practice.table))
    told = at_the_end(analyse(play(practice).table))
    (opponent,) = told.opponents
    assert opponent.team == "union_state"
    assert opponent.level == "staff"
    assert opponent.temperament in ZAPAD.temperaments
    assert len(opponent.moves) >= 6
    assert all(move.why for move in opponent.moves)
    assert any(move.beside for move in opponent.moves)
    assert told.misreadings
    assert told.forecasts
    for each in (*told.misreadings, *told.forecasts):
        assert each.refs
        assert is_sentence(each.text)


def test_the_engines_guess_of_the_temperament_is_told_at_the_end_with_what_it_rested_on() -> None:
    told = at_the_end(analyse(play(begun(seed="guess")).table))
    tempers = [each.text for each in ZAPAD.questions if each.tempers]
    guesses = [each.text for each in told.forecasts if "From your seat the engine would have said" in each.text]
    assert guesses
    for each in told.forecasts:
        about_temper = any(text in each.text for text in tempers)
        assert (each.text in guesses) is about_temper, each.text
    for guess in guesses:
        end = guess.partition("From your seat the engine would have said ")[2]
        assert "spoke most for" in end or "most against" in end or "no move that tells" in end, end
