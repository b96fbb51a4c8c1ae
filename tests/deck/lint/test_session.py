"""Teams, turns, lengths, purposes, aims, questions, claims: enough of each, in an order that makes sense."""

from __future__ import annotations

import pytest

from support.decks import ferry_files, ferry_with
from support.mistakes import Mistake, told_once
from tabletop.deck.lint import check_deck

MISTAKES = [
    Mistake("aims.toml", 'text = "Nobody can', 'text = "" # "Nobody', '"" # ', "the text is empty"),
    Mistake("questions.toml", 'text = "Will the', 'text = "" # "Will', '"" # ', "the text is empty"),
    Mistake("questions.toml", "turn = 1", "turn = 0", "0\nby", "there is no turn 0"),
    Mistake("deck.toml", 'title = "The ferry dispute"', 'title = ""', '""', "the text is empty; write something"),
    Mistake(
        "deck.toml", 'argument_method = "2d6"', 'argument_method = "certain"', '"certain"', 'an argument cannot be "certain"'
    ),
    Mistake("deck.toml", 'glyph = "▲"', 'glyph = "NO"', '"NO"', "a glyph is one visible character"),
    Mistake(
        "deck.toml",
        'glyph = "▲"',
        'glyph = "●"',
        '"●"\nbrief = "You own',
        "`norvia` has the same glyph; teams must be told apart",
    ),
    Mistake("deck.toml", 'short = "Norvia"', 'short = " "', '" "', "the text is empty; write something"),
    Mistake("deck.toml", "number = 3", "number = 2", '2\ntitle = "Aft', "there is a turn 2 already"),
    Mistake(
        "deck.toml",
        "play = [1, 3]",
        "play = [3, 1]",
        "1]",
        "turn 1 comes after turn 3; list turns once each",
        "length[1].play[1]",
    ),
    Mistake(
        "deck.toml",
        "play = [1, 3]",
        "play = [1, 4]",
        "4]",
        "there is no turn 4; the deck's turns are 1, 2, 3",
        "length[1].play[1]",
    ),
    Mistake("deck.toml", "play = [1, 3]", "play = []", "[]\nminutes", "a session without turns cannot be played"),
    Mistake("deck.toml", "play = [1, 3]", "play = [1, 2, 3]", "[1, 2, 3]\nminutes = 50", "there is a length of 3 turns already"),
    Mistake("deck.toml", "minutes = 50", "minutes = 0", "0\n\n[[purpose]]", "a session takes at least a minute"),
    Mistake("deck.toml", "scale = 3", "scale = 2", '2\n\n[[purpose]]\nid = "acc', "`probing` has the place 2 on the scale"),
    Mistake("aims.toml", "weight = 2", "weight = 0", "0", "a weight of 0 makes the aim worth nothing; write 1 or more"),
    Mistake(
        "questions.toml",
        "turn = 1\nby = 2",
        "turn = 3\nby = 2",
        "2\nanswer",
        "the question is asked in turn 3 and closed in turn 2",
    ),
    Mistake("questions.toml", "by = 2", "by = 9", "9", "there is no turn 9"),
    Mistake("questions.toml", '["norvia", "sandrel"]', "[]", "[]", "nobody is asked; list the teams that are"),
    Mistake(
        "deck.toml",
        'id = "F02"',
        'id = "F02"\ntext = "x"\n[[claim]]\nid = "F09"',
        '[[claim]]\nid = "F09"',
        "no card cites the claim `F09`; cite it in `claims` of a card, or take it out",
        severity="warning",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_told_once_where_it_stands(mistake: Mistake) -> None:
    told_once(mistake, check_deck)


def messages(files: dict[str, bytes]) -> list[str]:
    return [problem.message for problem in check_deck(files).problems]


def test_turns_are_numbered_from_one() -> None:
    assert "turns are numbered from 1" in messages(ferry_with("deck.toml", "number = 1", "number = 0"))


def test_turns_out_of_order() -> None:
    files = ferry_with("deck.toml", "number = 3", "number = 4")
    files["deck.toml"] = files["deck.toml"].replace(b"number = 2", b"number = 9", 1)
    assert "turn 4 stands after turn 9" in messages(files)


def test_a_session_needs_two_teams() -> None:
    text = ferry_files()["deck.toml"].decode()
    start = text.index('[[team]]\nid = "sandrel"')
    files = ferry_files() | {"deck.toml": (text[:start] + text[text.index("[[track]]") :]).encode()}
    assert "the deck has one team, and a session needs at least two" in messages(files)


@pytest.mark.parametrize("table", ["turn", "length", "purpose", "cause"])
def test_a_deck_has_some_of_everything_that_a_session_needs(table: str) -> None:
    text = ferry_files()["deck.toml"].decode()
    parts = [part for part in text.split("\n\n") if not part.startswith(f"[[{table}]]")]
    assert f"the deck has no {table}" in messages(ferry_files() | {"deck.toml": "\n\n".join(parts).encode()})


def test_a_team_without_a_role_cannot_decide() -> None:
    files = ferry_files() | {"roles.toml": ferry_files()["roles.toml"].replace(b'team = "sandrel"', b'team = "norvia"')}
    assert "the team `sandrel` has no role, so nobody could decide" in messages(files)


def test_a_team_without_actions_or_aims_is_warned_of() -> None:
    files = ferry_files()
    del files["actions-sandrel.toml"], files["aims.toml"]
    told = [problem.message for problem in check_deck(files).problems if not problem.is_error]
    assert {"the team `sandrel` has no action", "the team `sandrel` has no aim", "the team `norvia` has no aim"} <= set(told)


def test_an_objective_without_tasks_cannot_be_rated() -> None:
    extra = b'\n[[objective]]\nid = "empty"\ntitle = "x"\ntext = "y"\ntask = []\n'
    files = ferry_files() | {"objectives.toml": ferry_files()["objectives.toml"] + extra}
    assert messages(files) == ["an objective without tasks cannot be rated"]


def test_purposes_that_nobody_could_mean() -> None:
    text = ferry_files()["deck.toml"].decode()
    for number in (-1, 0, 1, 2, 3):
        text = text.replace(f"scale = {number}\n", "")
    assert "no purpose has a place on the scale, so no order could have a purpose" in messages(
        ferry_files() | {"deck.toml": text.encode()}
    )
