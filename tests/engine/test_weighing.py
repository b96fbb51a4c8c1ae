"""What a player has to choose from: nothing that contradicts itself, nothing that is so already, nothing again and again."""

from __future__ import annotations

from collections import defaultdict
from random import Random

import pytest
from attrs import evolve

from support.decks import ferry
from support.persons import Persons
from support.play import Rehearsal
from support.positions import position, sight, standing
from tabletop.deck.expression import ALWAYS
from tabletop.deck.model import Deck
from tabletop.engine.belief import Belief
from tabletop.engine.match import Books, DraftSight
from tabletop.engine.players import make_player
from tabletop.engine.seen import HARD, SOFT, bearing
from tabletop.engine.weighing import AGAIN, SOON, Weighing
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.adjudication import CARRIED
from tabletop.game.events import Level
from tabletop.game.state import Draft
from tabletop.library import load_deck

ZAPAD = load_deck("zapad-2025")
BOOKS = Books(ZAPAD)


def tempered() -> Deck:
    return evolve(ferry(), temperaments=ZAPAD.temperaments)


def weighing(books: Books, draft: Draft, team: str) -> Weighing:
    seat: DraftSight = sight(books, draft, team)
    belief = Belief(seat.view, seat.book)
    return Weighing(seat, [belief.draw(Random(str(world))) for world in range(4)])  # noqa: S311 - chance of a game


def cards(found: Weighing) -> list[str]:
    return [each.action.id for each in found.mains]


@pytest.mark.parametrize(
    ("name", "level", "games"), [("zapad-2025", "staff", 8), ("zapad-2025", "commander", 2), ("ferry", "staff", 16)]
)
def test_no_player_contradicts_itself_in_a_turn_or_repeats_what_came_off_in_the_last(name: str, level: Level, games: int) -> None:
    deck, turns = (ZAPAD, 6) if name == "zapad-2025" else (tempered(), 3)
    pairs = 0
    for seed in range(games):
        given: dict[tuple[int, str], list[e.OrderGiven]] = defaultdict(list)
        came: dict[str, tuple[int, str]] = {}

        def keep(_seat: str, _command: c.Command, events: list[e.Event], draft: Draft, given=given, came=came, seed=seed) -> None:  # type: ignore[no-untyped-def]  # bound here
            for event in events:
                if isinstance(event, e.OrderGiven) and event.card:
                    assert came.get(event.card) != (draft.number - 1, event.team), f"{event.card} again, seed {seed}"
                    given[draft.number, event.team].append(event)
                elif isinstance(event, e.OrderRuled) and event.outcome in CARRIED:
                    came[event.card] = draft.number, event.team

        game = Persons(deck, {team: make_player(level, 60) for team in deck.team_ids}, turns, f"whole {seed}", keep)
        game.play()
        book = game.books.whole
        for orders in given.values():
            if len(orders) < 2:
                continue
            pairs += 1
            first, second = (book.actions[order.card] for order in orders)
            low, high = sorted(bearing(book, action).tone for action in (first, second))
            assert low > SOFT or high < HARD, f"{first.id} with {second.id}, seed {seed}"
            flags = [{change.flag for change in action.effects if change.track < 0} for action in (first, second)]
            assert not flags[0] & flags[1], f"{first.id} with {second.id}, seed {seed}"
            assert first.card.observable != second.card.observable
    assert pairs >= games / 2


def test_what_goes_beside_a_main_order_is_weighed_in_the_world_that_it_leaves() -> None:
    draft = position(BOOKS, turns=4)
    found = weighing(BOOKS, draft, "nato")
    alone = {each.action.id: each.gain for each in found.mains}
    first = next(each for each in found.mains if each.action.id == "calm-the-public")
    beside = {each.action.id: each.gain for each in found.beside(first)}
    assert beside
    assert any(gain != pytest.approx(alone[card]) for card, gain in beside.items())
    left = sight(BOOKS, draft, "nato").view.spendable - first.action.cost
    assert all(BOOKS.whole.actions[card].cost <= left for card in beside)
    assert list(beside.values()) == sorted(beside.values(), reverse=True)


def test_a_step_down_is_not_offered_at_the_foot_of_the_ladder() -> None:
    draft = position(BOOKS, turns=4)
    assert "hold-posture" in cards(weighing(BOOKS, standing(BOOKS, draft, escalation=4), "nato"))
    assert "hold-posture" not in cards(weighing(BOOKS, standing(BOOKS, draft, escalation=1, nato__trust=4), "nato"))


def test_what_an_aim_counts_as_done_is_offered_though_it_changes_nothing() -> None:
    draft = standing(BOOKS, position(BOOKS, turns=4), nato__legitimacy=8, nato__cohesion=8)
    assert "calm-the-public" in cards(weighing(BOOKS, draft, "nato"))
    draft.played = frozenset({"calm-the-public"})
    assert "calm-the-public" not in cards(weighing(BOOKS, draft, "nato"))


def rehearsed(deck: Deck, *orders: tuple[str, ...], turns: int = 3) -> tuple[Books, Draft]:
    """A session in which these cards were ordered turn by turn, at the decide phase after them."""
    at = Rehearsal(deck, c.OpenSession(turns=turns, assess=False, forecasts=False)).to("decide")
    for number, given in enumerate(orders, 1):
        for card in given:
            at.order(card)
        at.to("decide", number + 1)
    return Books(deck), at.draft


def test_what_one_has_just_brought_about_is_not_taken_back_unless_something_happened() -> None:
    books, draft = rehearsed(ferry(), ("halt-ferry",))
    assert "resume-ferry" not in cards(weighing(books, draft, "norvia"))
    books, draft = rehearsed(ferry(), ("halt-ferry", "tug-log"))
    assert "resume-ferry" in cards(weighing(books, draft, "norvia"))


def test_a_card_that_was_tried_before_gains_less_and_less_the_shorter_ago() -> None:
    again = evolve(
        ZAPAD,
        actions=tuple(evolve(card, repeat=True, when=ALWAYS) if card.id == "reserve-check" else card for card in ZAPAD.actions),
    )

    def liking(*orders: tuple[str, ...]) -> float:
        books, draft = rehearsed(again, *orders, turns=6)
        return next(each.liking for each in weighing(books, draft, "nato").mains if each.action.id == "reserve-check")

    none: tuple[str, ...] = ()
    assert liking(none, none) == 0
    assert liking(("reserve-check",), none) == -(AGAIN + SOON)
    assert liking(("reserve-check",), none, none) == -(AGAIN + SOON / 2)
    assert liking(("reserve-check",), none, ("reserve-check",), none) == -(2 * AGAIN + SOON)


def test_only_what_costs_nothing_is_offered_to_a_team_that_cannot_pay() -> None:
    books = Books(ferry())
    draft = standing(books, position(books), norvia__capital=0)
    free = cards(weighing(books, draft, "norvia"))
    assert free
    assert all(books.whole.actions[card].cost == 0 for card in free)
