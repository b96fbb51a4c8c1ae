"""Rulings: reasons, silent estimates, votes, the five methods, overrides, contests, arguments, established facts."""

from __future__ import annotations

from statistics import median
from typing import Any

import pytest
from attrs import evolve

from support.decks import ferry
from support.orders import argument
from support.play import Rehearsal, only
from tabletop.deck.effect import parse_effect
from tabletop.game import commands as c
from tabletop.game.adjudication import chance_2d6, outcome_2d6, outcome_d100
from tabletop.game.events import EstimateGiven, OrderRuled, Outcome, ReasonRaised, VoteCast, Weighed

PATROL, SHADOW = "T1-norvia-main", "T1-sandrel-main"
ONE = (Weighed(text="It is so.", weight=1),)
TWO = (Weighed(text="It is plainly so.", weight=2),)


@pytest.fixture
def play() -> Rehearsal:
    """Norvia patrols, Sandrel shadows: two orders wait for their rulings."""
    play = Rehearsal(ferry()).to("decide")
    play.order("patrol-strait")
    play.order("shadow-ferry")
    return play.to("adjudicate")


def rule(order: str = PATROL, **fields: Any) -> c.RuleOrder:
    return c.RuleOrder(**{"order": order, "method": "2d6"} | fields)


def ruled(play: Rehearsal, order: str = PATROL, **fields: Any) -> OrderRuled:
    return only(play.give(rule(order, **fields)), OrderRuled)


def test_each_side_gives_reasons_on_what_it_may_know(play: Rehearsal) -> None:
    play.give(c.RaiseReason(side="pro", text="Crews know the strait.", order=PATROL), "norvia")
    play.give(c.RaiseReason(side="con", text="Fog.", ref=1), "sandrel")
    play.give(c.RaiseReason(side="con", text="Fuel is short.", order=PATROL))
    play.give(c.RaiseReason(side="pro", text="They radioed.", ref=1), behalf="sandrel")
    assert [(reason.team, reason.order) for reason in play.all(ReasonRaised)] == [
        ("norvia", PATROL),
        ("sandrel", PATROL),
        ("control", PATROL),
        ("sandrel", PATROL),
    ]
    assert len(play.control().orders[0].reasons) == 4


def test_reasons_are_refused_with_what_is_wrong(play: Rehearsal) -> None:
    def refused(seat: str = "sandrel", **fields: Any) -> str:
        whole = {"side": "con", "text": "Fog."} | fields
        return play.refused(c.RaiseReason(**whole), seat)

    assert refused(text=" ", ref=1) == "The reason is missing: write it first."
    assert refused(text="x" * 401, ref=1) == "The reason has 401 characters; the most is 400. Shorten it."
    assert refused(ref=2) == "You see no move number 2 that is still open."
    assert refused(order=PATROL) == f"There is no order “{PATROL}” that you could speak of."
    assert refused(order="T9") == "There is no order “T9” that you could speak of."
    for seat in ("observer", "public", "evaluator", "atlantis"):
        assert refused(seat, order=PATROL) == "Only a team or control can give reasons."
    ruled(play)
    assert refused(ref=1) == "This is not up for a ruling now."
    assert play.to("consequences").refused(c.RaiseReason(side="con", text="Fog.", ref=1), "sandrel").startswith("This belongs")


def test_control_weighs_the_reasons_and_two_dice_fall_by_the_seed(play: Rehearsal) -> None:
    ruling = ruled(play, pros=(*TWO, *ONE), cons=ONE)
    assert ruling.chance == chance_2d6(2) == 833
    assert len(ruling.dice) == 2
    assert not ruling.typed
    assert ruling.outcome == outcome_2d6(ruling.dice, 2)
    assert (ruling.pros, ruling.cons) == ((*TWO, *ONE), ONE)


@pytest.mark.parametrize(
    ("dice", "outcome", "escalation", "readiness", "unity"),
    [
        ((1, 1), "disaster", 2, 2, 2),
        ((2, 3), "failure", 2, 2, 2),
        ((3, 4), "partial", 3, 3, 3),
        ((4, 4), "success", 3, 3, 3),
        ((6, 6), "notable", 3, 3, 3),
    ],
)
def test_typed_dice_decide_and_effects_follow_the_outcome(
    play: Rehearsal, dice: tuple[int, int], outcome: Outcome, escalation: int, readiness: int, unity: int
) -> None:
    ruling = ruled(play, dice=dice)
    assert (ruling.typed, ruling.dice, ruling.outcome) == (True, dice, outcome)
    assert (play.track("escalation"), play.track("norvia.readiness"), play.track("norvia.unity")) == (
        escalation,
        readiness,
        unity,
    )
    assert play.track("sandrel.trust") == (2 if outcome in ("success", "notable") else 3)


def test_dice_that_cannot_have_fallen_are_refused(play: Rehearsal) -> None:
    for dice in ((7, 1), (0, 3), (3,), (1, 2, 3)):
        assert play.refused(rule(dice=dice)) == "Type 2 dice of 1 to 6, as they fell."
    play.give(c.GiveEstimate(percent=50, order=PATROL))
    for dice in ((101,), (0,), (5, 5)):
        assert play.refused(rule(method="estimate", dice=dice)) == "Type one die of 1 to 100, as they fell."


def test_a_certain_order_succeeds_without_dice(play: Rehearsal) -> None:
    ruling = ruled(play, method="certain", dice=(1, 1))
    assert (ruling.chance, ruling.dice, ruling.typed, ruling.outcome) == (1000, (), False, "success")


@pytest.mark.parametrize("percents", [(50,), (30, 70), (10, 50, 90), (0, 10, 90, 100)])
def test_an_estimate_is_the_median_of_what_persons_silently_said(play: Rehearsal, percents: tuple[int, ...]) -> None:
    for number, percent in enumerate(percents):
        play.give(c.GiveEstimate(percent=percent, ref=1), "sandrel", person=f"p{number}")
    ruling = ruled(play, method="estimate", dice=(30,))
    assert ruling.estimates == tuple(sorted(percents))
    assert ruling.chance == median(percents) * 10
    assert ruling.outcome == outcome_d100(30, ruling.chance)


def test_a_roll_within_ten_below_the_chance_is_partial(play: Rehearsal) -> None:
    play.give(c.GiveEstimate(percent=50, order=PATROL))
    play.give(c.GiveEstimate(percent=50, order=SHADOW))
    assert ruled(play, method="estimate", dice=(41,)).outcome == "partial"
    assert ruled(play, SHADOW, method="estimate", dice=(40,)).outcome == "success"


def test_each_person_has_one_estimate_and_the_last_counts(play: Rehearsal) -> None:
    play.give(c.GiveEstimate(percent=10, ref=1), "sandrel", person="ann")
    play.give(c.GiveEstimate(percent=90, ref=1), "sandrel", person="ann")
    play.give(c.GiveEstimate(percent=70, ref=1), "sandrel", person="bob")
    play.give(c.GiveEstimate(percent=30, order=PATROL), "evaluator")
    assert ruled(play, method="estimate").estimates == (30, 70, 90)


def test_control_enters_estimates_of_several_teams_from_paper(play: Rehearsal) -> None:
    play.give(c.GiveEstimate(percent=10, order=PATROL), behalf="norvia")
    play.give(c.GiveEstimate(percent=90, ref=1), behalf="sandrel")
    play.give(c.GiveEstimate(percent=70, ref=1), behalf="sandrel/2")
    assert [guess.seat for guess in play.all(EstimateGiven)] == ["norvia", "sandrel", "sandrel/2"]
    assert ruled(play, method="estimate").estimates == (10, 70, 90)


def test_estimates_are_silent(play: Rehearsal) -> None:
    play.give(c.GiveEstimate(percent=10, order=PATROL), "norvia")
    play.give(c.GiveEstimate(percent=90, ref=1), "sandrel", person="ann")
    play.give(c.CastVote(succeeds=True, ref=1), "sandrel")
    assert len(play.control().orders[0].estimates) == 2
    assert len(play.control().orders[0].votes) == 1
    assert play.control("evaluator").orders[0].estimates == ()
    assert play.control("evaluator").orders[0].votes == ()


def test_judging_is_refused_with_what_is_wrong(play: Rehearsal) -> None:
    assert play.refused(c.GiveEstimate(percent=55, ref=1), "sandrel") == (
        "An estimate is one of 0, 10, 30, 50, 70, 90, 100 per cent, not 55."
    )
    assert play.refused(c.GiveEstimate(percent=50, ref=3), "sandrel") == "You see no move number 3 that is still open."
    assert play.refused(c.CastVote(succeeds=True, order="x"), "sandrel") == "There is no order “x” that you could speak of."
    only_these = "Only teams, control and evaluators can judge an order's chance."
    for seat in ("observer", "public", "atlantis"):
        assert play.refused(c.GiveEstimate(percent=50, order=PATROL), seat) == only_these
        assert play.refused(c.CastVote(succeeds=True, order=PATROL), seat) == only_these
    assert play.refused(rule(method="estimate")) == "Nobody has estimated this order yet: gather at least one estimate first."


def test_a_vote_advises_and_never_decides(play: Rehearsal) -> None:
    for number in range(3):
        play.give(c.CastVote(succeeds=True, ref=1), "sandrel", person=f"p{number}")
    play.give(c.CastVote(succeeds=False, order=PATROL), "norvia")
    play.give(c.CastVote(succeeds=False, ref=1), "sandrel", person="p0")
    assert len(play.all(VoteCast)) == 5
    assert play.refused(rule(method="vote")) == "By vote you decide: say what the outcome is."
    ruling = ruled(play, method="vote", outcome="failure")
    assert (ruling.votes, ruling.outcome, ruling.overridden, ruling.dice) == ((2, 2), "failure", False, ())


def test_the_umpire_says_the_outcome(play: Rehearsal) -> None:
    assert play.refused(rule(method="umpire")) == "By umpire you decide: say what the outcome is."
    ruling = ruled(play, method="umpire", outcome="partial", words="They half believe it.", note="Mind the time.")
    assert (ruling.outcome, ruling.words, ruling.note) == ("partial", "They half believe it.", "Mind the time.")


def test_setting_the_dice_aside_wants_words_and_keeps_what_fell(play: Rehearsal) -> None:
    assert play.refused(rule(outcome="success", dice=(1, 2))) == "Say in words why you set the dice aside."
    assert play.refused(rule(method="certain", outcome="failure")) == "Say in words why you set the dice aside."
    ruling = ruled(play, outcome="success", dice=(1, 2), words="Nobody could have stopped them.")
    assert (ruling.overridden, ruling.outcome, ruling.dice) == (True, "success", (1, 2))


def test_a_ruling_is_refused_with_what_is_wrong(play: Rehearsal) -> None:
    assert play.refused(rule("T9")) == "There is no order “T9” to rule on."
    assert play.refused(rule(pros=(Weighed(text="", weight=1),))) == "A reason is missing: write it first."
    assert play.refused(rule(cons=(Weighed(text="So.", weight=3),))) == "A reason weighs 0, 1 or 2, not 3."
    assert play.refused(rule(pros=ONE * 25)) == "There are 25 reasons; the most is 24. Keep those that count."
    assert play.refused(rule(words="x" * 4001)).startswith("The text of the ruling has 4,001 characters")
    assert play.refused(rule(fact="x" * 401)).startswith("The fact has 401 characters")
    assert play.refused(rule(note="x" * 4001)).startswith("The note has 4,001 characters")
    assert play.refused(rule(), "norvia") == "Only control can do this."
    ruled(play)
    assert play.refused(rule()) == f"There is no order “{PATROL}” to rule on."


def test_what_the_others_hear_of_a_ruling(play: Rehearsal) -> None:
    ruled(play, dice=(5, 5), words="The cutters hold their station.", note="A close thing.", cons=ONE)
    (move,) = play.team("sandrel").moves
    assert (move.outcome, move.words, move.readable) == ("success", "The cutters hold their station.", False)
    assert play.public().moves[0].words == "The cutters hold their station."
    assert "A close thing." not in str(play.team("norvia"))


def contest(first: tuple[int, ...] = (), second: tuple[int, ...] = (), **fields: Any) -> c.RuleContest:
    sides = (c.Contender(order=PATROL, dice=first), c.Contender(order=SHADOW, dice=second))
    return evolve(c.RuleContest(first=sides[0], second=sides[1]), **fields)


@pytest.mark.parametrize(
    ("first", "second", "outcomes"),
    [
        ((4, 4), (3, 4), ("success", "failure")),
        ((1, 2), (3, 4), ("failure", "success")),
        ((1, 6), (3, 4), ("partial", "partial")),
    ],
)
def test_colliding_orders_are_ruled_as_one_and_the_higher_succeeds(
    play: Rehearsal, first: tuple[int, int], second: tuple[int, int], outcomes: tuple[Outcome, Outcome]
) -> None:
    rulings = [event for event in play.give(contest(first, second, note="They met.")) if isinstance(event, OrderRuled)]
    assert tuple(ruling.outcome for ruling in rulings) == outcomes
    assert all(ruling.contest == (PATROL, SHADOW) and ruling.typed and ruling.note == "They met." for ruling in rulings)
    play.give(c.AdvancePhase())


def test_reasons_count_in_a_contest_and_the_dice_fall_by_the_seed(play: Rehearsal) -> None:
    first = c.Contender(order=PATROL, dice=(3, 3), pros=(*TWO, *TWO), words="They came first.")
    second = c.Contender(order=SHADOW, dice=(4, 4))
    rulings = [event for event in play.give(c.RuleContest(first=first, second=second)) if isinstance(event, OrderRuled)]
    assert [ruling.outcome for ruling in rulings] == ["success", "failure"]
    assert rulings[0].words == "They came first."
    fresh = Rehearsal(ferry()).to("decide")
    fresh.order("patrol-strait")
    fresh.order("shadow-ferry")
    fresh.to("adjudicate").give(contest())
    throws = [ruling.dice for ruling in fresh.all(OrderRuled)]
    assert [len(throw) for throw in throws] == [2, 2]
    totals = [sum(throw) for throw in throws]
    assert (totals[0] > totals[1]) == (fresh.all(OrderRuled)[0].outcome == "success")


def test_a_contest_is_refused_with_what_is_wrong(play: Rehearsal) -> None:
    same = c.RuleContest(first=c.Contender(order=PATROL), second=c.Contender(order=PATROL))
    assert play.refused(same) == "A contest needs two different orders."
    assert play.refused(contest((7, 7))) == "Type 2 dice of 1 to 6, as they fell."
    assert play.refused(evolve(contest(), second=c.Contender(order="T9"))) == "There is no order “T9” to rule on."
    heavy = c.Contender(order=PATROL, pros=(Weighed(text="So.", weight=5),))
    assert play.refused(evolve(contest(), first=heavy)) == "A reason weighs 0, 1 or 2, not 5."
    assert play.refused(evolve(contest(), first=c.Contender(order=PATROL, words="x" * 4001))).startswith("The text of the ruling")
    assert play.refused(contest(note="x" * 4001)).startswith("The note has 4,001 characters")
    assert play.refused(contest(), "sandrel") == "Only control can do this."


@pytest.mark.parametrize(("outcome", "moved"), [("success", 2), ("notable", 2), ("partial", 1), ("failure", 0), ("disaster", 0)])
def test_a_won_argument_moves_its_tracks_by_two_and_in_part_by_one(outcome: Outcome, moved: int) -> None:
    play = Rehearsal(ferry()).to("decide")
    given = argument(effects=("sandrel.trust +9", "escalation -1"))
    play.give(given, "norvia")
    play.to("adjudicate")
    ruling = ruled(play, method="umpire", outcome=outcome)
    assert (play.track("sandrel.trust"), play.track("escalation")) == (3 + moved, 2 - moved)
    assert ruling.effects == ((f"sandrel.trust +{moved}", f"escalation -{moved}") if moved else ())
    assert play.team("sandrel").established == play.team("norvia").established == ((given.observable,) if moved else ())


def test_what_is_established_can_be_worded_by_control_and_nobody_learns_it_of_a_move_unseen() -> None:
    play = Rehearsal(ferry()).to("decide")
    play.give(argument(), "norvia")
    play.order("feed-press", posture="covert")
    play.to("adjudicate")
    ruled(play, method="certain", fact="The captain has the palace's ear.")
    secret = evolve(rule(SHADOW, method="certain"), fact="The story was planted.")
    play.give(secret)
    assert play.team("sandrel").established == ("The captain has the palace's ear.", "The story was planted.")
    assert play.control().established == play.team("sandrel").established


def test_whether_an_act_without_an_author_came_off_is_its_authors_to_know() -> None:
    play = Rehearsal(ferry()).to("decide")
    play.order("feed-press", posture="deniable")
    play.to("adjudicate")
    play.give(evolve(rule(SHADOW, method="umpire"), outcome="failure", words="The paper takes it back."))
    (move,) = play.team("norvia").moves
    assert (move.author, move.outcome, move.words) == ("", None, "")
    (order,) = play.team("sandrel").orders
    assert (order.outcome, order.words) == ("failure", "The paper takes it back.")


@pytest.mark.parametrize(
    "late",
    [
        c.ReadMove(ref=1, reading="coercion", likelihood=50),
        c.RaiseReason(side="con", text="Fog.", ref=1),
        c.GiveEstimate(percent=50, ref=1),
        c.CastVote(succeeds=False, ref=1),
    ],
    ids=lambda command: type(command).__name__,
)
def test_nobody_finds_out_by_trying_that_an_act_without_an_author_is_ruled(late: c.Command) -> None:
    play = Rehearsal(ferry(), seed="dark-1").to("decide")
    play.order("feed-press", posture="deniable")
    play.to("adjudicate")
    before = play.team("norvia")
    assert before.moves[0].author == ""
    ruling = ruled(play, SHADOW, method="umpire", outcome="failure")
    assert play.team("norvia") == before
    play.give(late, "norvia")
    assert play.draft.rulings == (ruling,), "what comes too late does not count"
    assert play.refused(c.RaiseReason(side="pro", text="So.", order=SHADOW), "sandrel") == "This is not up for a ruling now."


def test_a_card_without_partial_effects_comes_about_in_part_by_half_of_them() -> None:
    """Flags as on success, tracks by half as many steps, rounded toward zero."""
    play = Rehearsal(ferry()).to("decide")
    order = play.order("halt-ferry")
    play.to("adjudicate")
    before = (play.track("escalation"), play.track("sandrel.trust"))
    halved = ruled(play, order.order, method="umpire", outcome="partial")
    assert halved.effects == ("ferry_halted",)
    assert "ferry_halted" in play.draft.flags
    assert (play.track("escalation"), play.track("sandrel.trust")) == before


@pytest.mark.parametrize(
    ("effects", "half"),
    [
        (("escalation +2", "sandrel.trust -3 if turn >= 1"), ("escalation +1", "sandrel.trust -1")),
        (("escalation +1", "sandrel.trust -1"), ()),
        (("escalation = 4", "not ferry_halted", "norvia.trust +2 if turn >= 2"), ("escalation = 4", "not ferry_halted")),
    ],
)
def test_half_is_rounded_toward_zero(effects: tuple[str, ...], half: tuple[str, ...]) -> None:
    deck = ferry()
    cards = tuple(
        evolve(card, effects=tuple(map(parse_effect, effects))) if card.id == "ask-sandrel" else card for card in deck.actions
    )
    play = Rehearsal(evolve(deck, actions=cards)).to("decide")
    order = play.order("ask-sandrel")
    play.to("adjudicate")
    assert ruled(play, order.order, method="vote", outcome="partial").effects == half


def test_a_card_with_partial_effects_has_those_and_no_others(play: Rehearsal) -> None:
    assert ruled(play, method="umpire", outcome="partial").effects == ("norvia.readiness +1", "escalation +1")
