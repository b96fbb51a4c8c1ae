"""At the end everything is open, and the engine's own guess of what the other side was like."""

from __future__ import annotations

import pytest

from support.coaching import ZAPAD, begun
from support.sessions import is_sentence
from support.solo import engine_acts, play, seen
from tabletop.game.commands import MakeForecast
from tabletop.game.events import InjectReleased
from tabletop.game.refusal import Refusal
from tabletop.practice import tutorial
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
    for each in (*told.incidents, *told.misreadings, *told.forecasts):
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
        assert "spoke most for" in end or "spoke most against" in end or "no move that tells" in end, end


def test_the_truth_behind_each_incident_is_told_with_what_it_was_taken_for() -> None:
    practice = play(begun())
    analysis = analyse(practice.table)
    told = at_the_end(analysis).incidents
    released = [event for commit in practice.table.commits for event in commit.events if isinstance(event, InjectReleased)]
    incidents = [event for event in released if event.incident and practice.team in event.refs]
    own = {reading.inject: reading for reading in analysis.incidents if reading.team == practice.team}
    assert len(told) == len(incidents) > 1
    assert own
    for each, event in zip(told, incidents, strict=True):
        assert event.title.rstrip(".") in each.text
        assert f"Behind it: {analysis.titles.cause(event.cause)}." in each.text
        reading = own.get(event.inject)
        if reading is None:
            assert each.text.endswith("You said nothing of it.")
        else:
            assert f"You took it for {analysis.titles.cause(reading.reading)} ({reading.likelihood} %" in each.text
            assert each.text.endswith(": right." if reading.right else ": wrong.")


def test_a_first_session_has_no_scores_and_a_whole_one_has() -> None:
    first, whole = at_the_end(analyse(play(tutorial.begin(ZAPAD)).table)), at_the_end(analyse(play(begun()).table))
    assert first.aims.scores == ()
    assert all(aim.result for aim in first.aims.aims), "how they stand is told"
    assert len(whole.aims.scores) == 2


def test_a_forecast_that_the_session_did_not_come_to_is_told_as_not_answered() -> None:
    practice = begun()
    engine_acts(practice)
    question = seen(practice).questions[0]
    came = practice.table.submit(practice.team, MakeForecast(question=question.id, probability=30))
    assert not isinstance(came, Refusal)
    practice.end()
    (told,) = at_the_end(analyse(practice.table)).forecasts
    assert told.text == f"“{question.text}” You said 30 % (unlikely); it was not answered: the session ended before."


def test_beside_what_a_move_was_for_stands_what_the_person_took_it_for() -> None:
    analysis = analyse(play(begun()).table)
    own = {reading.order_ref: reading for reading in analysis.perception.readings if reading.reader == "nato"}
    (opponent,) = at_the_end(analysis).opponents
    assert {move.ref for move in opponent.moves if move.taken} == {*own}
    for move in opponent.moves:
        if move.taken:
            reading = own[move.ref]
            assert move.taken.endswith(": right." if reading.reading == move.purpose else ": wrong.")
            assert f"({reading.likelihood} %, " in move.taken
    assert {move.taken.rpartition(": ")[2] for move in opponent.moves} >= {"right.", "wrong."}
