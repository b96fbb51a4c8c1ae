"""The coach: what it says rests on what the person may know, is a model's, and is the same for the same chance."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import chain

import pytest
from attrs import evolve

from support.decks import ferry
from support.sessions import is_sentence, ticking
from support.silent import silent_ferry
from support.solo import ITERATIONS, asked, engine_acts, person_acts, play, retold, seen
from tabletop.deck.model import Deck
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.refusal import Refusal
from tabletop.game.telling.probability import wording
from tabletop.game.telling.words import per_mille
from tabletop.library import load_deck
from tabletop.practice.coach import (
    after_commitment,
    after_turn,
    at_the_end,
    impressions,
    orders_of,
    questions_before,
    uncommitted,
)
from tabletop.practice.session import Practice
from tabletop.review import analyse

ZAPAD = load_deck("zapad-2025")


def chance(seed: str = "coach") -> random.Random:
    return random.Random(seed)  # noqa: S311 - a draw is no secret


def begun(deck: Deck = ZAPAD, team: str = "nato", seed: str = "s") -> Practice:
    return Practice.begin(deck, team, level="staff", seed=seed, iterations=ITERATIONS, clock=ticking())


def deciding(practice: Practice) -> Practice:
    """The session as the person decides."""
    while practice.table.state.phase != "decide":
        engine_acts(practice)
        if practice.table.state.phase != "decide":
            person_acts(practice, "person")
    return practice


def card(practice: Practice, which: str, **fields: object) -> c.GiveOrder:
    """The command that orders a card."""
    action = practice.sight.book.actions[which].card
    order = c.GiveOrder(
        substance="action",
        card=which,
        agreed=action.authority if action.collective else (),
        purpose=action.purposes[0],
        message=action.purposes[0],
        rationale="Because.",
        posture=action.postures[0],
    )
    return evolve(order, **fields)  # type: ignore[arg-type]  # what a test asks for


def decisions(deck: Deck, team: str, count: int) -> Iterator[tuple[Practice, tuple[c.GiveOrder, ...]]]:
    """Sessions at the moments at which an order is about to be given, with that order."""
    for seed in map(str, range(count)):
        practice = begun(deck, team, seed)
        while not practice.over:
            engine_acts(practice)
            if practice.table.state.phase == "decide":
                yield practice, tuple(act for act in asked(practice, seed) if isinstance(act, c.GiveOrder))
            if not practice.over:
                person_acts(practice, seed)


@pytest.mark.parametrize(("deck", "team"), [(ferry(), "norvia"), (ferry(), "sandrel"), (ZAPAD, "nato"), (ZAPAD, "union_state")])
def test_an_order_that_was_given_and_one_that_is_about_to_be_are_the_same_to_it(deck: Deck, team: str) -> None:
    for practice, orders in decisions(deck, team, 3 if deck is not ZAPAD else 1):
        before = practice.sight
        table = practice.table
        for order in orders:
            assert not isinstance(table.submit(team, order), Refusal)
        after = practice.sight
        assert uncommitted(before) is before
        assert uncommitted(after).view == evolve(before.view, may=after.view.may)
        stripped = [evolve(order, rationale="", agreed=(), role="") for order in orders_of(after.view)]
        assert [(order.card, order.substance, order.purpose, order.message) for order in stripped] == [
            (order.card, order.substance, order.purpose, order.message) for order in orders
        ]
        said = [after_commitment(sight, orders, chance(), games=4) for sight in (before, after)]
        assert said[0].spreads == said[1].spreads
        assert said[0].impressions == said[1].impressions
        for order in orders_of(after.view):
            table.submit(team, c.WithdrawOrder(order=f"T{after.view.clock.number}-{team}-{order.slot}"))


def test_it_sets_what_was_chosen_beside_two_or_three_others_with_scores_and_wars() -> None:
    practice = deciding(begun())
    orders = (card(practice, "close-crossings"),)
    said = after_commitment(practice.sight, orders, chance(), games=20)
    first, *others = said.spreads
    assert first.chosen
    assert first.orders == orders
    assert 2 <= len(others) <= 3
    assert not any(other.chosen for other in others)
    assert len({other.title for other in said.spreads}) == len(said.spreads)
    for spread in said.spreads:
        assert spread.games == 20
        assert 0 <= spread.low <= spread.middle <= spread.high <= 100
        assert 0 <= spread.wars <= 100
    assert said.label == f"A model's estimate from {20 * len(said.spreads)} games that it played in thought; it predicts nobody."
    assert "Pass" in [other.title for other in others]


def test_the_same_chance_says_the_same_and_it_can_be_stopped() -> None:
    practice = deciding(begun())
    orders = (card(practice, "hold-posture"),)
    assert after_commitment(practice.sight, orders, chance(), games=8) == after_commitment(
        practice.sight, orders, chance(), games=8
    )
    told: list[tuple[int, int]] = []

    def progress(done: int, whole: int) -> bool:
        told.append((done, whole))
        return done < 3

    said = after_commitment(practice.sight, orders, chance(), games=50, progress=progress)
    assert told == [(1, 50), (2, 50), (3, 50)]
    assert {spread.games for spread in said.spreads} == {3}


def test_it_says_what_others_would_take_an_order_for_and_how_likely_in_words() -> None:
    practice = deciding(begun())
    soft, hard = card(practice, "hold-posture", message="reassurance"), card(practice, "reinforce-flank", message="reassurance")
    for order in (hard, soft):
        (seen_so,) = impressions(practice.sight, (order,), chance())
        assert seen_so.team == "union_state"
        assert seen_so.seen == seen_so.worlds
        assert seen_so.shown == practice.sight.book.actions[order.card].card.observable
        assert seen_so.words == wording(seen_so.likelihood)
        assert is_sentence(seen_so.grounds)
        scale = {purpose.id: purpose.scale for purpose in ZAPAD.purposes}
        read, meant = scale[seen_so.reading], scale[order.message]
        assert seen_so.harder == (None if read is None or meant is None else read - meant)


def test_nobody_takes_for_anything_what_leaves_no_trace_and_a_pass_leaves_nothing() -> None:
    practice = deciding(begun())
    assert impressions(practice.sight, (c.GiveOrder(substance="pass", rationale="We wait."),), chance()) == ()
    ferry_session = deciding(begun(silent_ferry(), "norvia"))
    tapping = card(ferry_session, "tap-cable", posture="covert")
    (unseen,) = impressions(ferry_session.sight, (tapping,), chance(), worlds=40)
    assert 0 < unseen.seen < 30, "it is seen only where it is laid open"
    assert unseen.worlds == 40


def test_its_own_forecast_stands_beside_the_persons() -> None:
    practice = deciding(begun())
    questions = practice.sight.view.questions
    practice.table.submit("nato", c.MakeForecast(question=questions[0].id, probability=85))
    said = after_commitment(practice.sight, (c.GiveOrder(substance="pass", rationale="We wait."),), chance(), games=4)
    assert [each.question for each in said.forecasts] == [each.id for each in questions]
    assert said.forecasts[0].person == 85
    assert all(0 <= each.engine <= 100 for each in said.forecasts)


def test_before_an_order_it_asks_seldom_and_at_most_twice_in_a_session() -> None:
    moments = asked_at = 0
    for practice, orders in chain(decisions(ZAPAD, "nato", 1), decisions(ZAPAD, "union_state", 1)):
        moments += 1
        found = questions_before(practice.sight, orders, 0, chance())
        asked_at += bool(found)
        assert len(found) <= 1
        assert questions_before(practice.sight, orders, 2, chance()) == ()
        assert len(questions_before(practice.sight, orders, 1, chance())) <= 1
        for question in found:
            assert question.text.endswith("?")
            assert is_sentence(question.ground.replace("\n", " "))
            assert "predicts nobody" in question.label
    assert 0 < asked_at < moments, (asked_at, moments)


def test_it_asks_what_they_will_take_it_for_when_it_reads_harder_than_its_message() -> None:
    practice = deciding(begun())
    hardest = max(
        practice.sight.orderable("main"),
        key=lambda action: sum(max(each.amount, 0) for each in action.effects if each.track == practice.sight.book.ladder),
    )
    order = card(practice, hardest.id, message="reassurance")
    found = questions_before(practice.sight, (order,), 0, chance())
    assert [question.kind for question in found] == ["taken for"]
    assert hardest.card.observable in found[0].ground


def test_after_a_turn_one_thing_went_well_and_one_is_to_look_at_each_with_its_event() -> None:
    for team in ("nato", "union_state"):
        practice = begun(team=team)
        said: list[tuple[str, str]] = []
        while not practice.over:
            engine_acts(practice)
            if practice.table.state.phase == "consequences" and not practice.over:
                heard = tuple(practice.table.heard(team))
                remarks = after_turn(heard, seen(practice), practice.seat.deck)
                assert remarks.well is not None
                assert remarks.look is not None
                for remark in (remarks.well, remarks.look):
                    assert heard[remark.number - 1].number == remark.number
                    assert heard[remark.number - 1].turn == practice.table.state.number
                    assert is_sentence(remark.text.replace("\n", " ")) or remark.text.endswith(("”", "?"))
                assert "knows no secret" in remarks.label
                said.append((remarks.well.text, remarks.look.text))
            if not practice.over:
                person_acts(practice, "person")
        assert len({text for text, _ in said}) > 2, "it says the same turn after turn"


def test_what_is_hidden_by_a_failure_is_told_with_its_odds_and_an_unread_move_is_noticed() -> None:
    practice = deciding(begun())
    practice.table.submit("nato", card(practice, "hold-posture"))
    practice.table.submit("nato", c.Finish())
    engine_acts(practice)
    practice.table.submit("nato", c.Finish())  # no move was read
    engine_acts(practice)
    heard = tuple(practice.table.heard("nato"))
    look = after_turn(heard, seen(practice), practice.seat.deck).look
    assert look is not None
    assert look.text.startswith("You did not say what you took this for")
    assert heard[look.number - 1].kind == "order_revealed"


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize(("reading", "hostile"), [("probing", False), ("coercion", True)])
def test_what_is_hostile_hangs_on_the_decks_own_scale(reading: str, hostile: bool, times: int) -> None:
    purposes = tuple(each if each.scale is None else evolve(each, scale=times * each.scale) for each in ZAPAD.purposes)
    practice = deciding(begun())
    for act in (card(practice, "hold-posture"), c.MakeStatement(text="We hold."), c.Finish()):
        practice.table.submit("nato", act)
    engine_acts(practice)
    moves = seen(practice).moves
    assert len(moves) > 1
    for move in moves:
        practice.table.submit("nato", c.ReadMove(ref=move.number, reading=reading, likelihood=60))
    practice.table.submit("nato", c.Finish())
    engine_acts(practice)
    deck = evolve(practice.seat.deck, purposes=purposes)
    look = after_turn(tuple(practice.table.heard("nato")), seen(practice), deck).look
    assert look is not None
    assert ("every move as hostile" in look.text) is hostile


def test_what_it_says_after_a_turn_does_not_hang_on_what_the_other_side_meant() -> None:
    practice = begun()
    while practice.table.state.phase != "consequences":
        engine_acts(practice)
        if practice.table.state.phase != "consequences":
            person_acts(practice, "person")
    meant: list[str] = []

    def otherwise(event: e.Event) -> e.Event:
        if not isinstance(event, e.OrderGiven) or event.team != "union_state":
            return event
        meant.append(event.purpose)
        return evolve(event, purpose="preparation", message="probing", rationale="To hurt.", alternatives="War.")

    other = Practice(retold(practice.table, otherwise), iterations=ITERATIONS)
    assert meant
    assert "preparation" not in meant
    said = [after_turn(tuple(each.table.heard("nato")), seen(each), each.seat.deck) for each in (practice, other)]
    assert said[0] == said[1]


def test_at_the_end_everything_is_open_and_before_it_nothing() -> None:
    practice = begun()
    engine_acts(practice)
    with pytest.raises(ValueError, match="secret"):
        at_the_end(analyse(practice.table))
    told = at_the_end(analyse(play(practice).table))
    (opponent,) = told.opponents
    assert opponent.team == "union_state"
    assert opponent.level == "staff"
    assert opponent.temperament in ZAPAD.temperaments
    assert len(opponent.moves) >= 6
    assert all(move.why for move in opponent.moves)
    assert any(move.beside for move in opponent.moves)
    assert told.misreadings
    assert told.forecasts
    for each in (*told.misreadings, *told.forecasts):
        assert each.refs
        assert is_sentence(each.text)


def test_it_weighs_orders_only_while_they_are_given() -> None:
    practice = begun()
    engine_acts(practice)
    with pytest.raises(ValueError, match="decide phase") as refused:
        after_commitment(practice.sight, (), chance())
    assert is_sentence(str(refused.value))


def test_an_argument_that_failed_is_told_with_what_was_said_against_it() -> None:
    argument = c.GiveOrder(
        substance="argument",
        argument="The pilots meet.",
        observable="Pilots meet on the quay.",
        effects=("sandrel.trust +2",),
        purpose="reassurance",
        message="reassurance",
        rationale="It costs nothing.",
    )
    for seed in map(str, range(20)):
        practice = deciding(begun(ferry(), "norvia", seed))
        for act in (argument, c.MakeStatement(text="We talk."), c.Finish()):
            assert not isinstance(practice.table.submit("norvia", act), Refusal)
        engine_acts(practice)
        person_acts(practice, "person")
        engine_acts(practice)
        (ruling,) = [ruling for ruling in practice.table.state.rulings if ruling.team == "norvia"]
        look = after_turn(tuple(practice.table.heard("norvia")), seen(practice), practice.seat.deck).look
        if ruling.outcome == "failure" and look is not None and "failed" in look.text:
            against = " ".join(f"“{reason.text}”" for reason in ruling.cons[:2])
            assert look.text == f"“The pilots meet” failed at a chance of {per_mille(ruling.chance)}. Against it: {against}"
            return
    pytest.fail("it never failed")
