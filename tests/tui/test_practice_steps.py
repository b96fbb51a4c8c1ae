"""The steps of practice: few are required, those come first, and what bears on nothing is left out."""

from __future__ import annotations

import pytest
from attrs import evolve

from support.orders import of_card
from support.sessions import ticking
from support.solo import engine_acts, person_acts, seen
from tabletop.game import commands as c
from tabletop.game.view import TeamView
from tabletop.library import load_deck
from tabletop.practice.certain import certain
from tabletop.practice.opposite import opposite
from tabletop.practice.session import Practice
from tabletop.tui.practice.steps import INPUTS, MOST_INPUTS, OPPOSITE, about, left_open, practice_steps
from tabletop.tui.seat.steps import Step, next_step

DECK = load_deck("zapad-2025")


def at(turn: int, phase: str, team: str = "nato") -> tuple[Practice, TeamView]:
    """A session of the shipped deck at the person's part of a phase."""
    practice = Practice.begin(DECK, team, level="recruit", seed="steps", clock=ticking())
    engine_acts(practice)
    while (practice.table.state.number, practice.table.state.phase) != (turn, phase):
        assert not practice.over
        person_acts(practice, "person")
        engine_acts(practice)
    return practice, seen(practice)


def kinds(found: tuple[Step, ...], *, required: bool) -> list[str]:
    return [step.key.partition(":")[0] for step in found if step.pressing is required and not step.done]


def inputs(found: tuple[Step, ...]) -> int:
    costs = INPUTS | {OPPOSITE: INPUTS["forecast"]}
    return sum(costs.get(kind, 0) for kind in kinds(found, required=True))


@pytest.mark.parametrize("turn", [1, 2, 3, 4, 5, 6])
def test_what_is_required_comes_first_and_is_one_of_each_kind(turn: int) -> None:
    asked = 0
    for phase in ("assess", "decide", "adjudicate", "consequences"):
        _, view = at(turn, phase)
        found = practice_steps(view, opposite=opposite(DECK))
        *steps, last = found
        assert last.key == "hand-back"
        assert sorted(steps, key=lambda step: not (step.pressing or step.done)) == steps
        required = kinds(found, required=True)
        assert len(required) == len(set(required))
        asked += inputs(found)
    assert asked <= MOST_INPUTS


def test_the_line_on_a_phase_asks_for_no_reading_where_no_report_of_the_turn_can_be_read() -> None:
    _, view = at(1, "assess")
    assert "say what is behind one report" in about(view)["assess"]
    old = evolve(view, inbox=tuple(evolve(report, turn=0) for report in view.inbox))
    assert "behind one report" not in about(old)["assess"]


def test_the_staff_opposite_is_asked_about_apart_and_in_place_of_a_forecast() -> None:
    practice, view = at(4, "assess")
    asks = opposite(practice.seat.deck)
    (question,) = [asked.id for asked in view.questions if asked.id in asks]
    found = practice_steps(view, opposite=asks)
    (step,) = [step for step in found if step.key == f"{OPPOSITE}:{question}"]
    assert (step.title, step.note) == ("Who sits opposite?", "bold?")
    assert len(f"1 o {step.title}  {step.note}") < 80
    assert step.pressing
    assert "forecast" not in kinds(found, required=True)
    practice.table.submit("nato", c.MakeForecast(question=question, probability=70))
    done = next(step for step in practice_steps(seen(practice), opposite=asks) if step.key == f"{OPPOSITE}:{question}")
    assert done.done
    assert done.note == "70 %  bold?"


def test_what_was_assessed_is_not_listed_among_the_decisions() -> None:
    _, view = at(2, "decide")
    found = practice_steps(view, seen=frozenset(f"report-{report.number}" for report in view.inbox))
    assert not {"briefing", "inbox", "incident", "forecast"} & {step.key.partition(":")[0] for step in found}
    assert found[0].key == "order:main"
    assert next_step(found) == found[0]


def test_no_reasons_are_asked_where_nothing_is_rolled() -> None:
    practice, view = at(2, "adjudicate")
    plain = practice_steps(view)
    reasons = {step.key for step in plain if step.key[:3] in ("con", "pro")}
    assert reasons
    sure = certain(practice.sight)
    left = {step.key for step in practice_steps(view, certain=sure) if step.key[:3] in ("con", "pro")}
    assert left == {key for key in reasons if key.partition(":")[2] not in sure}
    everything = frozenset(key.partition(":")[2] for key in reasons)
    assert not [step for step in practice_steps(view, certain=everything) if step.key[:3] in ("con", "pro")]


def test_the_coach_stands_below_the_order_and_a_first_session_wants_it_and_words_in_public() -> None:
    practice, _ = at(1, "decide")
    card = next(offer.card for offer in seen(practice).offers if offer.main and offer.cost == 0)
    meant = next(each for each in DECK.actions if each.id == card)
    practice.table.submit("nato", of_card(meant))
    view = seen(practice)
    read = frozenset({"briefing", *(f"report-{report.number}" for report in view.inbox)})
    found = practice_steps(view, seen=read, coach=True)
    keys = [step.key.partition(":")[0] for step in found]
    assert keys[0] == "own"
    assert "coach" in keys
    assert kinds(found, required=True) == ["hand-back"]
    wanted = practice_steps(view, seen=read, coach=True, wanted={"coach", "statement"})
    assert kinds(wanted, required=True) == ["coach", "statement", "hand-back"]
    assert left_open(wanted) == ("Public statement",)
    left = practice_steps(view, seen=read | {"coach-1"}, coach=True, wanted={"coach", "statement"})
    assert kinds(left, required=True) == ["statement", "hand-back"]


def test_the_last_turn_goes_on_to_the_end() -> None:
    _, view = at(6, "consequences")
    assert practice_steps(view)[-1].title == "Go on to the end"
    assert practice_steps(evolve(view, clock=evolve(view.clock, of=8)))[-1].title == "Go on to the next turn"


def test_while_play_is_stopped_there_is_nothing_to_do() -> None:
    practice, _ = at(1, "assess")
    practice.table.submit("nato", c.StopPlay(words="A real matter."))
    assert practice_steps(seen(practice)) == ()
