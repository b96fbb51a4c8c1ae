"""The reveal: who sees which move, as whose; agreement and its fallbacks; cards that take several turns."""

from __future__ import annotations

import pytest
from attrs import evolve

from support.decks import ferry, ferry_files
from support.play import Rehearsal, only
from tabletop.deck.model import Deck
from tabletop.deck.parse import parse_deck
from tabletop.game import commands as c
from tabletop.game.events import OrderRevealed, OrderRuled
from tabletop.game.orders import open_rulings


def changed(file: str, *pieces: tuple[str, str]) -> Deck:
    """The ferry dispute with pieces of one file replaced."""
    files = ferry_files()
    text = files[file].decode()
    for old, new in pieces:
        assert old in text
        text = text.replace(old, new, 1)
    deck = parse_deck(files | {file: text.encode()}).deck
    assert deck is not None
    return deck


@pytest.fixture
def play() -> Rehearsal:
    return Rehearsal(ferry()).to("decide")


def revealed(play: Rehearsal) -> OrderRevealed:
    return play.all(OrderRevealed)[-1]


def exposing(exposed: bool, card: str, posture: str) -> Rehearsal:
    """A session with a seed by which the card's order is exposed at the reveal, or is not."""
    for seed in range(50):
        play = Rehearsal(ferry(), seed=str(seed)).to("decide")
        play.order(card, posture=posture)
        play.to("adjudicate")
        if revealed(play).exposed == exposed:
            return play
    raise AssertionError("no seed was found")


def test_nobody_sees_an_order_before_the_reveal(play: Rehearsal) -> None:
    before = play.team("sandrel"), play.public()
    play.order("halt-ferry")
    assert (play.team("sandrel"), play.public()) == before


def test_an_overt_order_is_seen_by_all_with_its_author_and_nothing_but_its_observable(play: Rehearsal) -> None:
    play.order("halt-ferry", purpose="coercion", message="routine")
    play.to("adjudicate")
    (move,) = play.team("sandrel").moves
    assert (move.number, move.turn, move.author) == (1, 1, "norvia")
    assert move.shown == "The ferry stays in port; a notice speaks of checks."
    assert move.readable
    assert play.public().moves[0].author == "norvia"
    assert play.team("norvia").moves == ()
    told = str(play.team("sandrel"))
    assert "Halt the ferry" not in told
    assert "It has to be done." not in told


def test_a_deniable_order_is_seen_without_its_author() -> None:
    play = exposing(False, "feed-press", "deniable")
    (move,) = play.team("norvia").moves
    assert (move.author, move.exposed) == ("", False)
    assert move.shown == "A foreign paper prints a hostile story about Norvia's ferry."
    assert play.public().moves[0].author == ""


def test_a_covert_order_leaves_a_trace_that_names_nobody() -> None:
    play = exposing(False, "tap-cable", "covert")
    (move,) = play.team("sandrel").moves
    assert (move.author, move.exposed, move.shown) == ("", False, "A boat without lights was seen near the cable.")


def test_a_covert_order_without_a_trace_is_seen_by_control_alone() -> None:
    deck = changed(
        "actions-norvia.toml",
        ('trace = "A boat without lights was seen near the cable."\n', ""),
        ("exposure = 30", "exposure = 0"),
    )
    play = Rehearsal(deck).to("decide")
    before = play.team("sandrel").moves
    order = play.order("tap-cable", posture="covert")
    play.to("adjudicate")
    assert revealed(play).roll == 0
    assert play.team("sandrel").moves == before == ()
    assert play.public().moves == ()
    assert play.control().orders[0].given == order
    assert play.control().orders[0].open


@pytest.mark.parametrize(("card", "posture"), [("tap-cable", "covert"), ("tap-cable", "deniable"), ("feed-press", "deniable")])
def test_an_exposed_order_shows_all_and_has_the_effects_of_exposure(card: str, posture: str) -> None:
    play = exposing(True, card, posture)
    team, other = ("norvia", "sandrel") if card == "tap-cable" else ("sandrel", "norvia")
    (move,) = play.team(other).moves
    assert (move.author, move.exposed) == (team, True)
    assert move.shown == play.book.actions[card].card.observable
    event = revealed(play)
    assert 1 <= event.roll <= event.chance == play.book.actions[card].card.exposure
    assert play.track("escalation") == 3
    assert play.track(f"{other}.trust") == 1
    assert play.team(team).orders[0].exposed


def test_exposure_comes_about_as_often_as_the_card_says(play: Rehearsal) -> None:
    exposed = 0
    for seed in range(400):
        play = Rehearsal(ferry(), seed=str(seed), book=play.book).to("decide")
        play.order("tap-cable")
        play.to("adjudicate")
        exposed += revealed(play).exposed
    assert 85 <= exposed <= 155, "30 % of 400 is 120"


def test_moves_are_numbered_for_each_team_as_it_sees_them(play: Rehearsal) -> None:
    play.order("ask-sandrel")
    play.order("close-quay")
    play.to("decide", 2)
    play.order("patrol-strait")
    play.to("adjudicate")
    assert [move.number for move in play.team("sandrel").moves] == [1, 2]
    assert [move.number for move in play.team("norvia").moves] == [1]


def test_a_collective_order_goes_ahead_when_all_its_roles_agree(play: Rehearsal) -> None:
    order = play.order("joint-inspection", agreed=("port",))
    play.give(c.GiveAgreement(order=order.order, role="cabinet", agrees=True), "norvia")
    play.to("adjudicate")
    assert revealed(play).standing == "carried"
    assert play.track("norvia.capital") == 2


def test_without_agreement_it_waits_a_turn_where_the_card_says_so(play: Rehearsal) -> None:
    order = play.order("joint-inspection", agreed=("port",))
    play.give(c.GiveAgreement(order=order.order, role="port", agrees=True), "norvia")
    play.to("adjudicate")
    assert revealed(play).standing == "waits"
    assert play.track("norvia.capital") == 3, "what waits costs nothing yet"
    assert play.team("norvia").orders[0].status == "waits for agreement"
    assert play.team("sandrel").moves == ()
    play.to("decide", 2)
    assert play.team("norvia").orders[0].agreed == ("port",), "what was agreed stands"
    assert play.refused(play.ordering("ask-sandrel"), "norvia").startswith("You have a main order already")
    play.give(c.GiveAgreement(order=order.order, role="cabinet", agrees=True), "norvia")
    play.to("adjudicate")
    assert revealed(play).standing == "carried"
    assert play.team("sandrel").moves[0].turn == 2


def test_an_agreement_given_while_it_waits_outlives_the_turn(play: Rehearsal) -> None:
    order = play.order("joint-inspection", agreed=())
    play.give(c.GiveAgreement(order=order.order, role="cabinet", agrees=True), "norvia")
    play.give(c.WordObservable(order=order.order, text="Surveyors are asked aboard."))
    play.to("decide", 2)
    play.give(c.GiveAgreement(order=order.order, role="port", agrees=True), "norvia")
    play.to("adjudicate")
    assert revealed(play).standing == "carried"
    assert play.team("sandrel").moves[0].shown == "Surveyors are asked aboard."


def test_an_order_that_waits_can_be_withdrawn(play: Rehearsal) -> None:
    order = play.order("joint-inspection", agreed=("port",))
    play.to("decide", 2)
    play.give(c.WithdrawOrder(order=order.order), "norvia")
    play.order("ask-sandrel")


def test_without_agreement_the_first_role_plays_it_alone_where_the_team_says_so(play: Rehearsal) -> None:
    play.order("tug-log", agreed=("harbour",))
    play.to("adjudicate")
    assert revealed(play).standing == "national"
    assert play.team("norvia").moves[0].shown == "Sandrel publishes a log of the night."
    assert play.track("sandrel.capital") == 2


def test_it_waits_if_the_national_order_is_given_already(play: Rehearsal) -> None:
    play.order("tug-log", agreed=("harbour",))
    play.give(evolve(play.ordering("close-quay"), slot="national"), "sandrel")
    play.to("adjudicate")
    assert {event.order: event.standing for event in play.all(OrderRevealed)} == {
        "T1-sandrel-main": "waits",
        "T1-sandrel-national": "carried",
    }


def test_a_national_order_under_way_from_an_earlier_turn_does_not_stand_in_the_way(play: Rehearsal) -> None:
    play.give(evolve(play.ordering("survey-channel"), slot="national"), "sandrel")
    play.to("decide", 2)
    play.order("tug-log", agreed=("harbour",))
    play.to("adjudicate")
    assert revealed(play).standing == "national"


def test_without_agreement_it_is_void_and_costs_where_the_team_says_so() -> None:
    deck = changed("actions-norvia.toml", ('fallback = "waits"\n', ""))
    play = Rehearsal(deck).to("decide")
    play.order("joint-inspection", agreed=("port",))
    play.to("adjudicate")
    assert revealed(play).standing == "void"
    assert play.track("norvia.unity") == 2
    assert play.track("norvia.capital") == 3
    assert play.team("norvia").orders[0].status == "void"
    assert play.team("sandrel").moves == ()
    assert open_rulings(play.draft) == ()
    play.to("decide", 2)
    play.order("joint-inspection")


def test_a_card_of_two_turns_is_seen_when_it_begins_and_ruled_when_it_is_due(play: Rehearsal) -> None:
    order = play.order("train-pilots")
    play.to("adjudicate")
    assert (revealed(play).turn, revealed(play).due) == (1, 2)
    assert play.team("sandrel").moves[0].shown == "Ferry pilots are called to a course."
    assert open_rulings(play.draft) == ()
    assert play.team("norvia").orders[0].status == "under way"
    assert play.track("norvia.capital") == 2
    assert play.refused(c.RuleOrder(order=order.order, method="certain")) == "There is no order “T1-norvia-main” to rule on."
    play.to("decide", 2)
    assert play.team("norvia").orders[0].status == "under way"
    assert not next(offer for offer in play.team("norvia").offers if offer.card == "train-pilots").main
    play.to("adjudicate")
    assert [order.order for order in open_rulings(play.draft)] == ["T1-norvia-main"]
    assert "RaiseReason" in play.team("sandrel").may
    play.give(c.RaiseReason(ref=1, side="con", text="Nobody came."), "sandrel")
    ruling = only(play.give(c.RuleOrder(order=order.order, method="certain")), OrderRuled)
    assert ruling.refs == {"sandrel": 1}
    assert play.track("norvia.unity") == 4
    assert play.team("sandrel").moves[0].outcome == "success"
    play.to("decide", 3)
    assert play.team("norvia").orders == ()


def test_who_agreed_to_a_card_of_two_turns_is_still_known_when_it_is_ruled() -> None:
    deck = ferry()
    cards = tuple(evolve(card, turns=2) if card.id == "joint-inspection" else card for card in deck.actions)
    play = Rehearsal(evolve(deck, actions=cards)).to("decide")
    order = play.order("joint-inspection", agreed=("port",))
    play.give(c.GiveAgreement(order=order.order, role="cabinet", agrees=True), "norvia")
    play.to("adjudicate", 2)
    (waiting,) = [each for each in play.control().orders if each.open]
    assert waiting.agreed == ("port", "cabinet")
