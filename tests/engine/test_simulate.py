"""The games of a plan, what is noted of each, and how they add up."""

from __future__ import annotations

import gc
import tracemalloc
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from support.decks import ferry
from tabletop.engine.match import Books, Match, Settings
from tabletop.engine.players.recruit import Recruit
from tabletop.engine.simulate import Chunk, Plan, Simulation, Tally
from tabletop.engine.simulate.watch import steps
from tabletop.game import events as e
from tabletop.game.commands import Command
from tabletop.game.state import Draft
from tabletop.library import load_deck


def plan(games: int = 40, seed: str = "s") -> Plan:
    return Plan.of(ferry(), ("recruit", "recruit"), turns=3, iterations=1, seed=seed, games=games, version="1")


SIMULATION = Simulation(plan())


class TestPlan:
    @given(st.integers(1, 3000), st.integers(1, 61))
    def test_chunks_hold_every_game_once_and_in_order(self, games: int, workers: int) -> None:
        chunks = list(plan(games).chunks(workers))
        assert [number for chunk in chunks for number in range(chunk.first, chunk.last + 1)] == list(range(1, games + 1))
        assert sum(chunk.games for chunk in chunks) == games
        assert max(chunk.games for chunk in chunks) <= 100
        assert len(chunks) >= min(workers, games) or games < 100 * workers

    def test_the_slowest_player_says_how_many_games_go_together(self) -> None:
        slow = evolve(plan(1000), levels=("recruit", "commander"))
        assert {chunk.games for chunk in slow.chunks(2)} == {1}

    def test_files_that_are_no_deck(self) -> None:
        with pytest.raises(ValueError, match="no deck"):
            Simulation(evolve(plan(), files=(("deck.toml", "title = "),)))


class TestGame:
    def test_a_game_hangs_on_its_seed_and_number_alone(self) -> None:
        again = Simulation(plan())
        assert again.game(7) == SIMULATION.game(7)
        assert SIMULATION.game(7) != evolve(SIMULATION.game(8), number=7, seed="s#7")
        assert Simulation(plan(seed="t")).game(7) != evolve(SIMULATION.game(7), seed="t#7")

    @pytest.mark.parametrize("deck", ["ferry", "zapad-2025"])
    def test_what_is_noted_is_what_the_events_say(self, deck: str) -> None:
        read = ferry() if deck == "ferry" else load_deck(deck)
        turns = max(length.turns for length in read.lengths)
        asked = Plan.of(read, ("recruit", "recruit"), turns=turns, iterations=1, seed="n", games=15, version="1")
        simulation, books = Simulation(asked), Books(read)
        for number in range(1, 16):
            events: list[e.Event] = []

            def keep(_command: Command, came: list[e.Event], _draft: Draft, events: list[e.Event] = events) -> None:
                events.extend(came)

            end = Match(books, {team: Recruit() for team in read.team_ids}, Settings(turns), f"n#{number}", keep).play()
            found, whole = simulation.game(number), books.whole
            assert end.ended is not None
            assert (found.ending, found.turns, found.seed) == (end.ended.ending, end.number, f"n#{number}")
            assert found.scores == tuple(end.ended.scores[team] for team in read.team_ids)
            given_orders = [event for event in events if isinstance(event, e.OrderGiven) and event.substance != "pass"]
            assert found.cards == tuple(order.card for order in given_orders)
            assert found.orders == tuple(sum(order.team == team for order in given_orders) for team in read.team_ids)
            assert found.injects == tuple(
                event.inject for event in events if isinstance(event, e.InjectReleased) and event.inject in whole.injects
            )
            assert found.aims == tuple(judged.result for judged in end.ended.aims)
            assert found.ladder[-1] == end.tracks[whole.ladder]
            assert len(found.ladder) == found.turns
            # Every step that a track ever made was made by something that is noted; costs are steps of capital too.
            walked, last = 0, next(event.tracks for event in events if isinstance(event, e.SessionOpened))
            for event in events:
                tracks = getattr(event, "tracks", last)
                walked, last = walked + steps(last, tracks), tracks
            moved = found.moved
            assert moved.orders + moved.injects + moved.rules + moved.hazards + moved.income + moved.spent == walked
            assert moved.spent == sum(
                next(order.cost for order in given_orders if order.order == event.order)
                for event in events
                if isinstance(event, e.OrderRevealed) and event.standing in ("carried", "national")
            )

    def test_a_game_that_has_not_ended_has_no_result(self) -> None:
        from tabletop.engine.simulate.watch import Watch

        with pytest.raises(ValueError, match="Game 3 has not ended"):
            Watch(Books(ferry()).whole).result(3, "s", Draft())


class TestTally:
    def test_parts_in_any_order_add_up_to_the_whole(self) -> None:
        whole = SIMULATION.play(Chunk(1, 40))
        parts = [SIMULATION.play(chunk) for chunk in (Chunk(1, 7), Chunk(8, 8), Chunk(9, 30), Chunk(31, 40))]
        assert tuple(result for part in parts for result in part.results) == whole.results
        for seed in range(5):
            Random(seed).shuffle(parts)  # noqa: S311 - no secret
            merged = Tally.empty(SIMULATION.deck)
            for part in parts:
                merged.merge(part.tally)
            assert merged == whole.tally

    def test_it_counts_what_the_games_came_to(self) -> None:
        played = SIMULATION.play(Chunk(1, 40))
        tally, games = played.tally, played.results
        assert tally.games == 40
        assert tally.endings["war"] == sum(game.ending == "war" for game in games) > 0
        for index, name in enumerate(SIMULATION.deck.team_ids):
            assert tally.teams[name].scores.total == sum(game.scores[index] for game in games)
            assert tally.teams[name].ahead == sum(
                game.scores[index] > max(score for other, score in enumerate(game.scores) if other != index) for game in games
            )
        for index, card in enumerate(SIMULATION.deck.actions):
            used, team = tally.cards[card.id], SIMULATION.deck.team_ids.index(card.team)
            having = [game for game in games if card.id in game.cards]
            assert used.times == sum(game.cards.count(card.id) for game in games), index
            assert used.scores.count == len(having)
            assert used.scores.total == sum(game.scores[team] for game in having)
            assert used.scores.squares == sum(game.scores[team] ** 2 for game in having)
            assert used.wars == sum(game.ending == "war" for game in having)
        assert list(tally.cards) == [card.id for card in SIMULATION.deck.actions]
        assert sum(tally.injects.values()) == sum(len(game.injects) for game in games)
        assert sum(each.times for each in tally.proposed.values()) == sum(len(game.proposed) for game in games)
        assert all(sum(results.values()) == 40 for results in tally.aims.values())
        assert {turn: sum(counts.values()) for turn, counts in tally.ladder.items()} == {
            turn: sum(game.turns >= turn for game in games) for turn in range(1, max(game.turns for game in games) + 1)
        }
        assert tally.moved["orders"] == sum(game.moved.orders for game in games)


def test_a_game_leaves_no_garbage_for_the_collector() -> None:
    SIMULATION.game(1)
    gc.collect()
    gc.disable()
    try:
        SIMULATION.play(Chunk(2, 21))
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_games_leave_nothing_behind() -> None:
    simulation, tally = Simulation(plan(1000)), Tally.empty(ferry())

    def play(first: int, last: int) -> int:
        for start in range(first, last, 50):
            tally.merge(simulation.play(Chunk(start, start + 49)).tally)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    play(1, 100)
    tracemalloc.start()
    try:
        before = play(101, 200)
        after = play(201, 700)
    finally:
        tracemalloc.stop()
    assert after - before < 20_000, "500 games more take room that 100 did not"
