"""Public words of a turn."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from attrs import evolve

from support.decks import ferry
from support.movesseen import before, moved
from support.persons import Persons
from support.play import Rehearsal
from tabletop.deck.brief import for_planner
from tabletop.deck.model import Posture
from tabletop.engine.people import public
from tabletop.engine.people.statement import Overt, statement
from tabletop.engine.players import make_player
from tabletop.engine.sight import SeatSight
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.commands import STATEMENT_WORDS
from tabletop.game.events import Event, Level, Outcome
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft
from tabletop.game.view.parts import PastOrder
from tabletop.library import load_deck

DECK = ferry()
BOOK = Rulebook(for_planner(DECK, "norvia"))


def sight(turn: int = 1) -> SeatSight:
    return SeatSight(Rehearsal(DECK).to("decide", turn).team("norvia"), BOOK)


def overt(card: str, purpose: str = "", message: str = "", book: Rulebook = BOOK) -> Overt:
    action = book.actions[card].card
    purpose = purpose or action.purposes[0]
    return Overt(action, purpose, message or purpose)


def spoken(*orders: Overt, at: SeatSight | None = None) -> set[str]:
    """All that is said of these orders, whatever chance brings."""
    at = at or sight()
    return {statement(at, orders, Random(str(number))) for number in range(40)}  # noqa: S311 - dice of a game


def test_a_side_that_says_what_it_means_gives_its_cards_reason_and_says_how_it_is_to_be_taken() -> None:
    words = spoken(overt("ask-sandrel", "reassurance"))
    assert any(each.startswith("Ask before you shout. ") and each.endswith(public.GIVING) for each in words)


def test_one_that_means_more_than_it_says_plays_it_down() -> None:
    words = spoken(overt("patrol-strait", "deterrence", "routine"))
    assert any(each.startswith(public.DONE) and each.endswith(public.PLAYED_DOWN) for each in words)
    assert not any("nothing unusual" in each or "They must see" in each for each in words)


def with_words(card: str, purpose: str, message: str = "") -> Overt:
    found = overt(card, purpose, message)
    return evolve(found, card=evolve(found.card, public="We do it in daylight."))


def test_the_words_that_the_deck_has_for_a_card_are_said_as_they_stand_whatever_is_meant() -> None:
    for purpose, message in (("reassurance", "reassurance"), ("deterrence", "routine"), ("deterrence", "deterrence")):
        words = spoken(with_words("patrol-strait", purpose, message)) - spoken()
        assert words == {"We do it in daylight."}


def test_who_means_pressure_and_says_so_adds_how_it_ends() -> None:
    (words,) = spoken(with_words("halt-ferry", "coercion")) - spoken()
    assert words.startswith("We do it in daylight. ")
    assert words.endswith(public.PRESSING)


def test_what_can_be_seen_is_never_told_again() -> None:
    for card in BOOK.actions.values():
        words = spoken(overt(card.card.id)) | spoken(overt(card.card.id), at=done(card.card.id))
        assert not any(card.card.observable.split(". ")[0].rstrip(".") in each for each in words)


def test_pressure_is_called_pressure_only_by_who_means_it() -> None:
    assert any(each.endswith(public.PRESSING) for each in spoken(overt("halt-ferry", "coercion")))
    assert not any(each.endswith(public.PRESSING) for each in spoken(overt("patrol-strait", "deterrence")))


def test_what_speaks_of_others_or_asks_is_not_said_aloud() -> None:
    for reason in (
        "They must feel it.",
        "Who is in charge?",
        "Somebody should do it.",
        "The palace dictates.",
        "We tell Sandrel.",
    ):
        card = evolve(BOOK.actions["ask-sandrel"].card, rationale=reason)
        words = spoken(Overt(card, "reassurance", "reassurance"))
        assert not any(reason in each for each in words)
        assert any(each.startswith(public.DONE) for each in words)


def done(card: str, posture: Posture = "overt", outcome: Outcome | None = "success") -> SeatSight:
    """Norvia's second turn after it ordered a card in the first."""
    order = PastOrder(
        id="T1-norvia-main",
        turn=1,
        over=1,
        slot="main",
        substance="action",
        card=card,
        purpose="reassurance",
        message="reassurance",
        rationale="So.",
        posture=posture,
        outcome=outcome,
    )
    return SeatSight(evolve(sight(2).view, past=(order,), played=(card,) if outcome else ()), BOOK)


def test_what_was_done_before_is_not_explained_again() -> None:
    words = spoken(overt("ask-sandrel", "reassurance"), at=done("ask-sandrel"))
    assert not any("Ask before you shout." in each for each in words)
    assert words & set(public.AGAIN)


@pytest.mark.parametrize(("posture", "outcome"), [("covert", "success"), ("deniable", "failure"), ("overt", None)])
def test_what_was_hidden_or_came_to_nothing_is_not_said_to_be_done_again(posture: Posture, outcome: Outcome | None) -> None:
    words = spoken(overt("ask-sandrel", "reassurance"), at=done("ask-sandrel", posture, outcome))
    assert not words & set(public.AGAIN)
    assert any(each.startswith("Ask before you shout. ") for each in words)


@pytest.mark.parametrize(("cause", "kind"), [("deliberate", "meant"), ("accident", "slip"), ("third-party", "others")])
def test_without_an_order_in_the_open_it_is_of_the_incident_as_the_side_takes_it(cause: str, kind: str) -> None:
    for likelihood, lines in ((55, public.INCIDENT[kind]), (50, public.INCIDENT[""])):
        play = Rehearsal(DECK)
        play.give(c.ReleaseInject(inject="collision"))
        play.to("assess")
        number = play.team("norvia").inbox[-1].number
        play.give(c.ReadIncident(ref=number, reading=cause, likelihood=likelihood, grounds="So."), "norvia")
        (words,) = spoken(at=SeatSight(play.to("decide").team("norvia"), BOOK))
        assert words.startswith(lines)


@pytest.mark.parametrize(("card", "lines"), [("close-sea-area", public.NOTED), ("offer-consultation", public.WELCOMED)])
def test_or_of_what_the_others_were_last_seen_to_do(card: str, lines: tuple[str, ...]) -> None:
    (words,) = spoken(at=before("nato", moved(card, turn=2)))
    assert words in lines


def test_or_of_where_the_crisis_stands() -> None:
    (calm,), (grave,) = spoken(at=before("nato", ladder=3)), spoken(at=before("nato", ladder=8))
    assert (calm in public.CALM, grave in public.GRAVE) == (True, True)


def test_the_situation_is_spoken_of_now_and_then_beside_a_deed_too() -> None:
    assert spoken() & spoken(overt("ask-sandrel", "reassurance"))


def test_a_long_reason_is_cut_at_the_end_of_a_sentence() -> None:
    card = evolve(BOOK.actions["ask-sandrel"].card, rationale="We ask first. " * 20)
    for words in spoken(Overt(card, "routine", "routine")):
        assert len(words.split()) <= STATEMENT_WORDS
        assert words.endswith(".")


def test_a_sentence_that_is_too_long_is_not_cut_and_a_figure_stays_in_one_piece() -> None:
    card = evolve(BOOK.actions["ask-sandrel"].card, rationale=f"We ask {'very ' * 50}kindly.")
    assert not any("very" in words for words in spoken(Overt(card, "routine", "routine")))
    card = evolve(card, rationale="Some 2.5 per cent of it is ours. Who asks?")
    words = spoken(Overt(card, "routine", "routine"))
    assert any(each.startswith("Some 2.5 per cent of it is ours. ") for each in words)
    assert not any("Who asks" in each for each in words)


def test_each_kind_of_words_is_enough_for_eight_turns() -> None:
    pools = [value for name, value in vars(public).items() if name.isupper() and isinstance(value, tuple)]
    assert len(pools) == 11
    pools += public.INCIDENT.values()
    lines = [line for pool in pools for line in pool]
    assert all(len(pool) >= 8 for pool in pools)
    assert len(set(lines)) == len(lines)
    assert all(len(line.split()) <= 20 for line in lines)


def _said(level: Level, seed: str) -> Iterator[tuple[str, str]]:
    """Every statement of a game of eight turns, with its team."""
    deck = load_deck("zapad-2025")
    happened: list[Event] = []

    def keep(_seat: str, _command: c.Command, came: list[Event], _draft: Draft) -> None:
        happened.extend(came)

    Persons(deck, {team: make_player(level) for team in deck.team_ids}, 8, seed, keep).play()
    yield from ((event.team, event.text) for event in happened if isinstance(event, e.StatementMade))


@pytest.mark.parametrize(("level", "seed"), [("recruit", "a"), ("recruit", "b"), ("staff", "a"), ("staff", "b"), ("staff", "c")])
def test_no_side_says_the_same_twice_in_a_session(level: Level, seed: str) -> None:
    said = list(_said(level, seed))
    assert len(said) > 2
    assert len(set(said)) == len(said)
