"""Readings of moves: what each plainly is, and the air in which it is seen."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from support.movesseen import BOOKS, CARDS, DECK, TEMPERS, before, moved, team_of
from support.play import Rehearsal
from tabletop.engine.people.moves import likelihoods, readings
from tabletop.engine.people.sense import BENIGN, HOSTILE, sense, served, shares
from tabletop.engine.seen import record
from tabletop.engine.sight import SeatSight
from tabletop.game import commands as c
from tabletop.game.rulebook import Rulebook
from tabletop.game.telling.probability import held
from tabletop.game.view.parts import MoveView

WHOLE = Rulebook(DECK)
SHARES = shares(WHOLE)
TITLES = {purpose.id: purpose.title.lower() for purpose in DECK.purposes}
AGAINST = (
    "raises the temperature",
    "hardly any trust",
    "on their word",
    "believes what they say",
    "little reason",
    "no credit",
    "pressed us",
    "done idly",
    "too ill of it",
    "hidden their hand",
    "puts a name",
    "nothing in public",
    "they have not",
)
"""What speaks for a worse reading."""
FOR = (
    "takes heat out",
    "meets us halfway",
    "calmed things",
    "harmless",
    "benefit of the doubt",
    "kept their word",
    "some trust left",
    "told the public",
)
"""What speaks for a better one."""


def other(team: str) -> str:
    return next(each for each in DECK.team_ids if each != team)


def read(card: str, *moves: MoveView, trust: int = 3, ladder: int = 4, temper: str = "") -> c.ReadMove:
    """How the other side reads a card, after other moves, in such an air."""
    move = moved(card, number=len(moves) + 1)
    found = list(readings(before(other(team_of(card)), *moves, move, trust=trust, ladder=ladder, temper=temper)))
    return found[-1]


def share(reading: c.ReadMove) -> float:
    return SHARES[reading.reading]


AIRS = (st.sampled_from(CARDS), st.integers(0, 9), st.integers(2, 9), st.sampled_from(list(TEMPERS)))


@settings(max_examples=150, deadline=None)
@given(*AIRS, st.lists(st.sampled_from(CARDS), max_size=3), st.booleans())
def test_a_reading_is_the_likeliest_its_words_fit_its_figure_and_its_grounds_argue_for_it(
    card: str, trust: int, ladder: int, temper: str, earlier: list[str], hid: bool
) -> None:
    reader = other(team_of(card))
    past = [
        moved(each, number=number, turn=2, exposed=hid and "overt" not in WHOLE.actions[each].card.postures)
        for number, each in enumerate((each for each in earlier if team_of(each) != reader), 1)
    ]
    move = moved(card, number=len(past) + 1)
    sight = before(reader, *past, move, trust=trust, ladder=ladder, temper=temper)
    reading = next(each for each in readings(sight) if each.ref == move.number)
    chances = likelihoods(sight, move)
    assert sum(chances.values()) == pytest.approx(1)
    assert reading.reading == max(chances, key=lambda each: chances[each])

    words = held(reading.likelihood)
    why, _, end = reading.grounds.rpartition(". ")
    assert end.startswith(f"{words[0].upper()}{words[1:]}: {TITLES[reading.reading]}")

    plain = sense(BOOKS[reader], reader, move, deceit=any(each.exposed for each in past)).plain
    harder = share(reading) > SHARES[plain] or share(reading) >= HOSTILE
    milder = share(reading) < SHARES[plain] or share(reading) < BENIGN
    for said in AGAINST:
        assert said not in why.lower() or harder, reading.grounds
    for said in FOR:
        assert said not in why.lower() or milder, reading.grounds
    if share(reading) != SHARES[plain]:
        assert f"on its face it is {TITLES[plain]}, but" in why.lower()


@settings(max_examples=80, deadline=None)
@given(*AIRS)
def test_what_gives_and_calms_is_never_taken_for_pressure_by_mere_distrust(
    card: str, trust: int, ladder: int, temper: str
) -> None:
    action = WHOLE.actions[card]
    if served(WHOLE, action) < 0.1 and "overt" in action.card.postures:
        assert share(read(card, trust=trust, ladder=ladder, temper=temper)) < HOSTILE, card


def test_a_signed_draft_is_no_coercion_to_a_guarded_side_without_trust() -> None:
    for card in ("haulage-deal", "offer-inquiry", "offer-consultation", "free-prisoners"):
        reading = read(card, trust=0, ladder=7, temper="guarded")
        assert share(reading) < HOSTILE, card


def test_a_bulletin_is_no_threat_to_anybody() -> None:
    for trust, temper in ((0, "guarded"), (0, "bold"), (4, "steady")):
        assert read("calm-the-public", trust=trust, ladder=8, temper=temper).reading == "routine"


def test_who_has_hidden_its_hand_is_believed_less() -> None:
    exposed = moved("probe-with-drones", turn=2, exposed=True)
    trusted = read("full-phase-two", trust=6, temper="steady")
    suspected = read("full-phase-two", exposed, trust=6, temper="steady")
    assert trusted.reading == "deterrence"
    assert share(suspected) > share(trusted)
    assert "they have hidden their hand before" in suspected.grounds


def test_who_has_hidden_its_hand_is_suspected_of_more_even_where_the_reading_stays() -> None:
    units = moved("disperse-units", number=2)
    suspected = before("nato", moved("probe-with-drones", turn=2, exposed=True), units, trust=4, temper="guarded")
    trusted = before("nato", moved("close-sea-area", turn=2), units, trust=4, temper="guarded")
    (*_, held), (*_, doubted) = readings(trusted), readings(suspected)
    assert held.reading == doubted.reading == "deterrence"
    assert doubted.likelihood < held.likelihood
    assert likelihoods(suspected, units)["preparation"] > likelihoods(trusted, units)["preparation"] + 0.02
    assert "hidden their hand" not in doubted.grounds, "it is no ground for what it is taken for"


ARMED = (
    "article-four",
    "joint-drill",
    "close-crossings",
    "air-defence-west",
    "full-phase-two",
    "reserve-check",
    "territorial-muster",
    "scout-the-border",
)


@pytest.mark.parametrize("card", ARMED)
def test_where_trust_is_low_and_the_crisis_high_the_same_move_is_read_no_more_kindly(card: str) -> None:
    assert share(read(card, trust=9, ladder=2)) <= share(read(card, trust=0, ladder=7))


def test_some_moves_are_read_quite_otherwise_where_there_is_no_trust() -> None:
    worse = [card for card in ARMED if share(read(card, trust=9)) < share(read(card, trust=0))]
    assert len(worse) >= 3


def test_a_guarded_reader_thinks_no_better_of_a_move_than_a_cautious_one() -> None:
    pairs = [(share(read(card, temper="cautious")), share(read(card, temper="guarded"))) for card in ARMED]
    assert all(kind <= harsh for kind, harsh in pairs)
    assert any(kind < harsh for kind, harsh in pairs)


def test_words_alone_are_not_taken_for_an_attack() -> None:
    assert read("planned-long-ago", trust=0, ladder=7, temper="guarded").reading != "preparation"


def test_the_card_itself_is_never_named() -> None:
    for card in CARDS:
        assert WHOLE.actions[card].card.title not in read(card, trust=1).grounds


def test_what_may_be_two_cards_is_said_to_be() -> None:
    assert read("pull-back-patrols", trust=4, ladder=5).grounds.startswith("What we saw can be more than one thing.")


def test_what_nobody_signs_is_said_to_be_unsigned() -> None:
    assert "nobody puts a name to it" in read("rumour-campaign", trust=5).grounds.lower()


def test_a_move_that_control_worded_is_read_all_the_same() -> None:
    play = Rehearsal(DECK, c.OpenSession(turns=8), book=WHOLE)
    play.to("decide")
    order = play.order("reserve-check")
    play.give(c.WordObservable(order=order.order, text="Something happens in Riga."))
    play.to("adjudicate")
    (reading,) = readings(SeatSight(play.team("union_state"), BOOKS["union_state"]))
    assert reading.likelihood <= 40
    assert reading.reading in SHARES
    assert "We cannot place what we saw" in reading.grounds


def test_what_is_read_already_is_not_read_again() -> None:
    play = Rehearsal(DECK, c.OpenSession(turns=8), book=WHOLE)
    play.to("decide")
    play.order("reserve-check")
    play.to("adjudicate")
    sight = SeatSight(play.team("union_state"), BOOKS["union_state"])
    (reading,) = readings(sight)
    play.give(reading, "union_state")
    assert list(readings(SeatSight(play.team("union_state"), BOOKS["union_state"]))) == []


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 9), st.integers(2, 9), st.sampled_from(list(TEMPERS)))
def test_what_cannot_be_placed_is_taken_for_something_in_the_middle(trust: int, ladder: int, temper: str) -> None:
    told = moved("send-forces-home", shown="An officer reads out our firing rules over the line.")
    (reading,) = readings(before("nato", told, trust=trust, ladder=ladder, temper=temper))
    assert share(reading) < HOSTILE, reading


def test_only_after_hard_moves_is_it_taken_for_pressure() -> None:
    hard = [moved(card, number=number, turn=2) for number, card in enumerate(("close-sea-area", "baltic-flight"), 1)]
    told = moved("send-forces-home", shown="An officer reads out our firing rules over the line.", number=3)
    *_, reading = readings(before("nato", *hard, told, trust=0, ladder=7, temper="guarded"))
    assert share(reading) >= HOSTILE


def test_what_was_taken_for_harmless_itself_is_not_held_against_them() -> None:
    hard = [moved(card, number=number, turn=2) for number, card in enumerate(("close-sea-area", "baltic-flight"), 1)]
    view = before("nato", *hard).view
    assert record(view, WHOLE, "union_state").hard(2) == 2
    read_so = before("nato", *(evolve(move, reading="routine", readable=False) for move in hard)).view
    assert record(read_so, WHOLE, "union_state").hard(2) == 0
    feared = before("nato", evolve(moved("send-forces-home", number=1, turn=2), reading="probing", readable=False)).view
    assert record(feared, WHOLE, "union_state").soft(1) == 0
