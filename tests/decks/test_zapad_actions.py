"""The action cards of the shipped deck against the standard that docs promise of them."""

from __future__ import annotations

import itertools
import re
from collections import Counter

import pytest

from support.zapad import alike, lines, outcomes, set_by_orders, side, spoken
from tabletop.deck.model import Action, Deck


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


def test_each_card_in_the_open_has_public_words_of_its_government(deck: Deck) -> None:
    words = {card.id: card.public for card in deck.actions if "overt" in card.postures}
    assert all(words.values())
    assert len(set(words.values())) == len(words)
    assert [card for card, said in words.items() if not re.search(r"\b(we|our)\b", said, re.IGNORECASE)] == []
