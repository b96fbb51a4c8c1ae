"""Whole games of persons: everything that they do is allowed, and is what people do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random

import pytest

from support.decks import ferry
from support.persons import Persons
from tabletop.deck.model import Deck
from tabletop.engine.match import DraftSight
from tabletop.engine.people.person import Person
from tabletop.engine.players import make_player
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.events import Event, Level
from tabletop.game.play import LINE
from tabletop.game.state import Draft
from tabletop.library import load_deck

DECKS: dict[str, Callable[[], Deck]] = {"ferry": ferry, "zapad-2025": lambda: load_deck("zapad-2025")}
TURNS = {"ferry": 3, "zapad-2025": 6}


def played(deck: Deck, level: Level, turns: int, seed: str, *, assess: bool = True) -> tuple[Persons, list[Event]]:
    """A game to its end, with all that happened."""
    happened: list[Event] = []

    def keep(_seat: str, _command: c.Command, came: list[Event], _draft: Draft) -> None:
        happened.extend(came)

    players = {team: make_player(level, 60) for team in deck.team_ids}
    game = Persons(deck, players, turns, seed, keep, assess=assess)
    game.play()
    return game, happened


@pytest.mark.parametrize(
    ("name", "level", "seeds"),
    [
        ("ferry", "recruit", 6),
        ("ferry", "staff", 4),
        ("ferry", "commander", 1),
        ("zapad-2025", "recruit", 2),
        ("zapad-2025", "staff", 2),
    ],
)
def test_persons_play_whole_games_and_leave_nothing_undone(name: str, level: Level, seeds: int) -> None:
    deck = DECKS[name]()
    done: Counter[str] = Counter()
    for seed in range(seeds):
        game, happened = played(deck, level, TURNS[name], f"{name} {seed}")
        assert game.draft.ended is not None
        turns = sum(isinstance(event, e.TurnOpened) for event in happened)
        for team in deck.team_ids:
            own = [event for event in happened if getattr(event, "team", "") == team]
            mains = [event for event in own if isinstance(event, e.OrderGiven) and event.slot == "main"]
            assert len(mains) == turns
            assert sum(isinstance(event, e.StatementMade) for event in own) == turns
            seen = {move.order for move in happened if isinstance(move, e.OrderRevealed) and team in move.refs}
            assert {read.order for read in own if isinstance(read, e.MoveRead)} == seen
            incidents = {
                put.inject for put in happened if isinstance(put, e.InjectReleased) and put.incident and team in put.refs
            }
            assert {read.inject for read in own if isinstance(read, e.IncidentRead)} >= incidents - _last_told(happened)
        for event in happened:
            done[event.NAME] += 1
            check(event, deck)
    assert done["forecast_made"]
    assert done["move_read"]


def _last_told(happened: list[Event]) -> set[str]:
    """Incidents of the last turn's consequences: nobody is asked about them any more."""
    last = max(place for place, event in enumerate(happened) if isinstance(event, e.PhaseOpened) and event.phase == "adjudicate")
    return {put.inject for put in happened[last:] if isinstance(put, e.InjectReleased)}


def check(event: Event, deck: Deck) -> None:
    """What people write is short, filled in, and within bounds."""
    match event:
        case e.ForecastMade(probability=figure):
            assert 5 <= figure <= 95
            assert figure % 5 == 0
        case e.MoveRead(likelihood=figure, grounds=words) | e.IncidentRead(likelihood=figure, grounds=words):
            assert 5 <= figure <= 95
            assert figure % 5 == 0
            assert words.endswith(".")
            assert words[0].isupper()
            assert len(words) <= LINE
        case e.OrderGiven():
            card = next((card for card in deck.actions if card.id == event.card), None)
            assert event.rationale.endswith(".")
            assert len(event.alternatives) <= LINE
            if card is not None:
                assert event.rationale != card.rationale
                assert {event.purpose, event.message} <= set(card.purposes)
        case e.StatementMade(text=words):
            assert 0 < len(words.split()) <= c.STATEMENT_WORDS


def test_nothing_said_in_public_is_of_an_order_that_is_not_in_the_open() -> None:
    deck = load_deck("zapad-2025")
    hidden = 0
    for seed in range(4):
        _, happened = played(deck, "recruit", 6, f"hidden {seed}")
        orders: list[e.OrderGiven] = []
        for event in happened:
            if isinstance(event, e.TurnOpened):
                orders = []
            elif isinstance(event, e.OrderGiven):
                orders.append(event)
            elif isinstance(event, e.StatementMade):
                covert = [order for order in orders if order.team == event.team and order.posture != "overt"]
                hidden += len(covert)
                for order in covert:
                    card = next(card for card in deck.actions if card.id == order.card)
                    assert card.rationale[:25] not in event.text
    assert hidden > 3


def test_without_an_assess_phase_the_readings_come_with_the_orders() -> None:
    _, happened = played(ferry(), "staff", 3, "no assess", assess=False)
    names = [event.NAME for event in happened]
    assert "incident_read" in names
    assert names.index("incident_read") < names.index("order_given")


def test_the_same_sight_and_chance_give_the_same_commands() -> None:
    deck = ferry()
    game = Persons(deck, {team: make_player("staff") for team in deck.team_ids}, 3, "same")
    game.play(stop=lambda draft: draft.phase == "decide")
    sight = DraftSight(game.books, game.draft, "norvia")
    first, again = (Person(make_player("commander", 40)).commands(sight, Random("same")) for _ in range(2))  # noqa: S311
    assert first == again
    assert isinstance(first[-1], c.Finish)


def test_a_person_that_is_done_does_nothing_more_and_one_interrupted_only_the_rest() -> None:
    deck = ferry()
    game = Persons(deck, {team: make_player("staff") for team in deck.team_ids}, 3, "twice")
    game.play(stop=lambda draft: draft.phase == "assess")
    first, *rest = game.commands("norvia")
    assert isinstance(first, c.ReadIncident)
    game.give("norvia", first)
    assert [type(command) for command in game.commands("norvia")] == [type(command) for command in rest]
    for command in rest:
        game.give("norvia", command)
    assert game.commands("norvia") == ()


def test_a_person_does_not_speak_for_a_role_that_control_plays() -> None:
    deck = ferry()
    game = Persons(deck, {team: make_player("recruit") for team in deck.team_ids}, 3, "absent")
    game.give("control", c.PlayRole(role="harbour", by="control", reason="Nobody sits there."))
    game.play(stop=lambda draft: draft.phase == "decide")
    ordered = 0
    for number in range(40):
        sight = DraftSight(game.books, game.draft, "sandrel")
        for command in Person(make_player("recruit")).commands(sight, Random(str(number))):  # noqa: S311 - dice of a game
            if isinstance(command, c.GiveOrder) and command.card == "tug-log":
                ordered += 1
                assert command.agreed == ("palace",)
    assert ordered


def test_an_order_that_waits_for_its_roles_gets_their_agreement() -> None:
    deck = ferry()
    game = Persons(deck, {team: make_player("staff") for team in deck.team_ids}, 3, "agreement")
    game.play(stop=lambda draft: draft.phase == "decide")
    order = c.GiveOrder(
        substance="action",
        card="joint-inspection",
        agreed=("port",),
        purpose="probing",
        message="reassurance",
        rationale="Let us see.",
    )
    game.give("norvia", order)
    assert c.GiveAgreement(order="T1-norvia-main", role="cabinet", agrees=True) in game.commands("norvia")


def test_a_reason_against_a_move_is_one_of_its_card_that_holds() -> None:
    deck = ferry()
    books = Persons(deck, {team: make_player("staff") for team in deck.team_ids}, 3, "reasons")
    books.play(stop=lambda draft: draft.phase == "decide")
    patrol = c.GiveOrder(
        substance="action", card="patrol-strait", purpose="deterrence", message="deterrence", rationale="They must see us."
    )
    books.give("norvia", patrol)
    books.give("control", c.AdvancePhase())
    raised = [command for command in books.commands("sandrel") if isinstance(command, c.RaiseReason)]
    assert raised == [c.RaiseReason(side="con", text="It is foggy.", ref=1)]
