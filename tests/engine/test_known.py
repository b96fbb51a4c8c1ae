"""What a team knows for sure: it never knows what is not so."""

from __future__ import annotations

from functools import partial

import pytest
from attrs import evolve

from support.coaching import ZAPAD, begun
from support.decks import ferry
from support.play import Rehearsal
from support.solo import engine_acts, play
from tabletop.deck.brief import for_planner
from tabletop.deck.expression import parse_expression
from tabletop.deck.model import Deck
from tabletop.engine.known import Known
from tabletop.game.events import QuestionAnswered
from tabletop.game.rulebook import Rulebook
from tabletop.practice.session import Practice


@pytest.mark.parametrize(
    ("deck", "team", "seeds"), [(ferry(), "norvia", 6), (ferry(), "sandrel", 6), (ZAPAD, "nato", 2), (ZAPAD, "union_state", 2)]
)
def test_what_it_takes_for_answered_is_answered_so(deck: Deck, team: str, seeds: int) -> None:
    def noted(said: dict[str, bool], practice: Practice) -> Practice:
        """What is known as each turn's consequences are seen."""
        if practice.table.state.phase == "consequences":
            sight = practice.sight
            known, turn = Known(sight.book, sight.view), sight.view.clock.turn
            for question in deck.questions:
                if question.tempers or question.id in said or not question.turn <= turn <= question.by:
                    continue
                if known.holds(question.answer):
                    said[question.id] = True
                elif turn == question.by and known.fails(question.answer):
                    said[question.id] = False
        return practice

    taken = 0
    for seed in map(str, range(seeds)):
        practice = begun(deck, team, seed)
        said: dict[str, bool] = {}
        play(practice, seed, partial(noted, said))
        answers = {
            event.question: event.answer
            for commit in practice.table.commits
            for event in commit.events
            if isinstance(event, QuestionAnswered)
        }
        for question_id, answer in said.items():
            if question_id in answers:
                assert answers[question_id] is answer, question_id
                taken += 1
    assert taken, "it knows something"


def test_a_card_of_anothers_that_is_always_seen_and_never_was_was_not_carried_out() -> None:
    practice = begun()
    engine_acts(practice)
    sight = practice.sight
    known = Known(sight.book, sight.view)
    theirs = next(action for action in ZAPAD.actions if action.team == "union_state" and action.postures == ("overt",))
    played = parse_expression(f"played.{theirs.id}")
    assert known.fails(played)
    assert not known.holds(played)


def test_a_count_of_own_moves_can_be_no_greater_than_the_rules_allow() -> None:
    sight = begun().sight
    known = Known(sight.book, sight.view)
    assert known.holds(parse_expression("moves.nato.signalling <= 8"))
    assert not known.holds(parse_expression("moves.nato.signalling <= 7"))


@pytest.mark.parametrize("moved", [2, -2])
def test_an_estimate_says_nothing_for_sure_since_the_track_may_have_moved_after_it_was_made(moved: int) -> None:
    play = Rehearsal(ferry()).to("decide")
    play.put(f"norvia.readiness {moved:+d}")
    view = play.team("sandrel")
    assert next(track for track in view.tracks if track.id == "norvia.readiness").sight == "estimate"
    known = Known(Rulebook(for_planner(ferry(), "sandrel")), view)
    for least in range(1, 6):
        condition = parse_expression(f"norvia.readiness >= {least}")
        assert not known.holds(condition)
        assert not known.fails(condition)


def test_what_nobody_can_see_of_another_may_be_so_or_not() -> None:
    practice = begun()
    engine_acts(practice)
    sight = practice.sight
    hidden = evolve(sight.view, tracks=())
    known = Known(sight.book, hidden)
    condition = parse_expression("union_state.readiness >= 6")
    assert not known.holds(condition)
    assert not known.fails(condition)
