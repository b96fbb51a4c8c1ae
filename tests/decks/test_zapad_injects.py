"""The injects of the shipped deck against the standard that docs promise of them."""

from __future__ import annotations

import re
from collections import Counter

from support.zapad import incidents, lines, mains, set_by_orders, spoken
from tabletop.deck.model import Deck


def test_there_are_enough_injects_of_every_kind(deck: Deck) -> None:
    assert len(deck.injects) >= 34
    assert {inject.kind for inject in deck.injects} == {"contextual", "expected", "contingency", "administrative"}


def test_each_turn_plans_at_most_two_main_injects_and_at_least_one(deck: Deck) -> None:
    planned = Counter(inject.turn for inject in mains(deck) if inject.turn is not None)
    assert set(planned) == {turn.number for turn in deck.turns}
    assert max(planned.values()) <= 2


def test_every_text_can_be_read_aloud_in_half_a_minute(deck: Deck) -> None:
    texts = [(inject.id, text) for inject in deck.injects for text in inject.text.values()]
    texts += [(hazard.id, text) for hazard in deck.hazards for text in hazard.text.values()]
    texts += [(action.id, text) for action in deck.actions for text in (action.observable, action.trace, action.rationale)]
    assert [(card, spoken(text)) for card, text in texts if spoken(text) > 60] == []


def test_what_comes_in_together_can_be_read_in_a_minute(deck: Deck) -> None:
    """Of an inject at most 48 words a side, and a turn's planned ones at most 200 with their sources."""
    for team in deck.team_ids:
        for turn in deck.turns:
            planned = [inject for inject in deck.injects if inject.turn == turn.number]
            heads = sum(spoken(f"{i.time} {i.source.get(team) or i.source.get('all')}") for i in planned)
            assert sum(spoken(inject.wording(team)) for inject in planned) + heads <= 200, (team, turn.number)
    assert [inject.id for inject in deck.injects for text in inject.text.values() if spoken(text) > 48] == []


def test_every_inject_has_source_reliability_and_time_for_whoever_gets_it(deck: Deck) -> None:
    for inject in deck.injects:
        assert inject.time, inject.id
        for team in inject.recipients(deck.team_ids):
            for said in (inject.source, inject.reliability):
                assert said.get(team) or said.get("all"), f"{inject.id} for {team}"


def test_reliability_is_said_in_one_of_four_ways(deck: Deck) -> None:
    for inject in deck.injects:
        for said in inject.reliability.values():
            assert re.match(r"(confirmed|probable|unconfirmed|official statement)(;|$)", said), f"{inject.id}: {said}"


def test_every_main_inject_is_a_dilemma_and_colour_is_none(deck: Deck) -> None:
    assert lines(inject for inject in mains(deck) if spoken(inject.dilemma) < 20) == ""
    assert lines(inject for inject in deck.injects if inject.weight == "colour" and inject.dilemma) == ""


def test_a_third_of_the_incidents_bear_two_honest_causes(deck: Deck) -> None:
    causes = {cause.id for cause in deck.causes}
    found = incidents(deck)
    assert len(found) >= 8
    assert all(set(inject.truth) <= causes for inject in found)
    assert sum(len(set(inject.truth)) >= 2 for inject in found) * 3 >= len(found)


def test_incidents_do_not_all_have_the_same_possible_causes(deck: Deck) -> None:
    assert len({frozenset(inject.truth) for inject in incidents(deck)}) >= 3


def test_half_of_the_main_injects_differ_by_team(deck: Deck) -> None:
    differ = [i for i in mains(deck) if len({i.wording(team) for team in deck.team_ids}) == len(deck.team_ids)]
    assert len(differ) * 2 >= len(mains(deck))


def test_some_reports_are_corrected_later(deck: Deck) -> None:
    later = [
        inject
        for inject in deck.injects
        for name in inject.when.names()
        if name.text.startswith("released.") and inject.expects is not None
    ]
    assert "wreckage-corrected" in {inject.id for inject in later}


def test_every_third_inject_answers_what_the_teams_did_or_left_undone(deck: Deck) -> None:
    flags = set_by_orders(deck)
    acts = ("played.", "passed.", "met.", "moves.")
    answering = [i for i in deck.injects if any(n.text.startswith(acts) or n.text in flags for n in i.when.names())]
    assert len(answering) * 3 >= len(deck.injects)


def test_both_silence_and_deeds_have_consequences_for_both_sides(deck: Deck) -> None:
    owner = {action.id: action.team for action in deck.actions}
    names = {name.text for inject in deck.injects for name in inject.when.names()}
    assert {"passed.nato", "passed.union_state"} <= names
    told = Counter(owner[name.removeprefix("played.")] for name in names if name.startswith("played."))
    assert min(told[team] for team in deck.team_ids) >= 4


def test_expected_actions_name_a_critical_task_and_can_be_met(deck: Deck) -> None:
    tasks = {task.id for task in deck.tasks}
    expecting = [inject for inject in deck.injects if inject.expects]
    assert len(expecting) >= 8
    assert {inject.expects.team for inject in expecting if inject.expects} == set(deck.team_ids)
    for inject in expecting:
        assert inject.expects is not None
        assert inject.expects.task in tasks, inject.id
        assert list(inject.expects.met.names()), inject.id


def test_every_turn_presses_both_sides_at_home(deck: Deck) -> None:
    pressing = {i.turn for i in deck.injects if i.thread == "home" and i.recipients(deck.team_ids) == deck.team_ids}
    assert {turn.number for turn in deck.turns} <= pressing


def test_an_off_ramp_lies_on_every_second_turn(deck: Deck) -> None:
    ramps = {inject.turn for inject in deck.injects if inject.objective == "keep-off-ramps-open" and inject.dilemma}
    assert {2, 4, 6, 8} <= ramps
