"""What else was weighed, as the review tells it."""

from __future__ import annotations

from support.decks import ferry
from tabletop.engine.candidates import Candidate
from tabletop.engine.ordering import PASS, ordering
from tabletop.engine.people.account import searched_beside
from tabletop.engine.players.commander import Choice, Tried
from tabletop.game.rulebook import Rulebook

BOOK = Rulebook(ferry())


def tried(score: float, wars: int, *cards: str, games: int = 100) -> Tried:
    orders = tuple(ordering(BOOK.actions[card], "national" if place else "main") for place, card in enumerate(cards))
    return Tried(Candidate(orders or (PASS,), 50.0), games, score, wars)


def told(*found: Tried) -> str:
    return searched_beside(Choice(found[0].candidate.orders, found), BOOK)


def test_the_first_rival_is_told_with_scores_and_wars_the_second_with_its_score() -> None:
    assert told(tried(61.2, 4, "ask-sandrel"), tried(54.9, 9, "patrol-strait"), tried(50.1, 12, "halt-ferry")) == (
        "We chose “Ask Sandrel what happened” over “Patrol the strait”: thinking them through, we put it at "
        "61 of 100 against 55, and war came in 4 of 100 against 9. “Halt the ferry” came to 50."
    )


def test_a_choice_that_runs_more_risk_says_but() -> None:
    assert told(tried(61, 9, "patrol-strait"), tried(55, 4)) == (
        "We chose “Patrol the strait” over waiting: thinking them through, we put it at 61 of 100 against 55, "
        "but war came in 9 of 100 against 4."
    )


def test_where_none_came_to_war_none_is_told_of_and_a_tie_is_called_one() -> None:
    assert told(tried(61.2, 0, "ask-sandrel"), tried(60.9, 0, "patrol-strait")) == (
        "We chose “Ask Sandrel what happened” over “Patrol the strait”: thinking them through, we put both at 61 of 100."
    )


def test_what_differs_only_in_the_order_beside_it_is_no_rival() -> None:
    assert told(tried(61, 0, "patrol-strait", "ask-sandrel"), tried(60, 0, "ask-sandrel", "patrol-strait")) == ""
    assert told(tried(61, 0, "patrol-strait", "ask-sandrel"), tried(60, 0, "patrol-strait")) == ""
    assert told(tried(61, 0, "patrol-strait")) == ""


def test_what_was_never_tried_is_not_told_of() -> None:
    assert told(tried(61, 0, "patrol-strait"), tried(50, 0, "halt-ferry", games=0)) == ""
