"""Events in words, for every seat and kind, with no more than the seat may know."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.rich import rich_table
from tabletop.deck.brief import for_team
from tabletop.game.audience import team_of
from tabletop.game.events import EVENTS
from tabletop.review.heard import _TELLINGS, Teller


def test_every_kind_of_event_has_its_words() -> None:
    assert set(_TELLINGS) == {event.NAME for event in EVENTS}


@pytest.mark.parametrize("seat", ["control", "evaluator", "norvia", "sandrel", "public"])
def test_everything_that_a_seat_hears_is_told_in_a_sentence(seat: str) -> None:
    table = rich_table()
    teller = Teller(ferry() if seat in ("control", "evaluator") else for_team(ferry(), team_of(seat)))
    for heard in table.heard(seat):
        told = teller.tell(heard)
        assert len(told) > 8, heard.kind
        assert "None" not in told
        assert told[-1] in ".”?!", told


def test_a_move_whose_author_cannot_be_told_names_nobody() -> None:
    table = rich_table()
    teller = Teller(for_team(ferry(), "norvia"))
    told = [teller.tell(heard) for heard in table.heard("norvia") if heard.kind == "order_revealed"]
    assert "Seen: Nobody can tell who. “A foreign paper prints a hostile story about Norvia's ferry.”" in told
