"""Notes, observations, ratings, seats."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.play import Rehearsal, only
from tabletop.game import commands as c
from tabletop.game.events import Noted, ObservationMade, SeatTaken, TaskRated

STAFF_ONLY = "Only control or an evaluator can do this."


@pytest.fixture
def play() -> Rehearsal:
    return Rehearsal(ferry())


@pytest.mark.parametrize("seat", ["control", "evaluator"])
def test_staff_note_and_observe_at_any_time(play: Rehearsal, seat: str) -> None:
    assert only(play.give(c.Note(text="A good question."), seat), Noted).text == "A good question."
    seen = c.Observe(seen="strength", text="They asked first.", task="ask-first", about="collision")
    assert only(play.give(seen, seat), ObservationMade).task == "ask-first"
    play.give(c.EndSession(words="Lunch."))
    play.give(c.Note(text="Hot wash at two."), seat)


def test_keeping_the_record_is_refused_with_what_is_wrong(play: Rehearsal) -> None:
    for seat in ("norvia", "observer", "public"):
        assert play.refused(c.Note(text="So."), seat) == STAFF_ONLY
        assert play.refused(c.Observe(seen="strength", text="So."), seat) == STAFF_ONLY
        assert play.refused(c.RateTask(task="ask-first", rating="P"), seat) == STAFF_ONLY
    assert play.refused(c.Note(text=" ")) == "The note is missing: write it first."
    assert play.refused(c.Note(text="x" * 4001)) == "The note has 4,001 characters; the most is 4,000. Shorten it."
    assert play.refused(c.Observe(seen="strength", text="")) == "The observation is missing: write it first."
    assert play.refused(c.Observe(seen="strength", text="So.", task="juggle")) == (
        "There is no critical task “juggle” in this deck."
    )
    assert play.refused(c.Observe(seen="strength", text="So.", about="x" * 121)).startswith("What it is about has 121")


def test_tasks_are_rated_after_endex_once_a_person(play: Rehearsal) -> None:
    rate = c.RateTask(task="ask-first", rating="M", note="They shouted first.")
    assert play.refused(rate, "evaluator") == "Tasks are rated after ENDEX."
    play.give(c.EndSession(words="Enough."))
    rated = only(play.give(rate, "evaluator", person="ann"), TaskRated)
    assert (rated.task, rated.rating, rated.person) == ("ask-first", "M", "ann")
    assert play.refused(rate, "evaluator", person="ann") == (
        "This person has rated “Ask the other side first” already; a task is rated once."
    )
    play.give(rate, "evaluator", person="bob")
    assert play.refused(c.RateTask(task="juggle", rating="P"), "evaluator") == "There is no critical task “juggle” in this deck."
    assert play.refused(c.RateTask(task="name-doubt", rating="P", note="x" * 4001), "evaluator").startswith("The note has")
    assert [rating.person for rating in play.control().ratings] == ["ann", "bob"]


def test_control_says_who_sits_where(play: Rehearsal) -> None:
    for place in ("norvia", "sandrel/2", "evaluator", "observer", "control"):
        assert only(play.give(c.TakeSeat(place=place, person="p1")), SeatTaken).place == place
    assert play.refused(c.TakeSeat(place="atlantis", person="p1")) == "There is no seat “atlantis” at this table."
    assert play.refused(c.TakeSeat(place="norvia", person="")) == "The person is missing: write it first."
    assert play.refused(c.TakeSeat(place="norvia", person="x" * 41)).startswith("The person has 41 characters")
    assert play.refused(c.TakeSeat(place="norvia/" + "x" * 200, person="p1")).startswith("The seat has 207 characters")
    assert play.refused(c.TakeSeat(place="norvia", person="p1"), "norvia") == "Only control can do this."
