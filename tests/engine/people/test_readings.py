"""How people read over many games: right more often than not, wrong for reasons that they state, each in its own way."""

from __future__ import annotations

from collections import Counter, defaultdict
from random import Random

import pytest

from support.movesseen import DECK, before, moved
from support.persons import Persons
from tabletop.engine.match import DraftSight
from tabletop.engine.people import incidents, moves
from tabletop.engine.people.sense import shares
from tabletop.engine.players import make_player
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.events import Event
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft

GAMES = 10
SHARES = shares(Rulebook(DECK))


@pytest.fixture(scope="module")
def read() -> list[tuple[str, str, e.OrderGiven, e.MoveRead]]:
    """Every reading of a move in some games: whose, of what temperament, of which order."""
    found: list[tuple[str, str, e.OrderGiven, e.MoveRead]] = []
    for seed in range(GAMES):

        def keep(_seat: str, _command: c.Command, came: list[Event], draft: Draft, seed: int = seed) -> None:
            natures = {seated.team: seated.temperament for seated in draft.engines}
            for event in came:
                if isinstance(event, e.MoveRead):
                    order = next(each for each in (*draft.orders, *draft.past) if each.order == event.order)
                    found.append((f"{seed}/{event.team}", natures[event.team], order, event))

        Persons(DECK, {team: make_player("staff") for team in DECK.team_ids}, 6, f"readings {seed}", keep).play()
    return found


def test_they_are_right_more_often_than_not_and_nobody_always(read: list[tuple[str, str, e.OrderGiven, e.MoveRead]]) -> None:
    right = defaultdict(list)
    for reader, _, order, reading in read:
        right[reader].append(order.purpose == reading.reading)
    everybody = [each for found in right.values() for each in found]
    assert 0.45 <= sum(everybody) / len(everybody) <= 0.7
    perfect = sum(all(found) for found in right.values())
    assert perfect <= len(right) / 10
    assert max(sum(found) / len(found) for found in right.values()) > 0.65
    assert min(sum(found) / len(found) for found in right.values()) < 0.45


def test_they_hold_it_about_as_likely_as_it_is(read: list[tuple[str, str, e.OrderGiven, e.MoveRead]]) -> None:
    for low, high in ((0, 50), (50, 60), (60, 100)):
        found = [(order.purpose == reading.reading, reading.likelihood) for _, _, order, reading in read]
        here = [(right, likelihood) for right, likelihood in found if low <= likelihood < high]
        came, held = (sum(column) / len(here) for column in zip(*here, strict=True))
        assert abs(100 * came - held) < 20, (low, came, held)


def test_who_trusts_nobody_reads_worse_than_was_meant_and_who_is_cautious_better(
    read: list[tuple[str, str, e.OrderGiven, e.MoveRead]],
) -> None:
    off = defaultdict(list)
    for _, nature, order, reading in read:
        if reading.reading in SHARES:
            off[nature].append(SHARES[reading.reading] - SHARES[order.purpose])
    bias = {nature: sum(found) / len(found) for nature, found in off.items()}
    assert bias["guarded"] > bias["cautious"] + 0.05
    assert bias["guarded"] > 0
    assert bias["cautious"] < 0.05


def test_the_same_move_is_taken_otherwise_by_another_staff_which_says_why() -> None:
    sight = before(
        "nato", moved("baltic-flight", turn=2), moved("full-phase-two", number=2), trust=4, ladder=4, temper="cautious"
    )
    staffs = [list(moves.readings(sight, Random(str(seed))))[-1] for seed in range(60)]  # noqa: S311 - chance of a game
    taken = Counter(each.reading for each in staffs)
    assert len(taken) >= 2
    assert len({each.grounds for each in staffs}) >= 4
    calm = list(moves.readings(sight))[-1]
    assert calm == list(moves.readings(sight))[-1]
    assert taken[calm.reading] == max(taken.values())


def test_an_incident_too_is_not_the_same_to_every_staff() -> None:
    game = Persons(DECK, {team: make_player("staff") for team in DECK.team_ids}, 6, "incident")
    game.play(stop=lambda draft: draft.phase == "assess")
    found = []
    for seed in range(40):
        for team in DECK.team_ids:
            sight = DraftSight(game.books, game.draft, team)
            found += [(team, each.reading) for each in incidents.readings(sight, Random(str(seed)))]  # noqa: S311
    assert len(set(found)) >= 3
