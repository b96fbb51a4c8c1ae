"""The first session: what it says is so, and each step is over when it has been done."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from support.sessions import ticking
from support.solo import asked, engine_acts, person_acts, seen
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.events import PHASES
from tabletop.game.refusal import Refusal
from tabletop.library import load_deck
from tabletop.practice import tutorial
from tabletop.practice.session import Practice
from tabletop.practice.tutorial import STEPS, UNTIL, coach_read, step_now
from tabletop.review import analyse

DECK = load_deck(tutorial.DECK)


def step(practice: Practice, opened: set[str]) -> str:
    """The step that the person is at, who has opened so much at the seat."""
    now = step_now(seen(practice), opened)
    return now.id if now else ""


def followed(seed: str) -> tuple[Practice, list[str]]:
    """The first session, played by somebody who does what is said; and the steps in the order in which they were said."""
    practice = tutorial.begin(DECK, clock=ticking())
    told: list[str] = []
    opened: set[str] = set()
    while True:
        engine_acts(practice)
        if practice.over:
            return practice, [*told, step(practice, opened)]
        told.append(step(practice, opened))
        opened |= {f"report-{report.number}" for report in seen(practice).inbox}
        for act in asked(practice, seed):
            told.append(step(practice, opened))
            if isinstance(act, c.MakeStatement):
                opened.add(coach_read(seen(practice).clock.number))
                told.append(step(practice, opened))
            came = practice.table.submit(practice.team, act)
            assert not isinstance(came, Refusal), came


def test_every_step_is_said_in_at_most_twenty_five_words_and_names_its_place() -> None:
    assert len({each.id for each in STEPS}) == len(STEPS)
    for each in STEPS:
        assert len(each.says.split()) <= 25, each.id
        assert "circle" not in each.says, "what is required comes up by itself, and its circle is hardly seen"
        assert each.phase in (*PHASES, "ended")
    places = [(each.turn, PHASES.index(each.phase)) for each in STEPS if each.phase != "ended"]
    assert all(one <= two for one, two in pairwise(places))
    assert {(each.turn, each.phase) for each in STEPS} >= {(turn, phase) for turn in (1, 2) for phase in PHASES[1:]}


@pytest.mark.parametrize("seed", ["one", "two", "three", "four"])
def test_who_does_what_is_said_comes_through_every_step_in_its_order(seed: str) -> None:
    practice, told = followed(seed)
    assert list(dict.fromkeys(told)) == [each.id for each in STEPS]
    assert not practice.refused


def test_it_ends_with_its_second_turn_and_opens_no_third() -> None:
    practice, _ = followed("one")
    assert practice.table.state.ended is not None
    assert practice.table.state.ended.ending == "endex"
    turns = [event.number for commit in practice.table.commits for event in commit.events if isinstance(event, e.TurnOpened)]
    assert turns == [1, 2]
    assert seen(practice).clock.of == UNTIL == 2
    assert [turn.number for turn in analyse(practice.table).turns] == [1, 2]


@pytest.mark.parametrize("seed", ["one", "two", "three", "four"])
def test_what_it_says_is_so_with_its_seed(seed: str) -> None:
    practice = tutorial.begin(DECK, clock=ticking())
    engine_acts(practice)
    view = seen(practice)
    assert view.team == "nato"
    (incident,) = [report for report in view.inbox if report.incident]
    assert "unmanned aircraft have entered Poland" in incident.text
    assert len(view.inbox) > 1
    assert view.questions
    for turn in range(1, UNTIL + 1):
        while practice.table.state.phase != "adjudicate":
            person_acts(practice, seed)
            engine_acts(practice)
        moves = [move for move in seen(practice).moves if move.turn == turn]
        assert moves, "it speaks of their moves, and there are none"
        assert all(not move.outcome for move in moves)
        while practice.table.state.number == turn and not practice.over:
            person_acts(practice, seed)
            engine_acts(practice)
        if turn == 1:
            assert DECK.turns[2].title == "The exercise opens"
            assert seen(practice).clock.turn == 3
            assert seen(practice).clock.date == "12 Sep 2025"
    analysis = analyse(practice.table)
    first = view.questions[0].id
    own = next(each for each in analysis.foresight if each.team == "nato")
    assert next(each for each in own.forecasts if each.question == first).answer is not None, "the game answers the first"
    assert analysis.perception.readings


def test_who_goes_on_before_a_step_is_done_is_not_held_up() -> None:
    practice = tutorial.begin(DECK, clock=ticking())
    engine_acts(practice)
    assert step(practice, set()) == "briefing"
    practice.table.submit("nato", c.Finish())
    engine_acts(practice)
    assert step(practice, set()) == "order"


def test_a_session_that_goes_on_for_longer_is_not_told_that_all_is_open_before_it_is() -> None:
    practice = Practice.begin(DECK, "nato", turns=4, level="recruit", seed=tutorial.SEED, timed=False, clock=ticking())
    while (practice.table.state.number, practice.table.state.phase) != (3, "assess"):
        person_acts(practice, "one")
        engine_acts(practice)
    assert step(practice, {"briefing"}) == ""
    practice.end()
    assert step(practice, {"briefing"}) == "open"


def test_it_is_known_again_when_it_is_opened() -> None:
    practice = tutorial.begin(DECK, clock=ticking())
    assert tutorial.is_tutorial(practice.table)
    other = Practice.begin(DECK, "nato", level="recruit", clock=ticking())
    assert not tutorial.is_tutorial(other.table)
    again = Practice(practice.table)
    while not again.over:
        engine_acts(again)
        if not again.over:
            person_acts(again, "one")
    assert again.table.state.number == UNTIL


def test_in_a_form_no_letter_is_to_be_pressed() -> None:
    for each in STEPS:
        assert each.said(typing=False) == each.says
        in_a_form = each.said(typing=True)
        pressed = re.search(r"[Pp]ress [a-z]\b", in_a_form)
        assert not pressed or in_a_form.endswith("Escape leaves this form first."), each.id
    incident = next(each for each in STEPS if each.id == "incident")
    assert "ress n" in incident.says
    assert "ress n" not in incident.said(typing=True)
