"""Orders: what a team must say, what it can afford, one main and one national a turn, agreement, passes, statements."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from attrs import evolve

from support.decks import ferry
from support.orders import PASS, argument
from support.play import Rehearsal, only
from tabletop.deck.problems import shown
from tabletop.engine.match import Books, Match, Settings
from tabletop.engine.players.recruit import Recruit
from tabletop.game import commands as c
from tabletop.game.apply import apply
from tabletop.game.events import Event, OrderGiven, OrderRevealed, OrderWithdrawn, SessionOpened, Slot, StatementsRevealed
from tabletop.game.rules.orders import offers, orderable
from tabletop.game.state import Draft
from tabletop.game.view.parts import Offer

PALETTE = "escalation, norvia.trust, sandrel.trust"
MEANT = "Reassurance, Routine, Deterrence, Probing, Coercion"


@pytest.fixture
def play() -> Rehearsal:
    return Rehearsal(ferry()).to("decide")


def offer(play: Rehearsal, card: str) -> Offer:
    team = play.book.actions[card].card.team
    return next(offer for offer in play.team(team).offers if offer.card == card)


def test_an_order_carries_all_that_the_team_says_of_it(play: Rehearsal) -> None:
    command = play.ordering(
        "halt-ferry",
        purpose="coercion",
        message="routine",
        rationale="They must feel it.",
        alternatives="Ask first.",
        dissent="The port would rather wait.",
        owner="Port Ministry",
        target="Sandrel's harbour",
        pros=("Everybody knows the notice.",),
    )
    given = only(play.give(command, "norvia"), OrderGiven)
    assert (given.order, given.team, given.role, given.cost) == ("T1-norvia-main", "norvia", "port", 1)
    (seen,) = play.team("norvia").orders
    assert (seen.title, seen.purpose, seen.message, seen.rationale) == (
        "Halt the ferry",
        "coercion",
        "routine",
        "They must feel it.",
    )
    assert seen.status == "waits for the reveal"
    assert (given.alternatives, given.dissent, given.owner, given.target) == (
        "Ask first.",
        "The port would rather wait.",
        "Port Ministry",
        "Sandrel's harbour",
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"card": "open-quay"}, "Your team has no action card “open-quay”."),
        ({"card": "x" * 100}, f"Your team has no action card “{'x' * 59}…”."),
        ({"card": "resume-ferry"}, "“Let the ferry run” can be ordered only if “The ferry does not run” holds."),
        ({"rationale": "\n "}, "The reason why (one line) is missing: write it first."),
        ({"rationale": "x" * 401}, "The reason why (one line) has 401 characters; the most is 400. Shorten it."),
        ({"purpose": ""}, "Say what “Halt the ferry” is for: Coercion, Routine, Deterrence."),
        ({"purpose": "probing"}, "Say what “Halt the ferry” is for: Coercion, Routine, Deterrence."),
        ({"message": ""}, f"Say what the other side is to take it for: {MEANT}."),
        ({"message": "accident"}, f"Say what the other side is to take it for: {MEANT}."),
        ({"posture": "covert"}, "“Halt the ferry” can only be overt."),
        ({"agreed": ("palace",)}, "“palace” has no say in “Halt the ferry”; those who have are port."),
        ({"dissent": "x" * 401}, "The dissent has 401 characters; the most is 400. Shorten it."),
        ({"pros": ("",)}, "A reason for it is missing: write it first."),
        ({"pros": ("Yes.",) * 13}, "There are 13 reasons for it; the most is 12. Keep those that count."),
    ],
)
def test_an_order_is_refused_with_what_is_missing_or_wrong(play: Rehearsal, changes: dict[str, Any], sentence: str) -> None:
    assert play.refused(evolve(play.ordering("halt-ferry"), **changes), "norvia") == sentence


def test_every_text_of_an_order_has_a_limit(play: Rehearsal) -> None:
    for field in ("argument", "observable", "alternatives", "owner", "target"):
        command = play.ordering("halt-ferry", **{field: "x" * 401})
        assert play.refused(command, "norvia") == f"The {field} has 401 characters; the most is 400. Shorten it."


def test_one_main_and_one_national_order_a_turn(play: Rehearsal) -> None:
    play.order("halt-ferry")
    again = play.ordering("ask-sandrel")
    assert play.refused(again, "norvia/2") == "You have a main order already: withdraw it first to give another."
    play.give(evolve(again, slot="national"), "norvia")
    other = evolve(play.ordering("train-pilots"), slot="national")
    assert play.refused(other, "norvia") == "You have a national order already: withdraw it first to give another."
    assert "GiveOrder" not in play.team("norvia").may
    assert [order.slot for order in play.team("norvia").orders] == ["main", "national"]


def test_the_same_card_cannot_fill_both_orders(play: Rehearsal) -> None:
    play.order("halt-ferry")
    command = evolve(play.ordering("halt-ferry"), slot="national")
    assert play.refused(command, "norvia") == "“Halt the ferry” is ordered already."


def test_a_collective_card_is_no_national_order(play: Rehearsal) -> None:
    command = evolve(play.ordering("joint-inspection"), slot="national")
    sentence = "“Invite a joint inspection” needs several roles to agree: it can only be the main order."
    assert play.refused(command, "norvia") == sentence
    shown = offer(play, "joint-inspection")
    assert shown.main
    assert not shown.national


def test_an_order_is_withdrawn_and_another_given(play: Rehearsal) -> None:
    order = play.order("halt-ferry")
    only(play.give(c.WithdrawOrder(order=order.order), "norvia"), OrderWithdrawn)
    assert play.team("norvia").orders == ()
    play.order("ask-sandrel")
    assert play.refused(c.WithdrawOrder(order=order.order), "sandrel") == (
        "You have no order “T1-norvia-main” that waits for the reveal."
    )
    assert (
        play.to("adjudicate").refused(c.WithdrawOrder(order=order.order), "norvia").startswith("This belongs to the decide phase")
    )


def test_what_was_agreed_to_an_order_goes_with_it_when_it_is_withdrawn(play: Rehearsal) -> None:
    order = play.order("joint-inspection", agreed=())
    play.give(c.GiveAgreement(order=order.order, role="port", agrees=True), "norvia")
    play.give(c.WithdrawOrder(order=order.order), "norvia")
    play.order("joint-inspection", agreed=("cabinet",))
    (seen,) = play.team("norvia").orders
    assert seen.agreed == ("cabinet",)


def test_orders_are_paid_at_the_reveal_and_cannot_be_promised_beyond_the_floor(play: Rehearsal) -> None:
    play.put("norvia.capital = 2")
    play.order("tap-cable")
    assert (play.team("norvia").capital, play.team("norvia").spendable) == (2, 0)
    command = evolve(play.ordering("patrol-strait"), slot="national")
    assert play.refused(command, "norvia") == "“Patrol the strait” costs 1 political capital; you have 0 left."
    assert offer(play, "patrol-strait").why_not == "“Patrol the strait” costs 1 political capital; you have 0 left."
    play.to("adjudicate")
    assert play.track("norvia.capital") == 0


def test_capital_stays_at_its_floor_when_the_world_took_it_meanwhile(play: Rehearsal) -> None:
    play.put("norvia.capital = 2")
    play.order("tap-cable")
    play.put("norvia.capital = 1")
    assert play.team("norvia").spendable == -1
    play.to("adjudicate")
    assert play.track("norvia.capital") == 0


def test_a_card_that_does_not_repeat_is_carried_out_once(play: Rehearsal) -> None:
    play.order("joint-inspection")
    play.to("decide", 2)
    sentence = "“Invite a joint inspection” can be carried out only once."
    assert play.refused(play.ordering("joint-inspection"), "norvia") == sentence
    assert offer(play, "joint-inspection").why_not == sentence


def test_one_that_failed_can_be_tried_again(play: Rehearsal) -> None:
    order = play.order("tug-log")
    play.to("adjudicate").give(c.RuleOrder(order=order.order, method="umpire", outcome="failure"))
    assert offer(play.to("decide", 2), "tug-log").main


def test_a_pass_is_an_order_of_its_own_and_wants_a_reason(play: Rehearsal) -> None:
    assert play.refused(evolve(PASS, rationale=""), "norvia") == "The reason why (one line) is missing: write it first."
    given = only(
        play.give(evolve(PASS, purpose="coercion", card="halt-ferry", posture="covert", pros=("So.",)), "norvia"), OrderGiven
    )
    assert (given.purpose, given.card, given.posture, given.pros, given.cost) == ("", "", "overt", (), 0)
    play.to("adjudicate")
    assert play.team("norvia").orders[0].status == "passed"
    assert play.team("sandrel").moves == ()
    assert play.last(OrderRevealed).standing == "passed"


def test_an_argument_says_what_it_moves_and_what_is_seen(play: Rehearsal) -> None:
    given = only(play.give(argument(role="cabinet"), "norvia"), OrderGiven)
    assert (given.card, given.role, given.effects, given.cost) == ("", "cabinet", ("sandrel.trust +2",), 0)
    assert only(play.give(argument(slot="national", role="port", agreed=("x" * 999,)), "norvia"), OrderGiven).agreed == ()
    play.to("adjudicate")
    assert play.team("sandrel").moves[0].shown == "A retired captain takes the ferry."


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"argument": " "}, "The argument is missing: write it first."),
        ({"observable": ""}, "What others would see of it is missing: write it first."),
        ({"purpose": "accident"}, f"Say what it is for: {MEANT}."),
        ({"purpose": "fun"}, f"Say what it is for: {MEANT}."),
        ({"message": ""}, f"Say what the other side is to take it for: {MEANT}."),
        ({"role": "palace"}, "Your team has no role “palace”."),
        ({"slot": "national"}, "Say which role decides this national order."),
        ({"posture": "covert"}, "An argument is overt; use a card for what is deniable or covert."),
        ({"effects": ()}, "Say what the argument is to move: one or two different tracks."),
        (
            {"effects": ("sandrel.trust +2", "sandrel.trust -1")},
            "Say what the argument is to move: one or two different tracks.",
        ),
        (
            {"effects": ("sandrel.trust +2", "norvia.trust +2", "escalation -2")},
            "Say what the argument is to move: one or two different tracks.",
        ),
        *(
            (
                {"effects": (text,)},
                f"“{shown(text)}” is nothing that an argument can do; it can move {PALETTE} by +2 or -2.",
            )
            for text in (
                "norvia.unity +2",
                "escalation = 0",
                "escalation +0",
                "ferry_halted",
                "escalation +2 if turn = 1",
                "as you like it",
                f"escalation{' ' * 400}+2",
            )
        ),
    ],
)
def test_an_argument_is_refused_with_what_is_wrong(play: Rehearsal, changes: dict[str, Any], sentence: str) -> None:
    assert play.refused(evolve(argument(), **changes), "norvia") == sentence


def test_only_a_team_orders_or_control_on_its_behalf(play: Rehearsal) -> None:
    command = play.ordering("halt-ferry")
    for seat in ("control", "evaluator", "observer", "public", "atlantis"):
        assert play.refused(command, seat) == "Only a team can do this; control may do it on a team's behalf."
    assert only(play.give(command, behalf="norvia"), OrderGiven).team == "norvia"


def test_roles_that_are_absent_are_controls_to_play() -> None:
    play = Rehearsal(ferry(), c.OpenSession(turns=3, absent=("port",))).to("decide")
    sentence = "Port Ministry is absent and played by control: ask control to decide."
    assert play.refused(play.ordering("halt-ferry"), "norvia") == sentence
    assert offer(play, "halt-ferry").why_not == sentence
    assert play.refused(play.ordering("joint-inspection", agreed=("port", "cabinet")), "norvia") == sentence
    assert play.refused(argument(role="port"), "norvia") == sentence
    order = play.order("joint-inspection", agreed=("cabinet",))
    yes = c.GiveAgreement(order=order.order, role="port", agrees=True)
    assert play.refused(yes, "norvia") == sentence
    play.give(yes, behalf="norvia")
    play.give(evolve(play.ordering("train-pilots"), slot="national"), behalf="norvia")
    play.to("adjudicate")
    assert [event.standing for event in play.all(OrderRevealed)] == ["carried", "carried"]


def test_a_statement_has_forty_words_at_most_and_the_last_choice_counts(play: Rehearsal) -> None:
    forty = " ".join(["word"] * 40)
    assert play.refused(c.MakeStatement(text=forty + " more"), "norvia") == (
        "The statement has 41 words; the most is 40. Shorten it."
    )
    assert play.refused(c.MakeStatement(text=" "), "norvia") == "The statement is missing: write it first."
    assert play.refused(c.MakeStatement(text="x" * 401), "norvia") == (
        "The statement has 401 characters; the most is 400. Shorten it."
    )
    play.give(c.MakeStatement(text=forty), "norvia")
    play.give(c.MakeStatement(text="We are calm."), "norvia")
    assert play.team("norvia").statement == "We are calm."


def test_statements_are_revealed_together(play: Rehearsal) -> None:
    play.give(c.MakeStatement(text="We are calm."), "norvia")
    play.give(c.MakeStatement(text="So are we."), "sandrel")
    assert play.team("sandrel").statements == ()
    assert play.public().statements == ()
    assert play.control().statements == (("norvia", "We are calm."), ("sandrel", "So are we."))
    play.to("adjudicate")
    both = (("norvia", "We are calm."), ("sandrel", "So are we."))
    assert play.team("norvia").statements == play.team("sandrel").statements == play.public().statements == both
    assert len(play.all(StatementsRevealed)) == 1
    assert play.to("decide", 2).public().statements == ()


def test_agreement_is_given_and_taken_back_role_by_role(play: Rehearsal) -> None:
    order = play.order("joint-inspection", agreed=("port",))
    seen = play.team("norvia").orders[0]
    assert (seen.needed, seen.agreed) == (("port", "cabinet"), ("port",))
    play.give(c.GiveAgreement(order=order.order, role="cabinet", agrees=True, words="Fine."), "norvia")
    assert play.team("norvia").orders[0].agreed == ("port", "cabinet")
    play.give(c.GiveAgreement(order=order.order, role="port", agrees=False, words="On reflection, no."), "norvia")
    assert play.team("norvia").orders[0].agreed == ("cabinet",)


def test_agreeing_is_refused_with_what_is_wrong(play: Rehearsal) -> None:
    order = play.order("joint-inspection", agreed=("port",))
    other = evolve(play.ordering("ask-sandrel"), slot="national")
    alone = only(play.give(other, "norvia"), OrderGiven)

    def refused(**fields: Any) -> str:
        whole: dict[str, Any] = {"order": order.order, "role": "cabinet", "agrees": True} | fields
        return play.refused(c.GiveAgreement(**whole), "norvia")

    assert refused(order=alone.order) == "This order needs nobody's agreement."
    assert refused(order="T9") == "You have no order “T9” that waits for the reveal."
    assert refused(role="palace") == "“palace” has no say in “Invite a joint inspection”; those who have are port, cabinet."
    assert refused(words="x" * 401) == "The reason has 401 characters; the most is 400. Shorten it."


def test_control_words_what_others_will_see(play: Rehearsal) -> None:
    order = play.order("halt-ferry")
    play.give(c.WordObservable(order=order.order, text="Nobody knows why the ferry stays."))
    play.give(c.WordObservable(order=order.order, text="The ferry does not sail."))
    play.to("adjudicate")
    assert play.team("sandrel").moves[0].shown == "The ferry does not sail."


def test_wording_is_refused_with_what_is_wrong(play: Rehearsal) -> None:
    passed = only(play.give(PASS, "sandrel"), OrderGiven)
    order = play.order("halt-ferry")
    assert play.refused(c.WordObservable(order=order.order, text="")) == "What others will see is missing: write it first."
    assert play.refused(c.WordObservable(order="T9", text="So.")) == "There is no order “T9” that waits for the reveal."
    assert play.refused(c.WordObservable(order=passed.order, text="So.")).startswith("There is no order")
    assert play.refused(c.WordObservable(order=order.order, text="So."), "norvia") == "Only control can do this."


@pytest.mark.parametrize("absent", [(), ("cabinet", "palace")])
def test_what_can_be_ordered_is_what_the_offers_have_nothing_against(absent: tuple[str, ...]) -> None:
    books = Books(ferry())
    book, players = books.whole, dict.fromkeys(books.whole.teams, Recruit())
    slots: tuple[tuple[Slot, int], ...] = (("main", 1), ("national", 2))
    found: Counter[bool] = Counter()
    for seed in range(5):
        draft = Draft()

        def compare(_command: c.Command, events: list[Event], _theirs: Draft, draft: Draft = draft) -> None:
            for event in events:
                apply(draft, evolve(event, absent=absent) if isinstance(event, SessionOpened) else event)
            for team in book.teams:
                for slot, place in slots:
                    free = tuple(offer[0] for offer in offers(book, draft, team) if offer[place] is None)
                    assert orderable(book, draft, team, slot) == free
                    found.update(action in free for action in book.actions_of[team])

        Match(books, players, Settings(3), str(seed), compare).play()
    assert min(found[True], found[False]) > 100


def test_what_a_role_has_said_already_is_not_said_again(play: Rehearsal) -> None:
    order = play.order("joint-inspection", agreed=("port",))
    no, yes = (c.GiveAgreement(order=order.order, role="cabinet", agrees=agrees) for agrees in (False, True))
    play.give(no, "norvia")
    assert play.refused(no, "norvia") == "Cabinet Office has refused “Invite a joint inspection” already."
    play.give(yes, "norvia")
    assert play.refused(yes, "norvia") == "Cabinet Office has agreed to “Invite a joint inspection” already."
    play.give(evolve(no, words="On reflection."), "norvia")
    assert play.team("norvia").orders[0].agreed == ("port",)
