"""The reasons that practice offers for an order."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.sessions import ticking
from support.solo import engine_acts, engine_opens, person_acts
from tabletop.deck.model import Deck
from tabletop.game import commands as c
from tabletop.game.refusal import Refusal
from tabletop.library import load_deck
from tabletop.practice.rationales import arguing, rationales
from tabletop.practice.session import Practice


@pytest.mark.parametrize("deck", [load_deck("zapad-2025"), ferry()], ids=lambda deck: deck.id)
def test_reasons_are_offered_for_every_card_and_taken_by_the_rules(deck: Deck) -> None:
    practice = Practice.begin(deck, deck.team_ids[0], level="recruit", seed="s", clock=ticking())
    share = practice.seat.deck
    for card in share.actions:
        offered = rationales(share, card.id)
        assert offered[0] == card.rationale
        assert len(set(offered)) == len(offered) >= 3
        assert all(len(text) <= 400 and text.strip() for text in offered)
    assert len(rationales(share, "")) == 3
    engine_acts(practice)
    person_acts(practice, "person")
    engine_opens(practice, "decide")
    came = practice.table.submit(practice.team, c.GiveOrder(substance="pass", rationale=rationales(share, "")[1]))
    assert not isinstance(came, Refusal)


def test_the_aims_that_a_card_serves_are_among_its_reasons() -> None:
    share = Practice.begin(ferry(), "sandrel", level="recruit", clock=ticking()).seat.deck
    assert "It serves our aim “A cleared name”." in rationales(share, "tug-log")
    assert "It serves our aim “A quiet jubilee”." in rationales(share, "tug-log")
    assert not any("our aim" in text for text in rationales(share, "close-quay"))


def test_the_reasons_of_an_argument_are_the_aims_that_it_serves_and_what_it_moves() -> None:
    share = Practice.begin(ferry(), "sandrel", level="recruit", clock=ticking()).seat.deck
    assert arguing(share, ()) == ()
    aims = {aim.title for aim in share.aims}
    for track in share.palette:
        title = next(each.title for each in share.tracks if each.id == track)
        for amount, way in ((2, "up"), (-2, "down")):
            *serving, moved = arguing(share, (f"{track} {amount:+d}",))
            assert moved == f"{title} is to go {way}."
            assert all(text.removeprefix("It serves our aim “").removesuffix("”.") in aims for text in serving)
    assert "It serves our aim “A quiet jubilee”." in arguing(share, ("escalation -2",))
    assert not any("our aim" in text for text in arguing(share, ("escalation +2",)))
    assert arguing(share, ("escalation -2", "norvia.trust +2"))[-2:] == (
        "Escalation is to go down.",
        "Norvia's trust in Sandrel is to go up.",
    )
