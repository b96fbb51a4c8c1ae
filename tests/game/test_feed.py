"""What each seat hears: its share of the log, numbered for itself, with the turn and phase in which it happened."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.play import Rehearsal
from tabletop.deck.brief import for_team
from tabletop.game import commands as c
from tabletop.game.events import EVENTS
from tabletop.game.feed import Heard, feed
from tabletop.game.telling.teller import Teller


def heard(play: Rehearsal, seat: str) -> list[Heard]:
    return feed(play.events, seat, ferry().team_ids, at="2025-09-10T08:00:00.000Z")


def played() -> Rehearsal:
    play = Rehearsal(ferry())
    play.give(c.ReleaseInject(inject="collision"))
    play.give(c.Note(text="They look tired."))
    play.to("decide")
    play.order("halt-ferry", rationale="They must feel it.")
    play.give(c.MakeStatement(text="We are calm."), "norvia")
    return play


def test_each_seat_counts_what_it_heard_from_one_without_a_gap() -> None:
    play = played().to("ended")
    for seat in ("control", "evaluator", "norvia", "sandrel/2", "observer", "public"):
        numbers = [each.number for each in heard(play, seat)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) > 10
    assert len(heard(play, "control")) == len(play.events)
    assert len(heard(play, "public")) < len(heard(play, "norvia"))


def test_a_team_hears_its_own_share_of_an_inject_and_not_its_name_or_cause() -> None:
    (told,) = [each for each in heard(played(), "norvia") if each.kind == "inject_released"]
    assert told.values["text"] == {"norvia": "Your ferry reports a blow from a tug that crossed its bow without lights."}
    assert told.values["refs"] == {"norvia": 1}
    assert not {"inject", "title", "cause", "tracks", "flags", "planned", "reason"} & set(told.values)
    assert (told.turn, told.phase) == (1, "inject")


def test_a_team_hears_of_its_order_and_the_others_hear_of_nothing() -> None:
    play = played()
    (own,) = [each for each in heard(play, "norvia/2") if each.kind == "order_given"]
    assert own.values["rationale"] == "They must feel it."
    assert (own.turn, own.phase) == (1, "decide")
    for seat in ("sandrel", "observer"):
        assert {each.kind for each in heard(play, seat)}.isdisjoint({"order_given", "statement_made", "noted"})
    assert any(each.kind == "noted" for each in heard(play, "evaluator"))


def test_what_is_the_same_for_all_is_heard_by_onlookers() -> None:
    play = played().to("adjudicate")
    kinds = [each.kind for each in heard(play, "observer")]
    assert "statements_revealed" in kinds
    (seen,) = [each for each in heard(play, "public") if each.kind == "order_revealed"]
    assert seen.values["shown"] == "The ferry stays in port; a notice speaks of checks."
    assert "order" not in seen.values


def test_onlookers_do_not_hear_an_inject_whose_words_differ_but_that_there_was_one() -> None:
    (told,) = [each for each in heard(played(), "observer") if each.kind == "inject_released"]
    assert "text" not in told.values
    assert told.values["incident"]


def test_every_kind_of_event_has_a_name_of_its_own_and_a_version() -> None:
    assert len({kind.NAME for kind in EVENTS}) == len(EVENTS)
    assert all(kind.VERSION >= 1 for kind in EVENTS)


def test_whoever_hears_that_a_proposal_is_settled_hears_which() -> None:
    play = Rehearsal(ferry()).to("adjudicate")
    play.put("norvia.trust = 1", "sandrel.trust = 1", "escalation = 2")
    play.give(c.AdvancePhase())
    play.give(c.SettleProposal(proposal="T1-P1", decision="hold", reason="Not today."))
    (settled,) = [each for each in heard(play, "control") if each.kind == "proposal_settled"]
    assert (settled.values["title"], settled.values["source"]) == ("Distrust feeds alarm", "rule")
    assert not any("Distrust" in str(each.values) for each in heard(play, "norvia"))


def test_a_settlement_whose_proposal_was_not_heard_is_told_without_its_title() -> None:
    play = Rehearsal(ferry()).to("adjudicate")
    play.put("norvia.trust = 1", "sandrel.trust = 1", "escalation = 2")
    play.give(c.AdvancePhase())
    event = play.give(c.SettleProposal(proposal="T1-P1", decision="accept"))
    (alone,) = feed(event, "control", ferry().team_ids)
    assert "title" not in alone.values


@pytest.mark.parametrize("seat", ["sandrel", "observer"])
def test_a_ruling_on_anothers_move_comes_with_what_was_seen_of_it(seat: str) -> None:
    play = played().to("adjudicate")
    play.settle()
    (ruled,) = [each for each in heard(play, seat) if each.kind == "order_ruled" and "order" not in each.values]
    assert ruled.values["shown"] == "The ferry stays in port; a notice speaks of checks."
    told = Teller(for_team(ferry(), ""), scored=True).short(ruled)
    assert told == "What was seen, “The ferry stays in port; a notice speaks of checks.”, comes to success."
