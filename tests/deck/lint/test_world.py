"""Tracks, bands, capital, ladder, flags."""

from __future__ import annotations

import pytest

from support.mistakes import Mistake, told_once
from tabletop.deck.lint import check_deck

CAPITAL = 'title = "Norvia\'s political capital"\nteam = "norvia"\nlow = 0\nhigh = 6\nstart = 3'

MISTAKES = [
    Mistake("deck.toml", 'name = "Calm"', 'name = ""', '"" },', "the text is empty", "track[0].bands[0].name"),
    Mistake("deck.toml", 'war = "Shots', 'war = "" # "Shots', '"" # "Shots', "the text is empty; write something", "ladder.war"),
    Mistake(
        "deck.toml",
        "start = 2",
        "start = 9",
        "9",
        "the start value 9 lies outside the track; write a number from 0 to 6",
        "track[0].start",
    ),
    Mistake(
        "deck.toml",
        '{ at = 0, name = "Calm" }',
        '{ at = 1, name = "Calm" }',
        "1, name",
        "the first band starts at 1, and the track at 0; write at = 0",
    ),
    Mistake(
        "deck.toml",
        "{ at = 4, name",
        "{ at = 1, name",
        "1, name",
        "a band from 1 on stands after one from 2 on; bands must ascend",
    ),
    Mistake(
        "deck.toml",
        "{ at = 4, name",
        "{ at = 2, name",
        '2, name = "Crisis"',
        "a band from 2 on stands after one from 2 on; bands must ascend",
    ),
    Mistake(
        "deck.toml",
        "{ at = 6, name",
        "{ at = 7, name",
        "7, name",
        "the band starts at 7, beyond the track's end; the track ends at 6",
    ),
    Mistake("deck.toml", 'name = "Crisis"', 'name = "Calm"', '"Calm" },\n  { at = 6', "two bands have the same name"),
    Mistake(
        "deck.toml", '[{ at = 0, name = "Split" }, { at = 3, name = "United" }]', "[]", "[]\n\n[[track]]", "the track has no band"
    ),
    Mistake(
        "deck.toml",
        "off_ramp = 4",
        "off_ramp = 6",
        "6\ncontained",
        "6 is the top of `escalation`, so the choice would come back at once",
    ),
    Mistake(
        "deck.toml", "contained = 5", "contained = 7", "7", "7 lies outside the track `escalation`; write a number from 0 to 5"
    ),
    Mistake(
        "deck.toml",
        'capital = "norvia.capital"',
        'capital = "sandrel.capital"',
        '"sandrel.capital"',
        "`sandrel.capital` is not a track of this team",
    ),
    Mistake("deck.toml", "income = 1", "income = 7", "7", "an income of 7 is more than the whole track `norvia.capital` holds"),
    Mistake(
        "deck.toml",
        CAPITAL,
        CAPITAL.replace("high = 6", "high = 0"),
        '0\nstart = 3\nown = "exact"\nothers = "hidden"',
        "the track runs from 0 to 0",
    ),
    Mistake(
        "deck.toml",
        "[[turn]]",
        '[[flag]]\nid = "spare"\ntitle = "x"\n[[turn]]',
        '[[flag]]\nid = "spare"',
        "no effect ever changes the flag `spare`; set it by an effect, or take it out",
        severity="warning",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_told_once_where_it_stands(mistake: Mistake) -> None:
    told_once(mistake, check_deck)
