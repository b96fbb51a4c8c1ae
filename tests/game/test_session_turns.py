"""Turns as people at the table count them, in what rules and views say."""

from __future__ import annotations

import pytest

from support.play import Rehearsal
from tabletop.game import commands as c
from tabletop.game.course import announced, played
from tabletop.game.view import TeamView, team_view
from tabletop.library import load_deck


@pytest.mark.parametrize(
    ("turns", "words"), [(4, "it is turn 3, and"), (6, "it is turn 4 or 5, and"), (8, "it is turn 5 or later")]
)
def test_a_card_says_at_the_seat_when_it_can_be_ordered_by_the_sessions_turns(turns: int, words: str) -> None:
    play = Rehearsal(load_deck("zapad-2025"), c.OpenSession(turns=turns)).to("decide")
    view = team_view(play.book, play.state, "union_state")
    assert isinstance(view, TeamView)
    [offer] = [each for each in view.offers if each.card == "send-forces-home"]
    assert f"only if {words}" in offer.why_not


def test_a_hidden_end_is_not_told_before_it_shows() -> None:
    sessions = [Rehearsal(load_deck("zapad-2025"), c.OpenSession(turns=4, hidden_end=True), seed=str(seed)) for seed in range(20)]
    short = next(play for play in sessions if len(play.state.opened.course) == 3)  # type: ignore[union-attr]
    assert played(short.state.opened) == (1, 3, 8)
    assert announced(short.state) == (1, 3, 5, 8)
    short.to("inject", 2)
    assert announced(short.state) == (1, 3, 5, 8)
    short.to("inject", 3)
    assert announced(short.state) == (1, 3, 8)


def test_before_startex_there_are_no_turns() -> None:
    assert played(None) == ()
