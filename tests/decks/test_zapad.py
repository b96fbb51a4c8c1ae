"""The shipped deck against the standard that docs and briefs promise of it, card by card where a machine can tell."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from tabletop.deck.effect import Effect
from tabletop.deck.lint import check_deck
from tabletop.deck.model import Action, Deck, Hazard, Inject, Rule
from tabletop.game.questions import MOST
from tabletop.library import find_deck, load_deck, read_deck_files

CLAIMS = tuple(f"A{number:02}" for number in range(1, 25))
FORCE = ("signalling", "coercion")


@pytest.fixture(scope="module")
def deck() -> Deck:
    return load_deck("zapad-2025")


def words(text: str) -> list[str]:
    return re.findall(r"[\w'’]+", text.casefold())


def spoken(text: str) -> int:
    """Words as somebody reading aloud counts them."""
    return len(text.split())


def mains(deck: Deck) -> list[Inject]:
    return [inject for inject in deck.injects if inject.weight == "main"]


def incidents(deck: Deck) -> list[Inject]:
    return [inject for inject in deck.injects if inject.truth]


def side(deck: Deck, team: str) -> list[Action]:
    return [action for action in deck.actions if action.team == team]


def outcomes(action: Action) -> Iterator[Effect]:
    return itertools.chain(action.effects, action.partial, action.failure, action.exposed)


def sources(deck: Deck) -> tuple[Inject | Action | Rule | Hazard, ...]:
    """Every card that comes from somewhere."""
    return (*deck.injects, *deck.actions, *deck.rules, *deck.hazards)


def alike(one: str, other: str) -> float:
    """How much of what two sentences say is the same: shared words over all words, 0 to 1."""
    a, b = set(words(one)), set(words(other))
    return len(a & b) / len(a | b)


def set_by_orders(deck: Deck) -> set[str]:
    """Flags that some order raises."""
    return {effect.name for action in deck.actions for effect in outcomes(action) if effect.verb == "raise"}


def lines(cards: Iterable[Inject | Action]) -> str:
    return ", ".join(card.id for card in cards)


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


# --- injects -------------------------------------------------------------------------------------------------------


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


# --- action cards --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("team", ["nato", "union_state"])
def test_each_side_has_a_spectrum_of_cards(deck: Deck, team: str) -> None:
    cards = side(deck, team)
    kinds = Counter(action.kind for action in cards)
    assert len(cards) >= 24
    assert set(kinds) == set(deck.classes)
    assert min(kinds.values()) >= 3
    assert kinds["cooperation"] >= 5
    assert max(kinds.values()) * 3 <= len(cards)


@pytest.mark.parametrize("team", ["nato", "union_state"])
def test_each_office_can_act_alone_and_together(deck: Deck, team: str) -> None:
    cards = side(deck, team)
    roles = {role.id for role in deck.roles if role.team == team}
    assert {action.authority[0] for action in cards if not action.collective} == roles
    assert len([action for action in cards if action.collective]) >= 4


def test_a_consultation_of_the_allies_needs_all_of_them(deck: Deck) -> None:
    consultation = next(action for action in deck.actions if action.id == "article-four")
    assert set(consultation.authority) == {role.id for role in deck.roles if role.team == "nato"}


@pytest.mark.parametrize("team", ["nato", "union_state"])
def test_each_side_has_secret_slow_and_uncertain_cards(deck: Deck, team: str) -> None:
    cards = side(deck, team)
    assert len([action for action in cards if set(action.postures) & {"deniable", "covert"}]) >= 3
    assert len([action for action in cards if action.turns == 2]) >= 2
    assert len([action for action in cards if action.method == "2d6"]) >= 4


def test_certain_cards_are_the_most_and_others_have_all_their_endings(deck: Deck) -> None:
    methods = Counter(action.method for action in deck.actions)
    assert methods["certain"] * 2 > len(deck.actions)
    assert set(methods) == {"certain", "2d6", "estimate", "vote", "umpire"}
    for action in deck.actions:
        if action.method != "certain":
            assert action.partial, action.id
            assert action.failure, action.id
            assert action.pros, action.id
            assert action.cons, action.id


def test_a_secret_card_can_come_out_at_a_price(deck: Deck) -> None:
    for action in deck.actions:
        if set(action.postures) & {"deniable", "covert"}:
            assert 0 < action.exposure < 100, action.id
            assert action.exposed, action.id
            assert action.trace, action.id
        else:
            assert action.exposure == 0, action.id


def test_every_card_has_reasons_and_room_for_a_purpose(deck: Deck) -> None:
    for action in deck.actions:
        assert len(action.purposes) >= 3, action.id
        assert 0 <= action.cost <= 3, action.id
        assert spoken(action.rationale) >= 10, action.id
        assert spoken(action.text) >= 8, action.id


def test_a_military_card_may_reassure_and_a_cooperative_one_need_not(deck: Deck) -> None:
    spread = [set(action.purposes) for action in deck.actions if action.kind in ("denial", "signalling")]
    assert [purposes for purposes in spread if "reassurance" in purposes]
    talks = [set(action.purposes) for action in deck.actions if action.kind == "cooperation"]
    assert [purposes for purposes in talks if purposes & {"probing", "coercion"}]


def test_most_cards_cost_something_that_their_side_cares_about(deck: Deck) -> None:
    """A price, a loss on a track of its own, a step up the ladder, or a gain of trust that the other side must be given first."""

    def traded(action: Action) -> bool:
        own = [e for e in outcomes(action) if e.verb == "change" and e.amount < 0 and e.name.startswith(f"{action.team}.")]
        other = "nato" if action.team == "union_state" else "union_state"
        soured = [e for e in outcomes(action) if e.verb == "change" and e.amount < 0 and e.name == f"{other}.trust"]
        climbed = [e for e in outcomes(action) if e.name == "escalation" and e.amount > 0]
        return bool(action.cost or own or soured or climbed)

    assert lines(action for action in deck.actions if not traded(action)) == ""


def test_what_is_seen_of_a_card_tells_neither_title_nor_class_nor_purpose(deck: Deck) -> None:
    telling = re.compile(
        r"restrain|cooperat|diplomacy|signalling|\bden(y|ial|ies)|coerc|reassur|routine|deter(?!gent|min)|\bprob(e|ing)|preparation|accident"
    )
    for action in deck.actions:
        for seen in (action.observable, action.trace):
            assert action.title.casefold() not in seen.casefold(), action.id
            assert not telling.search(seen.casefold()), action.id


@pytest.mark.parametrize("team", ["nato", "union_state"])
def test_cards_of_different_purpose_look_the_same_from_outside(deck: Deck, team: str) -> None:
    twins = [
        (one.id, other.id)
        for one, other in itertools.combinations(side(deck, team), 2)
        if one.kind != other.kind and set(one.purposes) != set(other.purposes) and alike(one.observable, other.observable) >= 0.4
    ]
    assert len(twins) >= 3, twins


def test_both_sides_can_do_what_they_reproach_each_other_for(deck: Deck) -> None:
    by_team = {team: Counter(action.kind for action in side(deck, team)) for team in deck.team_ids}
    for kind in deck.classes:
        assert abs(by_team["nato"][kind] - by_team["union_state"][kind]) <= 4, kind
    assert len(side(deck, "nato")) == pytest.approx(len(side(deck, "union_state")), abs=4)


def test_every_flag_that_a_condition_names_can_be_raised(deck: Deck) -> None:
    raised = set_by_orders(deck) | {e.name for inject in deck.injects for e in inject.effects if e.verb == "raise"}
    assert {flag.id for flag in deck.flags} == raised


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
    assert 170 <= spoken(deck.brief) <= 230
    for team in deck.teams:
        assert 100 <= spoken(team.brief) <= 140, team.id


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
