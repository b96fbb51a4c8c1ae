"""A whole practice session: one person plays, the engine does all the rest."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from support.beliefs import with_a_third
from support.decks import ferry
from support.sessions import is_sentence, ticking
from support.solo import ITERATIONS, at, begun, engine_acts, person_acts, play, seen, story
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.events import LEVELS, Level
from tabletop.game.refusal import Refusal
from tabletop.library import load_deck
from tabletop.practice.session import BRIEFING, FORMS, MINUTES, NOBODY_AT_CONTROL, TURNS, NoPractice, Practice, turns_near
from tabletop.table import Table


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("team", ["norvia", "sandrel"])
def test_a_session_on_the_ferry_deck_is_played_to_its_end_against_each_level(team: str, level: Level) -> None:
    practice = play(begun(team=team, level=level))
    told = Counter(type(event) for event in story(practice))
    assert practice.over
    assert told[e.TurnOpened] == 3
    assert told[e.OrderGiven] >= 6
    due = [each for each in story(practice) if isinstance(each, e.OrderRevealed) and 0 < each.due <= 3]
    assert told[e.OrderRuled] == len(due)
    assert not practice.refused


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("team", ["nato", "union_state"])
def test_a_session_on_the_shipped_deck_is_played_to_its_end_against_each_level(team: str, level: Level, tmp_path: Path) -> None:
    practice = play(begun(load_deck("zapad-2025"), team, level, tmp_path / "solo.tabletop"))
    told = Counter(type(event) for event in story(practice))
    assert told[e.TurnOpened] == 6 or practice.table.state.ended.ending == "war"  # type: ignore[union-attr]
    assert told[e.InjectReleased] >= 6
    assert not practice.refused
    practice.table.close()


def test_the_first_turn_has_time_for_the_briefing_and_for_the_first_look_at_the_cards() -> None:
    practice = begun()
    given: dict[tuple[int, str], int] = {}
    while not practice.over:
        engine_acts(practice)
        state = practice.table.state
        timer = state.timing.timer(state.phase)
        if timer is not None and not practice.over:
            given[state.number, state.phase] = round(timer.whole / 60)
            person_acts(practice, "person")
    assert given[1, "assess"] == MINUTES["assess"] + BRIEFING
    assert given[2, "assess"] == MINUTES["assess"]
    assert given[1, "decide"] == MINUTES["decide"] + FORMS
    assert given[2, "decide"] == MINUTES["decide"]
    assert sum(MINUTES.values()) == 7, "a turn's minutes, as the set-up says"
    assert TURNS * sum(MINUTES.values()) + BRIEFING + FORMS <= 45, "and the minutes of a session"


def test_the_same_seed_and_the_same_inputs_give_the_same_session(tmp_path: Path) -> None:
    one = play(begun(level="commander"))
    two = play(begun(level="commander", path=tmp_path / "solo.tabletop"))
    other = play(begun(level="commander", seed="another"))
    assert story(one) == story(two)
    assert story(one) != story(other)
    two.table.close()


def test_it_does_not_matter_who_was_faster_in_a_phase() -> None:
    eager, slow = play(begun()), begun()
    while not slow.over:
        job = slow.next_job()
        staff = job is not None and job.who != "control"
        if job is None or (staff and not seen(slow).finished):
            person_acts(slow, "person")  # before the engine's staff has said a word
        else:
            assert slow.carry_out(job, job.think(None))
    assert story(eager) == story(slow)


def test_a_job_that_was_done_is_not_done_again() -> None:
    practice = begun()
    while practice.next_job() is not None and not practice.staff_jobs():
        practice.carry_out(practice.next_job(), ())  # type: ignore[arg-type]
    (job,) = practice.staff_jobs()
    commands = job.think(None)
    steps = len(practice.table.commits)
    assert practice.carry_out(job, commands)
    assert len(practice.table.commits) == steps, "the other side is heard before the person is done"
    assert not practice.staff_jobs()
    person_acts(practice, "person")
    (job,) = practice.staff_jobs()
    assert job.think(None) == commands, "thought twice, it comes to the same"
    assert practice.carry_out(job, commands)
    assert not practice.carry_out(job, commands)


def test_thinking_touches_no_table() -> None:
    practice = begun(load_deck("zapad-2025"), "nato", "commander")
    while not practice.over:
        engine = practice.next_job()
        if engine is None:
            person_acts(practice, "person")
            continue
        state, steps = practice.table.state, len(practice.table.commits)
        commands = engine.think(lambda _done, _of: True)
        assert practice.table.state is state
        assert len(practice.table.commits) == steps
        practice.carry_out(engine, commands)


def test_two_staffs_may_think_at_once() -> None:
    deck = with_a_third(ferry())
    alone, together = (at(begun(deck, "norvia", "commander"), "decide") for _ in range(2))
    assert [job.who for job in alone.staff_jobs()] == ["sandrel", "twin"]
    with ThreadPoolExecutor(2) as pool:
        thought = list(pool.map(lambda job: job.think(None), together.staff_jobs()))
    assert thought == [job.think(None) for job in alone.staff_jobs()]
    play(together)
    assert together.over
    assert not together.refused


def test_with_its_clock_running_it_is_closed_and_opened_in_every_phase_and_played_to_its_end(tmp_path: Path) -> None:
    path, clock = tmp_path / "solo.tabletop", ticking(30)

    def again(practice: Practice) -> Practice:
        practice.table.close()
        return Practice.open(path, iterations=ITERATIONS, clock=clock)

    practice = play(Practice.begin(ferry(), "sandrel", level="staff", path=path, seed="s", clock=clock), between=again)
    assert any(isinstance(event, e.SessionReopened) for commit in practice.table.commits for event in commit.events)
    assert not practice.refused
    practice.table.close()


def test_while_play_is_stopped_and_after_the_end_the_engine_does_nothing() -> None:
    practice = begun()
    job = practice.next_job()
    assert job is not None
    practice.give(c.StopPlay(words="The door bell."))
    assert practice.next_job() is None
    assert not practice.carry_out(job, ())
    practice.give(c.ResumePlay())
    practice.end()
    assert practice.over
    assert practice.next_job() is None
    assert seen(practice).ending.ending == "stopped"  # type: ignore[union-attr]


def test_whoever_writes_to_control_is_told_that_nobody_sits_there_and_the_session_goes_on() -> None:
    practice = begun()
    engine_acts(practice)
    practice.table.submit("norvia", c.SendMessage(text="Is the ferry damaged?", rfi=True))
    refused = practice.table.submit("norvia", c.SendMessage(text="Talk to us.", to=("sandrel",)))
    assert isinstance(refused, Refusal)
    person_acts(practice, "person")
    engine_acts(practice)
    assert [event.reason for event in story(practice) if isinstance(event, e.MessageClosed)] == [NOBODY_AT_CONTROL]
    assert is_sentence(NOBODY_AT_CONTROL)


def test_an_inject_that_waits_for_the_clock_comes_when_its_moment_has_come() -> None:
    practice = begun()
    practice.give(c.TimeInject(inject="newspapers", seconds=1))
    engine_acts(practice)
    assert "newspapers" in practice.table.state.released


def test_what_comes_to_a_session_with_two_people_or_none_is_a_sentence() -> None:
    for engines in ({}, {"norvia": "staff", "sandrel": "staff"}):
        table = Table.create(ferry(), c.OpenSession(turns=3, engines=engines))  # type: ignore[arg-type]
        with pytest.raises(NoPractice) as caught:
            Practice(table)
        assert is_sentence(str(caught.value))
    with pytest.raises(ValueError, match="no team") as refused:
        Practice.begin(ferry(), "atlantis")
    assert is_sentence(str(refused.value))
    with pytest.raises(ValueError, match="no session of 5 turns"):
        Practice.begin(ferry(), "norvia", turns=5)


def test_a_save_that_is_no_practice_is_let_go_of_again(tmp_path: Path) -> None:
    path = tmp_path / "room.tabletop"
    Table.create(ferry(), c.OpenSession(turns=3), path=path).close()
    with pytest.raises(NoPractice):
        Practice.open(path)
    Table.open(path).close()


@pytest.mark.parametrize(("assess", "forecasts"), [(False, True), (True, False), (False, False)])
def test_assessment_and_forecasts_may_be_left_out(assess: bool, forecasts: bool) -> None:
    practice = play(
        Practice.begin(ferry(), "norvia", level="staff", seed="s", assess=assess, forecasts=forecasts, clock=ticking())
    )
    phases = {event.phase for event in story(practice) if isinstance(event, e.PhaseOpened)}
    assert practice.over
    assert ("assess" in phases) == assess
    assert any(isinstance(event, e.ForecastMade) and event.team == "sandrel" for event in story(practice)) == forecasts
    assert not practice.refused


def test_it_takes_the_length_nearest_to_six_turns_and_plans_seven_minutes_a_turn() -> None:
    assert turns_near(load_deck("zapad-2025")) == 6
    assert turns_near(ferry()) == 3
    planned = [event for event in story(begun()) if isinstance(event, e.ClockPlanned)]
    assert [sum(event.minutes.values()) for event in planned] == [7]


def test_the_white_cell_answers_what_the_players_do_before_what_was_planned_and_differs_by_seed() -> None:
    deck = load_deck("zapad-2025")
    released = {
        seed: tuple(
            event.inject
            for event in story(play(begun(deck, "nato", "recruit", seed=seed)))
            if isinstance(event, e.InjectReleased)
        )
        for seed in ("one", "two", "three")
    }
    assert len(set(released.values())) == 3
    unplanned = {inject.id for inject in deck.injects if inject.turn is None}
    assert all(any(inject in unplanned for inject in each) for each in released.values())
