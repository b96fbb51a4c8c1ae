"""A session of the shipped deck as the engine's white cell runs it: what lies behind incidents, what is released and when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import pytest

from support.zapad import incidents, minute_of
from tabletop.deck.model import Deck
from tabletop.engine.match import Books, Match, Settings
from tabletop.engine.players import make_player
from tabletop.game import commands as c
from tabletop.game.audience import CONTROL
from tabletop.game.decide import decide_on
from tabletop.game.dice import Dice
from tabletop.game.play import Actor
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft

SEEDS = 500
GAMES = 40


def truths(book: Rulebook, seed: str) -> Mapping[str, str]:
    draft = Draft()
    decide_on(book, draft, c.OpenSession(turns=8), Actor.at(CONTROL), Dice(seed, 1))
    assert draft.opened is not None
    return draft.opened.truths


def games(deck: Deck, turns: int) -> list[Draft]:
    """Sessions of recruits."""
    books = Books(deck)
    players = {team: make_player("recruit") for team in deck.team_ids}
    return [Match(books, players, Settings(turns), f"course#{number}").play() for number in range(GAMES)]


@pytest.fixture(scope="module")
def sessions(deck: Deck) -> dict[int, list[Draft]]:
    return {length.turns: games(deck, length.turns) for length in deck.lengths}


def test_each_cause_that_an_incident_can_have_comes_up(deck: Deck) -> None:
    book = Rulebook(deck)
    drawn = [truths(book, f"seed {number}") for number in range(SEEDS)]
    for inject in incidents(deck):
        came = Counter(each[inject.id] for each in drawn)
        assert set(came) == set(inject.truth), inject.id
        fair = SEEDS / len(inject.truth)
        assert all(0.7 * fair <= number <= 1.4 * fair for number in came.values()), (inject.id, came)


def test_no_three_incidents_in_the_decks_order_have_one_cause(deck: Deck) -> None:
    book = Rulebook(deck)
    for number in range(SEEDS):
        drawn = list(truths(book, f"seed {number}").values())
        assert all(len(set(drawn[at : at + 3])) > 1 for at in range(len(drawn) - 2)), drawn


@pytest.mark.parametrize(("turns", "most"), [(8, 2), (6, 5), (4, 8)])
def test_a_session_with_four_incidents_or_more_is_seldom_all_of_one_kind(
    deck: Deck, sessions: Mapping[int, list[Draft]], turns: int, most: int
) -> None:
    """In so many per cent of sessions at most: what was released in them, with the causes of many seeds."""
    book, named = Rulebook(deck), {inject.id for inject in incidents(deck)}
    drawn = [truths(book, f"seed {number}") for number in range(100)]
    alike = counted = 0
    for draft in sessions[turns]:
        released = [put.inject for put in draft.inbox if put.inject in named]
        if len(released) >= 4:
            causes = [{each[inject] for inject in released} for each in drawn]
            alike += sum(len(each) == 1 for each in causes)
            counted += len(causes)
    assert counted
    assert 100 * alike <= most * counted


@pytest.mark.parametrize("turns", [8, 6])
def test_times_in_an_inbox_do_not_run_backwards_within_a_turn(
    deck: Deck, sessions: Mapping[int, list[Draft]], turns: int
) -> None:
    days = {turn.number: int(found.group()) if (found := re.match(r"\d+", turn.date)) else 25 for turn in deck.turns}
    planned = {inject.id for inject in deck.injects}
    compared = 0
    for draft in sessions[turns]:
        assert draft.opened is not None
        for number, turn in enumerate(draft.opened.course, 1):
            put = [each for each in draft.inbox if each.turn == number and each.inject in planned]
            times = [(at, each.inject) for each in put if (at := minute_of(each.time, days[turn])) is not None]
            assert times == sorted(times, key=lambda each: each[0]), (turn, times)
            compared += len(times)
    assert compared >= GAMES * turns


@pytest.mark.parametrize("turns", [8, 6, 4])
def test_a_session_is_told_of_what_its_turns_are_about(deck: Deck, sessions: Mapping[int, list[Draft]], turns: int) -> None:
    """However much its own acts bring about: the drones, the opening of the exercise, its second phase, who went home."""
    for inject, turn in (("drones-over-poland", 1), ("exercise-opens", 3), ("phase-two", 5), ("counting-heads", 8)):
        reached = [draft for draft in sessions[turns] if draft.opened is not None and turn in draft.opened.course[: draft.number]]
        told = [draft for draft in reached if inject in draft.released]
        assert len(told) >= 0.7 * len(reached) > 0, inject
