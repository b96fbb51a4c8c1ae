"""Injects, hazards and rules: wording, sources, expectations, chance, basis."""

from __future__ import annotations

import pytest

from support.mistakes import Mistake, told_once
from tabletop.deck.lint import check_deck

LONG = " ".join(["word"] * 61)

MISTAKES = [
    Mistake("rules.toml", 'text = "Where nobody', 'text = "" # "Where', '"" # ', "the text is empty"),
    Mistake("injects.toml", 'text = "Lorries', 'text = "" # "Lorries', '"" # ', "the text is empty"),
    Mistake("injects.toml", 'text = "The line opens again."', 'text = " "', '" "', "the text is empty", "inject[5].expects.text"),
    Mistake("injects.toml", 'title = "Front pages"', 'title = ""', '""', "the text is empty"),
    Mistake("injects.toml", "turn = 1\nbasis", "turn = 4\nbasis", "4\nbasis", "there is no turn 4; the deck's turns are 1, 2, 3"),
    Mistake("injects.toml", "by_turn = 3", "by_turn = 7", "7", "there is no turn 7"),
    Mistake(
        "injects.toml",
        'time = "05:40"',
        "minute = 241",
        "241",
        "a minute lies between 0 and 240, and this is 241; count from the opening of the turn",
    ),
    Mistake("injects.toml", 'time = "05:40"', "minute = -1", "-1", "a minute lies between 0 and 240, and this is -1"),
    Mistake(
        "injects.toml",
        'source = "Hauliers"',
        'source = "Hauliers"\nminute = 5',
        "5\ntext",
        "the minute counts from the opening of a turn, and the inject has none; write its `turn`",
    ),
    Mistake(
        "injects.toml",
        'turn = 1\ntime = "05:40"',
        "turn = 3",
        "2\nmet",
        "the action is expected by turn 2, before the inject comes in turn 3",
    ),
    Mistake(
        "injects.toml",
        'basis = "article"\nclaims = ["F02"]',
        'basis = "article"',
        '[[inject]]\nid = "oil',
        'a card with basis = "article" cites no claim',
    ),
    Mistake(
        "rules.toml",
        'effects = ["norvia.unity -1"]\nbasis = "plausible"',
        'effects = ["norvia.unity -1"]\nbasis = "article"',
        '[[rule]]\nid = "silence',
        'a card with basis = "article" cites no claim',
    ),
    Mistake(
        "rules.toml",
        "chance = 25",
        "chance = 101",
        "101",
        "a chance lies between 1 and 100 per cent, and this is 101",
    ),
    Mistake("rules.toml", "chance = 25", "chance = 0", "0\n", "a chance lies between 1 and 100 per cent, and this is 0"),
    Mistake("rules.toml", 'effects = ["norvia.unity -1"]', "effects = []", '[[rule]]\nid = "silence', "the rule has no effect"),
    Mistake(
        "injects.toml",
        'text = "Lorries',
        f'text = "{LONG} # Lorries'.replace(" #", '" #'),
        '"word',
        "the text has 61 words; 60 can be read aloud",
        severity="warning",
    ),
    Mistake(
        "injects.toml",
        'source.norvia = "Ferry captain"\n',
        "",
        '"Tug master"',
        "`norvia` gets the inject without a source",
        severity="warning",
    ),
    Mistake(
        "injects.toml",
        'source = "Whips"',
        'source = { all = "x", sandrel = "y" }',
        '"y"',
        "`sandrel` does not get this inject",
        severity="warning",
    ),
    Mistake(
        "injects.toml",
        'text.norvia = "An envoy',
        'text.sandrel = "x"\ntext.norvia = "An envoy',
        '"An envoy asks why',
        "every team has a wording of its own",
        severity="warning",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_told_once_where_it_stands(mistake: Mistake) -> None:
    told_once(mistake, check_deck)


def test_an_inject_without_wording_reaches_nobody() -> None:
    old = 'text = "Both capitals\' papers print the same photograph with different captions."'
    told_once(
        Mistake("injects.toml", old, "text = {}", "{}", "nobody gets the text; write one for `all` or for a team"), check_deck
    )


def test_a_team_is_warned_of_that_should_act_on_what_it_does_not_get() -> None:
    old = 'effects = ["norvia.unity -1"]\n\n'
    new = 'effects = ["norvia.unity -1"]\nexpects = { team = "sandrel", text = "x", by_turn = 3 }\n\n'
    says = "`sandrel` is expected to act on an inject that it does not get"
    told_once(Mistake("injects.toml", old, new, '"sandrel", text', says, severity="warning"), check_deck)


def test_a_hazard_without_effects() -> None:
    old = 'effects = ["escalation +1", "norvia.trust -1", "sandrel.trust -1"]'
    told_once(
        Mistake("rules.toml", old, "effects = []", "[[hazard]]", "the hazard has no effect, so nothing would go wrong"),
        check_deck,
    )
