"""The shipped deck against the standard that docs and briefs promise of it: form, source, world, people."""

from __future__ import annotations

import itertools
import re

import pytest

from support.zapad import CLAIMS, FORCE, alike, side, sources, spoken
from tabletop.deck.lint import check_deck
from tabletop.deck.model import Action, Deck, Inject
from tabletop.game.questions import MOST
from tabletop.library import find_deck, read_deck_files

# --- form ----------------------------------------------------------------------------------------------------------


def test_the_lint_has_nothing_to_say() -> None:
    found = check_deck(read_deck_files(find_deck("zapad-2025"))).problems
    assert [str(problem) for problem in found] == []


def test_sides_offices_and_the_ladder(deck: Deck) -> None:
    assert deck.team_ids == ("union_state", "nato")
    by_team = {team: {role.id for role in deck.roles if role.team == team} for team in deck.team_ids}
    assert by_team == {"union_state": {"moscow", "minsk"}, "nato": {"warsaw", "vilnius", "riga", "brussels", "washington"}}
    ladder = next(track for track in deck.tracks if track.id == deck.ladder.track)
    assert (ladder.low, ladder.high, len(ladder.bands), ladder.bands[-1].name) == (1, 10, 10, "War")
    assert deck.licence == "CC BY 4.0"


def test_every_length_plays_the_first_turn_and_the_aftermath(deck: Deck) -> None:
    assert sorted(length.turns for length in deck.lengths) == [4, 6, 8]
    for length in deck.lengths:
        assert (length.play[0], length.play[-1]) == (1, 8)


def test_what_each_side_sees_of_the_tracks(deck: Deck) -> None:
    tracks = {track.id: track for track in deck.tracks}
    for team, other in (("nato", "union_state"), ("union_state", "nato")):
        assert (tracks[f"{team}.readiness"].sight(team), tracks[f"{team}.readiness"].sight(other)) == ("band", "estimate")
        assert (tracks[f"{team}.capital"].sight(team), tracks[f"{team}.capital"].sight(other)) == ("exact", "hidden")
        assert tracks[f"{team}.legitimacy"].sight(other) == "band"
    assert (tracks["nato.cohesion"].sight("nato"), tracks["nato.cohesion"].sight("union_state")) == ("band", "estimate")
    for track in deck.tracks:
        assert len(track.bands) in (4, 5) or track.id == "escalation", track.id


def test_purposes_run_from_reassurance_to_attack_and_an_accident_is_meant_by_nobody(deck: Deck) -> None:
    scale = {purpose.id: purpose.scale for purpose in deck.purposes}
    assert scale == {
        "reassurance": -1,
        "routine": 0,
        "deterrence": 1,
        "probing": 2,
        "coercion": 3,
        "preparation": 4,
        "accident": None,
    }
    assert not [action.id for action in deck.actions if "accident" in action.purposes]


# --- where it comes from -------------------------------------------------------------------------------------------


def test_every_claim_of_the_source_is_on_a_card_rule_or_hazard(deck: Deck) -> None:
    assert tuple(claim.id for claim in deck.claims) == CLAIMS
    cited = {claim for card in sources(deck) for claim in card.claims}
    assert cited == set(CLAIMS)


def test_every_claim_is_in_play_and_not_only_in_rules(deck: Deck) -> None:
    cited = {claim for card in sources(deck) if isinstance(card, Inject | Action) for claim in card.claims}
    assert cited == set(CLAIMS)


def test_every_card_says_where_it_comes_from(deck: Deck) -> None:
    for card in sources(deck):
        if card.basis == "article":
            assert card.claims, f"{card.id} is said to be from the article and cites no claim"
        if card.basis == "public" and isinstance(card, Inject | Action):
            assert card.reference, f"{card.id} is said to be public knowledge and does not say which"


@pytest.mark.parametrize("claim", ["A02", "A06", "A08", "A09", "A10", "A16", "A17", "A18", "A19"])
def test_what_a_team_may_leave_undone_control_can_bring_about(deck: Deck, claim: str) -> None:
    assert [inject for inject in deck.injects if inject.kind == "contingency" and claim in inject.claims]


@pytest.mark.parametrize("claim", ["A08", "A16", "A17", "A18", "A19"])
def test_what_the_source_calls_likely_answers_are_cards(deck: Deck, claim: str) -> None:
    assert [action for action in side(deck, "nato") if claim in action.claims]


# --- the world -----------------------------------------------------------------------------------------------------


def test_force_on_both_sides_feeds_the_cycle_and_a_quiet_turn_calms(deck: Deck) -> None:
    cycle = next(rule for rule in deck.rules if "A20" in rule.claims)
    assert {name.text for name in cycle.when.names()} == {f"moves.{team}.{kind}" for team in deck.team_ids for kind in FORCE}
    assert [(effect.name, effect.amount) for effect in cycle.effects] == [("escalation", 1)]
    assert [rule for rule in deck.rules if any(e.name == "escalation" and e.amount < 0 for e in rule.effects)]


def test_accidents_happen_between_ready_and_mistrustful_forces(deck: Deck) -> None:
    dangers = [hazard for hazard in deck.hazards if {"A23", "A24"} & set(hazard.claims)]
    assert dangers
    named = {name.text for hazard in dangers for name in hazard.when.names()}
    assert {"nato.readiness", "union_state.readiness", "nato.trust", "union_state.trust"} <= named
    assert all(0 < hazard.chance <= 25 for hazard in deck.hazards)


def test_injects_by_themselves_move_little(deck: Deck) -> None:
    for inject in deck.injects:
        moved = [effect for effect in inject.effects if effect.verb == "change"]
        assert len(moved) <= 2, inject.id
        assert all(abs(effect.amount) == 1 for effect in moved), inject.id
    climbing = [i for i in deck.injects if any(e.name == "escalation" for e in i.effects)]
    assert len(climbing) <= 3


# --- people, aims, learning ----------------------------------------------------------------------------------------


def test_every_office_has_a_half_page_an_aim_and_red_lines(deck: Deck) -> None:
    for role in deck.roles:
        assert 100 <= spoken(role.card) <= 150, role.id
        assert role.aim, role.id
        assert 2 <= len(role.red_lines) <= 4, role.id
        assert [aim for aim in deck.aims if aim.role == role.id], role.id


def test_briefs_have_the_length_that_a_table_can_take(deck: Deck) -> None:
    assert 90 <= spoken(deck.brief) <= 150
    for team in deck.teams:
        assert 60 <= spoken(team.brief) <= 90, team.id


def test_what_a_side_wants_is_said_in_a_line_each_before_how_it_is_judged(deck: Deck) -> None:
    for aim in deck.aims:
        if not aim.role:
            met, _, half = aim.text.partition(". ")
            assert spoken(met) <= 25, aim.id
            assert "half" in half.lower(), aim.id


def test_each_side_has_three_to_five_aims_of_its_own(deck: Deck) -> None:
    for team in deck.team_ids:
        assert 3 <= len([aim for aim in deck.aims if aim.team == team and not aim.role]) <= 5


def test_objectives_break_down_into_tasks_that_injects_exercise(deck: Deck) -> None:
    assert 3 <= len(deck.objectives) <= 4
    assert all(2 <= len(objective.tasks) <= 4 for objective in deck.objectives)
    exercised = {inject.objective for inject in deck.injects}
    assert {objective.id for objective in deck.objectives} <= exercised


def test_no_question_is_about_the_asked_teams_own_cards(deck: Deck) -> None:
    assert len(deck.questions) >= 12
    owner = {action.id: action.team for action in deck.actions}
    for question in deck.questions:
        for name in question.answer.names():
            head, _, rest = name.text.partition(".")
            assert head not in ("released", "met"), question.id
            if head == "played":
                assert owner[rest] not in question.teams, question.id
            if head in ("moves", "passed"):
                assert rest.partition(".")[0] not in question.teams, question.id


@pytest.mark.parametrize("team", ["nato", "union_state"])
@pytest.mark.parametrize("turns", [4, 6, 8])
def test_each_side_has_something_new_to_forecast_in_every_turn(deck: Deck, team: str, turns: int) -> None:
    """Even if it answers all that it is asked, as soon as it is asked."""
    answered: set[str] = set()
    for turn in next(length.play for length in deck.lengths if length.turns == turns):
        new = [q for q in deck.questions if team in q.teams and q.turn <= turn <= q.by and q.id not in answered]
        asked = sorted(new, key=lambda question: question.by)[:MOST]
        assert asked, turn
        assert all(alike(one.text, other.text) < 0.6 for one, other in itertools.combinations(asked, 2)), asked
        answered |= {question.id for question in asked}


def test_what_an_aim_says_of_the_end_is_what_it_is_judged_on(deck: Deck) -> None:
    """Where an aim's condition names the escalation, its words name the band; what the flags hold, its words do not deny."""
    bands = next(track for track in deck.tracks if track.id == deck.ladder.track)
    for aim in deck.aims:
        for limit in re.findall(r"escalation <= (\d+)", f"{aim.met.text} {aim.partly.text}"):
            assert bands.band(int(limit)).name in aim.text, aim.id
    by_id = {aim.id: aim for aim in deck.aims}
    assert "forces_home" in {name.text for name in by_id["nato-forces-leave"].met.names()}
    assert "stayed" not in by_id["minsk-room"].text
    assert "again" not in by_id["warsaw-border"].text
