"""How a session's hours are spent."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.decks import ferry
from support.papers import shipped
from tabletop.deck.model import Length
from tabletop.paper.plan import plan_of


def test_a_morning_of_eight_turns() -> None:
    plan = plan_of(shipped(), 8)
    assert [(stage.clock, stage.minutes) for stage in plan.stages][:3] == [("0:00", 30), ("0:30", 20), ("0:50", 20)]
    assert [stage.minutes for stage in plan.stages if stage.title == "Break"] == [15]
    assert (plan.stages[-1].clock, plan.stages[-1].minutes) == ("3:25", 35)
    assert plan.phases == {"inject": 3, "assess": 3, "decide": 6, "adjudicate": 6, "consequences": 2}
    assert plan.hours == "4 h"


@pytest.mark.parametrize(("turns", "minutes"), [(4, 21), (6, 25), (8, 20), (None, 20)])
def test_the_decks_lengths(turns: int | None, minutes: int) -> None:
    assert plan_of(shipped(), turns).turn_minutes == minutes


@given(minutes=st.integers(30, 600))
def test_the_parts_come_to_the_whole(minutes: int) -> None:
    deck = attrs.evolve(ferry(), lengths=(Length(play=(1, 2, 3), minutes=minutes),))
    plan = plan_of(deck, None)
    for at, stage in enumerate(plan.stages):
        assert stage.start == sum(before.minutes for before in plan.stages[:at])
    assert minutes - 2 <= sum(stage.minutes for stage in plan.stages) <= minutes
    assert all(stage.minutes > 0 for stage in plan.stages)
    assert sum(plan.phases.values()) == plan.turn_minutes
