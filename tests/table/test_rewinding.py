"""Taking the session back: what returns, what lasts, and the dice after it."""

from __future__ import annotations

from attrs import evolve

from support.decks import ferry
from support.tables import HALT, refused, table, taken, to_decide
from tabletop.game import commands as c
from tabletop.game.events import Rewound
from tabletop.table import Table


def test_a_rewind_takes_the_session_back_and_keeps_what_lasts() -> None:
    at = to_decide(table())
    before, seq = at.state, len(at.commits)
    taken(at, HALT, "norvia")
    taken(at, c.Note(text="They hesitated."))
    taken(at, c.AdvancePhase())
    commit = taken(at, c.Rewind(to_seq=seq, reason="The wrong card."))
    assert commit.events == (Rewound(to_seq=seq, reason="The wrong card."),)
    assert at.state == before
    assert len(at.commits) == seq + 4, "the log keeps all of it"
    taken(at, HALT, "norvia")


def test_a_rewind_may_cross_an_earlier_one() -> None:
    at = table()
    taken(at, c.AdvancePhase())
    taken(at, c.AdvancePhase())
    decide, seq = at.state, len(at.commits)
    taken(at, c.Rewind(to_seq=1, reason="From the start."))
    assert at.state.phase == "inject"
    taken(at, c.Rewind(to_seq=seq, reason="No, as it was."))
    assert at.state == decide


def test_a_session_that_has_ended_can_be_taken_back() -> None:
    at = table()
    taken(at, c.EndSession(words="Fire alarm."))
    taken(at, c.Rewind(to_seq=1, reason="It was a drill."))
    assert at.state.ended is None
    assert at.state.phase == "inject"


def test_dice_are_fresh_after_a_rewind() -> None:
    at = to_decide(table())
    patrol = evolve(HALT, card="patrol-strait", purpose="deterrence", message="deterrence")
    taken(at, patrol, "norvia")
    taken(at, c.AdvancePhase())
    seq = len(at.commits)
    throws = set()
    for _ in range(12):
        taken(at, c.RuleOrder(order="T1-norvia-main", method="2d6"))
        throws.add(at.state.rulings[0].dice)
        taken(at, c.Rewind(to_seq=seq, reason="Again."))
    assert len(throws) > 6


def test_rewinding_is_refused_with_what_is_wrong() -> None:
    at = table()
    taken(at, c.AdvancePhase())
    assert refused(at, c.Rewind(to_seq=1, reason=" ")) == "Say why: write the reason first."
    assert refused(at, c.Rewind(to_seq=1, reason="x" * 401)) == "The reason has 401 characters; the most is 400."
    for step in (0, -1, 2, 99):
        assert refused(at, c.Rewind(to_seq=step, reason="So.")) == f"There is no earlier step {step} to go back to."
    assert refused(at, c.Rewind(to_seq=1, reason="So."), "norvia") == "Only control can do this."


def test_a_feed_made_late_is_the_same_as_one_kept_from_the_start() -> None:
    at = table()
    for seat in ("norvia", "control", "observer"):
        at.heard(seat)
    to_decide(at)
    taken(at, HALT, "norvia")
    taken(at, c.Rewind(to_seq=2, reason="Again."))
    taken(at, c.MakeForecast(question="crisis", probability=10), "norvia")
    taken(at, c.Rewind(to_seq=4, reason="And again."))
    taken(at, c.AdvancePhase())
    late = Table(at.journal, ferry())
    for seat in ("norvia", "control", "observer"):
        assert list(late.heard(seat)) == list(at.heard(seat))
    assert [heard.phase for heard in at.heard("norvia") if heard.kind == "forecast_made"] == ["assess"]
