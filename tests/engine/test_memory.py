"""What a team remembers of its own orders, and of what others did since."""

from __future__ import annotations

from attrs import evolve

from support.decks import ferry
from support.orders import PASS
from support.play import Rehearsal
from tabletop.engine.memory import Memory
from tabletop.game import commands as c
from tabletop.game.events import Outcome


def session() -> Rehearsal:
    return Rehearsal(ferry(), c.OpenSession(turns=3)).to("decide")


def memory(at: Rehearsal, team: str) -> Memory:
    return Memory(at.team(team), at.book)


def ruled(at: Rehearsal, outcome: Outcome) -> None:
    at.to("adjudicate")
    at.give(c.RuleOrder(order="T1-norvia-main", method="umpire", outcome=outcome))


def test_what_came_off_stands_for_what_one_wants_and_what_failed_was_tried() -> None:
    for outcome, came in (("success", ["patrol-strait"]), ("failure", [])):
        at = session()
        at.order("patrol-strait")
        ruled(at, outcome)  # type: ignore[arg-type]  # one of the outcomes
        known = memory(at.to("decide", 2), "norvia")
        assert [action.id for action in known.standing(1)] == came
        assert [order.outcome for order in known.tried("patrol-strait")] == [outcome]
        assert known.ago(known.tried("patrol-strait")[0]) == 1
        later = memory(at.to("decide", 3), "norvia")
        assert later.ago(later.tried("patrol-strait")[0]) == 2
        assert later.standing(1) == ()
        assert [action.id for action in later.standing(2)] == came


def test_what_is_under_way_counts_as_done_last() -> None:
    at = session()
    at.order("train-pilots")
    assert [action.id for action in memory(at.to("decide", 2), "norvia").standing(1)] == ["train-pilots"]


def test_what_waited_for_its_roles_counts_from_the_turn_in_which_it_was_ruled() -> None:
    deck = ferry()
    waiting = evolve(deck, actions=tuple(evolve(card, fallback="waits") for card in deck.actions))
    at = Rehearsal(waiting, c.OpenSession(turns=3)).to("decide")
    at.order("joint-inspection", agreed=("port",))
    at.to("decide", 2)
    at.give(c.GiveAgreement(order="T1-norvia-main", role="cabinet", agrees=True), "norvia")
    known = memory(at.to("decide", 3), "norvia")
    assert known.ago(known.tried("joint-inspection")[0]) == 1


def test_a_hard_move_of_the_others_is_felt_a_turn_long_and_asks_for_a_hard_answer() -> None:
    at = session()
    at.order("halt-ferry")
    at.give(PASS, "sandrel")
    at.to("decide", 2)
    known = memory(at, "sandrel")
    assert known.felt > 0.4
    assert known.answers(1.0)
    assert memory(at, "norvia").felt == 0
    assert not memory(at, "norvia").answers(1.0)
    assert memory(at.to("decide", 3), "sandrel").felt == 0


def test_a_move_of_the_ladder_in_this_turn_is_something_to_answer() -> None:
    at = session()
    assert not memory(at, "norvia").answers(-1.0)
    at.put("escalation +2")
    assert memory(at, "norvia").answers(-1.0)


def test_a_step_back_from_high_up_needs_no_other_cause() -> None:
    at = session()
    at.put("escalation = 5")
    at.to("decide", 2)
    assert not memory(at, "norvia").answers(1.0)
    assert memory(at, "norvia").answers(-1.0)
