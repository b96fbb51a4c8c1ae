"""Readings of moves: by the cards that they may be, and by the air in which they are seen."""

from __future__ import annotations

import pytest

from support.play import Rehearsal
from tabletop.deck.brief import for_planner
from tabletop.deck.model import Temperament
from tabletop.engine.people.moves import readings
from tabletop.engine.sight import SeatSight
from tabletop.game import commands as c
from tabletop.game.rulebook import Rulebook
from tabletop.library import load_deck

DECK = load_deck("zapad-2025")
WHOLE = Rulebook(DECK)
BOOKS = {team: Rulebook(for_planner(DECK, team)) for team in DECK.team_ids}
SCALE = {purpose.id: purpose.scale for purpose in DECK.purposes}


def read(card: str, *put: str, temper: str = "", words: bool = True, posture: str = "overt") -> c.ReadMove:
    """How the other side reads a card that is ordered in turn 1, with the world put so before."""
    play = Rehearsal(DECK, c.OpenSession(turns=8), book=WHOLE)
    play.put(*put)
    play.to("decide")
    team = play.book.actions[card].card.team
    play.order(card, posture=posture)
    if words:
        play.give(c.MakeStatement(text="It is nothing new."), team)
    play.to("adjudicate")
    reader = next(other for other in DECK.team_ids if other != team)
    sight = SeatSight(play.team(reader), BOOKS[reader], found(temper))
    (reading,) = readings(sight)
    return reading


def found(temper: str) -> Temperament | None:
    return next((each for each in DECK.temperaments if each.id == temper), None)


def scale(reading: c.ReadMove) -> int:
    step = SCALE[reading.reading]
    assert step is not None
    return step


CARDS = (
    "article-four",
    "joint-drill",
    "notify-drills",
    "air-defence-west",
    "keep-to-the-plan",
    "disperse-units",
    "scout-the-border",
)


@pytest.mark.parametrize("card", CARDS)
def test_where_trust_is_low_and_the_crisis_high_the_same_move_is_read_no_more_kindly(card: str) -> None:
    calm = read(card, "nato.trust = 9", "union_state.trust = 9", "escalation = 2")
    tense = read(card, "nato.trust = 0", "union_state.trust = 0", "escalation = 7", words=False)
    assert scale(calm) <= scale(tense)


def test_some_moves_are_read_quite_otherwise_where_there_is_no_trust() -> None:
    moved = [
        card
        for card in CARDS
        if scale(read(card, "nato.trust = 9", "union_state.trust = 9"))
        < scale(read(card, "nato.trust = 0", "union_state.trust = 0"))
    ]
    assert len(moved) >= 3


def test_a_guarded_reader_thinks_no_better_of_a_move_than_a_cautious_one() -> None:
    pairs = [(scale(read(card, temper="cautious")), scale(read(card, temper="guarded"))) for card in CARDS]
    assert all(kind <= harsh for kind, harsh in pairs)
    assert any(kind < harsh for kind, harsh in pairs)


def test_words_alone_are_not_taken_for_an_attack() -> None:
    assert read("planned-long-ago", "nato.trust = 0", "escalation = 7", temper="guarded").reading != "preparation"


def test_a_reading_names_what_it_rests_on() -> None:
    reading = read("disperse-units", "nato.trust = 0", words=False)
    assert "hardly any trust left" in reading.grounds
    assert reading.grounds.startswith("It ")
    assert DECK.actions[0].title not in reading.grounds


def test_what_nobody_signs_is_said_to_be_unsigned() -> None:
    play = Rehearsal(DECK, c.OpenSession(turns=8), book=WHOLE, seed="unsigned")
    play.put("nato.trust = 5", "escalation = 4")
    play.to("decide")
    play.order("rumour-campaign", posture="covert")
    play.to("adjudicate")
    view = play.team("nato")
    assert view.moves[0].author == ""
    (reading,) = readings(SeatSight(view, BOOKS["nato"]))
    assert "nobody puts a name to it" in reading.grounds.lower()


def test_a_move_that_control_worded_is_read_all_the_same() -> None:
    play = Rehearsal(DECK, c.OpenSession(turns=8), book=WHOLE)
    play.to("decide")
    order = play.order("reserve-check")
    play.give(c.WordObservable(order=order.order, text="Something happens in Riga."))
    play.to("adjudicate")
    (reading,) = readings(SeatSight(play.team("union_state"), BOOKS["union_state"]))
    assert reading.likelihood <= 40
    assert SCALE[reading.reading] is not None


def test_what_is_read_already_is_not_read_again() -> None:
    play = Rehearsal(DECK, c.OpenSession(turns=8), book=WHOLE)
    play.to("decide")
    play.order("reserve-check")
    play.to("adjudicate")
    sight = SeatSight(play.team("union_state"), BOOKS["union_state"])
    (reading,) = readings(sight)
    play.give(reading, "union_state")
    assert list(readings(SeatSight(play.team("union_state"), BOOKS["union_state"]))) == []
