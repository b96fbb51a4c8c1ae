"""The cards that a staff puts before the person first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from support.coaching import ZAPAD, card, give
from support.practising import play_to, practice
from support.solo import engine_acts, person_acts
from tabletop.engine.belief import Belief
from tabletop.engine.concord import Pull, at_odds, pull
from tabletop.game.commands import WithdrawOrder
from tabletop.game.events import Slot
from tabletop.practice.coach import Decision
from tabletop.practice.session import Practice
from tabletop.practice.shortlist import EACH, shortlist

SLOTS: tuple[Slot, ...] = ("main", "national")


def decided(at: Practice) -> Decision:
    """What the person has decided so far."""
    found = at.decision()
    assert found is not None
    return found


def proposed(at: Practice, slot: Slot) -> tuple[str, ...]:
    """The cards that the staff puts before the person as the session stands."""
    return shortlist(decided(at), at.sight, slot)


def deciding(team: str) -> Practice:
    """A session of six turns as the person decides for the first time."""
    at = practice(ZAPAD, team, turns=6)
    play_to(at, "decide")
    return at


def each_turn(team: str, seed: str) -> Iterator[Practice]:
    """A session as the person decides, turn by turn."""
    at = practice(ZAPAD, team, turns=6, level="recruit", seed=seed)
    while True:
        engine_acts(at)
        if at.over:
            return
        if at.table.state.phase == "decide":
            yield at
        person_acts(at, f"p{seed}")


@pytest.mark.parametrize("team", ["nato", "union_state"])
@pytest.mark.parametrize("slot", SLOTS)
def test_it_holds_few_of_each_kind_all_of_which_can_be_ordered_in_the_order_of_the_deck(team: str, slot: Slot) -> None:
    at = deciding(team)
    found = proposed(at, slot)
    can = [action.id for action in at.sight.orderable(slot)]
    assert 6 <= len(found) < len(can)
    assert list(found) == [card for card in can if card in found]
    assert max(Counter(at.sight.book.actions[card].kind for card in found).values()) <= EACH


@pytest.mark.parametrize("team", ["nato", "union_state"])
def test_no_kind_is_held_back_from_the_person_in_any_turn(team: str) -> None:
    turns = set()
    for seed in map(str, range(3)):
        for at in each_turn(team, seed):
            turns.add(at.table.state.number)
            for slot in SLOTS:
                kinds = {at.sight.book.actions[card].kind for card in proposed(at, slot)}
                assert kinds == {action.kind for action in at.sight.orderable(slot)}
    assert turns == {1, 2, 3, 4, 5, 6}


@pytest.mark.parametrize("team", ["nato", "union_state"])
def test_a_national_order_is_proposed_that_can_be_given_beside_the_main_one_and_does_not_contradict_it(team: str) -> None:
    at = deciding(team)
    before = at.sight
    worlds = [Belief(before.view, before.book).draw(Random(seed)) for seed in range(4)]  # noqa: S311 - no secret
    contradict = 0
    for main in proposed(at, "main"):
        alone = shortlist(decided(at), before, "national")
        give(at, card(at, main))
        can = [action.id for action in at.sight.orderable("national")]
        found = proposed(at, "national")
        assert found
        assert main not in found
        assert set(found) <= set(can)
        own = pull(before.book, before.book.actions[main], worlds)

        def against(other: str, own: Pull = own) -> bool:
            return at_odds(before.book, own, pull(before.book, before.book.actions[other], worlds))

        contradict += sum(map(against, alone))
        assert not any(map(against, found)), main
        give(at, WithdrawOrder(order=at.sight.view.orders[-1].id))
    assert contradict, "there was something to leave out"


def test_it_is_the_same_whenever_it_is_looked_at() -> None:
    at = deciding("nato")
    assert proposed(at, "main") == proposed(at, "main")


def test_what_came_off_last_turn_is_not_proposed_again() -> None:
    at = deciding("nato")
    certain = {each.id for each in at.table.deck.actions if each.method == "certain" and not each.collective and each.repeat}
    chosen = next(each for each in proposed(at, "main") if each in certain)
    give(at, card(at, chosen))
    play_to(at, "assess")
    play_to(at, "decide")
    assert at.sight.view.clock.number == 2
    assert chosen in {action.id for action in at.sight.orderable("main")}, "it could be ordered again"
    assert chosen not in proposed(at, "main")
