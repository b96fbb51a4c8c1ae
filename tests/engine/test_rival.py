"""The other side at the root of a search."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from attrs import evolve

from support.decks import ferry
from support.positions import position, sight, standing
from tabletop.deck.model import Temperament
from tabletop.engine.belief import Belief
from tabletop.engine.futures import Futures
from tabletop.engine.match import Books
from tabletop.engine.rival import HABIT, REPLIES, Rival
from tabletop.game.events import SessionEnded
from tabletop.game.state import Draft

BOOKS = Books(ferry())
BOOK = BOOKS.whole
UNITY = BOOK.track_index["norvia.unity"]
BOLD = Temperament(id="bold", title="Bold", text="It dares.", likes={BOOK.actions["halt-ferry"].card.kind: 12})
MILD = Temperament(id="mild", title="Mild", text="It waits.", likes={BOOK.actions["halt-ferry"].card.kind: -12})


def chance(seed: object) -> Random:
    return Random(str(seed))  # noqa: S311 - dice of a game


def norvia() -> Rival:
    """Norvia, to which nothing is worth more than anything else, and which wants unity alone."""
    worth = {action.id: 0.0 for action in BOOK.actions_of["norvia"]}
    return Rival(BOOK, "norvia", lambda draft, _remaining: float(draft.tracks[UNITY]), worth, None)


def stands(unity: int) -> Draft:
    return standing(BOOKS, position(BOOKS), norvia__capital=6, norvia__unity=unity)


def test_it_takes_more_often_what_would_have_paid_it_and_still_goes_by_habit_at_times() -> None:
    rival, world, rng = norvia(), stands(3), chance("learns")
    first = rival.face(world, rng).mix
    assert len(first) == REPLIES + 1
    best = next(card for card in first if card)
    for _ in range(12):
        mix = rival.face(world, rng).mix
        rival.learn(mix, {card: stands(5 if card == best else 2) for card in mix})
    after = rival.face(world, rng).mix
    assert after[best] == pytest.approx(HABIT * first[best] + 1 - HABIT)
    assert all(abs(after[card] - HABIT * first[card]) < 1e-9 for card in after if card != best)
    taken = Counter(rival.face(world, rng).taken for _ in range(400))
    assert taken[best] == max(taken.values())
    assert len(taken) == REPLIES + 1


def test_what_it_takes_is_what_it_orders_and_can_be_ordered() -> None:
    rival, rng = norvia(), chance("orders")
    for _ in range(40):
        reply = rival.face(stands(3), rng)
        assert reply.orders[0].card == reply.taken
        assert reply.orders[0].slot == "main"
    poor = standing(BOOKS, position(BOOKS), norvia__capital=0)
    assert all(BOOK.actions[card].cost == 0 for card in rival.face(poor, rng).options if card)


def test_war_is_the_worst_that_it_can_come_to() -> None:
    assert norvia().judged("", stands(6)) == 6
    ended = position(BOOKS)
    ended.ended = SessionEnded(ending="war", words="War.", aims=(), scores={})
    assert norvia().judged("", ended) < 0


def test_it_is_of_the_temperament_that_its_moves_speak_for_and_does_what_that_likes() -> None:
    books = Books(evolve(BOOKS.deck, temperaments=(BOLD, MILD)))
    draft = standing(books, position(books), norvia__capital=6, sandrel__capital=6)
    belief = Belief(sight(books, draft, "sandrel").view, books.planner("sandrel"))
    futures, rng = Futures(sight(books, draft, "sandrel"), belief), chance("tempers")
    halts: dict[str, list[float]] = {"bold": [], "mild": []}
    for _ in range(80):
        (rival,) = futures.world(rng).rivals
        halts[rival.temper].append(rival.face(draft, rng).mix.get("halt-ferry", 0.0))
    assert min(len(found) for found in halts.values()) > 20
    assert min(halts["bold"]) > 2 * max(halts["mild"])
