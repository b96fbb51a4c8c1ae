"""What a team believes: states drawn from its view are states that it could see just so, and that can be played on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from support.beliefs import led, states, to_the_end, twisted, with_a_third
from support.decks import ferry
from support.orders import PASS, argument
from support.play import Rehearsal
from support.rich import rich_table
from tabletop.deck.brief import for_planner
from tabletop.deck.expression import parse_expression
from tabletop.deck.model import Deck
from tabletop.engine.belief import Belief, sample
from tabletop.game import commands as c
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft, State
from tabletop.game.view import TeamView, team_view
from tabletop.library import load_deck


def chance(seed: object) -> Random:
    """Chance that is the same for the same seed."""
    return Random(str(seed))  # noqa: S311 - a draw is no secret


SEEDS = 30 if os.environ.get("TABLETOP_THOROUGH") else 1
"""How many times more sessions are played."""
DRAWS = 2 if SEEDS > 1 else 1
"""States that are drawn from each view."""
DECKS: dict[str, tuple[Callable[[int], Deck], int]] = {
    "ferry": (lambda _: ferry(), 4),
    "zapad-2025": (lambda _: load_deck("zapad-2025"), 2),
    "ferry with twisted cards": (lambda seed: twisted(ferry(), chance(seed)), 4),
    "zapad-2025 with twisted cards": (lambda seed: twisted(load_deck("zapad-2025"), chance(seed)), 1),
    "ferry with a third team": (lambda seed: twisted(with_a_third(ferry()), chance(seed)), 1),
}
"""Decks by the seed of a session, and how many sessions are played of them."""


def planners(deck: Deck) -> dict[str, Rulebook]:
    """The planner's book of each team."""
    return {team: Rulebook(for_planner(deck, team)) for team in deck.team_ids}


def views(deck: Deck, seed: int) -> Iterator[tuple[int, State, TeamView]]:
    """What each team sees after each commit of a session that is led on by chance; the number of the commit and the state."""
    book = Rulebook(deck)
    for seq, state in states(led(deck, seed)):
        for team in deck.team_ids:
            yield seq, state, team_view(book, state, team)


def test_a_team_would_see_of_what_it_believes_exactly_what_it_sees() -> None:
    seen: Counter[str] = Counter()
    for name, (made, sessions) in DECKS.items():
        for seed in range(sessions * SEEDS):
            deck = made(seed)
            books = planners(deck)
            for seq, _, view in views(deck, seed):
                belief, rng = Belief(view, books[view.team]), chance(seq)
                for _ in range(DRAWS):
                    drawn = belief.draw(rng).freeze()
                    assert team_view(books[view.team], drawn, view.seat) == view, f"{name}, seed {seed}, step {seq}, {view.team}"
                seen.update(met(view))
    assert not EVERY.difference(seen), f"no session came to {sorted(EVERY.difference(seen))}"


EVERY = {
    *(
        "setup",
        "inject",
        "assess",
        "decide",
        "adjudicate",
        "consequences",
        "ended",
        "no duff",
        "clock",
        "absent",
        "hidden end",
        "engine",
    ),
    *("waits for the reveal", "waits for agreement", "revealed", "under way", "ruled", "void", "passed", "silence"),
    *("argument", "anonymous", "exposed", "ruled move", "open move", "estimates", "established", "statements", "finished"),
    *("by order", "by move", "by report", "by rule", "by unseen"),
    *("read incident", "read move", "forecast", "not asked", "sent", "got", "talks", "played", "past", "barred", "refused"),
}
"""What the sessions must come to, or the test says too little."""


def met(view: TeamView) -> Iterator[str]:
    """What there is in a view, as far as a test should have come across it."""
    clock, exchange = view.clock, view.exchange
    yield clock.phase
    yield from (order.status for order in view.orders)
    yield from (f"by {change.cause.kind}" for change in view.changes)
    there: dict[str, object] = {
        "no duff": clock.stopped,
        "clock": clock.timer,
        "absent": view.absent,
        "hidden end": clock.phase != "setup" and clock.of is None,
        "engine": bool(view.engines) and bool(view.questions),
        "silence": any(order.silence for order in view.orders),
        "argument": any(order.substance == "argument" for order in view.orders),
        "anonymous": any(not move.author for move in view.moves),
        "exposed": any(move.exposed for move in view.moves),
        "ruled move": any(move.outcome for move in view.moves),
        "open move": any(move.open for move in view.moves),
        "estimates": any(order.estimates for order in view.orders) or any(move.estimates for move in view.moves),
        "established": view.established,
        "statements": view.statements,
        "finished": view.finished,
        "read incident": any(report.reading for report in view.inbox),
        "read move": any(move.reading for move in view.moves),
        "forecast": any(asked.probability is not None for asked in view.questions),
        "not asked": clock.phase in ("inject", "assess", "decide") and len(view.questions) < 2,
        "sent": exchange.sent,
        "got": exchange.got,
        "talks": exchange.talks,
        "played": view.played,
        "past": view.past,
        "barred": any("can be ordered only if" in offer.why_not for offer in view.offers),
        "refused": any(order.refused for order in view.orders),
    }
    yield from (name for name, is_there in there.items() if is_there)


@pytest.mark.parametrize("name", ["ferry", "zapad-2025", "ferry with twisted cards"])
def test_what_a_team_believes_can_be_played_on_to_the_end(name: str) -> None:
    played = 0
    for seed in range(3):
        deck = DECKS[name][0](seed)
        books = planners(deck)
        for seq, _, view in views(deck, seed):
            if seq % 7 or view.clock.phase == "setup":
                continue
            draft = Belief(view, books[view.team]).draw(chance(seq))
            if view.ending is None:
                to_the_end(books[view.team], draft, chance(seq))
                played += 1
            assert draft.ended is not None
    assert played > 20


def test_it_can_be_played_on_where_another_team_s_role_is_absent() -> None:
    book = Rulebook(for_planner(ferry(), "norvia"))
    rehearsal = Rehearsal(ferry(), c.OpenSession(turns=3, absent=("palace",)))
    to_the_end(book, Belief(rehearsal.team("norvia"), book).draw(chance("on")), chance("on"))


@given(st.integers(0, 2**32), st.integers(0, 2**32))
@settings(max_examples=40)
def test_whatever_the_chance_the_view_of_a_rich_session_stays_and_its_draws_differ(seed: int, step: int) -> None:
    table = RICH
    past = list(states(table))[1:]
    _, state = past[step % len(past)]
    for team, book in RICH_BOOKS.items():
        view = team_view(RICH_BOOK, state, team)
        belief, rng = Belief(view, book), chance(seed)
        drawn = [belief.draw(rng) for _ in range(40)]
        assert all(team_view(book, draft.freeze(), team) == view for draft in drawn[:3])
        assert len({draft.tracks for draft in drawn}) > 5
        assert {draft.tracks[book.capital[team]] for draft in drawn} == {view.capital}


RICH = rich_table()
RICH_BOOK = Rulebook(ferry())
RICH_BOOKS = planners(ferry())


def test_what_control_chose_at_the_top_of_the_ladder_is_among_what_is_believed_to_have_moved_the_world() -> None:
    rehearsal = Rehearsal(ferry()).to("consequences")
    rehearsal.put("escalation = 6")
    rehearsal.give(c.ChooseLadder(choice="contained"))
    assert any(change.cause.kind == "ladder" for change in rehearsal.team("norvia").changes)
    assert believed(rehearsal, "norvia", 3)


def believed(rehearsal: Rehearsal, team: str, times: int = 200) -> list[Draft]:
    """What a team may believe at a moment of a rehearsal; it would see each of it as it sees the table."""
    book = Rulebook(for_planner(rehearsal.deck, team))
    view = rehearsal.team(team)
    belief, rng = Belief(view, book), chance("believed")
    drawn = [belief.draw(rng) for _ in range(times)]
    assert all(team_view(book, draft.freeze(), team) == view for draft in drawn)
    return drawn


def values(rehearsal: Rehearsal, drawn: list[Draft], track: str) -> set[int]:
    return {draft.tracks[rehearsal.book.track_index[track]] for draft in drawn}


def test_tracks_are_drawn_as_far_as_the_team_can_see_them() -> None:
    rehearsal = Rehearsal(ferry())
    drawn = believed(rehearsal, "norvia")
    assert values(rehearsal, drawn, "escalation") == {2}, "it sees the number"
    assert values(rehearsal, drawn, "sandrel.trust") == {2, 3, 4}, "it sees the band"
    assert values(rehearsal, drawn, "norvia.unity") == {3, 4, 5}
    capital = [draft.tracks[rehearsal.book.track_index["sandrel.capital"]] for draft in drawn]
    assert len(set(capital)) > 3, "it sees nothing of it"
    assert sum(capital) / len(capital) < 3, "it is there to be spent"
    for draft in drawn:
        read = draft.estimates["norvia"]["sandrel.readiness"]
        assert abs(read - draft.tracks[rehearsal.book.track_index["sandrel.readiness"]]) <= 1
        assert set(draft.estimates["sandrel"]) == {"norvia.readiness"}


HARD = parse_expression("sandrel.trust + sandrel.capital <= 6 and buoy_moved")


def test_what_the_offers_give_away_is_believed() -> None:
    deck = ferry()
    asks = evolve(rehearsed := next(card for card in deck.actions if card.id == "patrol-strait"), when=HARD)
    rehearsal = Rehearsal(evolve(deck, actions=tuple(asks if card is rehearsed else card for card in deck.actions)))
    index = rehearsal.book.track_index
    offer = next(offer for offer in rehearsal.team("norvia").offers if offer.card == asks.id)
    assert offer.main, "the buoy is out of place at the start"
    for draft in believed(rehearsal, "norvia"):
        assert draft.tracks[index["sandrel.trust"]] + draft.tracks[index["sandrel.capital"]] <= 6
        assert "buoy_moved" in draft.flags
    rehearsal.put("not buoy_moved")
    assert any("buoy_moved" not in draft.flags for draft in believed(rehearsal, "norvia"))


def test_a_flag_that_a_team_does_not_know_is_seldom_taken_to_hold() -> None:
    drawn = believed(Rehearsal(ferry()), "sandrel")
    assert 0 < sum("buoy_moved" in draft.flags for draft in drawn) < 60
    assert not any("ferry_halted" in draft.flags for draft in drawn), "everybody sees that it runs"


def test_nothing_is_believed_of_what_others_order_before_the_reveal() -> None:
    rehearsal = Rehearsal(ferry()).to("decide")
    before = believed(rehearsal, "norvia", 20)
    rehearsal.order("tug-log")
    after = believed(rehearsal, "norvia", 20)
    assert before == after
    assert all(not draft.orders for draft in after)


def test_a_move_is_taken_for_the_card_that_looks_like_it() -> None:
    rehearsal = Rehearsal(ferry()).to("decide")
    rehearsal.order("tug-log")
    rehearsal.give(PASS, "norvia")
    rehearsal.to("adjudicate")
    for draft in believed(rehearsal, "norvia", 20):
        assert [order.card for order in draft.orders] == ["", "tug-log"]
        assert not draft.played
    rehearsal.settle()
    for draft in believed(rehearsal, "norvia", 20):
        assert draft.played == {"tug-log"}
        assert draft.carried == (rehearsal.book.actions["tug-log"].kind,)
    rehearsal.to("decide", 2)
    assert all(draft.played == {"tug-log"} and not draft.orders for draft in believed(rehearsal, "norvia", 20))


def test_a_move_that_no_card_looks_like_is_taken_for_an_argument() -> None:
    rehearsal = Rehearsal(ferry()).to("decide")
    rehearsal.give(argument(effects=("norvia.trust +2",)), "sandrel")
    rehearsal.to("adjudicate")
    for draft in believed(rehearsal, "norvia", 20):
        (order,) = draft.orders
        assert (order.substance, order.observable) == ("argument", "A retired captain takes the ferry.")


def test_roles_that_have_refused_are_believed_to_have() -> None:
    rehearsal = Rehearsal(ferry()).to("decide")
    given = rehearsal.order("joint-inspection", agreed=())
    roles = rehearsal.book.actions["joint-inspection"].card.authority
    for number in range(len(roles) + 1):
        for draft in believed(rehearsal, "norvia", 5):
            assert [(each.role, each.agrees) for each in draft.agreements] == [(role, False) for role in roles[:number]]
        if number < len(roles):
            rehearsal.give(c.GiveAgreement(order=given.order, role=roles[number], agrees=False), "norvia")


def test_with_a_hidden_end_either_course_is_believed_until_one_shows() -> None:
    rehearsal = Rehearsal(ferry(), c.OpenSession(turns=3, hidden_end=True), seed="hidden")
    courses = {draft.opened.course for draft in believed(rehearsal, "norvia") if draft.opened}
    assert courses == {(1, 3), (1, 2, 3)}, "three turns, or two, or three with the last but one left out"
    rehearsal.to("inject", 2)
    assert rehearsal.draft.opened is not None
    assert {draft.opened.course for draft in believed(rehearsal, "norvia") if draft.opened} == {rehearsal.draft.opened.course}


def test_a_view_that_no_session_of_the_deck_comes_to_is_refused() -> None:
    rehearsal = Rehearsal(ferry())
    view = rehearsal.team("norvia")
    strange = evolve(view, clock=evolve(view.clock, number=9))
    with pytest.raises(ValueError, match="No session of this deck"):
        Belief(strange, Rulebook(for_planner(ferry(), "norvia")))


DRAWN = """
import sys
sys.path.insert(0, sys.argv[1])
from hashlib import sha256
from random import Random
from support.beliefs import led, states, twisted
from support.decks import ferry
from tabletop.deck.brief import for_planner
from tabletop.engine.belief import sample
from tabletop.game.rulebook import Rulebook
from tabletop.game.view import team_view

deck = twisted(ferry(), Random(2))
book = Rulebook(deck)
books = {team: Rulebook(for_planner(deck, team)) for team in deck.team_ids}
drawn = sha256()
for seq, state in states(led(deck, 2)):
    for team in deck.team_ids:
        draft = sample(team_view(book, state, team), books[team], Random(f"{seq}/{team}"))
        drawn.update(repr((draft.tracks, draft.flags, draft.estimates, draft.orders, draft.moves, draft.carried)).encode())
        drawn.update(repr([sorted(each) for each in (draft.played, draft.passed, draft.released, draft.closed)]).encode())
print(drawn.hexdigest())
"""


def test_the_same_chance_draws_the_same_whatever_the_hash_seed() -> None:
    tests = str(Path(__file__).parent.parent)
    drawn = [
        subprocess.run(
            [sys.executable, "-c", DRAWN, tests],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    ]
    assert drawn[0] == drawn[1]
    view = Rehearsal(ferry()).team("norvia")
    book = RICH_BOOKS["norvia"]
    assert sample(view, book, chance("a")) == sample(view, book, chance("a"))
    assert len({sample(view, book, chance(seed)).tracks for seed in range(20)}) > 5
