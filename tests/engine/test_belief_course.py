"""The courses that an engine player takes a session for."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.play import Rehearsal
from tabletop.engine.belief.course import answered_before, openings
from tabletop.game import commands as c
from tabletop.game.events import Phase
from tabletop.game.rulebook import Rulebook


@pytest.mark.parametrize(
    ("turns", "until", "plans"),
    [(3, 0, {(1, 2, 3)}), (2, 0, {(1, 3)}), (3, 1, {(1,)}), (3, 2, {(1, 3)})],
)
def test_a_length_of_the_deck_comes_before_the_beginning_of_a_longer_one(
    turns: int, until: int, plans: set[tuple[int, ...]]
) -> None:
    play = Rehearsal(ferry(), c.OpenSession(turns=turns, until=until)).to("assess")
    assert {opened.plan for opened in openings(play.team("norvia"), Rulebook(ferry()))} == plans


def test_the_beginning_of_a_longer_length_is_seen_where_its_turns_are_no_others() -> None:
    play = Rehearsal(ferry(), c.OpenSession(turns=3, until=2))
    phases: tuple[Phase, ...] = ("inject", "decide", "consequences")
    for phase in phases:
        view = play.to(phase, 2).team("norvia")
        assert {opened.plan for opened in openings(view, Rulebook(ferry()))} == {(1, 2)}


def test_a_question_that_the_session_cannot_answer_before_its_end_was_not_answered_by_the_team_before() -> None:
    play = Rehearsal(ferry(), c.OpenSession(turns=3, until=2)).to("assess", 2)
    view = play.team("norvia")
    assert answered_before(view, Rulebook(ferry())) == ()
    assert [question.id for question in view.questions] == ["crisis"]
