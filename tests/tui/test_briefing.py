"""The briefing: what everybody reads of an aim, and what is promised to follow."""

from __future__ import annotations

import pytest
from attrs import evolve

from support.decks import ferry
from tabletop.tui.seat.pages import LOOK_UP, briefing_text


@pytest.mark.parametrize(
    ("met", "rest"),
    [
        ("The U.S. forces leave.", "Half, if some stay."),
        ("The U.S. Navy leaves.", "Half, if some stay."),
        ("No. 5 Squadron has left.", "Half otherwise."),
        ("Gen. Adams stays.", "Half, if St. Mary does."),
        ("At least 3.5 points.", "Half is 2."),
        ("Trust ends at 60.", "Half is 40."),
        ("It holds for the EU!", "Half otherwise."),
        ("It ends. so they say.", "“Half” otherwise, says nobody. Élan counts."),
        ("All of it, i.e. both.", ""),
    ],
)
def test_of_an_aim_the_first_sentence_stands_on_the_first_page_and_all_of_it_below(met: str, rest: str) -> None:
    text = f"{met} {rest}".strip()
    aims = tuple(evolve(aim, text=text) for aim in ferry().aims if aim.team == "norvia" and not aim.role)
    first, _, below = briefing_text(evolve(ferry(), aims=aims), "norvia").plain.partition(LOOK_UP)
    assert f"{aims[0].title}. {met}\n" in first
    assert (f"{aims[0].title}. {text}\n" in below) is bool(rest)


@pytest.mark.parametrize(
    ("half", "offices", "said"),
    [
        (True, True, "how each aim is judged, and a card for each office, which whoever speaks for it reads."),
        (True, False, "how each aim is judged."),
        (False, True, "a card for each office, which whoever speaks for it reads."),
        (False, False, ""),
    ],
)
def test_what_is_promised_to_be_looked_up_is_what_follows(*, half: bool, offices: bool, said: str) -> None:
    deck = ferry()
    aims = tuple(evolve(aim, text="It is met. Half otherwise." if half else "It is met.") for aim in deck.aims if not aim.role)
    text = briefing_text(evolve(deck, aims=aims, roles=deck.roles if offices else ()), "norvia").plain
    promised, _, follows = text.partition(LOOK_UP)[2].strip().partition("\n")
    assert promised == said
    assert ("How each aim is judged" in follows) is half
    assert ("Your aim" in follows) is offices
