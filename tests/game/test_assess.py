"""What teams make of it: readings of incidents and moves, forecasts."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.play import Rehearsal
from tabletop.game import commands as c
from tabletop.game.events import ForecastMade, IncidentRead, MoveRead
from tabletop.game.questions import MOST, asked


@pytest.fixture
def play() -> Rehearsal:
    play = Rehearsal(ferry())
    play.give(c.ReleaseInject(inject="newspapers"))
    play.give(c.ReleaseInject(inject="collision"))
    return play.to("assess")


def incident(ref: int = 2, reading: str = "accident", likelihood: int = 60, grounds: str = "") -> c.ReadIncident:
    return c.ReadIncident(ref=ref, reading=reading, likelihood=likelihood, grounds=grounds)


def test_a_team_says_what_it_takes_an_incident_for_and_how_likely(play: Rehearsal) -> None:
    assert "ReadIncident" in play.team("norvia").may
    play.give(incident(), "norvia")
    play.give(incident(reading="deliberate", likelihood=80, grounds="There was no fog."), "norvia/2")
    report = play.team("norvia").inbox[1]
    assert (report.reading, report.likelihood, report.grounds) == ("deliberate", 80, "There was no fog.")
    assert play.team("sandrel").inbox[1].reading == ""
    assert [reading.inject for reading in play.all(IncidentRead)] == ["collision", "collision"]
    assert len(play.draft.incident_readings) == 1


def test_an_incident_is_read_in_its_turn_or_the_next(play: Rehearsal) -> None:
    play.to("assess", 2).give(incident(), "norvia")
    assert play.to("assess", 3).refused(incident(), "norvia") == "Report 2 is too old to read now."
    assert not play.team("norvia").inbox[1].readable
    assert "ReadIncident" not in play.team("norvia").may


def test_reading_an_incident_is_refused_with_what_is_wrong(play: Rehearsal) -> None:
    assert play.refused(incident(ref=9), "norvia") == "Your inbox has no report number 9."
    assert play.refused(incident(ref=1), "norvia") == "Report 1 leaves nothing open to read."
    assert play.refused(incident(reading="magic"), "norvia") == "“magic” is no cause; choose deliberate, accident, third-party."
    for likelihood in (0, 100, -5):
        assert play.refused(incident(likelihood=likelihood), "norvia") == (
            f"The likelihood must be from 1 to 99 per cent, not {likelihood}."
        )
    assert play.refused(incident(grounds="x" * 401), "norvia") == (
        "The line that says why has 401 characters; the most is 400. Shorten it."
    )
    assert play.refused(incident(), "observer") == "Only a team can do this; control may do it on a team's behalf."


def test_a_team_reads_a_move_between_reveal_and_ruling(play: Rehearsal) -> None:
    play.to("decide")
    order = play.order("halt-ferry")
    play.to("adjudicate")
    assert "ReadMove" in play.team("sandrel").may
    play.give(c.ReadMove(ref=1, reading="coercion", likelihood=70), "sandrel")
    play.give(c.ReadMove(ref=1, reading="accident", likelihood=20, grounds="A rope was loose."), behalf="sandrel")
    (move,) = play.team("sandrel").moves
    assert (move.reading, move.likelihood, move.grounds) == ("accident", 20, "A rope was loose.")
    assert play.all(MoveRead)[0].order == order.order
    assert play.control().move_readings == (play.all(MoveRead)[1],)
    play.give(c.RuleOrder(order=order.order, method="certain"))
    again = c.ReadMove(ref=1, reading="coercion", likelihood=70)
    assert play.refused(again, "sandrel") == "Move 1 has been ruled; a reading comes before the ruling."
    assert "ReadMove" not in play.team("sandrel").may


def test_reading_a_move_is_refused_with_what_is_wrong(play: Rehearsal) -> None:
    play.to("decide")
    play.order("train-pilots")
    play.to("adjudicate")

    def refused(seat: str = "sandrel", ref: int = 1, reading: str = "routine", likelihood: int = 50) -> str:
        return play.refused(c.ReadMove(ref=ref, reading=reading, likelihood=likelihood), seat)

    assert refused(ref=2) == "You have seen no move number 2."
    assert refused("norvia") == "You have seen no move number 1."
    assert refused(reading="fun").startswith("“fun” is no purpose; choose reassurance, routine")
    assert refused(likelihood=100) == "The likelihood must be from 1 to 99 per cent, not 100."
    long = c.ReadMove(ref=1, reading="routine", likelihood=50, grounds="x" * 401)
    assert play.refused(long, "sandrel") == "The line that says why has 401 characters; the most is 400. Shorten it."
    assert refused("control") == "Only a team can do this; control may do it on a team's behalf."
    play.to("adjudicate", 2)
    assert refused() == "Move 1 was seen in an earlier turn."


def test_at_most_two_questions_are_put_to_a_team_and_each_once_it_is_forecast(play: Rehearsal) -> None:
    questions = play.team("norvia").questions
    assert [question.id for question in questions] == ["crisis", "ferry-runs"], "the soonest to close first"
    assert len(questions) <= MOST
    play.give(c.MakeForecast(question="crisis", probability=30), "norvia")
    assert [question.probability for question in play.team("norvia").questions] == [30, None]
    assert [question.id for question in asked(play.book, play.to("assess", 2).draft, "norvia")] == ["ferry-runs"]
    assert [question.id for question in asked(play.book, play.draft, "sandrel")] == ["crisis", "ferry-runs"]


def test_a_forecast_may_be_changed_until_the_reveal(play: Rehearsal) -> None:
    for probability in (0, 100, 45):
        play.give(c.MakeForecast(question="crisis", probability=probability), "norvia")
    assert [made.probability for made in play.draft.forecasts] == [45]
    assert len(play.all(ForecastMade)) == 3
    play.to("adjudicate")
    assert play.refused(c.MakeForecast(question="crisis", probability=1), "norvia").startswith("This belongs to")
    assert "MakeForecast" not in play.team("norvia").may


def test_forecasting_is_refused_with_what_is_wrong(play: Rehearsal) -> None:
    for probability in (-1, 101):
        assert play.refused(c.MakeForecast(question="crisis", probability=probability), "norvia") == (
            f"A forecast must be from 0 to 100 per cent, not {probability}."
        )
    assert play.refused(c.MakeForecast(question="rain", probability=5), "norvia") == "The question “rain” is not put to you now."
    late = play.to("assess", 3)
    assert late.refused(c.MakeForecast(question="crisis", probability=5), "norvia") == (
        "The question “crisis” is not put to you now."
    )


def test_a_session_can_be_played_without_forecasts() -> None:
    play = Rehearsal(ferry(), c.OpenSession(turns=3, forecasts=False)).to("assess")
    assert play.team("norvia").questions == ()
    assert play.refused(c.MakeForecast(question="crisis", probability=5), "norvia") == (
        "This session is played without forecasts."
    )


def test_only_what_the_session_can_answer_before_its_end_is_asked() -> None:
    whole = Rehearsal(ferry()).to("assess")
    short = Rehearsal(ferry(), c.OpenSession(turns=3, until=1)).to("assess")
    assert [question.id for question in whole.team("norvia").questions] == ["crisis", "ferry-runs"]
    assert short.team("norvia").questions == (), "both close after its only turn"
    assert short.refused(c.MakeForecast(question="crisis", probability=5), "norvia") == (
        "The question “crisis” is not put to you now."
    )
    ends = {"ferry-runs": 3, "crisis": 2}
    for until in (1, 2, 3):
        play = Rehearsal(ferry(), c.OpenSession(turns=3, until=until)).to("assess")
        last = play.state.opened.plan[-1] if play.state.opened else 0
        assert {question.id for question in play.team("norvia").questions} == {each for each, by in ends.items() if by <= last}
