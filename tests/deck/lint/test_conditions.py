"""Conditions and effects that name nothing, mix types, or can never come true."""

from __future__ import annotations

import pytest

from support.mistakes import Mistake, told_once
from tabletop.deck.lint import check_deck

INJ, N, R = "injects.toml", "actions-norvia.toml", "rules.toml"
QUIET = "moves.norvia.coercion + moves.sandrel.coercion = 0"

MISTAKES = [
    # names
    Mistake(
        R,
        "norvia.trust <= 1",
        "norvia.trsut <= 1",
        "norvia.trsut",
        "`norvia.trsut` names nothing in this deck; did you mean `norvia.trust`?",
        "rule[0].when",
    ),
    Mistake(
        R,
        "escalation >= 3",
        "weather >= 3",
        "weather",
        "`weather` names nothing in this deck; names are turn, tracks, flags, played.CARD",
    ),
    Mistake(R, "escalation >= 3", "trust >= 3", "trust >= 3", "`trust` names nothing in this deck; did you mean `norvia.trust`?"),
    Mistake(
        INJ,
        "played.joint-inspection or",
        "played.joint-inspektion or",
        "played.joint-insp",
        "`played.joint-inspektion` names no action of this deck; did you mean `played.joint-inspection`?",
    ),
    Mistake(
        INJ, "released.collision and", "released.xyzzy and", "released.xyzzy", "`released.xyzzy` names no inject of this deck"
    ),
    Mistake(
        INJ,
        "not met.collision",
        "not met.oil-film",
        "met.oil-film",
        "the inject `oil-film` expects nothing, so there is no `met.oil-film`",
    ),
    Mistake(
        R,
        "passed.norvia",
        "passed.norva",
        "passed.norva",
        "`passed.norva` names no team of this deck; did you mean `passed.norvia`?",
    ),
    Mistake(R, "moves.norvia.coercion", "moves.norvia.force", "moves.norvia.force", "`force` is none of the deck's `classes`"),
    Mistake(R, "moves.norvia.coercion", "moves.norvia", "moves.norvia", "`moves.norvia` does not say which class of cards"),
    Mistake(
        INJ,
        "-1 if ferry_halted",
        "-1 if ferry_haltd",
        "ferry_haltd",
        "`ferry_haltd` names nothing in this deck; did you mean `ferry_halted`?",
        "inject[2].effects[0]",
    ),
    # types
    Mistake(
        R,
        "and escalation >= 3",
        "and escalation",
        'escalation"',
        "`escalation` is a number; compare it, such as `escalation >= 3`",
    ),
    Mistake(
        N,
        '"not ferry_halted"',
        '"ferry_halted >= 1"',
        "ferry_halted >= 1",
        "`ferry_halted` is true or false, and cannot be compared",
    ),
    # effects
    Mistake(
        INJ,
        '"escalation +1"',
        '"escalaton +1"',
        "escalaton",
        "`escalaton` names no track of this deck; did you mean `escalation`?",
    ),
    Mistake(
        INJ,
        '"escalation +1"',
        '"escalation"',
        "escalation",
        "`escalation` is a track, which an effect must move; write `escalation +1`",
    ),
    Mistake(
        N,
        'effects = ["ferry_halted"',
        'effects = ["ferry_halted +1"',
        "ferry_halted +1",
        "`ferry_halted` is a flag, which has no number",
    ),
    Mistake(
        N,
        'effects = ["ferry_halted"',
        'effects = ["turn +1", "ferry_halted"',
        "turn +1",
        "`turn` is kept by the game, and no effect can change it",
    ),
    Mistake(
        N,
        'effects = ["cable_tapped"]',
        'effects = ["cable_taped", "cable_tapped"]',
        "cable_taped",
        "`cable_taped` names no flag of this deck; did you mean `cable_tapped`?",
    ),
    Mistake(
        INJ, '"escalation +1"', '"escalation = 7"', '"escalation = 7"', "7 lies outside the track; `escalation` runs from 0 to 6"
    ),
    Mistake(INJ, '"escalation +1"', '"escalation +0"', '"escalation +0"', "the effect changes nothing", severity="warning"),
    Mistake(
        INJ,
        '"escalation +1"',
        '"escalation +9"',
        '"escalation +9"',
        "a change of +9 is more than the whole track",
        severity="warning",
    ),
    Mistake(
        INJ,
        "-1 if ferry_halted",
        "-1 if turn >= 4",
        "turn >= 4",
        "the effect never happens, because `turn >= 4` cannot be true; `turn` runs from 1 to 3 here",
    ),
    Mistake(
        "deck.toml",
        'broken = ["norvia.unity -1"]',
        'broken = ["norvia.unty -1"]',
        "norvia.unty",
        "`norvia.unty` names no track of this deck",
    ),
    # what can never come into play
    Mistake(
        INJ,
        'when = "norvia.unity <= 3"',
        'when = "norvia.unity >= 6"',
        "norvia.unity >= 6",
        "the inject can never come into play, because `norvia.unity >= 6` cannot be true; `norvia.unity` runs from 0 to 5 here",
    ),
    Mistake(
        INJ,
        'when = "norvia.unity <= 3"',
        'when = "turn < 2"',
        "turn < 2",
        "the inject can never come into play, because `turn < 2` cannot be true; `turn` runs from 2 to 3 here",
    ),
    Mistake(
        INJ,
        'when = "ferry_halted and turn',
        'when = "released.freight-waits and turn',
        "released.freight",
        "the inject can never come into play",
    ),
    Mistake(
        INJ,
        'met = "not ferry_halted"',
        'met = "turn >= 3 and escalation > 6"',
        "turn >= 3 and",
        "what is expected can never be met",
    ),
    Mistake(
        N,
        '"not cable_tapped"',
        '"not cable_tapped and played.tap-cable"',
        "not cable_tapped and",
        "the card can never come into play, because",
    ),
    Mistake(N, 'when = "turn = 1"', 'when = "turn = 0"', "turn = 0", "the reason can never hold", "action[5].cons[0].when"),
    Mistake(R, QUIET, "moves.norvia.coercion > 8", "moves.norvia.coercion > 8", "the rule can never come into play"),
    Mistake(R, "norvia.readiness >= 3", "norvia.readiness > 5", "norvia.readiness > 5", "the hazard can never come into play"),
    Mistake("aims.toml", '"norvia.capital >= 2"', '"norvia.capital > 6"', "norvia.capital > 6", "the aim can never be met"),
    Mistake(
        "aims.toml",
        '"norvia.capital >= 2"',
        '"norvia.capital >= 0"',
        '"norvia.capital >= 0',
        "the aim is met whatever happens",
        severity="warning",
    ),
    Mistake(
        "aims.toml",
        'partly = "escalation <= 3"',
        'partly = "escalation < 0"',
        "escalation < 0",
        "the aim can never be met in part",
    ),
    Mistake(
        "questions.toml",
        '"escalation >= 4"',
        '"turn = 3"',
        "turn = 3",
        "the answer can never be yes, because `turn = 3` cannot be true; `turn` runs from 1 to 2 here",
    ),
    Mistake("questions.toml", '"escalation >= 4"', '"turn >= 1"', '"turn >= 1"', "the answer is yes whatever happens"),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_told_once_where_it_stands(mistake: Mistake) -> None:
    told_once(mistake, check_deck)
