"""What each seat sees: tracks as it may, facts it knows, what is common on the public screen."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.play import Rehearsal
from tabletop.game import commands as c
from tabletop.game.view import ControlView, PublicView, TeamView, view
from tabletop.game.view.parts import TrackView


def seen(play: Rehearsal, seat: str) -> dict[str, TrackView]:
    tracks = play.public().tracks if seat == "public" else play.team(seat).tracks
    return {track.id: track for track in tracks}


@pytest.fixture
def play() -> Rehearsal:
    return Rehearsal(ferry())


def test_a_team_sees_its_own_tracks_in_numbers_and_the_others_in_bands(play: Rehearsal) -> None:
    play.put("norvia.trust = 5", "sandrel.trust = 1")
    tracks = seen(play, "norvia")
    assert (tracks["norvia.trust"].sight, tracks["norvia.trust"].value, tracks["norvia.trust"].band) == ("exact", 5, "Firm")
    other = tracks["sandrel.trust"]
    assert (other.sight, other.value, other.band, other.level, other.bands) == ("band", None, "Broken", 0, 3)


def test_change_is_told_in_numbers_or_in_bands_as_the_track_is_seen(play: Rehearsal) -> None:
    play.put("sandrel.trust +1")
    assert (seen(play, "sandrel")["sandrel.trust"].change, seen(play, "norvia")["sandrel.trust"].change) == (1, 0)
    play.put("sandrel.trust +1")
    assert (seen(play, "sandrel")["sandrel.trust"].change, seen(play, "norvia")["sandrel.trust"].change) == (2, 1)
    assert seen(play.to("inject", 2), "sandrel")["sandrel.trust"].change == 0


def test_a_hidden_track_is_seen_by_those_alone_whose_it_is(play: Rehearsal) -> None:
    assert {"norvia.unity", "norvia.capital"} <= set(seen(play, "norvia"))
    assert not {"norvia.unity", "norvia.capital"} & set(seen(play, "sandrel"))
    assert not {"norvia.unity", "norvia.capital"} & set(seen(play, "public"))
    assert "9" not in str(play.public().tracks)


def test_the_others_readiness_is_an_estimate_that_is_off_by_one_at_most_and_stays_for_the_turn() -> None:
    told: set[int] = set()
    for seed in range(60):
        play = Rehearsal(ferry(), seed=str(seed))
        estimate = play.draft.estimates["sandrel"]["norvia.readiness"]
        told.add(estimate)
        track = seen(play, "sandrel")["norvia.readiness"]
        assert (track.sight, track.value, track.change) == ("estimate", None, 0)
        assert track.band == ferry().tracks[play.book.track_index["norvia.readiness"]].band(estimate).name
        play.put("norvia.readiness = 5")
        assert seen(play, "sandrel")["norvia.readiness"] == track
        assert seen(play, "norvia")["norvia.readiness"].value == 5
    assert told == {1, 2, 3}


def test_the_public_sees_no_estimate(play: Rehearsal) -> None:
    assert set(seen(play, "public")) == {"escalation", "norvia.trust", "sandrel.trust"}
    assert seen(play, "public")["escalation"].value == 2
    assert seen(play, "public")["norvia.trust"].value is None


def test_a_fact_is_known_to_those_whom_the_deck_names(play: Rehearsal) -> None:
    assert [fact.id for fact in play.team("norvia").facts] == ["ferry_halted", "cable_tapped"]
    assert [fact.id for fact in play.team("sandrel").facts] == ["ferry_halted"]
    assert [fact.id for fact in play.public().facts] == ["ferry_halted"]
    assert [(fact.id, fact.holds) for fact in play.control().facts][-1] == ("buoy_moved", True)
    play.put("ferry_halted")
    assert play.public().facts[0].holds


def test_the_public_screen_shows_reports_that_all_teams_got_in_the_same_words(play: Rehearsal) -> None:
    play.give(c.ReleaseInject(inject="collision"))
    play.give(c.ReleaseInject(inject="newspapers"))
    assert play.public().reports == ("Both capitals' papers print the same photograph with different captions.",)
    assert play.to("inject", 2).public().reports == ()


def test_a_team_is_told_what_it_can_do_now(play: Rehearsal) -> None:
    assert play.team("norvia").may == ("MakeForecast", "SendMessage", "Finish")
    play.to("decide")
    assert play.team("norvia").may == ("MakeForecast", "GiveOrder", "MakeStatement", "SendMessage", "Finish")
    play.order("joint-inspection")
    assert play.team("norvia").may == (
        "MakeForecast",
        "GiveOrder",
        "WithdrawOrder",
        "GiveAgreement",
        "MakeStatement",
        "SendMessage",
        "Finish",
    )
    play.to("adjudicate")
    assert play.team("sandrel").may == ("ReadMove", "RaiseReason", "GiveEstimate", "CastVote", "SendMessage", "Finish")
    assert play.team("norvia").may == ("RaiseReason", "GiveEstimate", "CastVote", "SendMessage", "Finish")


def test_what_needs_nobody_s_agreement_asks_for_none(play: Rehearsal) -> None:
    play.to("decide").order("halt-ferry")
    assert not {"GiveAgreement", "OpenSilence"} & set(play.team("norvia").may)


def test_control_sees_the_whole_msel_and_what_to_do_next(play: Rehearsal) -> None:
    shown = play.control()
    assert [(line.number, line.inject) for line in shown.msel] == list(enumerate([card.id for card in ferry().injects], 1))
    assert shown.next_step == "Release the 2 planned injects that are due, then go on."
    play.to("inject", 2).put("ferry_halted")
    late = "Release the 4 planned injects that are due, then go on; 1 of no turn fits as well."
    assert play.control().next_step == late
    assert all(track.value is not None for track in shown.tracks)
    assert play.to("consequences").control().next_step in ("Go on to the next turn.", "1 proposal to settle.")
    play.give(c.EndSession(words="Lunch."))
    assert play.control().next_step == "ENDEX: hold the hot wash, then the review."


def test_each_seat_gets_its_kind_of_view(play: Rehearsal) -> None:
    kinds = {
        "control": ControlView,
        "evaluator": ControlView,
        "norvia": TeamView,
        "norvia/2": TeamView,
        "observer": PublicView,
        "public": PublicView,
    }
    for seat, kind in kinds.items():
        assert type(view(play.book, play.state, seat)) is kind
    with pytest.raises(KeyError):
        view(play.book, play.state, "atlantis")


def test_control_sees_whether_a_cards_own_reasons_hold(play: Rehearsal) -> None:
    play.to("decide").order("patrol-strait")
    play.put("norvia.readiness = 2")
    (order,) = play.control().orders
    assert order.card_pros == (("The cutters are at sea already.", True),)
    assert order.card_cons == (("It is foggy.", True), ("Crews are tired.", True))
    play.put("norvia.readiness = 1")
    (order,) = play.control().orders
    assert order.card_pros == (("The cutters are at sea already.", False),)
