"""Action cards: cost, duration, method, postures."""

from __future__ import annotations

import pytest

from support.mistakes import Mistake, told_once
from tabletop.deck.lint import check_deck

N = "actions-norvia.toml"
LONG = " ".join(["word"] * 61)

MISTAKES = [
    Mistake(N, 'rationale = "Safety first, and they will feel it."', 'rationale = ""', '""', "the text is empty"),
    Mistake(
        N,
        'observable = "The ferry stays in port; a notice speaks of checks."',
        f'observable = "{LONG}"',
        '"word',
        "the text has 61 words",
        severity="warning",
    ),
    Mistake(
        N,
        'rationale = "Safety first, and they will feel it."',
        f'rationale = "Safety first."\npublic = "{" ".join(["we"] * 26)}"',
        '"we',
        "the public words are 26, and a statement takes 25 at most",
    ),
    Mistake(
        N,
        'rationale = "Know what they know."',
        'rationale = "Know what they know."\npublic = "We listen."',
        '"We listen',
        "nobody speaks in public of a card that is never overt",
        severity="warning",
    ),
    Mistake(N, 'authority = "port"', "authority = []", "[]", "nobody can order this card; name the role"),
    Mistake(N, 'purposes = ["coercion", "routine", "deterrence"]', "purposes = []", "[]", "the card has no purpose"),
    Mistake(
        N,
        '["coercion", "routine", ',
        '["accident", "routine", ',
        '"accident"',
        "`accident` has no place on the scale: it can be read into a move",
    ),
    Mistake(
        N,
        "cost = 1",
        'cost = 1\nfallback = "waits"',
        '"waits"',
        "one role decides this card alone, so it needs no fallback",
        severity="warning",
    ),
    Mistake(N, "cost = 1", "cost = -1", "-1\neff", "a cost of -1 would be a gain; write 0 or more"),
    Mistake(N, "cost = 1", "cost = 7", "7", "the card costs 7, and `norvia.capital` never holds more than 6 above its floor"),
    Mistake(N, "turns = 2", "turns = 0", "0\nrepeat", "a card cannot take 0 turns; write 1"),
    Mistake(N, "turns = 2", "turns = 4", "4", "the card takes 4 turns, and the longest session has 3"),
    Mistake(
        N,
        'partial = ["norvia.readiness +1", "escalation +1"]\n',
        "",
        '[[action]]\nid = "patrol',
        'the method is "2d6", and the card does not say what partial success comes to; write `partial`',
        severity="warning",
    ),
    Mistake(
        N,
        'failure = ["norvia.unity -1"]\n',
        "",
        '[[action]]\nid = "patrol',
        'the method is "2d6", and the card does not say what failure comes to; write `failure`',
        severity="warning",
    ),
    Mistake(
        N,
        'basis = "article"\nclaims = ["F02"]',
        'basis = "article"',
        '[[action]]\nid = "halt',
        'a card with basis = "article" cites no claim',
    ),
    Mistake(
        N,
        "cost = 1",
        'cost = 1\nfailure = ["escalation +1"]',
        '["escalation +1"]',
        "a card whose method is certain has no failure",
        severity="warning",
    ),
    Mistake(
        N,
        'effects = ["sandrel.trust +1"]',
        "effects = []",
        '[[action]]\nid = "ask',
        "the card changes nothing, however it turns out",
        severity="warning",
    ),
    Mistake(
        N,
        "exposure = 30\n",
        "",
        '[[action]]\nid = "tap',
        "the card can be covert or deniable and has no `exposure`, so it could never be laid open",
    ),
    Mistake(N, "exposure = 30", "exposure = 101", "101", "an exposure lies between 1 and 100 per cent, and this is 101"),
    Mistake(
        N,
        'trace = "A boat without lights was seen near the cable."\n',
        "",
        '[[action]]\nid = "tap',
        "a covert order of this card leaves no trace",
        severity="warning",
    ),
    Mistake(
        N,
        'exposed = ["not cable_tapped", "sandrel.trust -2", "escalation +1"]',
        "exposed = []",
        '[[action]]\nid = "tap',
        "the card may be laid open and nothing follows",
        severity="warning",
    ),
    Mistake(N, "cost = 1", 'cost = 1\ntrace = "x"', '"x"', "the card is always overt, so `trace` has no use", severity="warning"),
    Mistake(N, "cost = 1", "cost = 1\npostures = []", "[]", "the card can be ordered in no way"),
    Mistake(
        N, 'postures = ["covert", ', 'postures = ["covert", "covert", ', '["covert", "covert"', "a posture stands here twice"
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_told_once_where_it_stands(mistake: Mistake) -> None:
    told_once(mistake, check_deck)
