"""A whole game between engine players."""

from __future__ import annotations

from random import Random

import pytest
from attrs import evolve

from support.decks import ferry
from tabletop.engine.match import Books, DraftSight, Match, Settings
from tabletop.engine.ordering import PASS
from tabletop.engine.player import Player
from tabletop.engine.players.recruit import Recruit
from tabletop.engine.sight import Sight
from tabletop.game.apply import fold
from tabletop.game.commands import AdvancePhase, Command, GiveOrder
from tabletop.game.events import Event, Level, OrderGiven
from tabletop.game.state import Draft, State
from tabletop.library import load_deck

BOOKS = Books(ferry())


def played(seed: str, books: Books = BOOKS, turns: int = 3) -> tuple[State, list[Command], list[Event]]:
    """A game of recruits: how it ended, and all that was commanded and happened."""
    commands: list[Command] = []
    events: list[Event] = []

    def keep(command: Command, came: list[Event], _draft: Draft) -> None:
        commands.append(command)
        events.extend(came)

    players = {team: Recruit() for team in books.whole.teams}
    return Match(books, players, Settings(turns), seed, keep).play().freeze(), commands, events


@pytest.mark.parametrize("seed", [str(number) for number in range(20)])
def test_a_game_is_legal_to_its_end_and_folds_from_its_events(seed: str) -> None:
    end, commands, events = played(seed)
    assert end.ended is not None
    assert end.ended.ending == "war" or end.number == 3
    assert set(end.ended.scores) == set(BOOKS.whole.teams)
    assert fold(events) == end
    assert sum(isinstance(command, AdvancePhase) for command in commands) >= 3


def test_the_shipped_deck_is_played_at_each_of_its_lengths() -> None:
    books = Books(load_deck("zapad-2025"))
    for length in books.deck.lengths:
        end, _, _ = played("length", books, length.turns)
        assert end.ended is not None
        assert end.number == length.turns or end.ended.ending == "war"


def test_the_same_seed_is_the_same_game_and_another_is_another() -> None:
    assert played("a") == played("a")
    assert len({fold(played(str(seed))[2]) == played("0")[0] for seed in range(5)}) == 2


def test_one_players_chance_is_not_the_others() -> None:
    class Wasteful(Recruit):
        def orders(self, sight: Sight, rng: Random) -> tuple[GiveOrder, ...]:
            rng.random()
            return super().orders(sight, rng)

    first, other = BOOKS.whole.teams

    def orders(player: Player) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []

        def keep(_command: Command, came: list[Event], _draft: Draft) -> None:
            found.extend((each.team, each.card) for each in came if isinstance(each, OrderGiven))

        Match(BOOKS, {first: player, other: Recruit()}, Settings(3), "chance", keep).play()
        return found

    plain, changed = orders(Recruit()), orders(Wasteful())
    assert plain != changed
    assert next(card for team, card in plain if team == other) == next(card for team, card in changed if team == other)


def test_a_player_gets_a_sight_of_its_own_team_and_nothing_else() -> None:
    seen: list[tuple[str, Sight]] = []

    class Watching:
        level: Level = "recruit"

        def __init__(self, team: str) -> None:
            self.team = team

        def orders(self, sight: Sight, rng: Random) -> tuple[GiveOrder, ...]:
            assert isinstance(rng, Random)
            assert sight.view.team == self.team
            seen.append((self.team, sight))
            return (PASS,)

    Match(BOOKS, {team: Watching(team) for team in BOOKS.whole.teams}, Settings(3), "secret").play()
    assert {team for team, _ in seen} == set(BOOKS.whole.teams)
    for team, sight in seen:
        assert sight.team == team
        open_to_it = {name for name in dir(sight) if not name.startswith("_")}
        assert open_to_it == {"team", "book", "view", "temper", "orderable"}
        deck = sight.book.deck
        assert not deck.injects
        assert not deck.files
        assert {aim.team for aim in deck.aims} == {team}
        assert {role.team for role in deck.roles if role.card or role.aim or role.red_lines} == {team}
        assert all(not hazard.truth for hazard in deck.hazards)


def test_the_view_is_made_only_if_a_player_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr("tabletop.engine.match.team_view", lambda _book, _state, seat: looked.append(seat))
    played("blind")
    assert not looked
    DraftSight(BOOKS, Draft(), "norvia").view  # noqa: B018 - looking is what is tried
    assert looked == ["norvia"]


def test_what_is_refused_ends_the_game_with_its_reason() -> None:
    class Cheat:
        level: Level = "recruit"

        def orders(self, _sight: Sight, _rng: Random) -> tuple[GiveOrder, ...]:
            return (PASS, evolve(PASS, rationale="Once more."))

    with pytest.raises(RuntimeError, match="was refused in a game of engine players: You have a main order already"):
        Match(BOOKS, dict.fromkeys(BOOKS.whole.teams, Cheat()), Settings(3), "cheat").play()
