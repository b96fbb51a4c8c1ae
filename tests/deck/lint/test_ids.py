"""Ids that stand twice, that are reserved, or that lead nowhere."""

from __future__ import annotations

import pytest

from support.decks import ferry_with
from support.mistakes import Mistake, told_once
from tabletop.deck.lint import check_deck
from tabletop.deck.lint.ids import SEATS
from tabletop.deck.model import ALL
from tabletop.deck.names import RECORDED
from tabletop.game.audience import RESERVED_SEATS

WIND = 'title = "x"\nlow = 0\nhigh = 2\nstart = 1\nbands = [{ at = 0, name = "x" }]\n\n[[turn]]'

MISTAKES = [
    Mistake("deck.toml", "[[turn]]", f'[[track]]\nid = "nobody.x"\n{WIND}', '"nobody.x"', "no team has the id `nobody`"),
    Mistake(
        "deck.toml", "[[turn]]", f'[[track]]\nid = "wind"\nteam = "nobody"\n{WIND}', '"nobody"', "no team has the id `nobody`"
    ),
    Mistake("rules.toml", "[[rule]]", '[[rule]]\nclaims = ["F07"]', '"F07"', "no claim has the id `F07`", "rule[0].claims[0]"),
    Mistake(
        "rules.toml", "[[hazard]]", '[[hazard]]\nclaims = ["F07"]', '"F07"', "no claim has the id `F07`", "hazard[0].claims[0]"
    ),
    Mistake(
        "actions-norvia.toml", 'claims = ["F02"]', 'claims = ["F07"]', '"F07"', "no claim has the id `F07`", "action[0].claims[0]"
    ),
    Mistake("aims.toml", 'team = "norvia"', 'team = "norva"', '"norva"', "no team has the id `norva`"),
    Mistake(
        "injects.toml",
        'id = "newspapers"',
        'id = "oil-film"',
        '"oil-film"\ntitle = "Oil',
        "the id `oil-film` is taken by an earlier inject here; give each inject an id of its own",
        "inject[2].id",
    ),
    Mistake(
        "actions-sandrel.toml",
        'id = "close-quay"',
        'id = "halt-ferry"',
        '"halt-ferry"',
        "the id `halt-ferry` is taken by an earlier action in actions-norvia.toml",
    ),
    Mistake(
        "objectives.toml",
        '"name-doubt"',
        '"ask-first"',
        '"ask-first"\ntitle = "Say',
        "the id `ask-first` is taken by an earlier task",
    ),
    Mistake(
        "deck.toml",
        '["restraint", ',
        '["restraint", "restraint", ',
        '"restraint", "sig',
        "the class `restraint` stands here twice",
    ),
    Mistake(
        "deck.toml", '"cooperation"]', '"cooperation", "A b"]', '"A b"', "`A b` cannot name a class; write lower case letters"
    ),
    Mistake("roles.toml", 'team = "norvia"', 'team = "norva"', '"norva"', "no team has the id `norva`; did you mean `norvia`?"),
    Mistake(
        "deck.toml",
        'seen = ["norvia"]',
        'seen = ["norva"]',
        '"norva"]',
        "no team has the id `norva`; did you mean",
        "flag[1].seen[0]",
    ),
    Mistake(
        "deck.toml",
        '"sandrel.trust"]',
        '"sandrel.trst"]',
        '"sandrel.trst"',
        "no track has the id `sandrel.trst`; did you mean `sandrel.trust`?",
    ),
    Mistake(
        "deck.toml", 'track = "escalation"', 'track = "escalaton"', '"escalaton"', "no track has the id `escalaton`; did you mean"
    ),
    Mistake(
        "deck.toml",
        'capital = "norvia.capital"',
        'capital = "purse"',
        '"purse"',
        "no track has the id `purse`; write escalation, norvia.capital",
    ),
    Mistake(
        "injects.toml",
        'claims = ["F01"]',
        'claims = ["F01", "F03"]',
        '"F03"',
        "no claim has the id `F03`; did you mean",
        "inject[0].claims[1]",
    ),
    Mistake("injects.toml", 'claims = ["F01"]', 'claims = ["F01", "F01"]', '"F01"]', "`F01` stands here twice; take one out"),
    Mistake(
        "injects.toml",
        '["deliberate", "acc',
        '["deliberat", "acc',
        '"deliberat"',
        "no cause has the id `deliberat`; did you mean `deliberate`?",
    ),
    Mistake(
        "injects.toml", "text.sandrel = ", "text.sandral = ", '"Your tug', "no team has the id `sandral`; did you mean `sandrel`?"
    ),
    Mistake("injects.toml", 'objective = "read-before-acting"', 'objective = "read"', '"read"', "no objective has the id `read`"),
    Mistake(
        "injects.toml", 'team = "norvia"', 'team = "norva"', '"norva"', "no team has the id `norva`", "inject[0].expects.team"
    ),
    Mistake(
        "injects.toml",
        'task = "ask-first"',
        'task = "ask-frist"',
        '"ask-frist"',
        "no task has the id `ask-frist`; did you mean `ask-first`?",
    ),
    Mistake(
        "actions-norvia.toml",
        'authority = "port"',
        'authority = "prot"',
        '"prot"',
        "no role has the id `prot`; did you mean `port`?",
    ),
    Mistake(
        "actions-norvia.toml",
        'authority = "port"',
        'authority = "palace"',
        '"palace"',
        "the role `palace` belongs to `sandrel`, not to `norvia`; write port or cabinet",
    ),
    Mistake(
        "actions-norvia.toml",
        'kind = "coercion"',
        'kind = "force"',
        '"force"',
        "`force` is none of the deck's `classes`; write restraint,",
    ),
    Mistake(
        "actions-norvia.toml",
        '["coercion", "rou',
        '["coercio", "rou',
        '"coercio"',
        "no purpose has the id `coercio`; did you mean `coercion`?",
    ),
    Mistake("rules.toml", 'text.all = "Two', 'text.al = "Two', '"Two boats', "no team has the id `al`; did you mean `all`?"),
    Mistake(
        "rules.toml", '["accident", "deliberate"]', '["acident", "deliberate"]', '"acident"', "no cause has the id `acident`"
    ),
    Mistake(
        "aims.toml", 'role = "cabinet"', 'role = "palace"', '"palace"', "the role `palace` belongs to `sandrel`, not to `norvia`"
    ),
    Mistake("questions.toml", '["norvia", "sandrel"]', '["norvia", "sandral"]', '"sandral"', "no team has the id `sandral`"),
    Mistake(
        "deck.toml",
        'id = "norvia.unity"\ntitle = "Unity of Norvia\'s coalition"\nteam = "norvia"',
        'id = "norvia.unity"\ntitle = "Unity of Norvia\'s coalition"\nteam = "sandrel"',
        '"sandrel"\nlow = 0\nhigh = 5\nstart = 3',
        'the id says that the track is `norvia`\'s, and `team` does not; write team = "norvia"',
    ),
    Mistake(
        "deck.toml",
        "[[turn]]",
        '[[flag]]\nid = "escalation"\ntitle = "x"\n[[turn]]',
        '"escalation"\ntitle = "x"',
        "`escalation` is a track already; give the flag another id",
    ),
    Mistake(
        "rules.toml",
        'id = "second-collision"',
        'id = "oil-film"',
        '"oil-film"',
        "the id `oil-film` is taken by an inject, and a hazard that happens is released as one; give the hazard another id",
    ),
    *(
        Mistake(
            file, f'id = "{old}"', 'id = "control-1"', '"control-1"', f"no {table} can be called `control-1`, because control's"
        )
        for file, old, table in (("injects.toml", "newspapers", "inject"), ("rules.toml", "second-collision", "hazard"))
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_told_once_where_it_stands(mistake: Mistake) -> None:
    told_once(mistake, check_deck)


@pytest.mark.parametrize("id", [*SEATS, *RECORDED, "and", "not", "true", "turn"])
def test_a_team_cannot_bear_a_word_with_a_meaning_of_its_own(id: str) -> None:  # noqa: A002 -- the deck's own word
    problems = check_deck(ferry_with("deck.toml", '[[team]]\nid = "norvia"', f'[[team]]\nid = "{id}"')).problems
    assert f"no team can be called `{id}`, because the word has a meaning of its own" in [problem.message for problem in problems]


def test_the_seats_that_no_team_may_be_called_are_those_of_the_table() -> None:
    assert (*RESERVED_SEATS, ALL) == SEATS


@pytest.mark.parametrize("id", ["phase-2", "a-b-12"])
def test_a_flag_cannot_bear_what_an_effect_would_take_for_a_track_and_a_number(id: str) -> None:  # noqa: A002
    problems = check_deck(ferry_with("deck.toml", "[[turn]]", f'[[flag]]\nid = "{id}"\ntitle = "x"\n[[turn]]')).problems
    told = f"the flag `{id}` could never be raised, because an effect takes it for a track and a number"
    assert told in [problem.message for problem in problems]


@pytest.mark.parametrize("id", ["turn", "true", "or", "if"])
def test_a_flag_cannot_bear_a_word_of_conditions(id: str) -> None:  # noqa: A002 -- the deck's own word
    problems = check_deck(ferry_with("deck.toml", "[[turn]]", f'[[flag]]\nid = "{id}"\ntitle = "x"\n[[turn]]')).problems
    assert f"no flag can be called `{id}`, because conditions use the word" in [problem.message for problem in problems]
