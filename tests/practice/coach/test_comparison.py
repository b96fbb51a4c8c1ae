"""What was ordered beside what could have been: like with like, and no difference where there is only noise."""

from __future__ import annotations

import pytest
from attrs import evolve

from support.coaching import ZAPAD, begun, card, chance, decided, deciding, decisions
from support.decks import ferry
from support.orders import PASS
from tabletop.engine.concord import at_odds, pull
from tabletop.game.events import AimJudged, AimResult, SessionEnded
from tabletop.practice.coach import Comparison, Margin, after_commitment, compared
from tabletop.practice.coach.gains import AimsReached


def slots(comparison: Comparison) -> list[list[str]]:
    """The slots of each set of orders but a pass."""
    return [[order.slot for order in spread.orders] for spread in comparison.spreads if not spread.passes]


def test_a_main_order_stands_beside_main_orders_and_a_pass() -> None:
    practice = deciding(begun())
    decision = decided(practice, card(practice, "hold-posture"))
    comparison = compared(decision, chance(), games=20)
    assert comparison.chosen.orders == decision.orders
    assert [spread.chosen for spread in comparison.spreads] == [True] + [False] * (len(comparison.spreads) - 1)
    assert slots(comparison) == [["main"]] * len(slots(comparison))
    assert comparison.spreads[-1].passes
    assert comparison.passing == comparison.spreads[-1]
    assert 3 <= len(comparison.spreads) <= 4
    assert len({spread.title for spread in comparison.spreads}) == len(comparison.spreads)
    for spread in comparison.spreads:
        assert spread.games == 20
        assert 0 <= spread.low <= spread.high <= 100
        assert 0 <= spread.mean <= 100
        assert spread.better == spread.mean - comparison.chosen.mean, "a reader can check it"
        assert abs(spread.better - spread.ahead.mean) <= 1, "it is the difference in the same games, but for rounding"
        assert 0 <= spread.wars <= 100


def test_two_orders_together_stand_beside_two_orders_together() -> None:
    practice = deciding(begun())
    decision = decided(practice, card(practice, "hold-posture"), card(practice, "reserve-check", slot="national"))
    comparison = compared(decision, chance(), games=8)
    assert len(slots(comparison)) > 1
    assert slots(comparison) == [["main", "national"]] * len(slots(comparison))
    spendable = decision.sight.view.spendable
    for spread in comparison.spreads:
        cards = [order.card for order in spread.orders if order.card]
        assert len(cards) == len(set(cards))
        assert sum(ZAPAD_COSTS[each] for each in cards) <= spendable


@pytest.mark.parametrize(("main", "national"), [("rotate-not-add", "hold-posture"), ("hold-posture", "pull-back-patrols")])
def test_no_pair_that_contradicts_itself_is_held_up_beside_ones_own(main: str, national: str) -> None:
    practice = deciding(begun())
    decision = decided(practice, card(practice, main), card(practice, national, slot="national"))
    found = compared(decision, chance(), games=2)
    book, worlds = decision.sight.book, [practice.table.state.thaw()]
    pairs = [[book.actions[order.card] for order in spread.orders] for spread in found.spreads[1:] if not spread.passes]
    assert pairs
    for first, second in pairs:
        assert not at_odds(book, pull(book, first, worlds), pull(book, second, worlds)), (first.id, second.id)


ZAPAD_COSTS = {action.id: action.cost for action in ZAPAD.actions}


def test_a_national_order_alone_stands_beside_national_orders() -> None:
    practice = deciding(begun())
    comparison = compared(decided(practice, card(practice, "reserve-check", slot="national")), chance(), games=4)
    assert len(slots(comparison)) > 1
    assert slots(comparison) == [["national"]] * len(slots(comparison))


def test_a_pass_stands_beside_main_orders_and_no_second_pass() -> None:
    practice = deciding(begun())
    comparison = compared(decided(practice, PASS), chance(), games=8)
    assert comparison.passing is None
    assert [spread.passes for spread in comparison.spreads] == [True] + [False] * (len(comparison.spreads) - 1)
    assert len(comparison.spreads) > 1


def test_the_alternatives_that_are_shown_are_different_in_kind_where_the_deck_has_such() -> None:
    practice = deciding(begun())
    decision = decided(practice, card(practice, "hold-posture"))
    comparison = compared(decision, chance(), games=20)
    kinds = [decision.sight.book.actions[spread.orders[0].card].card.kind for spread in comparison.spreads if not spread.passes]
    assert len(kinds) == len(set(kinds))


def test_no_second_alternative_is_shown_that_does_clearly_worse_than_doing_nothing() -> None:
    checked = 0
    for practice, orders in decisions(ZAPAD, "nato", 1):
        decision = practice.decision()
        assert decision is not None
        comparison = compared(evolve(decision, orders=orders), chance(), games=40)
        passing = comparison.passing
        if passing is None:
            continue
        for spread in comparison.spreads[2:-1]:
            checked += 1
            assert spread.ahead.mean > passing.ahead.mean - 1.5 - 2 * (spread.ahead.error + passing.ahead.error)
    assert checked


@pytest.mark.parametrize(("turn", "until"), [(1, "two turns on"), (2, "at the end"), (3, "at the end")])
def test_it_says_two_turns_on_only_where_there_are_two(turn: int, until: str) -> None:
    practice = deciding(begun(ferry(), "norvia", turns=3), turn)
    assert compared(decided(practice, PASS), chance(), games=2).until == until


def test_a_difference_within_the_noise_of_paired_games_is_none() -> None:
    assert Margin(6.0, 1.0).clear()
    assert Margin(-6.0, 1.0).clear()
    assert not Margin(6.0, 4.0).clear(), "it may well be chance"
    assert not Margin(0.5, 0.0).clear(), "too little to be said"
    assert not Margin(2.5, 0.1).clear(least=3.0)


def test_what_is_compared_with_itself_is_the_same() -> None:
    practice = deciding(begun())
    chosen = compared(decided(practice, PASS), chance(), games=10).chosen
    assert (chosen.ahead, chosen.hotter) == (Margin(0.0, 0.0), Margin(0.0, 0.0))


def test_the_same_chance_says_the_same_and_it_can_be_stopped() -> None:
    practice = deciding(begun())
    decision = decided(practice, card(practice, "hold-posture"))
    assert after_commitment(decision, chance(), games=8) == after_commitment(decision, chance(), games=8)
    told: list[tuple[int, int]] = []

    def progress(done: int, whole: int) -> bool:
        told.append((done, whole))
        return done < 3

    said = after_commitment(decision, chance(), games=50, progress=progress)
    assert told == [(1, 50), (2, 50), (3, 50)]
    assert {spread.games for spread in said.comparison.spreads} == {3}
    assert said.label == f"A model's estimate from {said.comparison.games} games that it played in thought; it predicts nobody."
    assert said.comparison.games == 3 * (said.comparison.tried + 2)


def test_an_order_that_lacks_agreement_is_weighed_as_it_stands_and_with_agreement() -> None:
    practice = deciding(begun())
    decision = decided(practice, card(practice, "eu-line", agreed=("brussels",)))
    chosen, agreed, *others = compared(decision, chance(), games=8).spreads
    assert (chosen.lacking, chosen.agreed) == (("vilnius",), False)
    assert (agreed.lacking, agreed.agreed, agreed.title) == ((), True, chosen.title)
    assert agreed.orders == (evolve(chosen.orders[0], agreed=("brussels", "vilnius")),)
    assert [each.lacking for each in others] == [()] * len(others)
    whole = deciding(begun())
    same = compared(decided(whole, card(whole, "eu-line")), chance(), games=8)
    assert not any(each.agreed or each.lacking for each in same.spreads)
    assert same.chosen.mean == agreed.mean, "it is computed on what it says"


def test_it_says_what_comes_too_late_and_offers_none_of_it() -> None:
    first = deciding(begun(turns=4, until=2))
    now = compared(decided(first, card(first, "air-defence-line")), chance(), games=4).chosen
    assert (now.turns, now.late, now.only_now) == (2, False, True)
    last = deciding(begun(turns=4, until=2), 2)
    late, *others = compared(decided(last, card(last, "air-defence-line")), chance(), games=4).spreads
    assert late.late
    assert not late.only_now
    assert not any(each.late for each in others)


def test_what_a_difference_is_made_of_is_told_by_the_teams_own_aims_where_it_is_clear_the_largest_first() -> None:
    practice = deciding(begun())
    found = compared(decided(practice, card(practice, "air-defence-line")), chance(), games=60)
    assert found.chosen.gains == (), "beside itself nothing gains or loses"
    own = {aim.title for aim in ZAPAD.aims if aim.team == "nato"}
    told = [each for spread in found.spreads for each in spread.gains]
    assert told
    assert {each.title for each in told} <= own
    assert all(each.ahead.clear() for each in told)
    for spread in found.spreads:
        assert [abs(each.ahead.mean) for each in spread.gains] == sorted((abs(g.ahead.mean) for g in spread.gains), reverse=True)


def test_an_aim_that_was_judged_counts_as_it_was_judged_war_or_not() -> None:
    practice = begun(ferry(), "norvia")
    reached = AimsReached(practice.sight)
    draft = practice.table.state.thaw()
    aims = [aim for aim in practice.table.deck.aims if aim.team == "norvia"]
    results: tuple[AimResult, ...] = ("met", "partly", "missed")
    judged = tuple(AimJudged(aim=aim.id, team="norvia", result=result) for aim, result in zip(aims, results, strict=False))
    whole = sum(aim.weight for aim in aims)
    for ending, score in (("endex", 70), ("war", 0)):
        draft.ended = SessionEnded(ending=ending, words="", aims=judged, scores={"norvia": score, "sandrel": 0})  # type: ignore[arg-type]  # an ending
        points = reached.points(draft)
        assert points == {
            aim.id: pytest.approx(100 * aim.weight * {"met": 1, "partly": 0.5, "missed": 0}[each.result] / whole)
            for aim, each in zip(aims, judged, strict=True)
        }
