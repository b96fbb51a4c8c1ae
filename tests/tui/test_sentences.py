"""What a seat heard, in words."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.tui import HOSTILE, both_order, control_view, do, release_all, table_in_memory, to_phase
from tabletop.game.commands import AdjustWorld, EndSession, Note, ReadIncident, RuleOrder
from tabletop.game.events import EVENTS
from tabletop.table import Table
from tabletop.tui.sentences import _SENTENCES, sentence


def told(table: Table, seat: str) -> list[str]:
    return [sentence(ferry(), heard) for heard in table.heard(seat)]


def test_every_kind_of_event_has_its_sentence() -> None:
    assert {event.NAME for event in EVENTS} == set(_SENTENCES)


def test_a_turn_reads_as_a_story() -> None:
    table = table_in_memory()
    release_all(table)
    to_phase(table, "assess")
    do(table, "norvia", ReadIncident(ref=1, reading="accident", likelihood=70))
    both_order(table)
    to_phase(table, "adjudicate")
    for order in control_view(table).orders:
        if order.open:
            do(table, "control", RuleOrder(order=order.given.order, method="2d6", dice=(3, 5), words="It worked."))
    control = told(table, "control")
    assert "Norvia reads report 1 as accident, 70 %." in control
    assert "Norvia orders: Patrol the strait, for deterrence." in control
    assert any(line.startswith("Ruled: Norvia, Patrol the strait: success (2d6, 58.3 %, dice 3+5)") for line in control)


def test_a_team_hears_only_what_it_may() -> None:
    table = table_in_memory()
    both_order(table)
    to_phase(table, "adjudicate")
    sandrel = " ".join(told(table, "sandrel"))
    assert "Patrol the strait" not in sandrel
    assert "Norvia: Two cutters take station off the far harbour." in sandrel


@pytest.mark.parametrize("hostile", [text for text in HOSTILE if text.isprintable() or "\x1b" in text])
def test_hostile_words_are_data(hostile: str) -> None:
    table = table_in_memory()
    do(table, "control", Note(text=hostile))
    do(table, "control", AdjustWorld(effect="escalation +1", reason=hostile))
    do(table, "control", EndSession(words=hostile))
    for seat in ("control", "norvia", "public"):
        assert all("\x1b" not in line and "\u202e" not in line for line in told(table, seat))


def test_every_seat_of_a_whole_game_gets_words_and_no_empty_line() -> None:
    table = table_in_memory()
    both_order(table)
    do(table, "control", EndSession(words="Enough."))
    for seat in ("control", "norvia", "sandrel", "public", "evaluator"):
        assert all(line.strip() for line in told(table, seat))
