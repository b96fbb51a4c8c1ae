"""A card on offer must not tell its team what the team may not know."""

from __future__ import annotations

import pytest

from support.decks import ferry_with
from support.mistakes import Mistake, told_once
from tabletop.deck.lint import check_deck

N, S = "actions-norvia.toml", "actions-sandrel.toml"
OLD_N, OLD_S = 'when = "not ferry_halted"', 'when = "not ferry_halted"'

MISTAKES = [
    Mistake(
        N,
        OLD_N,
        'when = "turn > 1 or sandrel.readiness >= 3"',
        "sandrel.readiness",
        "`sandrel.readiness` is something that `norvia` sees only as an estimate, so offering the card would give it away",
    ),
    Mistake(
        N,
        OLD_N,
        'when = "sandrel.capital >= 3"',
        "sandrel.capital",
        "`sandrel.capital` is hidden from `norvia`, so offering the card would give it away",
    ),
    Mistake(S, OLD_S, 'when = "not cable_tapped"', "cable_tapped", "`cable_tapped` is not seen by `sandrel`"),
    Mistake(N, OLD_N, 'when = "not buoy_moved"', "buoy_moved", "`buoy_moved` is not seen by `norvia`"),
    Mistake(N, OLD_N, 'when = "played.feed-press"', "played.feed-press", "`played.feed-press` is a card of the other side"),
    Mistake(
        N,
        OLD_N,
        'when = "moves.sandrel.coercion = 0"',
        "moves.sandrel",
        "`moves.sandrel.coercion` is the other side's own business",
    ),
    Mistake(N, OLD_N, 'when = "passed.sandrel"', "passed.sandrel", "`passed.sandrel` is the other side's own business"),
    Mistake(
        S,
        OLD_S,
        'when = "released.coalition-wobbles"',
        "released.coal",
        "`released.coalition-wobbles` is an inject that `sandrel` does not get",
    ),
    Mistake(N, OLD_N, 'when = "not met.collision"', "met.collision", "`met.collision` is control's own judgement"),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_what_a_team_may_not_know(mistake: Mistake) -> None:
    told_once(mistake, check_deck)


@pytest.mark.parametrize(
    "when",
    [
        "turn >= 2",
        "escalation >= 3 and sandrel.trust >= 2",
        "norvia.unity >= 3 and norvia.readiness >= 2",
        "ferry_halted or not cable_tapped",
        "played.ask-sandrel or moves.norvia.coercion = 0 or passed.norvia",
        "released.collision or released.coalition-wobbles",
    ],
)
def test_what_a_team_may_know(when: str) -> None:
    assert check_deck(ferry_with(N, OLD_N, f'when = "{when}"')).problems == ()
