"""A finding rests on what the log holds."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.hand import Hand
from support.sessions import ticking
from tabletop.game import commands as c
from tabletop.game.refusal import Refusal
from tabletop.table import Table


@pytest.fixture
def at() -> Hand:
    return Hand(Table.create(ferry(), c.OpenSession(turns=3), seed="seed", clock=ticking()))


def finding(*evidence: str) -> c.MakeFinding:
    return c.MakeFinding(seen="strength", title="They asked first", evidence=evidence)


def test_events_of_the_log_are_evidence_also_those_that_were_taken_back(at: Hand) -> None:
    at.advance()
    at.give(c.Rewind(to_seq=1, reason="Too soon."))
    at.give(finding("1.0", "1.2", "2.0"), "evaluator")


def test_the_number_right_after_the_last_event_of_a_step_names_none(at: Hand) -> None:
    events = len(at.table.commits[0].events)
    at.give(finding(f"1.{events - 1}"))
    assert isinstance(at.table.submit("control", finding(f"1.{events}")), Refusal)


@pytest.mark.parametrize("name", ["2.0", "1.9", "0.0", "99999999.0"])
def test_what_the_log_does_not_hold_is_refused(at: Hand, name: str) -> None:
    answer = at.table.submit("control", finding("1.0", name))
    assert isinstance(answer, Refusal)
    assert answer.sentence == f"The log has no event {name}: pick the evidence from it."


@pytest.mark.parametrize("name", ["x", "1", "1.", ".1", "1.-1", "²." + "1", "1.0.0", "9" * 40 + ".0"])
def test_what_is_no_event_s_name_is_refused(at: Hand, name: str) -> None:
    answer = at.table.submit("control", finding(name))
    assert isinstance(answer, Refusal)
    assert "names no event of the log" in answer.sentence


def test_a_team_that_tries_does_not_learn_how_long_the_log_is(at: Hand) -> None:
    answers = {str(at.table.submit("norvia", finding(name))) for name in ("1.0", "2.0", "500.0", "x")}
    assert answers == {"Only control or an evaluator can do this."}
